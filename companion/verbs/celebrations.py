"""Celebrations: which rituals are offered for something, and keeping that it was celebrated."""

from __future__ import annotations

from companion import words
from companion.content import load as content
from companion.model.celebrations import Celebrating, Ritual, in_turn, offered
from companion.model.change import Change, Edit
from companion.model.kinds import BY_TABLE
from companion.model.milestones import MilestoneTold
from companion.model.record import Record, in_full
from companion.model.wins import Celebration, Win
from companion.verbs.context import Context, Gone
from companion.verbs.milestones import sentence

LATELY = 5  # celebrations that tell which ritual's turn it is
TELL_ONE = "tell_one"
QUIET = Ritual(id="quiet", label=words.celebrations.QUIET_RITUAL, how=words.celebrations.QUIET_HOW)


class CelebrationVerbs:
    """What a person celebrates: a win, a step of a goal, a milestone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rituals(self) -> tuple[Ritual, ...]:
        """The person's own rituals, then the shipped ones that they do not replace."""
        own = self._context.settings.celebration.rituals
        mine = {ritual.id for ritual in own}
        return (*own, *(ritual for ritual in content.rituals() if ritual.id not in mine))

    def of(self, table: str, id: int) -> Celebrating:
        """What there is to celebrate a record with today. Raises Gone."""
        context = self._context
        text, here = self._called(table, self._record(table, id)), offered(self.rituals(), self._lowest())
        known = {ritual.id for ritual in here}
        done = [each.ritual for each in context.store.recent(Celebration, LATELY) if each.ritual in known]
        return Celebrating(
            table=table, id=id, text=text, rituals=in_turn(here, done[-1] if done else ""), quiet=QUIET
        )

    def newest(self) -> Win | None:
        """The newest win, for who celebrates without naming one."""
        return next(iter(self._context.store.newest(Win, 1)), None)

    def keep(self, table: str, id: int, ritual: str, seconds: int) -> Change:
        """Keep that a record was celebrated, with which ritual and for how many seconds. Raises Gone."""
        record, context = self._record(table, id), self._context
        done = Celebration(
            at=context.now(), day=context.today(), of=id, kind=table, ritual=ritual, seconds=seconds
        )
        mark = isinstance(record, Win) and not record.celebrated
        edits = [Edit.add(done), *([Edit.patch(record, celebrated=True)] if mark else [])]
        label = words.celebrations.LABEL.format(text=words.common.quoted(self._called(table, record)))
        said = words.celebrations.KEPT_QUIETLY if ritual == QUIET.id else words.celebrations.KEPT
        return context.write(label, edits, said)

    # -- inside

    def _lowest(self) -> int | None:
        return self._context.pleasantness(self._context.today())

    def _record(self, table: str, id: int) -> Record:
        kind = BY_TABLE.get(table)
        record = self._context.store.get(kind.struct, id) if kind else None
        if record is None:
            raise Gone(words.changes.ROW_GONE)
        return record

    def _called(self, table: str, record: Record) -> str:
        if isinstance(record, MilestoneTold):
            return sentence(self._context, record)
        return BY_TABLE[table].one_line(in_full(record))
