"""The orb: a disc of soft light that grows and shrinks with the breath. Decoration; the words say it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import ControlType, Segment
from textual.color import Color
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.breathing.disc import BRIGHT, FAINT, Cell, Disc, Span
from companion.tui.breathing.paint import LIT, Paint, tones
from companion.tui.terminal import version
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.cell import SHAPE
from companion.tui.terminal.strips import LazyStrip, forget_dirty

SMALLEST = 0.36  # of the ring: an empty breath still has its light
AT_REST = 0.42  # lung fill of an orb that waits
DIM = 0.25  # of its light: an orb that is over
NEAR = 4  # cells: stepping over fewer costs more than writing them


class Orb(Widget):
    """A disc whose radius follows `fill` (0..1, lung fill). No border, no padding: it draws every cell.

    The gradient is a fixed field of colour around the centre that the disc reveals, so a frame differs
    from the one before in the cells of its edge alone; only those go to the terminal. `turn` is 0 while
    breathing in, the light in the middle, and 1 while breathing out, the light at the rim and in a halo;
    on the way between, a wave crosses the field, outwards for the way out. `held` (0..1) of the ring is lit,
    from below: the part of a rest that is taken. `dim`: it is over. `well` (cells across and down, 0: none)
    in its middle is something else's, and is left alone.
    """

    DEFAULT_CSS = "Orb { width: 1fr; height: 1fr; }"

    fill: var[float] = var(AT_REST)
    turn: var[float] = var(0.0)
    held: var[float] = var(0.0)
    dim: var[bool] = var(False)
    well: var[tuple[int, int]] = var((0, 0))

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._paint: Paint | None = None
        self._disc = Disc(1, 1)
        self._radius, self._glow = 0, FAINT
        self._tones = tones(0.0)
        self._halves: list[list[Cell]] = []  # the left half of each row
        self._strips: list[Strip | None] = []  # each row as it was last asked for
        self._edges: list[Span] = []  # of the upper rows, as drawn
        self._stale: dict[int, list[Span]] = {}  # of each row's left half, what the terminal does not show

    def watch_fill(self) -> None:
        self._change()

    def watch_turn(self) -> None:
        self._change()

    def watch_held(self, before: float, after: float) -> None:
        """Draw the ring anew in the rows that it has reached, or left."""
        low, high = sorted((self._reached(before), self._reached(after)))
        spans = ((y, self._disc.ring(y)) for y in range(low, high))
        if regions := [region for y, (a, b) in spans if a < b for region in self._spoil(y, [(a, b)])]:
            self.refresh(*regions)

    def watch_dim(self) -> None:
        self._paint = None
        self._repaint()

    def _reached(self, held: float) -> int:
        """The first row that is lit."""
        return len(self._halves) - round(held * len(self._halves))

    def has_room(self, width: int, height: int) -> bool:
        """Whether so many cells fit into its middle however small it gets."""
        return self._disc.has_room(width, height, SMALLEST)

    def on_mount(self) -> None:
        """Stay round in cells of another shape."""
        if isinstance(self.app, TerminalApp):
            self.watch(self.app, "cell_shape", self._lay_out, init=False)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        shape = getattr(self.app, "cell_shape", SHAPE)
        self._disc = Disc(max(self.size.width, 1), max(self.size.height, 1), shape)
        self._radius = self._radius_now()
        rows = range((self._disc.height + 1) // 2)
        self._edges = [self._disc.edge(y, self._radius) for y in rows]
        upper = [self._disc.row(y, self._radius, self._glow) for y in rows]
        lower = [_upside_down(row) for row in upper[: self._disc.height // 2]]
        self._halves = upper + lower[::-1]
        self._repaint()

    def notify_style_update(self) -> None:
        """Take the colours of a theme that changed."""
        super().notify_style_update()
        self._paint = None
        self._repaint()

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            theme = self.app.theme_variables
            ground = self.background_colors[1]
            parts = (Color.parse(theme[f"orb-{part}"]) for part in ("core", "mid", "rim"))
            colours = [ground.blend(part, DIM if self.dim else 1.0) for part in parts]
            few = self.app.console.color_system == "256"
            self._paint = Paint(ground, *colours, few=few)
            self._paint.tones = self._tones
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self._paint.blank)
        strip = self._strips[y]
        if strip is None:
            strip = self._strips[y] = self._row(y, self._paint)
        return strip

    def _row(self, y: int, paint: Paint) -> Strip:
        half, width = self._halves[y], self._disc.width
        if self.held and y >= self._reached(self.held):
            a, b = self._disc.ring(y)
            half = [*half[:a], *map(_lit, half[a:b]), *half[b:]]
        if version.known():
            return OrbRow(half, width, paint, lambda: self._stale.pop(y, []))
        return Strip(_mirrored(half, width, paint), width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of `crop`, past the cache of styles, which would turn each row into a plain strip."""
        if not version.known():
            return super().render_lines(crop)
        forget_dirty(self)
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

    def _change(self) -> None:
        """Draw the rows that look different anew, and ask for their cells that do."""
        radius, glow = self._radius_now(), round(FAINT + (BRIGHT - FAINT) * self.turn)
        moved = (radius, glow) != (self._radius, self._glow)
        self._radius, self._glow = radius, glow
        before, self._tones = self._tones, tones(self.turn)
        turned = [k for k, tone in enumerate(self._tones) if tone != before[k]]
        if self._paint is not None:
            self._paint.tones = self._tones
        if not self._halves or not (moved or turned):
            return
        regions = []
        for y in range((self._disc.height + 1) // 2):
            spans = [span for span in (moved and self._move_edge(y), self._turn_field(y, turned)) if span]
            if spans:
                for row in {y, self._disc.height - 1 - y}:
                    regions += self._spoil(row, spans)
        if regions:
            self.refresh(*regions)

    def _move_edge(self, y: int) -> Span | None:
        """Draw a row and its mirror anew; the columns of the left half that changed, if any."""
        (a1, b1), (a2, b2) = self._edges[y], self._disc.edge(y, self._radius)
        self._edges[y] = a2, b2
        x1, x2 = min(a1, a2), max(b1, b2)
        if x1 >= x2:
            return None
        old, new = self._halves[y], self._disc.row_between(y, self._radius, a2, b2, self._glow)
        while x1 < x2 and old[x1] == new[x1]:
            x1 += 1
        while x1 < x2 and old[x2 - 1] == new[x2 - 1]:
            x2 -= 1
        if x1 == x2:
            return None
        self._halves[y], self._halves[self._disc.height - 1 - y] = new, _upside_down(new)
        return x1, x2

    def _turn_field(self, y: int, turned: Sequence[int]) -> Span | None:
        """The columns of the left half in which the disc shows other colours, if any."""
        if not turned:
            return None
        a, b = self._disc.field(y, turned[0], turned[-1])
        a = max(a, self._edges[y][0])
        return (a, b) if a < b else None

    def _spoil(self, y: int, spans: list[Span]) -> list[Region]:
        """Remember that these cells and their mirror are to be shown; the region that holds them all.

        Beside the well each side is a region of its own: nothing under it is drawn.
        """
        across, down = self.well
        if across and 0 <= y - (self._disc.height - down) // 2 < down:
            self._strips[y] = None
            width, edge = self._disc.width, (self._disc.width - across) // 2
            sides = [(a, min(b, edge)) for a, b in _joined(list(spans)) if a < edge]
            return [Region(x, y, b - a, 1) for a, b in sides for x in (a, width - b)]
        stale = self._stale[y] = _joined([*self._stale.get(y, []), *spans])
        self._strips[y] = None
        return [Region(stale[0][0], y, self._disc.width - 2 * stale[0][0], 1)]


class OrbRow(LazyStrip):
    """A row of the orb that knows which of its cells the terminal does not show yet.

    Both sides of the disc change in every frame, and its inside would go out each time. Asked for the
    cells up to the right end of what is stale, a row writes the stale cells alone and steps over the
    others: an eighth of the bytes. Asked for anything else it is a plain strip.
    """

    __slots__ = ["_half", "_paint", "_take_stale"]

    def __init__(
        self, half: list[Cell], width: int, paint: Paint, take_stale: Callable[[], list[Span]]
    ) -> None:
        self._half, self._paint, self._take_stale = half, paint, take_stale
        super().__init__(lambda: _mirrored(half, width, paint), width)

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The cells from `start` to `end`, those known to be on the screen as a movement of the cursor."""
        width = self.cell_length
        spans = [] if end is None else self._take_stale()
        if not spans or end != width - spans[0][0] or start not in (0, spans[0][0]):
            return super().crop(start, end)
        segments: list[Segment] = []
        at = start
        mirrored = [(width - x2, width - x1) for x1, x2 in reversed(spans)]
        for left in (True, False):
            for x1, x2 in spans if left else mirrored:
                if not left:
                    x1 = max(x1, at)  # the middle column has no mirror
                segments += _forward(x1 - at)
                cells = self._half[x1:x2] if left else self._half[width - x2 : width - x1]
                run = self._paint.segments(cells)
                segments += run if left else run[::-1]
                at = x2
        return Strip(segments, end - start)


def _mirrored(half: list[Cell], width: int, paint: Paint) -> list[Segment]:
    right = paint.segments(half[: width // 2])
    return [*paint.segments(half), *right[::-1]]  # a run looks the same in a mirror


def _joined(spans: list[Span]) -> list[Span]:
    """The spans in order, those that touch or nearly touch as one."""
    spans.sort()
    joined = [spans[0]]
    for x1, x2 in spans[1:]:
        a, b = joined[-1]
        if x1 <= b + NEAR:
            joined[-1] = a, max(b, x2)
        else:
            joined.append((x1, x2))
    return joined


def _lit(cell: Cell) -> Cell:
    """A cell with its ring alight; under the disc's own light it stays as it is."""
    (field, cover, light), (below, cover_below, light_below) = cell
    return (
        (field, cover, light if cover or light <= FAINT else LIT + light),
        (below, cover_below, light_below if cover_below or light_below <= FAINT else LIT + light_below),
    )


def _upside_down(half: list[Cell]) -> list[Cell]:
    return [(low, high) for high, low in half]


def _forward(cells: int) -> list[Segment]:
    """The cursor moved right, which leaves what is there as it is."""
    return [Segment(f"\x1b[{cells}C", None, [(ControlType.CURSOR_FORWARD, cells)])] if cells > 0 else []
