"""The Routine pane: the routine for now, what is for today only, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.model.routine import RoutineRow, RoutineView
from companion.rows import routine
from companion.rows.marks import Marks
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.first_use import FirstLine
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.slice import Slice

OF_AN_ITEM = ("routine.move_up", "routine.move_down")
FIRST = (
    FirstLine(
        "ticks",
        words.first_use.ROUTINE,
        ("routine.done", "routine.tick", "routine.partly", "routine.rest", "routine.step"),
        ("routine.done",),
        words.first_use.PANES,
    ),
    FirstLine("routine.days", words.first_use.ROUTINE_DAYS, ("routine.earlier",), ("routine.earlier",)),
)
ROUTINE: Slice[RoutineView] = Slice(
    lambda companion, at: companion.routine.view(at), "ticks", "tasks", minutely=True
)


class RoutinePane(ListPane):
    """Shows a `RoutineView` and asks for what a person wants done with its rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "routine")]
    main = "routine.done"
    first = FIRST

    view: var[RoutineView | None] = var(None)

    def watch_view(self) -> None:
        self.title = routine.title(self.view)
        self.figure = routine.figure(self.view)
        self.summary = self.figure or routine.upcoming(self.view)
        self.rebuild()

    def begin(self) -> None:
        """Put the cursor where the day goes on: on the first row that is open."""
        rows = self.view.rows + self.view.tasks if self.view else ()
        self.list.cursor = next((row.key for row in rows if row.state == "open"), self.list.cursor)

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the routine, "Just today", and between windows what comes next."""
        return routine.rows(self.view, marks) if self.view else ()

    @property
    def selected(self) -> RoutineRow | None:
        """The row the cursor is on, or whose sub-step it is on."""
        rows = self.view.rows + self.view.tasks if self.view else ()
        return next((row for row in rows if row.key == super(RoutinePane, self).key), None)

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for the selected row."""
        row = self.selected
        if command.id == "routine.tick":
            return row is not None and bool(row.opens) and row.state == "open"
        if command.id in OF_AN_ITEM:
            return row is not None and not row.is_task
        return row is not None or not command.of_row

    @property
    def day(self) -> date | None:
        """The day of the rows."""
        return self.view.day if self.view else None

    @property
    def key(self) -> str:
        """The day and the key of the selected row, or of the one it stands under."""
        return f"{self.day} {row}" if (row := super().key) else ""

    def about(self, command: str) -> tuple[str, str]:
        """`space` on a sub-step is about that."""
        at = self.list.row
        if command == "routine.done" and at and at.under:
            return "routine.step", f"{self.day} {at.key}"
        return super().about(command)
