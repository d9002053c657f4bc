"""The field of a check-in: pleasant across, energy up, five by five."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from companion import words
from companion.model.checkins import HIGHEST, LOWEST, SaidSoFar
from companion.tui.widgets.appearance import style_of

STEP = 3  # cells from one cell of the field to the next
WIDE, NARROW = 13, 9  # columns before the field, beside the words of its ends or above them
OPEN, HAND, CHOSEN = 0, 1, 2
MARKS = {False: "◦◌◉", True: ".ox"}
ACROSS = range(LOWEST, HIGHEST + 1)
UP = range(HIGHEST, LOWEST - 1, -1)


class FeelingField(Widget, can_focus=True):
    """Shows the cell in hand, hollow until it is chosen. Says where the person goes."""

    BINDINGS: ClassVar = [
        Binding("left", "move(-1, 0)", "less pleasant", show=False),
        Binding("right", "move(1, 0)", "pleasanter", show=False),
        Binding("up", "move(0, 1)", "more energy", show=False),
        Binding("down", "move(0, -1)", "less energy", show=False),
        Binding("space", "turn", "choose", show=False),
    ]

    answers: reactive[SaidSoFar] = reactive(SaidSoFar())
    folded: reactive[bool] = reactive(False)

    class Went(Message):
        """Another cell was chosen, or none."""

        def __init__(self, answers: SaidSoFar) -> None:
            super().__init__()
            self.answers = answers

    def __init__(self, ends: tuple[str, str]) -> None:
        """`ends` are the words for the most and the least energy."""
        super().__init__(id="feeling")
        self._ends = ends

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, across: int, up: int) -> None:
        """Go to the cell beside."""
        self.post_message(self.Went(self.answers.moved(across, up)))

    def action_turn(self) -> None:
        """Choose this cell, or none again."""
        self.post_message(self.Went(self.answers.turned()))

    def on_click(self, event: events.Click) -> None:
        """One click chooses a cell."""
        if (at := event.get_content_offset(self)) is None:
            return
        column, row = (at.x - self._left + 1) // STEP, at.y - self._top
        if 0 <= column < len(ACROSS) and 0 <= row < len(UP):
            self.post_message(self.Went(self.answers.at(ACROSS[column], UP[row])))

    @property
    def hand_at(self) -> Offset:
        """Where the terminal's own cursor belongs: on the cell in hand."""
        across, energy = self.answers.cell
        here = Offset(self._left + ACROSS.index(across) * STEP, self._top + UP.index(energy))
        return self.content_region.offset + here

    @property
    def _left(self) -> int:
        return NARROW if self.folded else WIDE

    @property
    def _top(self) -> int:
        return 1 if self.folded else 2

    def render(self) -> Content:
        rows = [self._row(energy) for energy in UP]
        above, below = (Content.assemble(" " * self._left, (said, "$muted")) for said in self._ends)
        if not self.folded:
            return Content("\n").join([Content(""), above, *rows, below])
        left, right = words.checkins.LEFT, words.checkins.RIGHT
        gap = " " * max(1, self.content_size.width - len(left) - len(right))
        ends = Content.assemble((left, "$muted"), gap, (right, "$muted"))
        return Content("\n").join([above, *rows, below, ends])

    def _row(self, energy: int) -> Content:
        marks, here = MARKS[style_of(self).ascii], self.answers.cell
        cells = []
        for place in ACROSS:
            if (place, energy) != here:
                cells.append(Content.styled(marks[OPEN], "$muted"))
            elif self.answers.placed:
                cells.append(Content.styled(marks[CHOSEN], "bold $accent"))
            else:
                cells.append(Content.styled(marks[HAND], "bold $foreground" if self.has_focus else "$muted"))
        row = Content(" " * (STEP - 1)).join(cells)
        between = " " * self._left
        if energy or self.folded:
            return Content.assemble(between, row)
        left = words.checkins.LEFT
        between = " " * (self._left - len(left))
        return Content.assemble((left, "$muted"), between, row, "  ", (words.checkins.RIGHT, "$muted"))
