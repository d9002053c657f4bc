"""Pauses: resting until a day, ending that, and the end being told once."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from companion import words
from companion.model.change import Change, Edit
from companion.model.pause import Pause, Rest, ended, parse_rest, resting, until
from companion.store.errors import StoreError
from companion.verbs.context import Context, Gone


class PauseVerbs:
    """What a person does with pauses. Nothing is taken off any list; nothing is asked meanwhile."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def until(self, routine: str = "", day: date | None = None) -> date | None:
        """The last day of the rest that a routine ('': everything) has on a day, today's if none is given."""
        return until(self._pauses(), day or self._context.today(), routine)

    def now(self) -> list[tuple[str, date]]:
        """What rests today, by name, and until when."""
        today, pauses = self._context.today(), self._pauses()
        if everything := resting(pauses, today):
            return [(words.pauses.EVERYTHING, everything.last)]
        found = ((each.name, resting(pauses, today, each.id)) for each in self._context.settings.routines)
        return [(name, pause.last) for name, pause in found if pause]

    def read(self, typed: str, routine: str = "") -> Rest:
        """What typed words mean, of a routine (its id) unless they name one. Raises ValueError."""
        rest = parse_rest(typed, self._context.settings.routines, self._context.today())
        return rest if rest.routine else rest._replace(routine=routine)

    def preview(self, typed: str, routine: str = "") -> str:
        """The same in words, while it is being typed."""
        try:
            rest = self.read(typed, routine)
        except ValueError:
            return words.pauses.HINT
        return words.pauses.preview(self._name(rest.routine), rest.first, rest.last, self._context.today())

    # -- doing

    def rest(self, typed: str, routine: str = "") -> Change:
        """Rest as typed. Raises ValueError, StoreError."""
        rest, context = self.read(typed, routine), self._context
        today = context.today()
        gone_by = rest.last < today  # its end is nothing to tell
        pause = Pause(at=context.now(), day=today, told=gone_by, **rest._asdict())
        date_of, name = words.pauses.date_of(rest.last, today), self._name(rest.routine)
        label = (words.pauses.REST_LABEL_OF if name else words.pauses.REST_LABEL).format(
            date=date_of, name=name
        )
        said = words.pauses.SET if rest.first <= today <= rest.last else words.pauses.SET_LATER
        said = words.pauses.SET_AFTERWARDS if gone_by else said
        answer = said.format(date=date_of, first=words.pauses.date_of(rest.first, today))
        return context.write(label, [Edit.add(pause)], answer)

    def end(self, routine: str | None = None) -> Change:
        """End the rest of today, all of it or that of a routine (its id). Raises Gone where nothing rests."""
        today = self._context.today()
        over = [each for each in self._pauses() if each.first <= today <= each.last]
        over = [each for each in over if routine in (None, each.routine)]
        if not over:
            raise Gone(words.pauses.NONE)
        yesterday = today - timedelta(days=1)
        edits = [
            Edit.delete(each) if each.first == today else Edit.patch(each, last=yesterday, told=True)
            for each in over
        ]
        return self._context.write(words.pauses.END_LABEL, edits, words.pauses.CARRIED_ON)

    def tell_end(self) -> str:
        """What is said once after a rest, unless another goes on; '' for nothing. No part of undo."""
        today, pauses = self._context.today(), self._pauses()
        over = ended(pauses, today)
        if not over:
            return ""
        with suppress(StoreError):  # said again another time, which is better than not at all
            self._context.store.apply([Edit.patch(each, told=True) for each in over])
        return words.pauses.ENDED if not resting(pauses, today) else ""

    # -- inside

    def _pauses(self) -> list[Pause]:
        return self._context.store.core(Pause)

    def _name(self, routine: str) -> str:
        found = (each.name for each in self._context.settings.routines if each.id == routine)
        return next(found, routine)
