"""The shape of the terminal's cells, as far as it tells how many pixels its window has."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.events import Resize

from companion.tui.terminal import version

SHAPE = 2.0
"""How many times as high as wide a cell is where nothing is told."""

LIKELY = 1.2, 3.6
"""The shapes that are believed; some programs between tell pixels of another window."""


def shape_of(cells: tuple[int, int], pixels: tuple[int, int] | None) -> float:
    """Return how many times as high as wide a cell is, by the window's (width, height) in both."""
    if pixels is None or not all((*cells, *pixels)):
        return SHAPE
    shape = (pixels[1] / cells[1]) / (pixels[0] / cells[0])
    return shape if LIKELY[0] <= shape <= LIKELY[1] else SHAPE


def told(app: App[Any], event: Resize) -> float:
    """Return how many times as high as wide a cell is now, as far as the terminal tells."""
    driver = app._driver if version.known() else None
    pixels = getattr(driver, "window_pixels", lambda: None)
    return shape_of(event.size, event.pixel_size or pixels())
