"""The bar: one line that fills and empties with the breath, where the orb cannot be or is not wanted."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.breathing.cue_line import placed
from companion.tui.widgets.appearance import style_of

LONGEST = 40  # cells
EIGHTHS = " ▏▎▍▌▋▊▉"
IN, OUT = "█", "▒"
ASCII_IN, ASCII_OUT = "#", "="


class Bar(Widget):
    """`fill` (0..1, lung fill) as a bar in the middle line of the widget, with a mark at either end.

    On the way `out` it is of another grain and colour than on the way in.
    """

    COMPONENT_CLASSES = {"bar--full", "bar--out", "bar--ends"}
    DEFAULT_CSS = "Bar { width: 1fr; height: 1fr; }"

    fill: var[float] = var(0.0)
    out: var[bool] = var(False)

    def watch_fill(self, before: float, after: float) -> None:
        if self._drawn(before) != self._drawn(after):
            self._repaint()

    def watch_out(self) -> None:
        self._repaint()

    def _repaint(self) -> None:
        self.refresh(Region(0, self.size.height // 2, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """The bar in the middle, nothing above and below."""
        width = self.size.width
        ends = self.get_component_rich_style("bar--ends")
        if y != self.size.height // 2:
            return Strip.blank(width, ends)
        bar = self._drawn(self.fill)
        left = max(0, (width - len(bar) - 2) // 2)
        open_end, close_end = "[]" if style_of(self).ascii else "▕▏"
        full = Segment(bar, self.get_component_rich_style("bar--out" if self.out else "bar--full"))
        return Strip(
            [
                *placed(open_end, left, left + 1, ends),
                full,
                *placed(close_end, 0, width - left - 1 - len(bar), ends),
            ]
        )

    def _drawn(self, fill: float) -> str:
        cells = max(1, min(LONGEST, self.size.width - 2))
        if style_of(self).ascii:
            return ((ASCII_OUT if self.out else ASCII_IN) * round(fill * cells)).ljust(cells, "-")
        if self.out:
            return (OUT * round(fill * cells)).ljust(cells)
        whole, part = divmod(round(fill * cells * 8), 8)
        return (IN * whole + (EIGHTHS[part] if part else "")).ljust(cells)


def bar_instead(app: App[Any]) -> bool:
    """Whether the bar takes the orb's place: no smooth colours here, no half blocks, or no motion wanted."""
    look = style_of(app)
    if look.ascii or look.simple or look.reduced or app.no_color:
        return True
    if app.console.color_system in ("standard", "windows"):
        return True
    return Color.parse(app.theme_variables.get("orb-mid", "#000000")).ansi is not None
