"""List and reading: a list, and beside it what is in hand there, read in full."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.reactive import var
from textual.strip import Strip

from companion.rows.reading import RowInFull
from companion.tui.command import Command
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.measures import NARROW, margin
from companion.tui.frame.pane import Pane
from companion.tui.frame.screen import DayScreen
from companion.tui.widgets.rowline import Columns
from companion.tui.widgets.rows import RowList


class ListToRead(ListPane):
    """The list: a `ListPane` that also says how the row with a key is read."""

    reading: var[RowInFull] = var(RowInFull())

    def read(self, key: str) -> RowInFull:
        """Return what is read of the row with this key ('': there is none), from the view alone."""
        raise NotImplementedError

    def rebuild(self, *, from_top: bool = True) -> None:
        """The rows have changed, and what is read of them with these."""
        super().rebuild(from_top=from_top)
        self._follow()

    @on(RowList.Selected)
    def _follow(self) -> None:
        if self.view is not None:
            self.reading = self.read(self.key)


class ReadingRows(RowList, can_focus=False, inherit_bindings=False):
    """Rows that are only read: however long one is, all of it shows."""

    @property
    def _columns(self) -> Columns:
        columns = super()._columns
        return Columns(columns.width, columns.lead, columns.marks, longest=0)


class ReadingPane(Pane):
    """What is in hand in the list, in full. A subclass has the `BINDINGS` of the list; arrows scroll here."""

    reading: var[RowInFull] = var(RowInFull())
    _of = ""  # the row that was read last

    def __init__(self, *, id: str = "reading") -> None:
        super().__init__(id=id)
        self.rows = ReadingRows(lead=0, airy=True)

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.list_pane = self.screen.query_one(ListToRead)
        self.scope = self.list_pane.id or ""
        self.watch(self.list_pane, "reading", self._take)

    def _take(self, reading: RowInFull) -> None:
        self.title, self.figure = reading.title, reading.figure
        if self._of != self.key:
            self._of = self.key
            self.rows.start_over()
        self.rows.set_rows(reading.rows)

    @property
    def key(self) -> str:
        return self.list_pane.key

    def can(self, command: Command) -> bool:
        return self.list_pane.can(command)

    def footer_words(self, command: Command) -> str:
        return self.list_pane.footer_words(command)

    def about(self, command: str) -> tuple[str, str]:
        return self.list_pane.about(command)

    def restyle(self) -> None:
        super().restyle()
        self.rows.restyle()

    def action_rows(self, where: str) -> None:
        """Scroll."""
        page = max(self.rows.rows_height - 1, 1)
        ends = {"first": -(10**6), "last": 10**6}
        self.rows.scroll_rows({"up": -1, "down": 1, "page_up": -page, "page_down": page, **ends}[where])

    def render_line(self, y: int) -> Strip:
        return Strip.blank(self.size.width, self.get_component_rich_style("pane--muted"))


class ReadingScreen(DayScreen):
    """Two panes, a `ListToRead` and a `ReadingPane`. Under 80 columns the one in hand has all the room."""

    CSS_PATH = Path(__file__).with_name("reading.tcss")
    folds: ClassVar[bool] = False

    def fit(self, width: int, height: int) -> None:
        """Two boxes at every width from 80 on; header and footer stay where they are on the other screens."""
        super().fit(width, height)
        if width >= NARROW:
            self.query_one("#panes").styles.padding = (0, margin(width, 2))

    def watch_zoomed(self) -> None:
        """The zoom is for reading, and leads back to the list."""
        if self.is_mounted:
            self.set_focus(self.in_order[self.zoomed], scroll_visible=False)
        super().watch_zoomed()
