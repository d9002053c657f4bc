"""A few things of which some are chosen: in columns, or in one row that moves along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion import words
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import cell_len, fit, isolated, visible

Place = tuple[int, int, str]
"""Where one of them stands: its row, its column, and what is seen of it."""


class Options(Widget, can_focus=True):
    """A heading, and below it what can be chosen. The last ones stay in view, whatever comes before them."""

    BINDINGS: ClassVar = [
        Binding("left", "go(-1, 0)", "left", show=False),
        Binding("right", "go(1, 0)", "right", show=False),
        Binding("up", "go(0, -1)", "up", show=False),
        Binding("down", "go(0, 1)", "down", show=False),
        Binding("space", "choose", "choose", show=False),
    ]

    lead = 3
    """Cells before a label: one of air, the mark of what is chosen or in hand, and another."""

    chosen: reactive[tuple[str, ...]] = reactive(())
    pitch: reactive[int] = reactive(0)
    """Cells from one column to the next; 0: all in one row."""
    hand: reactive[int] = reactive(0)

    class Taken(Message):
        """This one was chosen, or not any more."""

        def __init__(self, options: Options, key: str) -> None:
            super().__init__()
            self.options, self.key = options, key

    def __init__(self, heading: str, last: Sequence[str], labels: Mapping[str, str], *, id: str) -> None:
        """`last` are those that are always in view; `labels` are their words where a key is not a word."""
        super().__init__(id=id)
        self._heading, self._labels = heading, labels
        self._first, self._last = tuple[str, ...](), tuple(last)
        self._from = 0  # what is in view begins there: a row of the columns, or one of those in a row

    @property
    def all(self) -> tuple[str, ...]:
        """Everything there is to choose from, in its order."""
        return (*self._first, *self._last)

    def show(self, keys: Sequence[str], *, beginning: bool = True) -> None:
        """Show these before the last ones, from their beginning, or with the cursor on the same one."""
        held = self.all[self.hand] if self._first else ""
        self._first = tuple(key for key in keys if key not in self._last)
        self.hand = 0 if beginning or held not in self.all else self.all.index(held)
        self._from = 0
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_choose(self) -> None:
        """Choose the one in hand, or not any more."""
        self.post_message(self.Taken(self, self.all[self.hand]))

    def action_go(self, across: int, down: int) -> None:
        """Go to the one beside, or below."""
        if self.pitch == 0:
            self.hand = min(max(self.hand + across + down, 0), len(self.all) - 1)
            return
        grid = self._grid()
        row = next(n for n, each in enumerate(grid) if self.hand in each)
        column = grid[row].index(self.hand)
        if across:
            self.hand = min(max(self.hand + across, 0), len(self.all) - 1)
        elif 0 <= row + down < len(grid):
            self.hand = grid[row + down][min(column, len(grid[row + down]) - 1)]

    def on_click(self, event: events.Click) -> None:
        """One click chooses one."""
        at = event.get_content_offset(self)
        for number, (row, column, said) in self._places().items() if at else ():
            if at and at.y == row and column <= at.x < column + self.lead + cell_len(said):
                self.hand = number
                self.action_choose()

    # -- where each stands

    @property
    def hand_at(self) -> Offset:
        """Where the terminal's own cursor belongs: on the first letter of the one in hand."""
        row, column, _ = self._places().get(self.hand, (0, 0, ""))
        return self.content_region.offset + Offset(column + self.lead, row)

    @property
    def _columns(self) -> int:
        return max(1, self.content_size.width // self.pitch) if self.pitch else 1

    def _grid(self) -> list[list[int]]:
        """The rows of the columns: the last ones begin a row of their own."""
        whole, columns = range(len(self.all)), self._columns
        parts = (whole[: len(self._first)], whole[len(self._first) :])
        return [[*part[n : n + columns]] for part in parts for n in range(0, len(part), columns)]

    def _places(self) -> dict[int, Place]:
        return self._in_columns() if self.pitch else self._in_a_row()

    def _in_columns(self) -> dict[int, Place]:
        grid, columns = self._grid(), self._columns
        below = -(-len(self._last) // columns)
        room = max(1, self.content_size.height - 1 - below)
        row = next((n for n, each in enumerate(grid) if self.hand in each), 0)
        if row < len(grid) - below:
            self._from = min(max(self._from, row - room + 1), row)
        rows = [*grid[: len(grid) - below][self._from : self._from + room], *grid[len(grid) - below :]]
        found = {}
        for down, numbers in enumerate(rows, 1):
            for column, number in enumerate(numbers):
                ends = column == len(numbers) - 1
                width = self.content_size.width - column * self.pitch if ends else self.pitch
                found[number] = down, column * self.pitch, self._said(number, width - self.lead)
        return found

    def _in_a_row(self) -> dict[int, Place]:
        count, width = len(self._first), self.content_size.width
        whole = {number: self._said(number, width // 2) for number in range(len(self.all))}
        wide = {number: self.lead + cell_len(said) for number, said in whole.items()}
        room = width - sum(wide[number] for number in range(count, len(self.all)))

        def upto(start: int) -> int:
            left, number = room, start
            while number < count and wide[number] <= left:
                left -= wide[number]
                number += 1
            return max(number, start + 1)

        if self.hand < count:
            self._from = min(self._from, self.hand)
            while upto(self._from) <= self.hand:
                self._from += 1
        column, found = 0, {}
        for number in (*range(self._from, min(upto(self._from), count)), *range(count, len(self.all))):
            found[number] = 1, column, whole[number]
            column += wide[number]
        return found

    def _said(self, number: int, width: int) -> str:
        key = self.all[number]
        return fit(visible(self._labels.get(key, key)), width, style_of(self).marks.ellipsis)

    # -- drawing

    def render(self) -> Content:
        places = self._places()
        lines: dict[int, list[tuple[int, int]]] = {}
        for number, (row, column, _) in places.items():
            lines.setdefault(row, []).append((column, number))
        drawn = [self._top(places)]
        for row in range(1, max(lines, default=0) + 1):
            parts: list[Content] = []
            at = 0
            for column, number in sorted(lines.get(row, ())):
                parts += [Content(" " * (column - at)), one := self._one(number, places[number][2])]
                at = column + one.cell_length
            drawn.append(Content("").join(parts))
        return Content("\n").join(drawn)

    def _top(self, places: Mapping[int, Place]) -> Content:
        """The heading, and at its end that there are more than are in view."""
        heading = Content.assemble(" ", (self._heading, "bold $foreground" if self.has_focus else "$muted"))
        seen = [number for number in places if number < len(self._first)]
        marks = style_of(self).marks
        before, after = bool(seen and seen[0]), bool(seen and seen[-1] < len(self._first) - 1)
        if not self.has_focus or not (before or after):
            return heading
        sideways = ("<", ">") if style_of(self).ascii else ("←", "→")
        signs = (marks.more_above, marks.more_below) if self.pitch else sideways
        more = words.common.MORE.format(marks=before * signs[0] + after * signs[1])
        gap = self.content_size.width - heading.cell_length - cell_len(more)
        return Content.assemble(heading, " " * gap, (more, "$muted")) if gap > 1 else heading

    def _one(self, number: int, said: str) -> Content:
        marks, key = style_of(self).marks, self.all[number]
        in_hand, taken = self.has_focus and number == self.hand, key in self.chosen
        mark = marks.done if taken else marks.cursor if in_hand else " "
        look = "bold" if taken or in_hand else "$muted"
        return Content.assemble(
            " ",
            (mark, "bold $accent"),
            " ",
            (isolated(said), f"{look} underline" if taken and in_hand else look),
        )
