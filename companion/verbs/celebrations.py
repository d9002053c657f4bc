"""Celebrations: which rituals are offered for something, and keeping that it was celebrated."""

from __future__ import annotations

from companion import words
from companion.content import load as content
from companion.model.celebrations import Celebrated, Celebrating, Ritual, in_turn, offered, record_named
from companion.model.change import Change, Edit
from companion.model.goals import GoalStep, last_taken
from companion.model.kinds import BY_TABLE
from companion.model.milestones import MilestoneTold
from companion.model.progress.progress import ProgressAt
from companion.model.record import Record, in_full
from companion.model.wins import Celebration, Win
from companion.store.tallies import Tallies
from companion.verbs.context import Context, there
from companion.verbs.milestones import sentence

LISTED = 60  # celebrations in the list
LATELY = 5  # celebrations that tell which ritual's turn it is
TELL_ONE = "tell_one"
QUIET = Ritual(id="quiet", label=words.celebrations.QUIET_RITUAL, how=words.celebrations.QUIET_HOW)


def look(context: Context, tallies: Tallies, at: ProgressAt) -> tuple[Celebrated, ...]:
    """What was celebrated lately, the newest first, for Progress."""
    return CelebrationVerbs(context).celebrated()


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

    def celebrated(self) -> tuple[Celebrated, ...]:
        """What was celebrated, the newest first, as far back as a list is read."""
        store, labels = self._context.store, {ritual.id: ritual.label for ritual in (*self.rituals(), QUIET)}
        found = []
        for each in store.recent(Celebration, LISTED)[::-1]:
            kind = BY_TABLE.get(each.kind)
            record = store.get(kind.struct, each.of) if kind else None
            found.append(
                Celebrated(
                    id=each.id,
                    table=each.kind,
                    of=each.of,
                    text=self._called(each.kind, record) if record else "",
                    ritual=labels.get(each.ritual, words.celebrations.RITUAL),
                    day=each.day,
                    seconds=each.seconds,
                )
            )
        return tuple(found)

    def win(self) -> Win | None:
        """The newest win."""
        return next(iter(self._context.store.recent(Win, 1)), None)

    def about(self, key: str) -> tuple[str, int]:
        """Return the table and the id of what the key of a row names: of a win, a step, what was celebrated.

        A goal is celebrated by the step of it that was taken last. ('', 0) where it is the key of nothing.
        """
        name, id = record_named(key)
        if name != "goals":
            return (name, id)
        last = last_taken(each for each in self._context.store.core(GoalStep) if each.goal == id)
        return ("goal_steps", last.id) if last else ("", 0)

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
        return there(self._context.store.get(kind.struct, id) if kind else None)

    def _called(self, table: str, record: Record) -> str:
        if isinstance(record, MilestoneTold):
            return sentence(self._context, record)
        return BY_TABLE[table].one_line(in_full(record))
