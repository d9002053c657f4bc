"""The geometry of the orb: which pixel of a half-block grid shows what. Pure, no colours, no Textual."""

from __future__ import annotations

from math import hypot, sqrt

FIELD = 16  # steps of colour from the centre to the ring
COVER = 12  # steps of anti-aliasing, at the disc's edge, along the ring and in the halo
FINE = 12  # radius steps in a pixel: one step moves every edge pixel by one step of cover
SOFT = 0.75  # half the width of the edge, in pixels
RINGED = 8  # rows from which the ring stands clear of the disc, and there is room for a halo
HALO = 0.14  # width of the halo, as a share of the ring's radius
FAINT, BRIGHT = 3, 9  # light of the halo where it leaves the disc, breathing in and breathing out
EVEN = 3  # steps of light in one ring of the halo: fewer, and every frame would change all of it

SQUARE = 2.0  # height of a cell over its width where its pixels are square

Pixel = tuple[int, int, int]  # field step, cover of the disc, light of ring and halo; steps as above
Cell = tuple[Pixel, Pixel]  # the upper and the lower half
Span = tuple[int, int]  # columns from the first to before the second
NOTHING: Pixel = (0, 0, 0)


def _steps(share: float) -> int:
    return round(min(1.0, max(0.0, share)) * COVER)


class Disc:
    """A disc in the middle of `width` × `height` cells, each of two pixels, one over the other.

    A cell is `tall` times as high as it is wide. Lengths are in widths of a pixel, so that the disc is
    round in any cell; radii are whole numbers of 1/FINE of that; `full` is the radius of the ring. `glow`
    is the light of the halo at the disc's edge, in steps of cover. Only the left half of a row is ever
    computed: the right half mirrors it, and the lower rows mirror the upper ones.
    """

    def __init__(self, width: int, height: int, tall: float = SQUARE) -> None:
        self.width, self.height = width, height
        self._high = tall / SQUARE  # of a pixel
        self.half = (width + 1) // 2  # columns of the left half, the middle one included
        self.full = max(FINE, round((min(width / 2, height * self._high) - 0.5) * FINE))
        self.ringed = height >= RINGED
        self.halo = self.full / FINE * HALO if self.ringed else 0.0
        top = range((height + 1) // 2)
        self._beyond = self.width + self.height * self._high  # farther than any pixel
        self._near_far = [self._distances(y) for y in top]
        self._bare = [self._cells(y, 0, self.half, -self.full * 2, 0) for y in top]
        self._whole = [self._cells(y, 0, self.half, self.full * 2, 0) for y in top]

    def radius(self, share: float) -> int:
        """The radius that is this share (0..1) of the ring's."""
        return round(min(1.0, max(0.0, share)) * self.full)

    def has_room(self, width: int, height: int, share: float) -> bool:
        """Whether so many cells in the middle are within this share of the ring."""
        return hypot(width / 2, height * self._high) <= self.radius(share) / FINE

    def edge(self, y: int, radius: int) -> Span:
        """The columns of the left half in which row `y` is neither bare nor whole field."""
        pixels = radius / FINE
        return self._band(y, pixels - SOFT, pixels + SOFT + self.halo)

    def field(self, y: int, first: int, last: int) -> Span:
        """The columns of the left half in which row `y` has pixels of these field steps, both included."""
        step = self.full / FINE / FIELD
        return self._band(y, first * step, (last + 1) * step if last < FIELD - 1 else self._beyond)

    def ring(self, y: int) -> Span:
        """The columns of the left half in which row `y` of all rows has a pixel of the ring."""
        row, full = min(y, self.height - 1 - y), self.full / FINE
        return self._band(row, full - 1, full + 1) if self.ringed else (0, 0)

    def row(self, y: int, radius: int, glow: int = 0) -> list[Cell]:
        """The left half of row `y` of the upper half (the middle one included), outermost column first."""
        return self.row_between(y, radius, *self.edge(y, radius), glow)

    def row_between(self, y: int, radius: int, a: int, b: int, glow: int = 0) -> list[Cell]:
        """The same for whoever knows the edge already."""
        return self._bare[y][:a] + self._cells(y, a, b, radius, glow) + self._whole[y][b:]

    def _distances(self, y: int) -> tuple[float, float]:
        pair = abs(self._down(2 * y + 0.5)), abs(self._down(2 * y + 1.5))
        return min(pair), max(pair)

    def _down(self, pixels: float) -> float:
        """From the middle to so many pixels below the upper edge."""
        return (pixels - self.height) * self._high

    def _band(self, y: int, inner: float, outer: float) -> Span:
        near, far = self._near_far[y]
        a = self._column(sqrt(outer * outer - near * near)) if outer > near else self.half
        b = self._column(sqrt(inner * inner - far * far)) + 1 if inner > far else self.half
        return a, min(b, self.half)

    def _column(self, across: float) -> int:
        return min(self.half, max(0, int(self.width / 2 - across)))

    def _cells(self, y: int, a: int, b: int, radius: float, glow: int) -> list[Cell]:
        high, low = self._down(2 * y + 0.5), self._down(2 * y + 1.5)
        across = [x + 0.5 - self.width / 2 for x in range(a, b)]
        return [
            (self._pixel(hypot(x, high), radius, glow), self._pixel(hypot(x, low), radius, glow))
            for x in across
        ]

    def _pixel(self, distance: float, radius: float, glow: int) -> Pixel:
        beyond = distance - radius / FINE
        cover = _steps((SOFT - beyond) / (2 * SOFT))
        light = 0
        if cover < COVER and self.ringed:
            light = _steps(1 - abs(distance - self.full / FINE))
            if glow and beyond < self.halo:
                light = max(light, round(glow * (1 - max(0.0, beyond) / self.halo) / EVEN) * EVEN)
        field = min(FIELD - 1, int(distance * FINE / self.full * FIELD)) if cover else 0
        return field, cover, light
