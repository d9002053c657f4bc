"""What a mark is answered with: a quiet line of its own."""

from __future__ import annotations

from companion import words
from companion.content import load as content
from companion.model.routine import State, Task, step_line
from companion.verbs.context import Context
from companion.verbs.routine_day import Planned, RoutineDay


class StepLines:
    """Chooses the line; knows which one was the last, so that none comes twice in a row."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._before = ""

    def answer(
        self, day: RoutineDay, row: Task | Planned, state: State, step: str = "", *, ends_it: bool = True
    ) -> str:
        """The answer to a mark that a row is given, before it has it; '' where the mark is enough.

        `step` is the sub-step that has the mark, `ends_it` is false for one with others after it.
        """
        if state == "open":
            return words.changes.OPEN_AGAIN
        if not day.is_today:
            return words.routine.saved_for(day.day, self._context.today())
        if ends_it and (said := self.finished(day, row)):
            return said
        lines = content.step_lines()
        sets = {"done": (*self._context.settings.steps.own, *lines.done), "partly": lines.partly}
        chosen = lines.quiet if self._context.is_gentle(day.day) else sets.get(state, lines.resting)
        said = step_line(chosen, day.answered_besides(row, step), day.day, self._before)
        self._before = said or self._before
        return said

    def finished(self, day: RoutineDay, row: Task | Planned) -> str:
        """The line for the last open row of a routine; '' for another one, and on a day to be gentle with."""
        if isinstance(row, Task) or self._context.is_gentle(day.day) or not day.is_last(row):
            return ""
        name = words.routine.in_a_sentence(row.routine.name)
        return content.step_lines().last.format(routine=name)
