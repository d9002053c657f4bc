"""The measures of a screen of the day, in cells."""

from __future__ import annotations

NARROW = 80  # columns below which the panes fold into an accordion
WIDE = 160  # columns from which they stand in three columns
BOX, GUTTER, MARGIN, INNER = 64, 2, 2, 3  # columns of a box at most, between boxes, beside them, within
LEAST = (40, 15)  # columns and rows below which one sentence takes the place of everything


def margin(width: int, columns: int) -> int:
    """Return how many cells stay free on either side of so many columns of boxes."""
    air = max(0, width - columns * BOX - (columns - 1) * GUTTER - 2 * MARGIN)
    return (air + 1) // 2 + MARGIN
