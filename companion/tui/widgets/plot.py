"""A plot: a picture made of cells, drawn line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from companion.rows.plot import LOOKS, Calendar, Lines, Plot
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import isolated


class PlotView(Widget, can_focus=False):
    """Draws a `Plot` in the room it has; as high as that is, and away where there is none."""

    COMPONENT_CLASSES = {f"plot--{look}" for look in LOOKS}
    DEFAULT_CSS = "PlotView { width: 1fr; height: auto; }"

    plot: Plot | None = None
    _spare = 0  # lines that stay free for what stands below
    _drawn: tuple[object, ...] | None = None
    _lines: Lines = []
    _height = 0  # of the widget it is in

    def __init__(self, taken: Callable[[date], object]) -> None:
        """Of a picture of days the one that is clicked is `taken`."""
        super().__init__()
        self._taken = taken

    @property
    def walks(self) -> bool:
        """Whether it shows days, so that one can walk from one to another."""
        return isinstance(self.plot, Calendar)

    @property
    def most(self) -> int:
        """How many lines it may have; what stands below leaves it half of them."""
        return max(self._height - self._spare, self._height // 2)

    def show(self, plot: Plot | None, spare: int) -> None:
        """Show a picture: only lines that differ are drawn; one of another height moves what stands below.

        `spare` lines stay free for that.
        """
        before = self._lines
        self.plot, self._spare = plot, spare
        self.display = plot is not None
        after = self._draw(self.size.width)
        if len(before) != len(after):
            self.refresh(layout=True)
            return
        changed = [y for y, (was, now) in enumerate(zip(before, after, strict=True)) if was != now]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _draw(self, width: int) -> Lines:
        wanted = (self.plot, width, self.most, style_of(self).marks)
        if wanted != self._drawn:
            self._drawn = wanted
            self._lines = (
                self.plot.lines(width, self.most, style_of(self).marks) if self.plot and width else []
            )
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._height = container.height
        return len(self._draw(width))

    def on_click(self, event: events.Click) -> None:
        """Take the day under the mouse."""
        place, plot = event.get_content_offset(self), self.plot
        if place and isinstance(plot, Calendar):
            day = plot.day_at(place.x, place.y, self.size.width, self.most, style_of(self).marks)
            if day:
                self._taken(day)

    def render_line(self, y: int) -> Strip:
        blank = self.get_component_rich_style("plot--text")
        lines = self._draw(self.size.width)
        pieces = lines[y] if y < len(lines) else []
        segments = []
        for text, look in pieces:
            said = text if look == "hand" else text.lstrip(" ")
            style = self.get_component_rich_style(f"plot--{look}")
            segments += [Segment(" " * (len(text) - len(said)), blank), Segment(isolated(said), style)]
        strip = Strip([segment for segment in segments if segment.text])
        return strip.adjust_cell_length(self.size.width, blank)
