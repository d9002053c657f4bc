"""What the terminal tells of itself: true colour, where its name says sixteen, and the shape of its cells."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import constants
from textual.events import Resize
from textual.pilot import Pilot

from companion.config.settings import Appearance, Settings
from companion.tui.breathing.bar import Bar
from companion.tui.terminal.replies import TRUE_COLOUR, Reply, question, shows_true_colour

from .hands import app_of, settle

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
