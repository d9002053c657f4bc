"""How it looks: pictures of the real app at four sizes, dark and light, each looked at by a person once."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual import events

from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.tui.app import CompanionApp
from companion.tui.widgets.appearance import style_for

from .hands import on_screen, press, press_in_turn, settle

spec = importlib.util.spec_from_file_location("picture", Path(__file__).parents[2] / "docs" / "picture.py")
assert spec and spec.loader
picture = importlib.util.module_from_spec(spec)
sys.modules["picture"] = picture
spec.loader.exec_module(picture)

SIZES = [(40, 15), (80, 24), (110, 36), (160, 46), (200, 60)]


@pytest.fixture
def sample(tmp_path: Path) -> Callable[..., CompanionApp]:
    """The app on the sample day of README's picture."""

    def make(hour: int | None = None, **appearance: Any) -> CompanionApp:
        clock = picture.Still()
        settings = Settings(appearance=Appearance(**appearance))
        config = tmp_path / "config.yaml"
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        picture.sample_day(companion, clock)
        if hour:
            clock.now_is = picture.NOW.replace(hour=hour)
            companion.routine.on(picture.NOW.date() - timedelta(days=1)).toggle("item:dim-the-lights", "done")
        return CompanionApp(companion, config, clock=clock)

    return make


@pytest.mark.parametrize("theme", ["dawn", "paper"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_today(snap_compare: Any, sample: Any, theme: str, size: tuple[int, int]) -> None:
    assert snap_compare(sample(theme=theme), terminal_size=size)


@pytest.mark.parametrize("theme", ["dusk", "forest", "contrast", "terminal"])
def test_the_other_themes(snap_compare: Any, sample: Any, theme: str) -> None:
    assert snap_compare(sample(theme=theme), terminal_size=(80, 24))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["b"], id="settling"),
        pytest.param(["b", "space"], id="breathing in"),
        pytest.param(["w", *"called"], id="writing a win"),
        pytest.param(["enter"], id="menu of a row"),
        pytest.param(["tab", "t"], id="choosing a technique"),
        pytest.param(["tab", "tab"], id="one line in focus"),
        pytest.param(["tab", "tab", "tab", "c"], id="a small ritual"),
        pytest.param(["question_mark"], id="keys"),
        pytest.param(["colon", *"rest"], id="palette"),
        pytest.param(["f1"], id="people"),
        pytest.param(["f9"], id="covered"),
    ],
)
def test_over_today(snap_compare: Any, sample: Any, keys: list[str]) -> None:
    async def pressed(pilot: Any) -> None:
        await settle(pilot)  # the greeting has come; it leaves with the first key
        await press(pilot, *keys)

    assert snap_compare(sample(), terminal_size=(80, 24), run_before=pressed)


@pytest.mark.parametrize(
    ("size", "theme"),
    [((40, 15), "dawn"), ((110, 36), "paper"), ((110, 36), "ascii")],
    ids=["40x15", "110x36", "ascii"],
)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["g"], id="grey day"),
        pytest.param(["colon", *"choose a theme", "enter"], id="theme"),
        pytest.param(["tab", "tab", "tab", "f", "v"], id="kept"),
        pytest.param(["tab", "t", "e"], id="pattern"),
        pytest.param(["colon", *"rest until", "enter"], id="rest until"),
        pytest.param(["tab", "tab", "tab", "z"], id="wins as a book"),
    ],
)
def test_cards(snap_compare: Any, sample: Any, keys: list[str], size: tuple[int, int], theme: str) -> None:
    async def pressed(pilot: Any) -> None:
        await settle(pilot)
        await press_in_turn(pilot, *keys)
        await settle(pilot)

    look = {"icons": "ascii"} if theme == "ascii" else {"theme": theme}
    assert snap_compare(sample(**look), terminal_size=size, run_before=pressed)


@pytest.mark.parametrize(
    ("size", "theme"),
    [((40, 15), "dawn"), ((80, 24), "paper"), ((110, 36), "dawn"), ((200, 60), "contrast")],
    ids=["40x15", "80x24", "110x36", "200x60"],
)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["h"], id="own people"),
        pytest.param(["h", "down", "down", "space"], id="own plan"),
        pytest.param(["slash", *"mum"], id="search"),
    ],
)
def test_people_and_search(
    snap_compare: Any, sample: Any, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    app = sample(theme=theme)
    people = app.companion.people
    for line in ("Ana, ana@example.org", "Dr Weber, writes back, Thursdays"):
        people.add(line)
    people.write_plan("signs", "I stop answering messages\nand sleep past ten")
    people.write_plan("helps", "Ana’s tea · a walk at dusk")
    people.write_plan("people", "Ana, then Dr Weber")
    app.companion.wins.add("Sat for an hour with Mum and her sister, in the garden @2025-05-04")

    async def pressed(pilot: Any) -> None:
        await settle(pilot)
        await press_in_turn(pilot, *keys)
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=pressed)


@pytest.mark.parametrize(
    ("size", "theme"),
    [((40, 15), "dawn"), ((110, 36), "dawn"), ((80, 24), "paper")],
    ids=["40x15", "110x36", "80x24"],
)
@pytest.mark.parametrize("keys", [["home"], ["left"]], ids=["evening", "yesterday"])
def test_the_river(
    snap_compare: Any, sample: Any, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    async def pressed(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    assert snap_compare(sample(hour=20, theme=theme), terminal_size=size, run_before=pressed)


@pytest.mark.parametrize(
    "appearance",
    [{"icons": "ascii"}, {"borders": "simple"}, {"motion": "reduced"}],
    ids=["ascii", "simple", "reduced"],
)
def test_plainer_looks(snap_compare: Any, sample: Any, appearance: dict[str, str]) -> None:
    assert snap_compare(sample(**appearance), terminal_size=(80, 24))


async def test_where_there_is_ascii_alone_every_sign_of_ours_is(sample: Any, short_waits: None) -> None:
    app = sample(icons="ascii")
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        app.focused.post_message(events.Paste("naïve “x” · #nothing"))
        await settle(pilot)
        seen = on_screen(pilot)
        for keys in (
            *(["enter"], ["n"], ["escape"], ["question_mark"], ["end"], ["escape"], ["f1"], ["escape"]),
            *(["ctrl+p"], ["escape"], ["slash", "z", "enter"], ["escape"], ["tab", "enter"], ["escape"]),
            *(["t"], ["end"], ["escape"], ["l"], ["escape"], ["b"], ["escape"], ["f9"]),
        ):
            await press_in_turn(pilot, *keys)
            seen += on_screen(pilot)
        assert 'naïve "x" - #nothing' in seen
        assert {character for character in seen if not character.isascii()} == {"ï"}


@pytest.mark.parametrize(
    ("environ", "encoding", "plain"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "utf-8", True),
        (
            {"LANG": "ja_JP.UTF-8", "LC_CTYPE": "C.UTF-8"},
            "utf-8",
            True,
        ),  # as Python has it without that locale
        ({"LANG": "ko_KR.UTF-8", "LC_CTYPE": "de_DE.UTF-8"}, "utf-8", False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "utf-8", False),
        ({"LC_CTYPE": "C.UTF-8"}, "UTF8", False),
        ({"LANG": "en_GB.ISO-8859-1"}, "iso8859-1", True),
        ({"TERM": "linux"}, "utf-8", True),
    ],
)
def test_the_locale_tells_whether_signs_are_plain(
    environ: dict[str, str], encoding: str, plain: bool
) -> None:
    assert style_for(Appearance(), environ, encoding).ascii is plain
    assert not style_for(Appearance(icons="unicode"), environ, encoding).ascii
