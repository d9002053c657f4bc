"""A list of rows with a cursor: drawn line by line, repainting only the lines that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.look import look_of
from companion.tui.widgets.text import cell_len, fit, isolated, pad, visible, wrap

LONGEST_SELECTED = 6  # lines that the selected row and each line under a row may take
WHEEL = 2  # lines


class Row(msgspec.Struct, frozen=True):
    """One row. It is one line; the selected one, and those under it, show their whole text.

    `mark` stands before the text, `aside` muted at the right end; on the selected row `word` takes
    the aside's place when there is one. A `heading` cannot be selected. A row with `under` (the key
    of another) shows only while that row or one of its company is selected. Keys are unique.
    """

    key: str
    text: str
    mark: str = ""
    aside: str = ""
    word: str = ""
    muted: bool = False
    heading: bool = False
    under: str = ""


class Line(msgspec.Struct, frozen=True):
    """What one line of the screen shows: a part of a row. Equal lines look alike."""

    row: Row
    part: int = 0  # which line of the row
    text: str | None = None  # of this line, where the row is wrapped
    selected: bool = False
    more: str = ""  # mark for rows beyond this edge


class RowList(Widget, can_focus=True):
    """Rows with a cursor that is a key, so that it stays with its row when rows come and go.

    Set `lead` to the width of the mark column in cells. Rows of a host with its own head start
    `rows_top` lines down. A scroll position is kept here: Textual's scrolling repaints everything.
    """

    COMPONENT_CLASSES = {"rows--text", "rows--selected", "rows--muted", "rows--heading", "rows--cursor"}
    lead = 1

    class Selected(Message):
        """The cursor came to the row with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Activated(Selected):
        """The mark of the selected row was clicked."""

    class NearEdge(Selected):
        """Fewer rows than a screenful are left on the side of this key, the first or the last."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: tuple[Row, ...] = ()
        self.cursor = ""  # key of the selected row, '' when there is none to select
        self._top = 0  # how many lines are scrolled away
        self._asked: set[str] = set()  # edges told of since the rows last changed
        self._lines: list[Line] = []

    # -- what a host may say

    @property
    def rows_top(self) -> int:
        """How many content lines stand above the first row."""
        return 0

    @property
    def rows_height(self) -> int:
        """How many lines there are for rows."""
        return max(self.size.height - self.rows_top, 0)

    @property
    def row(self) -> Row | None:
        """The selected row."""
        return next((row for row in self.rows if row.key == self.cursor), None)

    def set_rows(self, rows: Sequence[Row], *, from_top: bool = True) -> None:
        """Show these rows. The cursor stays with its row, or goes to the nearest that is still there.

        `from_top` tells that the rows begin where everything begins: a list that has not been
        scrolled then stays at its top, and a cursor waiting on the first row waits on the new first.
        Otherwise the line at the top of the screen stays where it is.
        """
        rows = tuple(rows)
        if rows == self.rows:
            return
        before, anchor = self.rows, self._anchor()
        with self._repainting():
            first = next((row.key for row in before if _selectable(row)), "")
            self.rows = rows
            self._asked.clear()
            if from_top and not self.has_focus and self.cursor == first:
                self.cursor = ""
            self._mend_cursor(before)
            self._flow()
            if not (from_top and self._top == 0):
                self._return_to(anchor)
            if self.has_focus:
                self._reveal()

    def start_over(self) -> None:
        """Forget cursor and scroll position: the rows to come are another list."""
        self.cursor = ""
        self._top = 0

    def select(self, key: str) -> None:
        """Put the cursor on this row, if it is there and can be selected."""
        row = next((row for row in self.rows if row.key == key), None)
        if row is None or not _selectable(row):
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
        """Scroll by lines, the cursor staying where it is."""
        with self._repainting():
            self._top += lines
        self._tell_edges()

    # -- keys and mouse

    def action_up(self) -> None:
        """One row up."""
        self._move(-1)

    def action_down(self) -> None:
        """One row down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self._move(-max(self.rows_height - 1, 1))

    def action_page_down(self) -> None:
        """A screenful down."""
        self._move(max(self.rows_height - 1, 1))

    def action_first(self) -> None:
        """To the first row."""
        self._move(-len(self.rows))

    def action_last(self) -> None:
        """To the last row."""
        self._move(len(self.rows))

    def _move(self, rows: int) -> None:
        keys = [row.key for row in self._shown() if _selectable(row)]
        if keys:
            at = keys.index(self.cursor) + rows
            self.select(keys[min(max(at, 0), len(keys) - 1)])

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; on the mark of the selected row, do its main action."""
        place = event.get_content_offset(self)
        if place is None or not (0 <= (y := place.y - self.rows_top + self._top) < len(self._lines)):
            return
        row = self._lines[y].row
        if not _selectable(row):
            return
        start = self._indent(row) if row.under else 0
        on_mark = start <= place.x < start + self.lead + 3
        if row.key == self.cursor and on_mark:
            self.post_message(self.Activated(row.key))
        else:
            self.select(row.key)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Wheel: scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Wheel: scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(-WHEEL)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Only the list in focus shows its cursor, and what stands under the selected row."""
        super().watch_has_focus(has_focus)
        self._reflow()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._reflow()

    def _reflow(self) -> None:
        with self._repainting():
            self._flow()
            if self.has_focus:
                self._reveal()

    # -- which line shows what

    def _shown(self) -> list[Row]:
        """The rows to show: those under another only while it or one of its company is selected."""
        row = self.row if self.has_focus else None
        parent = (row.under or row.key) if row else None
        return [row for row in self.rows if not row.under or row.under == parent]

    def _flow(self) -> None:
        """Lay the rows out into lines."""
        ellipsis = look_of(self).marks.ellipsis
        lines: list[Line] = []
        for row in self._shown():
            selected = self.has_focus and row.key == self.cursor
            if not (selected or row.under):
                lines.append(Line(row))
                continue
            width = self._text_width(row, selected)
            parts = wrap(visible(row.text), width, LONGEST_SELECTED, ellipsis)
            lines += [Line(row, part, text, selected) for part, text in enumerate(parts)]
        self._lines = lines

    def _seen(self) -> list[Line | None]:
        """The lines on the screen, top to bottom; None where there is none."""
        marks = look_of(self).marks
        height = self.rows_height
        seen: list[Line | None] = list(self._lines[self._top : self._top + height])
        if seen and self._top and (line := seen[0]):
            seen[0] = msgspec.structs.replace(line, more=marks.more_above)
        if seen and self._top + height < len(self._lines) and (line := seen[-1]):
            seen[-1] = msgspec.structs.replace(line, more=marks.more_below)
        return seen + [None] * (height - len(seen))

    @contextmanager
    def _repainting(self) -> Iterator[None]:
        """Repaint the lines that look different afterwards, and no others."""
        before = self._seen()
        yield
        self._top = min(max(self._top, 0), max(len(self._lines) - self.rows_height, 0))
        after = self._seen()
        if len(before) != len(after):
            self.refresh()
            return
        width = self.size.width
        changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        if changed:
            self.refresh(*(Region(0, self.rows_top + y, width, 1) for y in changed))

    def _mend_cursor(self, before: tuple[Row, ...]) -> None:
        """Keep the cursor on a row that is there: its own, else the nearest one after, else before."""
        there = {row.key: row for row in self.rows if _selectable(row)}
        if self.cursor in there:
            return
        keys = [row.key for row in before]
        at = keys.index(self.cursor) if self.cursor in keys else 0
        near = [before[at].under] * bool(before) + keys[at:] + keys[:at][::-1]
        tops = (row.key for row in there.values() if not row.under)
        self.cursor = next((key for key in near if key in there), next(tops, ""))

    def _anchor(self) -> tuple[str, int]:
        """The key of the row at the top of the screen, and which of its lines that is."""
        if self._top < len(self._lines):
            line = self._lines[self._top]
            return line.row.key, line.part
        return "", 0

    def _return_to(self, anchor: tuple[str, int]) -> None:
        key, part = anchor
        for y, line in enumerate(self._lines):
            if line.row.key == key:
                self._top = y + part
                return

    def _reveal(self) -> None:
        """Scroll so that the selected row is on the screen, with what stands under and above it."""
        company = {self.cursor}
        ys = [
            y
            for y, line in enumerate(self._lines)
            if line.row.key in company or (line.row.under and line.row.under in company)
        ]
        if not ys:
            return
        start, end = ys[0], ys[-1] + 1
        while start and self._lines[start - 1].row.heading and not self._lines[start - 1].row.under:
            start -= 1
        if end > self._top + self.rows_height:
            self._top = end - self.rows_height
        self._top = min(self._top, ys[0])
        if start < self._top and end - start <= self.rows_height:
            self._top = start

    def _tell_edges(self) -> None:
        height = self.rows_height
        edges = []
        if self.rows and self._top < height:
            edges.append(self.rows[0].key)
        if self.rows and self._top + 2 * height > len(self._lines):
            edges.append(self.rows[-1].key)
        for key in edges:
            if key not in self._asked:
                self._asked.add(key)
                self.post_message(self.NearEdge(key))

    # -- drawing

    def _indent(self, row: Row) -> int:
        """The column at which a row's mark starts."""
        return 2 + self.lead + 2 if row.under else 2

    def _text_start(self, row: Row) -> int:
        if row.heading and not row.under:
            return 2
        if row.under:
            return self._indent(row) + (cell_len(row.mark) + 2 if row.mark else 0)
        return 2 + self.lead + 2 if self.lead else 2

    def _aside(self, row: Row, selected: bool) -> str:
        """What stands at the right end: in full and only where it leaves most of the line to the text."""
        aside = visible((row.word if selected else "") or row.aside)
        room = self.size.width - self._text_start(row) - cell_len(aside) - 2
        wanted = min(cell_len(visible(row.text)), (self.size.width - self._text_start(row)) * 3 // 5)
        return aside if aside and room >= wanted else ""

    def _text_width(self, row: Row, selected: bool) -> int:
        aside = cell_len(self._aside(row, selected))
        return max(self.size.width - self._text_start(row) - (aside + 2 if aside else 0), 1)

    def render_line(self, y: int) -> Strip:
        """One content line."""
        y -= self.rows_top
        seen = self._seen()
        line = seen[y] if 0 <= y < len(seen) else None
        width = self.size.width
        style = self.get_component_rich_style
        if line is None:
            return Strip.blank(width, style("rows--text"))
        row, selected = line.row, line.selected
        looks = "rows--text"
        if selected:
            looks = "rows--selected"
        elif row.muted:
            looks = "rows--muted"
        elif row.heading:
            looks = "rows--heading"
        marks = look_of(self).marks
        cursor, cursor_looks = line.more or " ", "rows--muted"
        if selected and line.part == 0:
            cursor, cursor_looks = marks.cursor, "rows--cursor"
        start = self._text_start(row)
        mark = row.mark if line.part == 0 else ""
        if row.under or not self.lead:
            head = pad(" " * (self._indent(row) - 1) + mark, start - 1)
        elif row.heading:
            head = " "
        else:
            head = " " + pad(mark, self.lead, right=True) + "  "
        aside = self._aside(row, selected) if line.part == 0 else ""
        room = self._text_width(row, selected)
        text = isolated(fit(visible(row.text) if line.text is None else line.text, room, marks.ellipsis))
        gap = width - start - cell_len(text) - cell_len(aside)
        strip = Strip(
            [
                Segment(cursor, style(cursor_looks)),
                Segment(head, style(looks)),
                Segment(text, style(looks)),
                Segment(" " * max(gap, 0), style("rows--text")),
                Segment(isolated(aside), style("rows--muted")),
            ]
        )
        return strip.adjust_cell_length(width, style("rows--text"))


def _selectable(row: Row) -> bool:
    return not row.heading
