"""The screen of a celebration, used with keys: what is taken, what is kept, what it looks like."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import pairwise
from operator import ne
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from textual.pilot import Pilot
from textual.widgets import Static

from companion import words
from companion.companion import Companion
from companion.config.settings import Appearance, CelebrationSettings, Settings
from companion.content import load as content
from companion.model.celebrations import Ritual
from companion.model.checkins import SaidSoFar
from companion.model.milestones import MilestoneTold
from companion.model.wins import Celebration
from companion.tui.celebrations.candle import AMBER, CORE, GOLD, LOW, ON_LIGHT, TALL, USUAL, Candle, burning
from companion.tui.celebrations.screen import CelebrationScreen
from companion.tui.people.card import PeopleCard
from companion.tui.share.card import SharingCard
from companion.tui.themes import load_theme, names

from ..conftest import HeldClock
from .hands import app_of, lines_of, on_screen, press, press_in_turn, settle, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
TEXT = "Called [b]Mum"
SHIPPED = {ritual.id: ritual for ritual in content.rituals()}
QUIET_HOW = words.celebrations.QUIET_HOW.partition(".")[0]


async def celebrate(pilot: Pilot[Any], text: str = TEXT) -> CelebrationScreen:
    """Open the screen for a win that is there from now on."""
    companion = app_of(pilot).companion
    win = companion.wins.add(text).entries[0].id
    app_of(pilot).host.ask("celebrations.start", f"wins:{win}")
    await settle(pilot)
    return screen_of(pilot)


def screen_of(pilot: Pilot[Any]) -> CelebrationScreen:
    assert isinstance(pilot.app.screen, CelebrationScreen)
    return pilot.app.screen


def kept(companion: Companion) -> list[tuple[str, int]]:
    """Each celebration there is, as ritual and seconds, the oldest first."""
    return [(each.ritual, each.seconds) for each in companion.store.newest(Celebration, 9)][::-1]


def said(pilot: Pilot[Any], part: str) -> str:
    return str(pilot.app.screen.query_one(part, Static).content)


async def test_a_ritual_takes_as_long_as_it_takes(open_app: Open, clock: HeldClock) -> None:
    async with open_app() as pilot:
        await celebrate(pilot)
        assert TEXT in on_screen(pilot) and "Look at it while you say what you did." in on_screen(pilot)
        assert said(pilot, "#time") == "3 min"
        await press(pilot, "right", "space")
        assert SHIPPED["reflection"].alt in on_screen(pilot)
        clock.advance(92)
        await press(pilot, "space")
        companion = app_of(pilot).companion
        assert whisper(pilot) == words.celebrations.KEPT and kept(companion) == [("reflection", 92)]
        assert not isinstance(pilot.app.screen, CelebrationScreen)
        await press(pilot, "u")
        assert kept(companion) == [] and not companion.wins.window().celebrated
        await celebrate(pilot)
        assert "Light a candle" in on_screen(pilot)


async def test_rituals_take_turns_and_come_round_again(open_app: Open) -> None:
    own = Ritual(id="bell", label="Ring the little bell")
    settings = Settings(celebration=CelebrationSettings(rituals=(own,)))
    async with open_app(settings=settings) as pilot:
        await celebrate(pilot)
        assert "Ring the little bell" in on_screen(pilot)
        await press(pilot, "space", "enter")
        assert kept(app_of(pilot).companion) == [("bell", 0)]
        await celebrate(pilot, "Another one")
        assert "Light a candle" in on_screen(pilot)
        await press(pilot, *["right"] * len(SHIPPED))
        assert "Ring the little bell" in on_screen(pilot)
        await press(pilot, "right")
        assert "Light a candle" in on_screen(pilot)


@pytest.mark.parametrize("key", ["enter", "space", "escape"])
async def test_a_quiet_one_is_left_with_any_key(open_app: Open, clock: HeldClock, key: str) -> None:
    async with open_app() as pilot:
        await celebrate(pilot)
        await press(pilot, "enter")
        assert QUIET_HOW in on_screen(pilot)
        clock.advance(75)
        await press(pilot, key)
        assert whisper(pilot) == words.celebrations.KEPT_QUIETLY
        assert kept(app_of(pilot).companion) == [("quiet", 75)]


@pytest.mark.parametrize("keys", [["escape"], ["space", "escape", "escape"], ["enter", "escape", "escape"]])
async def test_it_can_always_be_left_also_after_a_slip_of_the_finger(open_app: Open, keys: list[str]) -> None:
    async with open_app() as pilot:
        await celebrate(pilot)
        await press_in_turn(pilot, *keys)
        assert not isinstance(pilot.app.screen, CelebrationScreen) and kept(app_of(pilot).companion) == []


@pytest.mark.parametrize("keys", [["ctrl+c"], ["q", "q"], ["escape"]])
async def test_what_was_taken_counts_whichever_way_it_is_left(
    open_app: Open, companion: Companion, clock: HeldClock, keys: list[str]
) -> None:
    async with open_app() as pilot:
        await celebrate(pilot)
        await press(pilot, "space")
        clock.advance(40)
        await press_in_turn(pilot, *keys)
    assert kept(companion) == [("candle", 40)]


async def test_the_time_counts_on_below_other_things_and_when_nothing_may_move(
    open_app: Open, clock: HeldClock
) -> None:
    settings = Settings(appearance=Appearance(motion="reduced"))
    async with open_app(settings=settings) as pilot:
        screen = await celebrate(pilot)
        before = screen.query_one(Candle).moment
        await press(pilot, "space", "h")
        assert isinstance(pilot.app.screen, PeopleCard)
        clock.advance(65)
        await press(pilot, "escape")
        assert said(pilot, "#time") == "1:05 · 3 min" and screen.query_one(Candle).moment == before == 0
        clock.advance(600)
        screen._tell_time()
        assert said(pilot, "#time") == "11:05 · 3 min", "longer is as good"
        await press(pilot, "space")
        assert kept(app_of(pilot).companion) == [("candle", 665)]


@pytest.mark.parametrize(("seconds", "cells"), [(0, 0), (90, 12), (180, 24), (7200, 24)])
async def test_the_thin_line_is_the_share_of_the_time(
    open_app: Open, clock: HeldClock, seconds: int, cells: int
) -> None:
    async with open_app() as pilot:
        await celebrate(pilot)
        await press(pilot, "space")
        clock.advance(seconds)
        screen_of(pilot)._tell_time()
        assert len(said(pilot, "#line")) == cells


@pytest.mark.parametrize(("low", "rituals"), [(0, "any"), (-1, "soft"), (-2, "quiet")])
async def test_a_low_day_has_nothing_loud_and_a_very_low_one_the_quiet_one_alone(
    open_app: Open, low: int, rituals: str
) -> None:
    async with open_app() as pilot:
        companion = app_of(pilot).companion
        companion.checkins.add(SaidSoFar().at(low, 0))
        screen = await celebrate(pilot)
        loud = {each.id for each in screen._what.rituals if each.loud}
        assert bool(loud) is (rituals == "any") and bool(screen._what.rituals) is (rituals != "quiet")
        if rituals == "quiet":
            assert QUIET_HOW in on_screen(pilot)
            assert "another" not in on_screen(pilot) and "quiet one" not in on_screen(pilot)
            await press(pilot, "right", "space", "space")
            assert kept(companion) == [("quiet", 0)]


async def test_c_on_a_win_and_its_name_in_the_palette_come_here(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, ":", *"celebrate your", "enter")
        assert whisper(pilot) == words.wins.NO_WINS
        app_of(pilot).companion.wins.add("Opened the curtains")
        await press(pilot, ":", *"celebrate your", "enter")
        assert "Opened the curtains" in "\n".join(lines_of(screen_of(pilot)))
        await press(pilot, "escape")
        app_of(pilot).background.check_files()
        app_of(pilot).host.look_up()
        await settle(pilot)
        app_of(pilot).host.go_to("wins")
        await press(pilot, "c")
        assert "Opened the curtains" in "\n".join(lines_of(screen_of(pilot)))


async def test_what_was_celebrated_is_seen_again_and_can_be_celebrated_once_more(open_app: Open) -> None:
    async with open_app() as pilot:
        await celebrate(pilot, "Called Mum")
        await press_in_turn(pilot, "space", "space", "5")
        app_of(pilot).host.ask("progress.look", "celebrated")
        await settle(pilot)
        text = on_screen(pilot)
        assert "Called Mum" in text and "17 Nov 2026" in text and "Light a candle" in text
        await press_in_turn(pilot, "space", "c")
        assert screen_of(pilot)._what.text == "Called Mum"


@pytest.mark.usefixtures("milestones")
async def test_a_milestone_is_celebrated_with_its_own_sentence(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await press(pilot, *"curtains", "enter")
        (told,) = app_of(pilot).companion.store.core(MilestoneTold)
        app_of(pilot).host.ask("milestones.celebrate", f"milestones:{told.id}")
        await settle(pilot)
        assert "A first win is kept." in on_screen(pilot)
        await press_in_turn(pilot, "enter", "enter")
        await press(pilot, "u")
        assert whisper(pilot) == "Undone: celebrate “A first win is kept.”."
        app_of(pilot).host.ask("milestones.share", f"milestones:{told.id}")
        await settle(pilot)
        assert isinstance(pilot.app.screen, SharingCard) and "A first win is kept" in on_screen(pilot)


# -- what it looks like


def filled(pilot: Pilot[Any]) -> list[int]:
    """The rows with something in them, the light of the candle aside."""
    return [y for y, line in enumerate(lines_of(pilot.app.screen)) if line.replace("▀", "").strip()]


async def test_it_stands_where_it_is_drawn(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """SCREENS, 5 and 6: in the middle, from row 9 of 36; at 40 × 15 the candle, the words and the keys."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as pilot:
        await celebrate(pilot, "Called Mum")
        lines = lines_of(pilot.app.screen)
        assert filled(pilot) == [*range(9, 19), 20, 22, 23, 24, 35]
        assert lines[9].strip() == "▄" and lines[10].strip() == "▄█▄" and lines[20].strip() == "Called Mum"
        assert lines[24].strip() == "3 min"
        keys = "space begin   → another   enter a quiet one   esc not now"
        assert lines[35].split("   h people")[0].strip() == keys
        await pilot.resize_terminal(40, 15)
        await settle(pilot)
        lines = lines_of(pilot.app.screen)
        assert lines[0].strip() == "▄█▄" and lines[7].strip() == "Called Mum"
        assert lines[14].strip() == "space begin  → another  esc not now"


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36), (200, 60)])
async def test_a_long_sentence_and_every_ritual_have_room(
    open_app: Open, clock: HeldClock, size: tuple[int, int]
) -> None:
    long = (
        "Went to the group on Thursday, stayed to the end, and said one whole sentence about the week there"
    )
    async with open_app(size=size) as pilot:
        screen = await celebrate(pilot, long)
        for _ in SHIPPED:
            await press(pilot, "right")
            foot = pilot.app.screen.query_one("Footer").region.y
            for part in ("#own", "#how", "#time"):
                assert screen.query_one(part).region.bottom <= foot
            assert screen.query_one("#own").region.height and screen.query_one("#time").region.height
        await press(pilot, "space")
        assert screen.query_one("#time").region.bottom <= foot and said(pilot, "#time").startswith("0:00")


async def test_in_ascii_it_is_ascii(open_app: Open) -> None:
    async with open_app(settings=Settings(appearance=Appearance(icons="ascii"))) as pilot:
        await celebrate(pilot, "Called Mum")
        await press(pilot, "space")
        assert on_screen(pilot).isascii() and ".---." in on_screen(pilot)


def is_red(red: int, green: int, blue: int) -> bool:
    """Whether a colour is one that says stop: of the hue of red, and strong."""
    hue, _, strength = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    return (hue < 15 / 360 or hue > 345 / 360) and strength > 0.3


@pytest.mark.parametrize("theme", sorted(set(names(None)) - {"terminal"}))
async def test_the_flame_moves_slowly_in_a_few_cells_and_is_never_red(
    open_app: Open, clock: HeldClock, theme: str
) -> None:
    async with open_app(settings=Settings(appearance=Appearance(theme=theme))) as pilot:
        pilot.app.console._color_system = ColorSystem.TRUECOLOR
        screen = await celebrate(pilot, "Called Mum")
        candle = screen.query_one(Candle)
        pictures = []
        for moment in range(1, 20):
            candle.moment = 100 + moment / 6
            strips = [candle.render_line(y) for y in range(candle.size.height)]
            cells = [(char, s.style) for strip in strips for s in strip for char in s.text]
            pictures.append(cells)
            colours = {c for _, style in cells if style for c in (style.color, style.bgcolor) if c}
            assert not any(is_red(*c.get_truecolor()) for c in colours)
        moved = [sum(map(ne, *pair)) for pair in pairwise(pictures)]
        assert any(moved) and max(moved) < 25, "of a screen of thousands"
        flame = load_theme(theme)[0]
        assert flame.dark is (candle.background_colors[1].brightness < 0.5)


@given(st.sampled_from([LOW, USUAL, TALL]), st.floats(0, 1e6))
def test_a_flame_stays_on_its_wick(cut: Any, moment: float) -> None:
    """It is never out, never leaves its room, and covers its foot at every moment."""
    flame = burning(cut, moment)
    assert all(-cut.wide <= x <= cut.wide and 0 <= y < cut.flame for x, y in flame)
    assert (0, cut.flame - 1) in flame and len(flame) > cut.flame


def test_the_colours_of_the_flame_go_from_light_to_amber() -> None:
    for core, gold, amber in ((CORE, GOLD, AMBER), ON_LIGHT):
        assert core.brightness > gold.brightness > amber.brightness
