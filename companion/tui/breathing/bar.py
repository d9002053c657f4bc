"""The bar: one line that grows and shrinks with the breath, where the orb cannot be or is not wanted."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.breathing.cue_line import placed, words_strip
from companion.tui.widgets.appearance import style_of

LONGEST = 36  # cells
FEW = ("standard", "windows")  # systems of colours, of 16 each
FULL, EMPTY = "▬", "─"
ASCII_IN, ASCII_OUT, ASCII_EMPTY = "#", "=", "."


class Bar(Widget):
    """`fill` (0..1, lung fill) as a bar that grows from its middle, and the words right above it.

    On the way `out` it is of another colour than on the way in, in ASCII of another grain. Where there are
    few colours it has that of the words, for the nearest one might be red.
    """

    COMPONENT_CLASSES = {"bar--full", "bar--out", "bar--ends", "bar--words"}
    DEFAULT_CSS = "Bar { width: 1fr; height: 1fr; }"

    fill: var[float] = var(0.0)
    out: var[bool] = var(False)
    told: var[tuple[str, str, int]] = var(("", "", 0))

    def watch_fill(self, before: float, after: float) -> None:
        if self._drawn(before) != self._drawn(after):
            self._repaint(self._middle)

    def watch_out(self) -> None:
        self._repaint(self._middle)

    def watch_told(self) -> None:
        self._repaint(self._middle - 1)

    @property
    def holds_words(self) -> bool:
        """Whether there is a row above the bar."""
        return self.display and self.size.height > 1

    @property
    def _middle(self) -> int:
        return self.size.height // 2

    def _repaint(self, y: int) -> None:
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """The words, the bar in the middle, nothing else."""
        width = self.size.width
        ends = self.get_component_rich_style("bar--ends")
        spoken = self.get_component_rich_style("bar--words")
        if y == self._middle - 1:
            label, number, digits = self.told
            return words_strip(label, number, digits, width, spoken, style_of(self).marks.ellipsis)
        if y != self._middle:
            return Strip.blank(width, ends)
        left, full, right = self._drawn(self.fill)
        style = self.get_component_rich_style("bar--out" if self.out else "bar--full")
        if self.app.console.color_system in FEW:
            style = spoken
        start = (width - len(left + full + right)) // 2
        rest = placed(right, 0, width - start - len(left + full), ends)
        return Strip([*placed(left, start, start + len(left), ends), Segment(full, style), *rest])

    def _drawn(self, fill: float) -> tuple[str, str, str]:
        """The bar in three parts; it changes by a cell at each end."""
        width, look = self.size.width, style_of(self)
        marks = ("[", "]") if look.ascii else ("", "")
        half = max(1, min(LONGEST, width) // 2 - len(marks[0]))
        grown = round(fill * half)
        full = (ASCII_OUT if self.out else ASCII_IN) if look.ascii else FULL
        empty = (ASCII_EMPTY if look.ascii else EMPTY) * (half - grown)
        return marks[0] + empty, full * (2 * grown + width % 2), empty + marks[1]


def bar_instead(app: App[Any]) -> bool:
    """Whether the bar takes the orb's place: no smooth colours here, no half blocks, or no motion wanted."""
    look = style_of(app)
    if look.ascii or look.simple or look.reduced or app.no_color:
        return True
    if app.console.color_system in FEW:
        return True
    return Color.parse(app.theme_variables.get("orb-mid", "#000000")).ansi is not None
