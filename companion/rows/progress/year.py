"""The year at a glance: the picture, the day in hand beside it, and both in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from textwrap import wrap

import msgspec

from companion import words
from companion.model.progress.progress import ProgressAt
from companion.model.progress.year import YearView, months_of
from companion.rows.marks import Marks
from companion.rows.plot import LOOK_OF, Lines, Look, Piece
from companion.rows.reading import RowInFull
from companion.rows.row import Row

DAYS = 31
BESIDE = 74
"""Cells of the picture with two cells a day, from which on the story stands beside it."""
STORY = 9
"""Lines that stay free for the story, where it stands below."""
LOOKS: dict[str, Look] = {**LOOK_OF, "done": "high", "partly": "mid", "resting": "muted"}


class Grid(msgspec.Struct, frozen=True):
    """Where the cells stand: from which column on, how many for a day, and the rows (a month by its first
    day, a year by its number) from `top` on.
    """

    indent: int
    label: int
    across: int
    rows: tuple[date | int, ...]
    top: int
    seen: int

    @property
    def start(self) -> int:
        """The column of the first of a month."""
        return self.indent + self.label


class YearPlot(msgspec.Struct, frozen=True):
    """Days as cells, a month a row, newest first, the years as headings; what the marks mean below."""

    view: YearView

    def lines(self, width: int, height: int, marks: Marks) -> Lines:
        """Return the ruler, as many months as there is room for, and the legend."""
        below = self._below(width, height, marks)
        grid = self._grid(width, height - len(below))
        ruler = {day: str(day) for day in (1, *range(5, DAYS, 5))}
        text = ""
        for day, said in ruler.items():
            text = text.ljust((day - 1) * grid.across) + said
        found: Lines = [[(" " * grid.start + text, "muted")]]
        shown = grid.rows[grid.top : grid.top + grid.seen]
        for n, row in enumerate(shown):
            more = marks.more_above if grid.top and not n else " "
            if n == len(shown) - 1 and grid.top + grid.seen < len(grid.rows):
                more = marks.more_below
            found.append(self._row(row, grid, more, marks))
        return [*found, *below]

    def day_at(self, x: int, y: int, width: int, height: int, marks: Marks) -> date | None:
        """Return the day under a cell of the picture."""
        grid = self._grid(width, height - len(self._below(width, height, marks)))
        row = grid.rows[grid.top + y - 1] if 0 < y <= min(grid.seen, len(grid.rows) - grid.top) else 0
        if isinstance(row, int) or x < grid.start:
            return None
        day = (x - grid.start) // grid.across
        last = row.toordinal() + day
        found = date.fromordinal(last)
        return found if found.month == row.month and found <= self.view.today else None

    def _grid(self, width: int, height: int) -> Grid:
        indent, label = (2, 5) if width >= 2 + 5 + DAYS else (min(max(width - 3 - DAYS, 0), 1), 3)
        across = 2 if width >= indent + label + 2 * DAYS else 1
        rows: list[date | int] = []
        for month in months_of(self.view.months, self.view.day):
            if month.year != (rows[-1].year if rows and isinstance(rows[-1], date) else self.view.today.year):
                rows.append(month.year)
            rows.append(month)
        seen = max(min(height - 1, len(rows)), 1)
        at = rows.index(self.view.day.replace(day=1))
        top = min(max(at - seen // 2, 0), len(rows) - seen)
        return Grid(indent, label, across, tuple(rows), top, seen)

    def _row(self, row: date | int, grid: Grid, more: str, marks: Marks) -> list[Piece]:
        """Return a month or the heading of a year; the month in hand has its name brighter."""
        edge = more.ljust(grid.indent) if grid.indent else ""
        if isinstance(row, int):
            return [(edge, "muted"), (str(row), "muted")]
        view, in_hand = self.view, row == self.view.day.replace(day=1)
        name = words.common.MONTHS[row.month - 1][:3] if grid.label > 3 else f"{row.month:2}"
        label: Piece = (name.ljust(grid.label), "bright" if in_hand else "muted")
        return [(edge, "muted"), label, *_joined(self._cells(row, view, grid, marks))]

    def _cells(self, row: date, view: YearView, grid: Grid, marks: Marks) -> Iterable[Piece]:
        for n in range(DAYS):
            day = date.fromordinal(row.toordinal() + n)
            if day.month != row.month or day > view.today:
                return
            drawn = view.cells.get(day)
            text = (marks.of(drawn) if drawn else " ").ljust(grid.across)
            yield text, "hand" if day == view.day else LOOKS[drawn] if drawn else "text"

    def _below(self, width: int, height: int, marks: Marks) -> Lines:
        """Return what the marks mean, and the month in hand in words where there is room."""
        inner, indent = (width - 2, 2) if width >= 2 + 5 + DAYS else (width, 0)
        said = words.progress.legend(self.view.counted[0].partition(":")[0])
        parts = [f"{marks.of(each)} {word}" for each, word in said.items()]
        legend = [text] if len(text := "   ".join(parts)) <= inner else _filled(parts, inner)
        roomy = height >= 12
        here = (each for each in self.view.told if each.first == self.view.day.replace(day=1))
        told = [
            words.progress.month(each, self.view.counted[0], self.view.today, short=True) for each in here
        ]
        month = wrap(told[0], inner) if roomy and told else []
        found: Lines = [[]] if roomy else []
        found += [[(" " * indent + line, "muted")] for line in (*legend, *month)]
        return found


def in_full(view: YearView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the days, and what there is of the one in hand."""
    said = words.progress
    story = said.story(view.story, view.day, view.today)
    year = "" if view.day.year == view.today.year else f" {view.day.year}"
    rows = [Row("day", f"{words.common.long_date(view.day)}{year}", muted=True, flush=True)]
    rows += [Row(f"story:{n}", line, wraps=True, flush=True) for n, line in enumerate(story)]
    return RowInFull(
        said.VIEWS["year"], view.counted[1], tuple(rows), YearPlot(view), beside=BESIDE, below=STORY
    )


def as_text(view: YearView, at: ProgressAt) -> list[str]:
    """Return the months in sentences, and first what is counted where that is not everything."""
    by, name = view.counted
    months = [text for each in view.told if (text := words.progress.month(each, by, view.today))]
    return [*([f"{name}:"] if by else []), *(months or [words.progress.OPEN])]


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with those beside each other that look alike as one."""
    groups = groupby(pieces, key=lambda piece: piece[1])
    return [("".join(text for text, _ in group), look) for look, group in groups]


def _filled(parts: Iterable[str], width: int) -> list[str]:
    """Return parts in as many lines as they need."""
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]}  {part}".strip()
        lines[-1:] = [joined] if len(joined) <= width else [lines[-1], part]
    return lines
