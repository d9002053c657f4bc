"""What widgets that draw their own lines lean on of Textual's insides."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.terminal import version


def let_closed_widgets_go() -> None:
    """Cache a widget's inner and outer style by its colours alone.

    Stock caches it by the widget's `StylesCache`, too, and so keeps the lines of a thousand closed widgets.
    """
    if version.known():
        from textual._styles_cache import StylesCache

        by_widget = StylesCache.get_inner_outer
        by_colours = lru_cache(1024)(partial(by_widget.__wrapped__, StylesCache))
        StylesCache.get_inner_outer = staticmethod(by_colours)  # type: ignore[assignment]


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


class Translated(LineFilter):
    """Puts other characters of the same width in the place of some, whatever draws them."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__(enabled=False)
        self._table = table

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Translate the segments of a line."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(self._table), *segment[1:])
            for segment in segments
        ]


def translated(app: App[Any], table: dict[int, str]) -> LineFilter:
    """Return what has all lines of an app translated once it is `enabled`."""
    translation = Translated(table)
    if version.known():
        app._filters.append(translation)
    return translation
