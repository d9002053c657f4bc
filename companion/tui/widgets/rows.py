"""A list of rows with a cursor: drawn line by line, repainting only the lines that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace
from textual import events, on
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from companion.rows.row import Row
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.cursor import came_back, mended
from companion.tui.widgets.pages import Pages
from companion.tui.widgets.rowline import LONGEST, Columns, Line, in_hand, near_edges

WHEEL = 2  # lines
ROOMY = (30, 9)  # cells and lines from which an empty line can be spared
KEPT = 200  # lines kept as they were drawn: the focus draws their boxes anew, and nothing of them changes


class RowList(Widget, can_focus=True):
    """Rows with a cursor that is a key, so that it stays with its row when rows come and go.

    `lead` is the width of the mark column in cells, `airy` whether there are empty lines where there is
    room for them. Its own scroll position is kept here, for Textual's scrolling repaints everything. Inside
    another widget that has the focus in its place, that one says when it is `active`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"rows--text", "rows--selected", "rows--muted", "rows--heading", "rows--cursor"}
    lead = 1

    rows: tuple[Row, ...] = ()
    cursor: str = ""  # the key of the selected row, '' when there is none to select
    _lines: tuple[Line, ...] = ()
    columns = 1
    book = False  # whether what stands under a row always shows
    active = False  # whether the person is here: shows the cursor, and what stands under its row
    _top = 0  # how many lines are scrolled away
    _told: frozenset[str] = frozenset()  # edges told of since the rows last changed

    def __init__(self, *, lead: int | None = None, airy: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lead = self.lead if lead is None else lead
        self._airy = airy
        self.moves = 0  # how often the person has moved the cursor
        self.follows: Callable[[], bool] = bool  # whether the cursor goes to what comes or changes next
        self._drawn: dict[tuple[int, Line | None], Strip] = {}  # by width

    class Selected(Message):
        """The cursor came to the row with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Activated(Selected):
        """The mark of the selected row was clicked."""

    class NearEdge(Selected):
        """Less than a screenful is left on the side of this key, the first or the last."""

    @property
    def rows_top(self) -> int:
        """How many content lines stand above the first row."""
        return 1 if self.roomy else 0

    @property
    def roomy(self) -> bool:
        """Whether there is room for empty lines."""
        return self._airy and self.size.width >= ROOMY[0] and self.size.height >= ROOMY[1]

    @property
    def _page(self) -> Pages:
        return Pages(*self.size, self.rows_top, self.columns)

    @property
    def rows_height(self) -> int:
        return self._page.lines

    @property
    def row(self) -> Row | None:
        """The selected row."""
        return next((row for row in self.rows if row.key == self.cursor), None)

    # -- what is in it

    def set_rows(self, rows: Sequence[Row], *, from_top: bool = True) -> None:
        """Show these rows. The cursor stays with its row, or goes to the nearest that is still there.

        `from_top` tells that the rows begin where everything begins: a list that has not been
        scrolled then stays at its top, and a cursor waiting on the first row waits on the new first.
        Otherwise the line at the top of the screen stays where it is.
        """
        rows = tuple(rows)
        if rows == self.rows and self.row is not None:
            return
        before, anchor = self.rows, self._lines[self._top : self._top + 1]
        in_view = any(line and line.row.key == self.cursor for line in self._seen())
        with self._repainting():
            self.rows = rows
            self._told = frozenset()
            first = next((row.key for row in before if not row.heading), "")
            if from_top and not self.active and self.cursor == first:
                self.cursor = ""
            came = came_back(self.cursor, before, rows) if self.follows() else ""
            self.cursor = came or mended(self.cursor, before, rows)
            self._flow()
            if not (from_top and self._top == 0):
                self._return_to(anchor)
            if came or (self.active and (in_view or not before)):
                self._reveal()

    def start_over(self) -> None:
        """Forget cursor and scroll position: the rows to come are another list."""
        with self._repainting():
            self.cursor, self._top = "", 0

    def restyle(self) -> None:
        """Draw everything anew, with other marks or borders."""
        self._drawn.clear()
        self._reflow()
        self.refresh()

    def select(self, key: str) -> None:
        """Put the cursor on this row, if it is there and no heading."""
        if not any(row.key == key and not row.heading for row in self.rows):
            return
        moved = key != self.cursor
        with self._repainting():
            self.cursor = key
            self._flow()
            self._reveal()
        if moved:
            self.post_message(self.Selected(key))
        self._tell_edges()

    def scroll_rows(self, lines: int) -> None:
        """Scroll by lines, the cursor staying on its row."""
        with self._repainting():
            self._top += lines
        self._tell_edges()

    # -- keys and mouse

    def action_rows(self, where: str) -> None:
        """Go `up`, `down`, a `page_up` or `page_down`, to the `first` or the `last` row."""
        page = max(self.rows_height - 1, 1)
        ends = {"first": -len(self.rows), "last": len(self.rows)}
        self._move({"up": -1, "down": 1, "page_up": -page, "page_down": page, **ends}[where])

    def _move(self, rows: int) -> None:
        self.moves += 1
        keys = [row.key for row in self._shown() if not row.heading]
        if self.cursor in keys:
            at = keys.index(self.cursor) + rows
            self.select(keys[min(max(at, 0), len(keys) - 1)])

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; the mark of the selected row activates it."""
        place = event.get_content_offset(self)
        number, x = self._page.at(*place) if place else (-1, 0)
        at = self._page.index(self._lines, self._top, number)
        row = self._lines[at].row if at >= 0 else None
        if row is None or row.heading:
            return
        if row.key == self.cursor and x in self._columns.mark_span(row):
            self.post_message(self.Activated(row.key))
        else:
            self.moves += 1
            self.select(row.key)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _wheel(self, event: events.MouseEvent) -> None:
        event.stop()
        self.scroll_rows(WHEEL if isinstance(event, events.MouseScrollDown) else -WHEEL)

    def watch_has_focus(self, has_focus: bool) -> None:
        """A list of its own is where the person is while it has the focus."""
        super().watch_has_focus(has_focus)
        self.activate(has_focus)

    def activate(self, active: bool) -> None:
        """Show the cursor, and what stands under the selected row, or no longer."""
        self.active = active
        self._reflow()

    def on_resize(self) -> None:
        self._reflow()

    @property
    def hand_at(self) -> Offset:
        """The cell of the screen where the row in hand begins."""
        return self.content_region.offset + self._page.region(in_hand(self._seen())).offset

    # -- which line shows what

    @property
    def _columns(self) -> Columns:
        page = self._page
        longest = max(LONGEST, page.rows - 1)
        return Columns(page.column, self.lead, style_of(self).marks, longest, self.book)

    def _shown(self) -> list[Row]:
        """The rows to show: those under another only while it or one of its company is selected."""
        row = self.row if self.active else None
        parent = (row.under or row.key) if row else None
        shown = [row for row in self.rows if not row.under or row.under == parent or self.book]
        return shown if self.roomy else [row for row in shown if not row.gap]

    def _flow(self) -> None:
        self._lines = self._columns.flow(self._shown(), self.cursor if self.active else "")

    def _reflow(self) -> None:
        with self._repainting():
            self._flow()
            if self.active:
                self._reveal()

    def _seen(self) -> list[Line | None]:
        """The lines on the screen, top to bottom; None where there is none."""
        page = self._page
        return [self._line_at(y, page) for y in range(page.lines)]

    def _line_at(self, y: int, page: Pages) -> Line | None:
        at = page.index(self._lines, self._top, y)
        if at < 0:
            return None
        if y == page.lines - 1 and at + 1 < len(self._lines):
            return replace(self._lines[at], more=style_of(self).marks.more_below)
        if y == 0 and at:
            return replace(self._lines[at], more=style_of(self).marks.more_above)
        return self._lines[at]

    @contextmanager
    def _repainting(self) -> Iterator[None]:
        """Repaint the lines that look different afterwards, and no others."""
        before = self._seen()
        yield
        self._top = min(max(self._top, 0), self._page.top_for(self._lines, len(self._lines)))
        changed = [y for y, (old, new) in enumerate(zip(before, self._seen(), strict=True)) if old != new]
        if changed:
            self.refresh(*map(self._page.region, changed))

    def _return_to(self, anchor: tuple[Line, ...]) -> None:
        """Scroll so that this line is at the top of the screen again."""
        for y, line in enumerate(self._lines):
            if anchor and line.row.key == anchor[0].row.key:
                self._top = y + anchor[0].part
                return

    def _reveal(self) -> None:
        """Scroll so that the selected row is on the screen, with its company and the heading above it."""
        lines = [line.row for line in self._lines]
        ys = [y for y, row in enumerate(lines) if self.cursor in (row.key, row.under)]
        if not ys or not self.rows_height:
            return
        start, end = ys[0], ys[-1] + 1
        while start and lines[start - 1].heading and not lines[start - 1].under:
            start -= 1
        self._top = self._page.top_for(self._lines, end, self._top)
        self._top = min(self._top, start if end - start <= self.rows_height else ys[0])

    def _tell_edges(self) -> None:
        """Say once that an edge is near, so that more rows can be fetched."""
        edges = near_edges(self.rows, self._top, self.rows_height, len(self._lines)) if self.rows else set()
        for key in sorted(edges - self._told):
            self.post_message(self.NearEdge(key))
        self._told |= edges

    def render_line(self, y: int) -> Strip:
        page = self._page
        strips = [self._strip(self._line_at(number, page), page.column) for number in page.on_row(y)]
        return page.joined(strips, self.get_component_rich_style("rows--text"))

    def _strip(self, line: Line | None, width: int) -> Strip:
        key = width, line
        strip = self._drawn.get(key)
        if strip is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            strip = self._drawn[key] = self._draw(line)
        return strip

    def _draw(self, line: Line | None) -> Strip:
        style = self.get_component_rich_style
        return (
            self._columns.draw(line, style) if line else Strip.blank(self._page.column, style("rows--text"))
        )

    def notify_style_update(self) -> None:
        """What was drawn has the colours of before."""
        super().notify_style_update()
        self._drawn.clear()
