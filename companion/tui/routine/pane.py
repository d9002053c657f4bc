"""The Routine pane: the routine for now, what is for today only, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.model.river import RoutineView
from companion.model.routine import RoutineRow
from companion.rows import routine
from companion.rows.marks import Marks
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.first_use import FirstLine
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.slice import Slice
from companion.tui.routine.commands import can

FIRST = (
    FirstLine(
        "ticks",
        words.first_use.ROUTINE,
        ("routine.done", "routine.tick", "routine.partly", "routine.rest", "routine.step"),
        ("routine.done",),
        (words.first_use.PANES, words.first_use.PANES_BRIEFLY),
    ),
    FirstLine("routine.days", words.first_use.ROUTINE_DAYS, ("routine.earlier",), ("routine.earlier",)),
)
FOOTERS = {
    "row": ("routine.done", "routine.partly", "routine.rest", "routine.menu", "routine.add"),
    "then": ("routine.done", "routine.partly", "routine.note", "routine.later"),
    "folded": ("routine.done", "routine.add", "routine.later"),
}
"""The commands in the footer: on a row of today, on one of another day, on a folded routine."""
ROUTINE: Slice[RoutineView] = Slice(
    lambda companion, at: companion.routine.look(at),
    *("ticks", "tasks", "appointments", "goals", "goal_steps", "pauses"),
    minutely=True,
)


class RoutinePane(ListPane):
    """Shows a `RoutineView` and asks for what a person wants done with its rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "routine")]
    main = "routine.done"
    first = FIRST

    view: var[RoutineView | None] = var(None)
    _order: tuple[str, ...] = ()  # of the rows of another day, as they were when it was come to

    def watch_view(self, before: RoutineView | None, view: RoutineView | None) -> None:
        """Take over what has changed; the cursor goes where the day goes on."""
        self.elsewhere = bool(view and view.back)
        self.title = routine.title(view)
        self.figure = routine.figure(view)
        self.summary = routine.summary(view)
        goes_on = routine.goes_on(before, view, super().key)
        if before and view and before.day != view.day:
            self.list.start_over()
            self._order = tuple(row.key for row in view.everything) if view.back else ()
        self.rebuild()
        self.list.select(goes_on)
        self.post_message(self.KeysChanged())

    def begin(self) -> None:
        """Put the cursor where the day goes on: on the first row that is open."""
        self.list.cursor = routine.begins(self.view) or self.list.cursor

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the river of the day."""
        view = self.view
        if view and self._order:
            view = routine.in_place(view, self._order)
        return routine.rows(view, marks) if view else ()

    @property
    def selected(self) -> RoutineRow | None:
        """The row the cursor is on, or whose sub-step it is on."""
        rows = self.view.everything if self.view else ()
        return next((row for row in rows if row.key == super(RoutinePane, self).key), None)

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for the selected row; `space` and `enter` open a folded routine."""
        return can(command, self.view, super().key)

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command, as things stand."""
        view, folded = self.view, not self.selected and bool(self.key)
        back = view.back if view else 0
        if command.id not in FOOTERS["folded" if folded else "then" if back else "row"]:
            return ""
        if folded and command.id == self.main:
            of = view.stretch_of(super().key) if view else None
            return words.routine.FOLD if of and of.opened else words.routine.OPEN
        return words.routine.AFTER if command.name == "later" and back > 1 else command.words

    @property
    def day(self) -> date | None:
        """The day on which what is shown is today, or so many days ago."""
        return self.view.today or self.view.day if self.view else None

    @property
    def key(self) -> str:
        """The day and the key of the selected row, or of the one it stands under."""
        return f"{self.view.day} {row}" if self.view and (row := super().key) else ""

    def about(self, command: str) -> tuple[str, str]:
        """`space` on a sub-step is about that, and on a folded routine about the fold."""
        at, day = self.list.row, self.view.day if self.view else None
        if at and at.flush and command in (self.main, "routine.menu"):
            return "routine.fold", f"{day} {at.key}"
        if command == self.main and at and at.under:
            return "routine.step", f"{day} {at.key}"
        return super().about(command)
