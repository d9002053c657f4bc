"""A pane with a list of rows in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.reactive import var
from textual.strip import Strip

from companion.rows.marks import Marks
from companion.rows.row import Row
from companion.tui.frame.first_use import FirstLine, said_first
from companion.tui.frame.pane import Pane
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rows import RowList


class PaneRows(RowList, can_focus=False, inherit_bindings=False):
    """The rows of a pane, which has the focus for them."""


class ListPane(Pane):
    """Rows of plain data, made anew from the view whenever it changes. `main` is the command of a click on a
    mark; `lead` is the width of the marks in cells. `first` is said until it has been used.
    """

    main: ClassVar[str] = ""
    lead: ClassVar[int] = 1
    first: ClassVar[Sequence[FirstLine]] = ()
    view: var[object | None] = var(None)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.list = PaneRows(lead=self.lead, airy=True)

    def compose(self) -> ComposeResult:
        yield self.list
        yield from said_first(self, self.first)

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the rows for the view, which is there."""
        raise NotImplementedError

    def rebuild(self, *, from_top: bool = True) -> None:
        """Take over what has changed in the view."""
        rows = self.rows_of(style_of(self).marks) if self.view is not None else ()
        self.list.set_rows(rows, from_top=from_top)
        if self.has_focus:
            self.post_message(self.KeysChanged())

    def restyle(self) -> None:
        """The rows hold the marks."""
        super().restyle()
        self.rebuild()
        self.list.restyle()

    @property
    def key(self) -> str:
        """The key of the selected row, or of the one that it stands under."""
        row = self.list.row
        return (row.under or row.key) if row else ""

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor, and what stands under its row, show with the focus."""
        self.list.activate(has_focus)
        # In the turn of the rows, so that box and cursor change in one frame: a child is drawn one later.
        self.list.call_next(super().watch_has_focus, has_focus)

    def action_rows(self, where: str) -> None:
        """Move in the list."""
        self.list.action_rows(where)

    def on_row_list_activated(self, event: RowList.Activated) -> None:
        """A click on the mark of the selected row is its main action."""
        event.stop()
        if self.main:
            self.action_ask(self.main)

    def render_line(self, y: int) -> Strip:
        """Draw the folded line; else the rows draw what there is."""
        if self.collapsed:
            return self.render_folded(y)
        return Strip.blank(self.size.width, self.get_component_rich_style("pane--muted"))
