"""What widgets that draw their own lines lean on of Textual's insides."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.terminal import version


class LazyStrip(Strip):
    """A strip whose segments are made when somebody reads them. For the known version alone."""

    __slots__ = ["_made", "_make"]

    def __init__(self, make: Callable[[], list[Segment]], width: int) -> None:
        self._made: list[Segment] | None = None
        self._make = make
        super().__init__((), width)

    @property
    def _segments(self) -> list[Segment]:  # the name Strip's own methods read
        if self._made is None:
            self._made = self._make()
        return self._made

    @_segments.setter
    def _segments(self, segments: list[Segment]) -> None:
        """Strip sets them empty; there is nothing to keep."""


def forget_dirty(widget: Widget) -> None:
    """Empty the set of regions to be drawn, which nobody else does for a widget that draws by lines."""
    if version.known():
        widget._dirty_regions.clear()
