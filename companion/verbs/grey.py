"""A grey day: what the card holds, and its one step."""

from __future__ import annotations

from msgspec.structs import replace

from companion import words
from companion.model.change import Change
from companion.model.grey import KEPT_AT_MOST, GreyDay, SmallStep, drawn, of_the_hour, smallest
from companion.model.pause import Pause, resting
from companion.model.routine import Routine
from companion.verbs.affirmations import AffirmationVerbs
from companion.verbs.context import Context
from companion.verbs.routine import RoutineVerbs
from companion.verbs.wins import WinVerbs


class GreyVerbs:
    """What there is on a grey day. Nothing is remembered of having looked."""

    def __init__(
        self, context: Context, routine: RoutineVerbs, affirmations: AffirmationVerbs, wins: WinVerbs
    ) -> None:
        self._context = context
        self._routine = routine
        self._affirmations = affirmations
        self._wins = wins

    def view(self) -> GreyDay:
        """One small step, one gentle line, and a few kept wins, drawn anew each time."""
        kept = [win.text for win in self._wins.kept().wins]
        line = self._affirmations.gentle()
        return GreyDay(
            step=self.smallest(),
            line=line.text if line else "",
            kept=drawn(kept, KEPT_AT_MOST, self._context.chance),
        )

    def smallest(self) -> SmallStep | None:
        """The smallest step there is just now: that of the routine for the hour, or a task of today."""
        routines = self._routines()
        marked = {f"item:{item.id}" for routine in routines for item in routine.items if item.smallest}
        day = self._routine.view()
        rows_of = {each.id: each.rows for each in day.routines}
        lists = [*(rows_of.get(routine.id, ()) for routine in routines), day.tasks]
        called_small = [row for rows in lists for row in rows if row.key in marked]
        return next(filter(None, (smallest(rows, marked) for rows in (called_small, *lists))), None)

    def do(self, step: SmallStep) -> Change:
        """Mark a step done. Raises Gone, StoreError."""
        if step.sub_step:
            change = self._routine.toggle_step(step.key, step.sub_step)
        else:
            change = self._routine.toggle(step.key, "done")
        return replace(change, answer=words.grey.STEP_SAVED)

    def _routines(self) -> list[Routine]:
        """The routines of today that do not rest, the one for the hour first."""
        context = self._context
        settings, pauses = context.settings, context.store.core(Pause)
        asking = [each for each in settings.routines if not resting(pauses, context.today(), each.id)]
        return of_the_hour(asking, context.now().time(), settings.day_starts_at)
