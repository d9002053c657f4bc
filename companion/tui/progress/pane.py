"""The two panes of Progress: the figures and the views, and what is read of the one in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.companion import Companion
from companion.model.kinds import BY_TABLE
from companion.model.progress.progress import EXPLAINED, ProgressAt, ProgressView
from companion.rows.marks import Marks
from companion.rows.plot import Calendar
from companion.rows.progress import progress
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.slice import Slice
from companion.tui.progress.commands import about, can
from companion.tui.widgets.plot import PlotView
from companion.tui.widgets.rows import RowList
from companion.verbs.progress.views import BY_ID


def _look(companion: Companion, at: ProgressAt | None) -> ProgressView:
    return companion.progress.view(at)


PROGRESS: Slice[ProgressView] = Slice(_look, *BY_TABLE)
LOW = 12
"""Lines below which the figures stand close together."""
STORY, ROOMY = 30, 42
"""Cells that rows need beside a picture, and from which on one of days has free cells at its sides."""


class ProgressPane(ListPane):
    """Shows a `ProgressView`: its figures and the list of views."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "progress")]
    main = "progress.open"
    lead = 0

    view: var[ProgressView | None] = var(None)
    _asked = ""  # the view that the cursor asked for last; what it shows may still be on its way

    def watch_view(self, before: ProgressView | None, view: ProgressView | None) -> None:
        """Take over what has changed; at first the view that is read is in hand. Until all years are counted
        it is asked for again.
        """
        if view and not view.whole:
            self.call_after_refresh(self.action_ask, "progress.count_on", "")
        self.title = words.progress.TITLE
        self.summary = words.progress.days_line(view.head.days) if view else ""
        self.rebuild()
        if before is None and view:
            self._asked = view.at.view
            self.list.select(self._asked)
        elif before and view and before.head.today != view.head.today:  # which begins with the first view
            self._asked = view.at.view
            self._read()

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the figures and the views."""
        rows = progress.rows(self.view, marks, self.size.width) if self.view else []
        low = self.size.height < LOW
        return [row for row in rows if not (low and row.gap and row.key != progress.GAP)]

    def on_resize(self) -> None:
        """The figures have another form where there is little room."""
        super().on_resize()
        self.rebuild()

    @on(RowList.Selected)
    def _read(self) -> None:
        if self.view and self.key in BY_ID and self.key != self._asked:
            self._asked = self.key
            self.action_ask("progress.look", self.key)

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning in the view in hand."""
        return can(command, self.view, "")

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command."""
        return footer_words(command, self.view)

    def about(self, command: str) -> tuple[str, str]:
        """Return what is asked of the feature whose view is in hand."""
        return about(command, self.view, "")


class ViewPane(ListPane):
    """The view in hand: a picture, and rows; the cursor is on those that can be taken in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "progress")]
    main = "progress.open"
    scope = "progress"
    lead = 0

    view: var[ProgressView | None] = var(None)
    _of = ""  # the view that was read last

    def compose(self) -> ComposeResult:
        self.plot = PlotView(lambda day: self.action_ask("progress.take", day.isoformat()))
        yield self.plot
        yield from super().compose()

    def watch_view(self, view: ProgressView | None) -> None:
        """Take over what has changed; another view begins at its top."""
        if view is None:
            return
        if view.at.view != self._of:
            self._of = view.at.view
            self.list.start_over()
        self.rebuild()

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the rows, and show the picture above them."""
        if self.view is None:
            return ()
        read = progress.in_full(self.view, marks)
        self.title, self.figure = read.title, read.figure
        beside = read.beside if self.room.zoomed and self.size.width >= read.beside + STORY else 0
        self.set_class(bool(beside), "-beside")
        self.plot.set_class(isinstance(read.plot, Calendar) and self.size.width < ROOMY, "-tight")
        self.plot.styles.width = beside or "1fr"
        self.plot.show(read.plot, 0 if beside else read.below)
        if self.list.active != (self.has_focus and not self.plot.walks):
            self.list.activate(self.has_focus and not self.plot.walks)
        return read.rows

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self.plot.walks:
            self.list.activate(False)

    def action_rows(self, where: str) -> None:
        """Move in the list, or in the picture."""
        if self.plot.walks:
            self.action_ask("progress.walk", where)
        else:
            super().action_rows(where)

    def on_resize(self) -> None:
        """The rows go beside the picture, or below it."""
        super().on_resize()
        self.rebuild()

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning in the view in hand."""
        return can(command, self.view, self.key)

    def about(self, command: str) -> tuple[str, str]:
        """Return what is asked of the feature whose view is in hand, for the row in hand."""
        if command == self.main and self.plot.walks:
            return "progress.choose", ""
        return about(command, self.view, self.key)

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command."""
        if command.id != self.main:
            return footer_words(command, self.view)
        said = words.progress.SPACE.get(self.view.at.view, "") if self.view and self.plot.walks else ""
        return said or command.words


def footer_words(command: Command, view: ProgressView | None) -> str:
    """Return the footer's words for a command in a view."""
    explained = command.name == "menu" and view and view.at.view in EXPLAINED
    return words.progress.ENTER if explained else command.words
