"""How rows become lines: which columns they have, where they wrap, how a line is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from companion.rows.marks import Marks
from companion.rows.row import Row
from companion.tui.widgets.text import fit, isolated, pad, visible, wrap

APART = 2  # cells that stay free between a text and what stands at the right end
LONGEST = 6  # lines that the selected row, and each row under it, may always take


class Line(msgspec.Struct, frozen=True):
    """What one line of the screen shows: a part of a row. Equal lines look alike."""

    row: Row
    part: int = 0  # which line of the row
    text: str | None = None  # of this line, where the row is wrapped
    selected: bool = False
    muted: bool = False
    more: str = ""  # mark for rows beyond this edge


class Columns(msgspec.Struct, frozen=True):
    """The columns of a list, in cells: cursor, a space, a mark `lead` wide, two spaces, text, aside."""

    width: int
    lead: int
    marks: Marks
    longest: int = LONGEST  # lines of a row that shows its whole text
    book: bool = False  # every row does

    def flow(self, rows: Iterable[Row], selected: str) -> tuple[Line, ...]:
        """The lines of these rows; `selected` is the key of the selected one, or ''."""
        lines: list[Line] = []
        for row in rows:
            is_selected = row.key == selected
            if not (is_selected or row.under or row.wraps or (self.book and not row.heading)):
                lines.append(Line(row, muted=row.muted))
                continue
            width = self._text_width(row, is_selected)
            parts = wrap(visible(row.text), width, self.longest, self.marks.ellipsis)
            lines += [Line(row, part, text, is_selected, row.muted) for part, text in enumerate(parts)]
            aside = self._wanted_aside(row, is_selected)
            if aside and not self._aside(row, is_selected):
                asides = wrap(aside, width, self.longest, self.marks.ellipsis)
                lines += [Line(row, len(parts) + n, text, muted=True) for n, text in enumerate(asides)]
        return tuple(lines)

    def mark_span(self, row: Row) -> range:
        """The columns where a click means the row's mark, with the cursor before it."""
        if row.flush:
            return range(self.width)
        start = self._mark_start(row)
        return range(start if row.under else 0, start + self.lead + 1)

    def draw(self, line: Line, style: Callable[[str], Style]) -> Strip:
        """One line. `style` gives the style of rows--text, --selected, --muted, --heading, --cursor."""
        row, first = line.row, line.part == 0
        looks = style(_looks(line))
        cursor, cursor_looks = line.more or " ", "rows--muted"
        if line.selected and first:
            cursor, cursor_looks = self.marks.cursor, "rows--cursor"
        start = self._text_start(row)
        indent = " " * (self._mark_start(row) - 1) if start else ""
        mark = row.mark if first else ""
        if mark and not row.under:
            mark = pad(mark, self.lead, right=True)
        aside = self._aside(row, line.selected) if first else ""
        room = self._text_width(row, line.selected)
        text = fit(visible(row.text) if line.text is None else line.text, room, self.marks.ellipsis)
        gap = self.width - start - cell_len(text) - cell_len(aside)
        segments = [
            Segment(cursor if start else "", style(cursor_looks)),
            Segment(indent, looks),
            Segment(mark, looks if self.lead == 1 or row.under else style("rows--muted")),  # a time, a number
            Segment(" " * (start - 1 - len(indent) - cell_len(mark)), looks),
            Segment(" " * (len(text) - len(text.lstrip(" "))), looks),
            Segment(isolated(text.lstrip(" ")), looks),
            Segment(" " * max(gap, 0), style("rows--text")),
            Segment(isolated(aside), style("rows--muted")),
        ]
        return Strip([segment for segment in segments if segment.text]).adjust_cell_length(
            self.width, style("rows--text")
        )

    def _mark_start(self, row: Row) -> int:
        return 2 + self.lead + 2 if row.under else 2

    def _text_start(self, row: Row) -> int:
        if row.hanging:
            return 0
        if row.under:
            return self._mark_start(row) + (cell_len(row.mark) + 2 if row.mark else 0)
        return 2 if row.heading or row.flush or not self.lead else 2 + self.lead + 2

    def _aside(self, row: Row, selected: bool) -> str:
        """What stands at the right end: in full, and only where it takes no room from the text."""
        if row.below and selected and not self.book:
            return ""
        aside = self._wanted_aside(row, selected)
        room = self.width - self._text_start(row)
        if row.firm and cell_len(aside) * 2 < room:
            return aside
        room -= cell_len(visible(row.text)) + APART
        return next((said for said in (aside, row.brief) if said and cell_len(said) <= room), "")

    def _text_width(self, row: Row, selected: bool) -> int:
        aside = cell_len(self._aside(row, selected))
        return max(self.width - self._text_start(row) - (aside + 2 if aside else 0), 0)

    def _wanted_aside(self, row: Row, selected: bool) -> str:
        return visible((row.word if selected or self.book else "") or row.aside)


def near_edges(rows: Sequence[Row], top: int, height: int, count: int) -> set[str]:
    """Return the first and the last key, each where less than a screenful is left on its side."""
    near = (top < height, rows[0].key), (top + 2 * height > count, rows[-1].key)
    return {key for is_near, key in near if is_near}


def in_hand(lines: Sequence[Line | None]) -> int:
    """Return the number of the line with which the row in hand begins, 0 where it is not on show."""
    return next((n for n, line in enumerate(lines) if line and line.selected and not line.part), 0)


def _looks(line: Line) -> str:
    if line.selected:
        return "rows--selected"
    if line.muted:
        return "rows--muted"
    return "rows--heading" if line.row.heading else "rows--text"
