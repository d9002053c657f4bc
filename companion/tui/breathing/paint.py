"""The colours of the orb: what a cell of the disc looks like in a theme, with the light in or out."""

from __future__ import annotations

from itertools import groupby

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from companion.tui.breathing.disc import COVER, FIELD, Cell, Pixel

KEPT_STYLES = 4096
TONES = 3  # steps of a colour's way between breathing in and breathing out
WAVE = 4  # field steps that are on their way at a time
LIT = COVER + 1  # light of a ring that has taken a second of a rest, above any other
LITLIGHT = 0.9  # of the middle colour, there
RINGLIGHT = 0.3  # of the rim's colour, in the ring and the brightest halo
WARM = 0.4  # how far the darker end of the light stays with the middle colour, breathing out

Tones = tuple[int, ...]


def tones(turn: float) -> Tones:
    """For each field step how far it has turned, 0..TONES, when a wave has gone `turn` (0..1) of its way."""
    front = turn * (FIELD + WAVE)
    return tuple(round(min(1.0, max(0.0, (front - k) / WAVE)) * TONES) for k in range(FIELD))


class Paint:
    """The colours of the field, and what a pixel and a cell look like in them.

    With `few` colours they are those of the table of 256, chosen here, so that cells that look alike
    are alike and go out as one run.
    """

    def __init__(self, background: Color, core: Color, mid: Color, rim: Color, *, few: bool = False) -> None:
        self._few = few
        self._background, self._rim, self._mid = background, rim, mid
        self.blank = Style(bgcolor=background.rich_color)
        self.tones = tones(0.0)
        shares = [step / (FIELD - 1) for step in range(FIELD)]
        inward = [core.blend(mid, s / 0.6) if s < 0.6 else mid.blend(rim, (s - 0.6) / 0.4) for s in shares]
        dim = rim.blend(mid, WARM)
        outward = [dim.blend(mid, s / 0.6) if s < 0.6 else mid.blend(core, (s - 0.6) / 0.4) for s in shares]
        self._field = [
            [a.blend(b, tone / TONES) for tone in range(TONES + 1)]
            for a, b in zip(inward, outward, strict=True)
        ]
        self._styles: dict[tuple[Cell, int, int], Style] = {}
        self._pairs: dict[tuple[RichColor, RichColor], Style] = {}  # one object for what looks the same

    def segments(self, cells: list[Cell]) -> list[Segment]:
        """Cells as runs of one style. A cell of two equal halves is a space: half the bytes."""
        runs = (list(run) for _, run in groupby(map(self._style, cells), id))
        return [Segment((" " if run[0].color is None else "▀") * len(run), run[0]) for run in runs]

    def _style(self, cell: Cell) -> Style:
        high, low = cell
        key = cell, self.tones[high[0]], self.tones[low[0]]
        style = self._styles.get(key)
        if style is None:
            if len(self._styles) >= KEPT_STYLES:
                self._styles.clear()
                self._pairs.clear()
            above, below = pair = self._colour(high), self._colour(low)
            made = Style(color=None if above == below else above, bgcolor=below)
            style = self._styles[key] = self._pairs.setdefault(pair, made)
        return style

    def _colour(self, pixel: Pixel) -> RichColor:
        field, cover, light = pixel
        if not cover and not light:
            return self._background.rich_color
        under = self._background.blend(self._rim, RINGLIGHT * light / COVER)
        if light >= LIT:
            under = self._background.blend(self._mid, LITLIGHT * (light - LIT) / COVER)
        colour = under.blend(self._field[field][self.tones[field]], cover / COVER)
        if not self._few:
            return colour.rich_color
        if cover < COVER / 2:  # the dark colours of the table are gaudy, its greys are fine
            grey = round(colour.brightness * 255)
            colour = Color(grey, grey, grey)
        return colour.rich_color.downgrade(ColorSystem.EIGHT_BIT)
