"""The candle: half blocks of warm light, whose flame moves slowly. Decoration; the words say it all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from math import hypot, pi, sin
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.widgets.appearance import style_of

CORE, GOLD, AMBER = Color.parse("#fff1c9"), Color.parse("#fbc65f"), Color.parse("#e0963f")
"""A flame in any theme, from its heart to its edge; amber is as far from red as it is from green."""
ON_LIGHT = Color.parse("#ffdf8e"), Color.parse("#f5ab33"), Color.parse("#c97a16")
STEPS = 10  # of covering and of colour: the finer, the more cells change in a frame
GLOW = 0.26  # of gold, in the air right at the flame
SWAYS = ((0.55, 7.3, 0.0), (0.3, 3.1, 1.0))  # how far the tip goes aside (in half widths), seconds, phase
GROWS = ((0.06, 5.3, 0.0), (0.03, 2.3, 2.0))


class Cut(NamedTuple):
    """How large a candle is. In pixels, two of which are a cell: flame and its half width, wick, wax."""

    flame: int
    half: float
    wick: int
    wide: int
    wax: int
    glow: float

    @property
    def rows(self) -> int:
        """The rows of cells it takes."""
        return (1 + self.flame + self.wick + self.wax) // 2


LOW, USUAL, TALL = Cut(6, 1.15, 0, 3, 5, 9), Cut(10, 1.75, 2, 5, 7, 17), Cut(15, 2.5, 3, 7, 11, 26)
DRAWN = {
    LOW: (("▄█▄", "▓░▓", " ▓ ", "▄▄▄", "█▓█", "█▓█"), (" , ", "( )", " ' ", ".-.", "| |", "'-'")),
    USUAL: (
        ("  ▄  ", " ▄█▄ ", " ▓▒▓ ", " ▓░▓ ", "  ▓  ", "  ╎  ", "▄▄▄▄▄", "█▓▓▓█", "█▓▓▓█", "█▓▓▓█"),
        ("  .  ", " / \\ ", " | | ", " \\ / ", "  '  ", "  |  ", ".---.", "|   |", "|   |", "'---'"),
    ),
}
"""Where there are no smooth colours: in shades, and in ASCII."""
FLAME_ROWS = {LOW: 3, USUAL: 5}

Pixel = tuple[int, int]


class Candle(Widget):
    """A candle at the bottom of its room, in the middle. `moment` (seconds) moves the flame.

    A frame differs from the one before in a few cells of the flame alone, and only those are drawn anew.
    """

    COMPONENT_CLASSES = {"candle--flame", "candle--wax"}
    moment: var[float] = var(0.0)
    cut: var[Cut] = var(USUAL)

    def __init__(self) -> None:
        super().__init__()
        self._flame: dict[Pixel, Pixel] = {}
        self._colours: dict[tuple[int, int, Pixel | None], Color] = {}  # of pixels, as they burn
        self._styles: dict[tuple[Color, Color], Style] = {}

    def watch_moment(self) -> None:
        """Draw the cells of the flame anew that look different."""
        before, self._flame = self._flame, burning(self.cut, self.moment)
        if self.smooth:
            changed = {at for at in before.keys() | self._flame if before.get(at) != self._flame.get(at)}
            left, top = self._corner
            rows = sorted({((top + y) // 2, left + x) for x, y in changed})
            for y, cells in groupby(rows, lambda cell: cell[0]):
                columns = [x for _, x in cells]
                self.refresh(Region(columns[0], y, columns[-1] - columns[0] + 1, 1))

    def watch_cut(self) -> None:
        self._flame = burning(self.cut, self.moment)
        self._colours.clear()
        self.refresh()

    @property
    def smooth(self) -> bool:
        """Whether there are half blocks and all colours."""
        look = style_of(self)
        ansi = self.background_colors[1].ansi is not None
        return (
            not (look.ascii or look.simple or self.app.no_color or ansi)
            and self.app.console.color_system == "truecolor"
        )

    def notify_style_update(self) -> None:
        """Take the colours of a theme that changed."""
        super().notify_style_update()
        self._colours.clear()
        self._styles.clear()
        self.refresh()

    @property
    def _corner(self) -> Pixel:
        """The pixel of the room where the flame's own begin: its middle column, its highest row."""
        return (self.size.width - 1) // 2, 2 * (self.size.height - self.cut.rows) + 1

    def render_line(self, y: int) -> Strip:
        width, ground = self.size.width, self.background_colors[1]
        blank = Style(bgcolor=ground.rich_color)
        if not self.smooth:
            return self._drawn(y - (self.size.height - self.cut.rows), blank)
        middle, top = self._corner
        reach = round(self.cut.glow)
        left = max(0, middle - reach)
        cells = [
            (self._colour(x - middle, 2 * y - top), self._colour(x - middle, 2 * y + 1 - top))
            for x in range(left, min(width, middle + reach + 1))
        ]
        runs = [(pair, len(list(run))) for pair, run in groupby(cells)]
        parts = [Segment((" " if a == b else "▀") * number, self._style(a, b)) for (a, b), number in runs]
        return Strip([Segment(" " * left, blank), *parts]).adjust_cell_length(width, blank)

    def _style(self, above: Color, below: Color) -> Style:
        if (made := self._styles.get((above, below))) is None:
            high = None if above == below else above.rich_color
            made = self._styles[above, below] = Style(color=high, bgcolor=below.rich_color)
        return made

    def _colour(self, x: int, y: int) -> Color:
        """The colour of a pixel, from the flame's corner."""
        burns = self._flame.get((x, y))
        if (found := self._colours.get((x, y, burns))) is None:
            found = self._colours[x, y, burns] = self._mixed(x, y, burns)
        return found

    def _mixed(self, x: int, y: int, burns: Pixel | None) -> Color:
        """What burns there, the candle below it, or the air around."""
        cut, ground = self.cut, self.background_colors[1]
        light = ground.brightness > 0.5
        core, gold, amber = ON_LIGHT if light else (CORE, GOLD, AMBER)
        away = hypot(x, y - cut.flame * 0.6) / cut.glow
        air = ground.blend(gold, round(GLOW * max(0.0, 1 - away) ** 2 * 100) / 100)
        wax = y - cut.flame - cut.wick
        if 0 <= wax < cut.wax and abs(x) <= cut.wide // 2:
            depth, rim = wax / cut.wax, abs(x) / (cut.wide / 2)
            cream = Color.parse("#e9cfa0" if light else "#f6e3c4")
            shade = 0.12 + 0.5 * depth + 0.18 * rim * rim
            return cream.blend(Color.parse("#b08d5b") if light else ground, shade)
        if x == 0 and cut.flame - 1 <= y < cut.flame + cut.wick and not burns:
            return air.blend(Color.parse("#5b4636"), 0.7)
        if burns is None:
            return air
        cover, far = burns[0] / STEPS, burns[1] / STEPS
        hue = core.blend(gold, far * 2) if far < 0.5 else gold.blend(amber, far * 2 - 1)
        return air.blend(hue, cover)

    def _drawn(self, y: int, blank: Style) -> Strip:
        cut = self.cut if self.cut in DRAWN else USUAL
        y -= self.cut.rows - cut.rows
        if not 0 <= y < cut.rows:
            return Strip.blank(self.size.width, blank)
        part = "candle--flame" if y < FLAME_ROWS[cut] else "candle--wax"
        text = DRAWN[cut][style_of(self).ascii][y]
        left = (self.size.width - len(text)) // 2 + len(text) - len(text.lstrip())
        style = self.get_component_rich_style(part)
        parts = [Segment(" " * left, blank), Segment(text.strip(), style)]
        return Strip(parts).adjust_cell_length(self.size.width, blank)


@cache
def _still(cut: Cut) -> dict[Pixel, Pixel]:
    return _shape(cut, 0.0, 1.0)


def burning(cut: Cut, moment: float) -> dict[Pixel, Pixel]:
    """The pixels of a flame at a moment (0: at rest): how much of each it covers, and how far from its heart.

    Both in steps. Columns count from the middle, rows from the top of the tallest flame.
    """
    if not moment:
        return _still(cut)
    return _shape(cut, cut.half * _waves(SWAYS, moment), 1 + _waves(GROWS, moment) - _waves_top(GROWS))


def _shape(cut: Cut, aside: float, grown: float) -> dict[Pixel, Pixel]:
    found: dict[Pixel, Pixel] = {}
    high = cut.flame * grown
    for y in range(cut.flame):
        up = (cut.flame - y - 0.5) / high
        if up >= 1:
            continue
        half, axis = cut.half * sin(pi * up**0.55), aside * up**1.6
        for x in range(-cut.wide, cut.wide + 1):
            away = abs(x - axis)
            if cover := round(min(1.0, max(0.0, half - away + 0.5)) * STEPS):
                far = min(1.0, 0.7 * away / max(half, 0.8) + 0.75 * max(0.0, up - 0.25))
                found[x, y] = cover, round(far * STEPS)
    return found


def _waves(waves: Sequence[tuple[float, float, float]], moment: float) -> float:
    return sum(much * sin(2 * pi * moment / every + phase) for much, every, phase in waves)


def _waves_top(waves: Sequence[tuple[float, float, float]]) -> float:
    return sum(much for much, _, _ in waves)
