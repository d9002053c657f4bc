"""The orb: its geometry, and that an incremental picture is the same as one drawn anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip

import companion.tui
from companion.tui.breathing.bar import Bar, bar_instead
from companion.tui.breathing.disc import COVER, NOTHING, Disc
from companion.tui.breathing.orb import Orb
from companion.tui.breathing.paint import KEPT_STYLES
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.cell import SHAPE, shape_of
from companion.tui.terminal.first_frame import draw_narrowly
from companion.tui.themes import load_theme
from companion.tui.widgets.appearance import ScreenStyle

from .hands import lines_of

sizes = st.tuples(st.integers(1, 60), st.integers(1, 30))
shares = st.floats(0, 1)


def covered(disc: Disc, radius: int) -> int:
    """How much of the upper left quarter the disc covers, in steps."""
    rows = [disc.row(y, radius) for y in range((disc.height + 1) // 2)]
    return sum(pixel[1] for row in rows for cell in row for pixel in cell)


@given(sizes, st.lists(shares, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_fuller_breath_never_covers_less(size: tuple[int, int], fills: list[float]) -> None:
    disc = Disc(*size)
    seen = [covered(disc, disc.radius(share)) for share in sorted(fills)]
    assert seen == sorted(seen)


@given(sizes, shares)
@settings(max_examples=60, deadline=None)
def test_outside_the_edge_a_row_is_bare_and_inside_it_is_whole(size: tuple[int, int], share: float) -> None:
    disc = Disc(*size)
    radius = disc.radius(share)
    for y in range((disc.height + 1) // 2):
        a, b = disc.edge(y, radius)
        row = disc.row(y, radius)
        assert len(row) == disc.half
        assert all(pixel[1] == 0 for cell in row[:a] for pixel in cell)
        assert all(pixel[1] == COVER for cell in row[b:] for pixel in cell)


@pytest.mark.parametrize("size", [(60, 20), (61, 20), (60, 21), (110, 36), (40, 30)])
@pytest.mark.parametrize("cell", [None, (8, 16), (9, 20), (10, 22), (12, 22)])
def test_the_disc_is_round(size: tuple[int, int], cell: tuple[int, int] | None) -> None:
    """At most 3 % between its width and its height in pixels, or a pixel of ours where it is small."""
    columns, rows = size
    disc = Disc(*size, shape_of(size, cell and (columns * cell[0], rows * cell[1])))
    wide, high = cell or (1, 2)
    middle = disc.row((rows - 1) // 2, disc.full)
    across = [(cell[0][1] + cell[1][1]) / COVER / 2 * wide for cell in middle]
    width = 2 * sum(across[: columns // 2]) + sum(across[columns // 2 :])
    column = [disc.row(y, disc.full)[-1] for y in range((rows + 1) // 2)]
    down = [sum(pixel[1] for pixel in cell) / COVER * high / 2 for cell in column]
    height = 2 * sum(down[: rows // 2]) + sum(down[rows // 2 :])
    assert width == pytest.approx(height, abs=max(0.03 * height, 1.2 * wide))


def test_a_window_of_no_likely_shape_tells_nothing() -> None:
    assert shape_of((80, 24), (0, 0)) == shape_of((80, 24), (80, 24)) == shape_of((0, 0), (8, 16)) == SHAPE


def test_the_corners_are_empty() -> None:
    assert Disc(50, 20).row(0, Disc(50, 20).full)[0] == (NOTHING, NOTHING)


class Alone(TerminalApp):
    """Nothing but an orb."""

    CSS_PATH = [Path(companion.tui.__file__).parent / "breathing" / "breathing.tcss"]
    CSS = "Orb { background: $background; }"
    look = ScreenStyle()
    screen_style: ScreenStyle

    def __init__(self, theme: str = "dawn", *, narrow: bool = True) -> None:
        self._wanted, self._narrow = load_theme(theme)[0], narrow
        super().__init__()
        self.register_theme(self._wanted)
        self.theme = self._wanted.name

    def get_default_screen(self) -> Screen[None]:
        screen = Screen[None]()
        if self._narrow:
            draw_narrowly(screen)
        return screen

    def compose(self) -> ComposeResult:
        yield Orb()

    @property
    def orb(self) -> Orb:
        return self.query_one(Orb)


def cells(strips: list[Strip]) -> list[list[tuple[str, str]]]:
    """Every cell of a picture with its colours."""
    return [
        [
            (char, str(segment.style and Strip.render_ansi(segment.style, ColorSystem.TRUECOLOR)))
            for segment in strip
            for char in segment.text
        ]
        for strip in strips
    ]


class Paper:
    """A terminal of the test's own: understands moves, colours and text, and nothing else."""

    TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)C|\x1b\[([\d;]*)m|(\n)|([^\x1b\n])")

    def __init__(self, picture: list[list[tuple[str, str]]]) -> None:
        self.cells = [list(row) for row in picture]
        self.written = 0

    def write(self, text: str) -> None:
        x = y = end = 0
        look = ""
        self.written += len(text.encode())
        for found in self.TOKEN.finditer(text):
            assert found.start() == end, text[end : end + 20]
            end = found.end()
            row, column, forward, colours, _, char = found.groups()
            if row:
                x, y = int(column) - 1, int(row) - 1
            elif forward:
                x += int(forward)
            elif colours is not None:
                look = "" if colours == "0" else colours
            elif char:
                self.cells[y][x] = char, look
                x += 1


def paint(app: Alone) -> str:
    """What Textual would send to the terminal now; '' for nothing."""
    compositor = app.screen._compositor
    compositor.update_widgets({app.orb})
    update = compositor.render_update(screen_stack=[])
    return update.render_segments(app.console) if update else ""  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(61, 21), (40, 12), (31, 6), (12, 9)])
@pytest.mark.parametrize("narrow", [True, False])
async def test_the_changed_cells_are_exactly_those_that_go_out(size: tuple[int, int], narrow: bool) -> None:
    app = Alone(narrow=narrow)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        compositor = app.screen._compositor
        paper = Paper(cells(compositor.render_strips()))
        for fill in (0.42, 0.5, 0.52, 0.8, 1.0, 0.99, 0.3, 0.0, 0.01, 0.45):
            app.orb.fill = fill
            if fill == 0.52:
                continue  # two movements, one frame
            paper.write(paint(app))
            assert paper.cells == cells(compositor.render_strips()), fill


async def test_the_orb_stays_round_when_the_terminal_tells_its_cells() -> None:
    app = Alone()

    def picture() -> list[str]:
        return [app.orb.render_line(y).text for y in range(20)]

    async with app.run_test(size=(60, 20)) as pilot:
        before = picture()
        app.cell_shape = 2.5
        await pilot.pause()
        assert picture() != before
        app.cell_shape = SHAPE
        await pilot.pause()
        assert picture() == before


async def test_the_picture_is_symmetric() -> None:
    app = Alone()
    async with app.run_test(size=(41, 13)) as pilot:
        app.orb.fill = 0.7
        await pilot.pause()
        picture = cells(app.screen._compositor.render_strips())
        assert all(row == row[::-1] for row in picture)

        def pixels(row: list[tuple[str, str]]) -> list[tuple[str, str]]:
            halves = []
            for char, look in row:
                high, _, low = look.rpartition("48;2;")
                halves.append((low if char == " " else high.strip(";").removeprefix("38;2;"), low))
            return halves

        upside_down = [[(low, high) for high, low in pixels(row)] for row in reversed(picture)]
        assert [pixels(row) for row in picture] == upside_down


async def test_an_equal_frame_sends_nothing() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.orb.fill = 0.5
        assert paint(app)
        app.orb.fill = 0.5 + 1e-6
        assert paint(app) == ""


async def test_a_frame_sends_the_edge_and_not_the_inside() -> None:
    app = Alone()
    async with app.run_test(size=(110, 36)) as pilot:
        await pilot.pause()
        whole = len(app.screen._compositor.render_update(full=True).render_segments(app.console))  # type: ignore[union-attr]
        app.orb.fill = 0.6
        paint(app)
        app.orb.fill = 0.62
        assert len(paint(app)) < whole / 3


async def test_what_is_kept_is_bounded() -> None:
    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in range(400):
            app.orb.fill = step % 100 / 100
            paint(app)
        orb = app.orb
        assert orb._paint is not None
        assert len(orb._paint._styles) <= KEPT_STYLES
        assert len(orb._dirty_regions) <= 24
        assert len(orb._stale) <= 24


async def test_a_theme_that_changes_repaints_in_its_colours() -> None:
    born, turned = Alone("paper"), Alone("dawn")
    async with born.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        expected = cells(born.screen._compositor.render_strips())
    async with turned.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        assert cells(turned.screen._compositor.render_strips()) != expected
        turned.register_theme(load_theme("paper")[0])
        turned.theme = "paper"
        await pilot.pause()
        assert cells(turned.screen._compositor.render_strips()) == expected


async def test_the_orb_can_be_resized_down_to_one_cell() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        for size in ((1, 1), (2, 1), (7, 3), (60, 20)):
            await pilot.resize_terminal(*size)
            app.orb.fill = 0.9
            app.orb.fill = 0.1
            await pilot.pause()
            picture = cells(app.screen._compositor.render_strips())
            assert [len(row) for row in picture] == [size[0]] * size[1]


class AloneBar(Alone):
    """Nothing but a bar."""

    def compose(self) -> ComposeResult:
        yield Bar()


@pytest.mark.parametrize(
    ("look", "fill", "drawn"),
    [
        (ScreenStyle(), 0.0, "────────────"),
        (ScreenStyle(), 0.5, "───▬▬▬▬▬▬───"),
        (ScreenStyle(), 1.0, "▬▬▬▬▬▬▬▬▬▬▬▬"),
        (ScreenStyle(ascii=True), 0.0, "[..........]"),
        (ScreenStyle(ascii=True), 0.6, "[..######..]"),
        (ScreenStyle(ascii=True), 1.0, "[##########]"),
    ],
)
async def test_the_bar_grows_from_its_middle(look: ScreenStyle, fill: float, drawn: str) -> None:
    app = AloneBar()
    app.screen_style = look
    async with app.run_test(size=(12, 3)) as pilot:
        app.query_one(Bar).fill = fill
        await pilot.pause()
        picture = lines_of(app.screen)
        assert picture == [" " * 12, drawn, " " * 12]


@pytest.mark.parametrize(
    ("look", "instead"),
    [
        (ScreenStyle(), False),
        (ScreenStyle(ascii=True), True),
        (ScreenStyle(simple=True), True),
        (ScreenStyle(reduced=True), True),
    ],
)
async def test_a_plain_look_has_the_bar(look: ScreenStyle, instead: bool) -> None:
    app = Alone()
    app.screen_style = look
    async with app.run_test(size=(12, 3)):
        assert bar_instead(app) is instead


async def test_without_colours_there_is_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Alone()
    async with app.run_test(size=(12, 3)):
        assert bar_instead(app)


@pytest.mark.parametrize(("system", "instead"), [("standard", True), ("256", False), ("truecolor", False)])
async def test_sixteen_colours_are_too_few(system: str, instead: bool) -> None:
    app = Alone()
    async with app.run_test(size=(12, 3)):
        app.console._color_system = {
            "standard": ColorSystem.STANDARD,
            "256": ColorSystem.EIGHT_BIT,
            "truecolor": ColorSystem.TRUECOLOR,
        }[system]
        assert bar_instead(app) is instead


@pytest.mark.parametrize("size", [(61, 21), (40, 12), (12, 9)])
@pytest.mark.parametrize("narrow", [True, False])
async def test_the_light_that_turns_goes_out_with_the_moving_edge(
    size: tuple[int, int], narrow: bool
) -> None:
    app = Alone(narrow=narrow)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        compositor = app.screen._compositor
        paper = Paper(cells(compositor.render_strips()))
        for step in range(21):
            app.orb.turn = 1 - abs(step - 10) / 10
            app.orb.fill = 0.8 - step / 40
            paper.write(paint(app))
            assert paper.cells == cells(compositor.render_strips()), step


async def test_in_and_out_differ_in_more_than_size() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        middles = set()
        for turn in (0.0, 1.0):
            app.orb.fill, app.orb.turn = 0.5, turn
            await pilot.pause()
            middles.add(cells(app.screen._compositor.render_strips())[10][30])
        assert len(middles) == 2


async def test_among_256_colours_it_paints_with_those() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        looks = []
        for colours in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
            app.console._color_system = colours
            app.orb.notify_style_update()
            await pilot.pause()
            picture = cells(app.screen._compositor.render_strips())
            looks.append({look for row in picture for char, look in row})
        many, few = looks
        assert 6 <= len(few) < len(many) * 2 / 3
        assert all(";5;" in look for look in few - many)
