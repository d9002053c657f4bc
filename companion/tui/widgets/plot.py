"""A plot: a picture made of cells, drawn line by line."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.rows.plot import LOOKS, Lines, Plot
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import isolated


class PlotView(Widget, can_focus=False):
    """Draws a `Plot` in the room it has; as high as that is, and away where there is none."""

    COMPONENT_CLASSES = {f"plot--{look}" for look in LOOKS}
    DEFAULT_CSS = "PlotView { width: 1fr; height: auto; }"

    plot: var[Plot | None] = var(None)
    _drawn: tuple[object, ...] | None = None
    _lines: Lines = []

    def watch_plot(self) -> None:
        """Another picture; only one of another height moves what stands below."""
        before = len(self._lines)
        self.display = self.plot is not None
        self.refresh(layout=len(self._draw(self.size.width)) != before)

    def _draw(self, width: int) -> Lines:
        most = self.parent.size.height if isinstance(self.parent, Widget) else 0
        wanted = (self.plot, width, most, style_of(self).marks)
        if wanted != self._drawn:
            self._drawn = wanted
            self._lines = self.plot.lines(width, most, style_of(self).marks) if self.plot and width else []
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._draw(width))

    def render_line(self, y: int) -> Strip:
        blank = self.get_component_rich_style("plot--text")
        lines = self._draw(self.size.width)
        pieces = lines[y] if y < len(lines) else []
        strip = Strip(
            [Segment(isolated(text), self.get_component_rich_style(f"plot--{look}")) for text, look in pieces]
        )
        return strip.adjust_cell_length(self.size.width, blank)
