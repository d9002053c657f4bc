"""What the terminal tells of itself: true colour, where its name says sixteen, and the shape of its cells."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual import constants
from textual.events import Key, Resize
from textual.pilot import Pilot

from companion import words
from companion.config.settings import Appearance, Settings
from companion.tui.breathing.bar import Bar
from companion.tui.terminal.keyboard import Keyboard
from companion.tui.terminal.replies import TRUE_COLOUR, Reply, is_light, question, shows_true_colour

from .hands import app_of, press, settle, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
WORN = "\x1bP1$r0;38:2::1:2:3m"


@pytest.mark.parametrize(
    ("colours", "environ", "asks"),
    [
        ("standard", {"TERM": "xterm"}, True),
        ("256", {"TERM": "xterm-256color"}, True),
        ("truecolor", {"TERM": "xterm-256color"}, False),
        (None, {"TERM": "xterm"}, False),
        ("standard", {"TERM": "linux"}, False),
        ("256", {"TERM": "screen.xterm-256color"}, False),
        ("256", {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
    ],
)
def test_only_a_terminal_that_understands_it_is_asked(
    colours: str | None, environ: dict[str, str], asks: bool
) -> None:
    assert question(colours, environ) == (TRUE_COLOUR if asks else "")


@pytest.mark.parametrize(
    ("reply", "shows"),
    [
        (WORN, True),
        ("\x1bP1$r38;2;1;2;3m", True),
        ("\x1bP1$r0;38:2:0:1:2:3m", False),
        ("\x1bP1$r0;38:5:16m", False),
        ("\x1bP0$r", False),
        ("\x1b]11;rgb:0000/0000/0000", False),
    ],
)
def test_true_colour_is_believed_when_it_is_worn_as_given(reply: str, shows: bool) -> None:
    assert shows_true_colour(reply) is shows


@pytest.mark.parametrize(
    ("system", "chosen", "before", "after"),
    [
        ("standard", None, "terminal", "dawn"),
        ("standard", "dusk", "dusk", "dusk"),
        ("standard", "terminal", "terminal", "terminal"),
        ("256", None, "dawn", "dawn"),
    ],
)
async def test_sixteen_colours_are_the_terminals_own_until_it_answers(
    open_app: Open,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    chosen: str | None,
    before: str,
    after: str,
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", system)
    async with open_app(settings=Settings(appearance=Appearance(theme=chosen))) as pilot:
        app = app_of(pilot)
        assert app.theme == before
        app.post_message(Reply(WORN))
        await settle(pilot)
        assert app.theme == after
        late = after == before  # what is drawn keeps the colours it was drawn in
        assert app.console.color_system == (system if late else "truecolor")
        assert app.screen.query_one(Bar).display is (system == "standard" and late)


async def test_the_shape_of_a_cell_is_what_the_window_tells(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as pilot:
        app = app_of(pilot)
        assert app.cell_shape == 2
        app.post_message(Resize.from_dimensions((80, 24), (80 * 9, 24 * 20)))
        await settle(pilot)
        assert app.cell_shape == pytest.approx(20 / 9)


def test_a_colour_or_a_mode_says_whether_the_terminal_is_light() -> None:
    assert is_light("\x1b]11;rgb:ffff/ffff/ffff") is True
    assert is_light("\x1b]11;rgb:f7/f2/e8") is True
    assert is_light("\x1b]11;rgba:1717/1313/1f1f/ffff") is False
    assert is_light("\x1b[?997;2n") is True and is_light("\x1b[?997;1n") is False
    assert is_light("\x1b]10;rgb:ffff/ffff/ffff") is None and is_light(WORN) is None


@pytest.mark.parametrize("cut", [0, 3, 6, 8])
def test_what_it_tells_of_light_and_dark_is_no_key(cut: int) -> None:
    keyboard, told = Keyboard(), "\x1b[?997;2n"
    events = [*keyboard.feed(told[:cut]), *keyboard.feed(f"{told[cut:]}q")]
    assert [event.text for event in events if isinstance(event, Reply)] == [told]
    assert [event.key for event in events if isinstance(event, Key)] == ["q"]


async def test_auto_follows_light_and_dark_while_it_is_open(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("appearance: {theme: auto}\n")
    async with open_app() as pilot:
        app = app_of(pilot)
        assert app.theme == "dawn", "nothing holds the first frame"
        for reply, theme in (("\x1b]11;rgb:f7f7/f2f2/e8e8", "paper"), ("\x1b[?997;1n", "dawn")):
            app.post_message(Reply(reply))
            await settle(pilot)
            assert app.theme == theme


async def test_the_terminals_own_colours_are_those_that_can_be_read_on_its_background(open_app: Open) -> None:
    """Cyan and yellow on black, blue and magenta on white; its own text colour until it has told."""
    async with open_app(settings=Settings(appearance=Appearance(theme="terminal"))) as pilot:
        app = app_of(pilot)

        def worn() -> tuple[str, str]:
            assert app.focused is not None
            return app.focused.styles.border_top[1].css, app.theme_variables["whisper"]

        assert worn() == ("ansi_default", "ansi_default")
        for reply, accent, said in (
            ("\x1b]11;rgb:ffff/ffff/ffff", "ansi_blue", "ansi_magenta"),
            ("\x1b]11;rgb:0000/0000/0000", "ansi_cyan", "ansi_yellow"),
            ("\x1b[?997;2n", "ansi_blue", "ansi_magenta"),
        ):
            app.post_message(Reply(reply))
            await settle(pilot)
            assert worn() == (accent, said) and app.theme == "terminal"


async def test_a_chosen_theme_follows_nothing(open_app: Open) -> None:
    async with open_app() as pilot:
        app_of(pilot).post_message(Reply("\x1b[?997;2n"))
        await settle(pilot)
        assert app_of(pilot).theme == "dawn"


async def test_what_is_chosen_is_worn_kept_and_undone(open_app: Open, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("# mine\nappearance:\n  motion: full  # as it is\n")
    async with open_app() as pilot:
        host = app_of(pilot).host
        host.ask("theme")
        await settle(pilot)
        await press(pilot, "down", "down")
        assert app_of(pilot).theme == "forest" and "theme" not in config.read_text()
        await press(pilot, "escape")
        assert app_of(pilot).theme == "dawn"
        host.ask("theme")
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert whisper(pilot) == words.today.THEME_CHOSEN.format(name="dusk")
        text = config.read_text()
        assert "# mine" in text and "motion: full  # as it is" in text and "theme: dusk" in text
        assert app_of(pilot).theme == "dusk" == app_of(pilot).settings.appearance.theme
        await press(pilot, "u")
        assert app_of(pilot).theme == "dawn" and "theme" not in config.read_text()
        await press(pilot, "U")
        assert app_of(pilot).theme == "dusk"
    async with open_app() as pilot:
        assert app_of(pilot).theme == "dusk"
