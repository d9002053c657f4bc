"""The geometry of the orb: which pixel of a half-block grid shows what. Pure, no colours, no Textual."""

from __future__ import annotations

from math import hypot, sqrt

FIELD = 24  # steps of colour from the centre to the ring
COVER = 12  # steps of anti-aliasing, at the disc's edge and along the ring
FINE = 12  # radius steps in a pixel: one step moves every edge pixel by one step of cover
SOFT = 0.75  # half the width of the edge, in pixels
RINGED = 8  # rows from which the ring stands clear of the disc

Pixel = tuple[int, int, int]  # field step, cover of the disc, cover of the ring; steps as above
Cell = tuple[Pixel, Pixel]  # the upper and the lower half
NOTHING: Pixel = (0, 0, 0)


def _steps(share: float) -> int:
    return round(min(1.0, max(0.0, share)) * COVER)


class Disc:
    """A disc in the middle of `width` × `height` cells, each of two square pixels, one over the other.

    Radii are whole numbers of 1/FINE pixel; `full` is the radius of the ring. Only the left half of
    a row is ever computed: the right half mirrors it, and the lower rows mirror the upper ones.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.half = (width + 1) // 2  # columns of the left half, the middle one included
        self.full = max(FINE, round((min(width / 2, height) - 0.5) * FINE))
        top = range((height + 1) // 2)
        self._near_far = [self._distances(y) for y in top]
        self._bare = [self._cells(y, 0, self.half, -SOFT * FINE) for y in top]
        self._whole = [self._cells(y, 0, self.half, self.full * 2) for y in top]

    def radius(self, share: float) -> int:
        """The radius that is this share (0..1) of the ring's."""
        return round(min(1.0, max(0.0, share)) * self.full)

    def edge(self, y: int, radius: int) -> tuple[int, int]:
        """Columns a..b of the left half in which row `y` is neither bare nor whole field."""
        near, far = self._near_far[y]
        outer, inner = radius / FINE + SOFT, radius / FINE - SOFT
        a = self._column(sqrt(outer * outer - near * near)) if outer > near else self.half
        b = self._column(sqrt(inner * inner - far * far)) + 1 if inner > far else self.half
        return a, min(b, self.half)

    def row(self, y: int, radius: int) -> list[Cell]:
        """The left half of row `y` of the upper half (the middle one included), outermost column first."""
        return self.row_between(y, radius, *self.edge(y, radius))

    def row_between(self, y: int, radius: int, a: int, b: int) -> list[Cell]:
        """The same for whoever knows the edge already."""
        return self._bare[y][:a] + self._cells(y, a, b, radius) + self._whole[y][b:]

    def _distances(self, y: int) -> tuple[float, float]:
        pair = abs(2 * y + 0.5 - self.height), abs(2 * y + 1.5 - self.height)
        return min(pair), max(pair)

    def _column(self, across: float) -> int:
        return min(self.half, max(0, int(self.width / 2 - across)))

    def _cells(self, y: int, a: int, b: int, radius: float) -> list[Cell]:
        high, low = 2 * y + 0.5 - self.height, 2 * y + 1.5 - self.height
        across = [x + 0.5 - self.width / 2 for x in range(a, b)]
        return [(self._pixel(hypot(x, high), radius), self._pixel(hypot(x, low), radius)) for x in across]

    def _pixel(self, distance: float, radius: float) -> Pixel:
        cover = _steps((radius / FINE - distance + SOFT) / (2 * SOFT))
        ringed = cover < COVER and self.height >= RINGED
        ring = _steps(1 - abs(distance - self.full / FINE)) if ringed else 0
        field = min(FIELD - 1, int(distance * FINE / self.full * FIELD)) if cover else 0
        return field, cover, ring
