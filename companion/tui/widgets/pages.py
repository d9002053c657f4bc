"""Where the lines of a list stand on the cells of its widget: in one column, or as on a book's two pages."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from companion.tui.widgets.rowline import Line

GUTTER = 4  # cells between two columns


class Pages(msgspec.Struct, frozen=True):
    """`top` are the lines of the widget above the first one of the list."""

    width: int
    height: int
    top: int = 0
    columns: int = 1

    @property
    def rows(self) -> int:
        """How many lines stand below each other."""
        return max(self.height - self.top, 0)

    @property
    def lines(self) -> int:
        """How many lines there is room for."""
        return self.rows * self.columns

    @property
    def column(self) -> int:
        """How many cells a line is wide."""
        return (self.width - GUTTER * (self.columns - 1)) // self.columns

    def carried(self, lines: Sequence[Line], top: int) -> int:
        """Return how many lines at the foot of the first page go over to the next: a heading ends no page."""
        if self.columns == 1 or top + self.rows >= len(lines):
            return 0
        foot = [line.row for line in lines[top : top + self.rows]]
        run = next((n for n, row in enumerate(reversed(foot)) if not row.heading or row.under), 0)
        return next((n for n in range(run, 0, -1) if not foot[-n].gap), 0)

    def index(self, lines: Sequence[Line], top: int, number: int) -> int:
        """Return which of the lines stands in the place of this number, -1 for none; `top` is the first."""
        if carried := self.carried(lines, top):
            if self.rows - carried <= number < self.rows:
                return -1
            number -= carried if number >= self.rows else 0
        return top + number if 0 <= number < self.lines and top + number < len(lines) else -1

    def top_for(self, lines: Sequence[Line], end: int, least: int = 0) -> int:
        """Return the first line from `least` on with which all before `end` has room."""
        least = max(least, end - self.lines)
        while end - least > self.lines - self.carried(lines, least):
            least += 1
        return least

    def region(self, number: int) -> Region:
        """Return the cells of a line, by its number from the first one on show."""
        column, y = divmod(number, max(self.rows, 1))
        return Region(column * (self.column + GUTTER), self.top + y, self.column, 1)

    def at(self, x: int, y: int) -> tuple[int, int]:
        """Return the number of the line at this place, negative above the first, and the cell within it."""
        column = min(x // (self.column + GUTTER), self.columns - 1)
        return (column * self.rows if y >= self.top else 0) + y - self.top, x - column * (
            self.column + GUTTER
        )

    def joined(self, strips: Sequence[Strip], style: Style) -> Strip:
        """Return what stands side by side as one line of the widget."""
        if not strips[1:]:
            return strips[0]
        blank = Strip.blank(GUTTER, style)
        return Strip.join([part for strip in strips for part in (blank, strip)][1:]).adjust_cell_length(
            self.width, style
        )

    def on_row(self, y: int) -> range:
        """Return the numbers of the lines that stand in this row of the widget."""
        return range(y - self.top, self.lines, max(self.rows, 1)) if y >= self.top else range(-1, 0)
