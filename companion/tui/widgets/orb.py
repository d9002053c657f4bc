"""The orb: a disc of soft light that grows and shrinks with the breath. Decoration; the words say it all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from rich.color import Color as RichColor
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.events import Resize
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.widgets.disc import COVER, FIELD, Cell, Disc, Pixel

SMALLEST = 0.36  # of the ring: an empty breath still has its light
AT_REST = 0.42  # lung fill of an orb that waits
KEPT_STYLES = 4096

Span = tuple[int, int]


class Orb(Widget):
    """A disc whose radius follows `fill` (0..1, lung fill). No border, no padding: it draws every cell.

    The gradient is a fixed field of colour around the centre that the disc reveals, so a frame
    differs from the one before in the cells of its edge alone; only those go to the terminal.
    """

    DEFAULT_CSS = "Orb { width: 1fr; height: 1fr; }"

    fill: var[float] = var(AT_REST)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._paint: Paint | None = None
        self._disc = Disc(1, 1)
        self._radius = 0
        self._halves: list[list[Cell]] = []  # the left half of each row
        self._strips: list[Strip | None] = []  # each row as it was last asked for
        self._edges: list[Span] = []  # of the upper rows, as drawn
        self._stale: dict[int, Span] = {}  # for each row, cells of its left half the terminal does not show

    def watch_fill(self) -> None:
        """Move the edge; equal frames cost nothing."""
        before, self._radius = self._radius, self._radius_now()
        if before == self._radius or not self._halves:
            return
        regions = []
        for y in range((self._disc.height + 1) // 2):
            if span := self._move_edge(y):
                regions += [self._spoil(row, span) for row in {y, self._disc.height - 1 - y}]
        if regions:
            self.refresh(*regions)

    def on_resize(self, event: Resize) -> None:
        """Start over on a disc of the new size."""
        self._disc = Disc(max(event.size.width, 1), max(event.size.height, 1))
        self._radius = self._radius_now()
        rows = range((self._disc.height + 1) // 2)
        self._edges = [self._disc.edge(y, self._radius) for y in rows]
        upper = [self._disc.row(y, self._radius) for y in rows]
        lower = [_upside_down(row) for row in upper[: self._disc.height // 2]]
        self._halves = upper + lower[::-1]
        self._repaint()

    def notify_style_update(self) -> None:
        """Take the colours of a theme that changed."""
        super().notify_style_update()
        self._paint = None
        self._repaint()

    def render_line(self, y: int) -> Strip:
        """One whole row."""
        if self._paint is None:
            theme = self.app.theme_variables
            colours = (Color.parse(theme[f"orb-{part}"]) for part in ("core", "mid", "rim"))
            self._paint = Paint(self.background_colors[1], *colours)
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self._paint.blank)
        strip = self._strips[y]
        if strip is None:
            strip = Row(self._halves[y], self._disc.width, self._paint, lambda: self._stale.pop(y, None))
            self._strips[y] = strip
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of `crop`, past the cache of styles, which would turn each row into a plain strip."""
        self._dirty_regions.clear()  # nobody else empties the set for a widget that draws by lines
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, self._disc.width):
            strips = [Strip(strip).crop(*crop.column_span) for strip in strips]
        for line_filter in self.get_line_filters():
            if not isinstance(line_filter, ANSIToTruecolor):  # there is no ANSI colour in here
                strips = [strip.apply_filter(line_filter, self.background_colors[1]) for strip in strips]
        return strips

    def _radius_now(self) -> int:
        return self._disc.radius(SMALLEST + (1 - SMALLEST) * self.fill)

    def _repaint(self) -> None:
        self._strips = [None] * len(self._halves)
        self._stale.clear()
        self.refresh()

    def _move_edge(self, y: int) -> Span | None:
        """Draw a row and its mirror anew; the columns of the left half that changed, if any."""
        (a1, b1), (a2, b2) = self._edges[y], self._disc.edge(y, self._radius)
        self._edges[y] = a2, b2
        x1, x2 = min(a1, a2), max(b1, b2)
        if x1 >= x2:
            return None
        old, new = self._halves[y], self._disc.row_between(y, self._radius, a2, b2)
        while x1 < x2 and old[x1] == new[x1]:
            x1 += 1
        while x1 < x2 and old[x2 - 1] == new[x2 - 1]:
            x2 -= 1
        if x1 == x2:
            return None
        self._halves[y], self._halves[self._disc.height - 1 - y] = new, _upside_down(new)
        return x1, x2

    def _spoil(self, y: int, span: Span) -> Region:
        """Remember that these cells and their mirror are to be shown; the region that holds both."""
        known = self._stale.get(y, span)
        x1, x2 = min(known[0], span[0]), max(known[1], span[1])
        self._stale[y] = x1, x2
        self._strips[y] = None
        return Region(x1, y, self._disc.width - 2 * x1, 1)


class Row(Strip):
    """A row of the orb that knows which of its cells the terminal does not show yet.

    For a dirty region Textual 8.2 writes a strip from its left end on, and both sides of the disc
    change in every frame, so its inside would go out each time. Asked for the cells up to the right
    end of what is stale, a row writes the stale cells alone and steps over the others: an eighth of
    the bytes. Asked for anything else it is a plain strip, made when somebody reads it.
    """

    __slots__ = ["_half", "_made", "_paint", "_settle"]

    def __init__(self, half: list[Cell], width: int, paint: Paint, settle: Callable[[], Span | None]) -> None:
        self._half, self._paint, self._settle = half, paint, settle
        self._made: list[Segment] | None = None
        super().__init__((), width)

    @property
    def _segments(self) -> list[Segment]:  # the name Strip's own methods read
        if self._made is None:
            left = self._paint.segments(self._half)
            right = self._paint.segments(self._half[: self.cell_length // 2])
            self._made = [*left, *right[::-1]]  # a run looks the same in a mirror
        return self._made

    @_segments.setter
    def _segments(self, segments: list[Segment]) -> None:
        """Strip sets them empty; there is nothing to keep."""

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The cells from `start` to `end`, those known to be on the screen as a movement of the cursor."""
        width = self.cell_length
        if start != 0 or end is None or not (span := self._settle()) or end != width - span[0]:
            return super().crop(start, end)
        x1, x2 = span
        edge = self._paint.segments(self._half[x1:x2])
        other = self._paint.segments(self._half[x1 : min(x2, width // 2)])[::-1]
        return Strip([*_forward(x1), *edge, *_forward(width - 2 * x2), *other], end)


class Paint:
    """The colours of the field, and what a pixel and a cell look like in them."""

    def __init__(self, background: Color, core: Color, mid: Color, rim: Color) -> None:
        self.blank = Style(bgcolor=background.rich_color)
        self._background, self._rim = background, rim
        shares = [step / (FIELD - 1) for step in range(FIELD)]
        self._field = [
            core.blend(mid, s / 0.6) if s < 0.6 else mid.blend(rim, (s - 0.6) / 0.4) for s in shares
        ]
        self._styles: dict[Cell, Style] = {}

    def segments(self, cells: list[Cell]) -> list[Segment]:
        """Cells as runs of one style. A cell of two equal halves is a space: half the bytes."""
        return [
            Segment((" " if cell[0] == cell[1] else "▀") * len(list(run)), self._style(cell))
            for cell, run in groupby(cells)
        ]

    def _style(self, cell: Cell) -> Style:
        style = self._styles.get(cell)
        if style is None:
            if len(self._styles) >= KEPT_STYLES:
                self._styles.clear()
            high, low = cell
            colour = None if high == low else self._colour(high)
            style = self._styles[cell] = Style(color=colour, bgcolor=self._colour(low))
        return style

    def _colour(self, pixel: Pixel) -> RichColor:
        field, cover, ring = pixel
        under = self._background.blend(self._rim, 0.3 * ring / COVER)
        return under.blend(self._field[field], cover / COVER).rich_color


def _upside_down(half: list[Cell]) -> list[Cell]:
    return [(low, high) for high, low in half]


def _forward(cells: int) -> list[Segment]:
    """The cursor moved right, which leaves what is there as it is."""
    return [Segment(f"\x1b[{cells}C", None, [(ControlType.CURSOR_FORWARD, cells)])] if cells > 0 else []
