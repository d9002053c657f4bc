"""Colours in few bytes: what is seen is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from companion.tui.terminal.sgr import thrifty

COLOURS = st.sampled_from(
    [None, "#102030", "#102031", "#ffffff", "red", "bright_blue", "color(208)", "default"]
)
FLAGS = st.fixed_dictionaries(
    {name: st.booleans() for name in ("bold", "dim", "italic", "underline", "reverse", "strike")}
)
STYLES = st.builds(
    lambda colour, ground, flags: Style(color=colour, bgcolor=ground, **flags), COLOURS, COLOURS, FLAGS
)
PIECES = st.tuples(
    STYLES, st.sampled_from(["a", "word ", "─", "\x1b[3;2H", "\x1b[2;9H", "\x1b[?25l", "\x1b[K"])
)
SYSTEM = st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])


@pytest.fixture(scope="module")
def terminal() -> Any:
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(Path(__file__).parents[1] / "bench"))
    from harness.screen import Term

    yield lambda: Term(5, 20)
    patch.undo()


def rendered(pieces: list[tuple[Style, str]], system: ColorSystem) -> str:
    return "".join(style.render(text, color_system=system) for style, text in pieces)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(PIECES, max_size=9), system=SYSTEM)
def test_it_shows_the_same(terminal: Any, pieces: list[tuple[Style, str]], system: ColorSystem) -> None:
    frame = rendered(pieces, system)
    plain, lean = terminal(), terminal()
    plain.feed(f"{frame}|".encode())
    lean.feed(f"{thrifty(frame)}|".encode())
    assert plain.grid == lean.grid and (plain.y, plain.x) == (lean.y, lean.x)
    assert len(thrifty(frame)) <= len(frame) + 2


def test_what_is_worn_is_not_put_on_again() -> None:
    ground = Style(color="#eeeeee", bgcolor="#101010")
    sent = "".join(style.render("word") for style in (ground, ground, ground + Style(bold=True), ground))
    assert thrifty(sent) == (
        "\x1b[0;38;2;238;238;238;48;2;16;16;16mwordword\x1b[1mword"
        "\x1b[0;38;2;238;238;238;48;2;16;16;16mword\x1b[0m"
    )
