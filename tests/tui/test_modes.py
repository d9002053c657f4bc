"""Every screen there is: a second one made here stands beside Today, and nothing asks which is in view."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.tui.app import CompanionApp
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.frame.screen import DayScreen
from companion.tui.frame.slice import Shown
from companion.tui.widgets.header import Header
from companion.tui.wins.pane import WINS, WinsPane

from .hands import app_of, look, on_screen, press, settle, today_of, type_in, whisper
from .sessions import breathe, kept

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]


class OtherScreen(DayScreen):
    """One pane of a feature that Today has, too."""

    wins = Shown(WINS)

    def body(self) -> ComposeResult:
        yield WinsPane(id="wins").data_bind(view=OtherScreen.wins)


@pytest.fixture(autouse=True)
def other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app has two screens, however many ship."""
    screens = {"today": CompanionApp.MODES["today"], "other": OtherScreen}
    monkeypatch.setattr(CompanionApp, "MODES", screens)
    monkeypatch.setattr(words, "other", SimpleNamespace(TITLE="Other"), raising=False)


async def go(pilot: Pilot[Any], number: str, screen: str) -> None:
    """Go to a screen by its number, as a person does."""
    await press(pilot, number)
    assert app_of(pilot).current_mode == screen


async def test_tabs_and_numbers_lead_to_the_screens_there_are_and_nowhere_else(open_app: Open) -> None:
    async with open_app() as pilot:
        assert on_screen(pilot).splitlines()[0].split()[:2] == ["Today", "Other"]
        await go(pilot, "2", "other")
        await press(pilot, "3", "5")
        assert app_of(pilot).current_mode == "other"
        await pilot.click(Header, offset=(6, 0))
        await settle(pilot)
        assert app_of(pilot).current_mode == "today"


async def test_the_focus_is_where_it_was_when_one_comes_back(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab")
        before = today_of(app_of(pilot)).focused
        await go(pilot, "2", "other")
        await go(pilot, "1", "today")
        assert today_of(app_of(pilot)).focused is before


async def test_a_minute_reaches_the_screen_in_view_and_the_one_behind_it(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        clock.advance(60)
        app_of(pilot).background.moment()
        await settle(pilot)
        assert "8:43" in on_screen(pilot)
        await go(pilot, "1", "today")
        assert "8:43" in on_screen(pilot)


async def test_a_new_day_is_said_and_shown_on_both(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "a")
        await type_in(pilot, "ring them")
        await press(pilot, "enter")
        await go(pilot, "2", "other")
        clock.advance(days=1)
        app_of(pilot).background.moment()
        await settle(pilot)
        assert whisper(pilot) == "Good morning."
        await go(pilot, "1", "today")
        assert "ring them" not in on_screen(pilot) and "Wednesday" in on_screen(pilot)


async def test_a_win_from_the_shell_shows_in_view_and_on_coming_back(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        make_companion().wins.add("from the shell")
        await look(pilot)
        assert "from the shell" in on_screen(pilot)
        await go(pilot, "1", "today")
        assert "from the shell" in on_screen(pilot)


async def test_a_screen_shows_what_there_is_when_it_is_first_opened(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    make_companion().wins.add("from before")
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        assert "from before" in on_screen(pilot)


@pytest.mark.parametrize(("number", "offered"), [("1", True), ("2", False)])
async def test_the_palette_offers_what_this_screen_can_do(open_app: Open, number: str, offered: bool) -> None:
    async with open_app() as pilot:
        await press(pilot, number, "ctrl+p")
        await type_in(pilot, "partly")
        assert ("Mark partly done" in on_screen(pilot)) is offered
        await press(pilot, "escape", "ctrl+p")
        await type_in(pilot, "this win")
        assert "Delete this win" in on_screen(pilot)


async def test_what_is_done_on_one_screen_shows_on_the_other(open_app: Open) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        await press(pilot, "w")
        await type_in(pilot, "here")
        await press(pilot, "enter")
        assert "here" in on_screen(pilot)
        await go(pilot, "1", "today")
        assert "here" in on_screen(pilot)
        await press(pilot, "u")
        await go(pilot, "2", "other")
        assert "here" not in on_screen(pilot).split("Wins")[1]


async def test_a_settings_edit_is_taken_whichever_screen_is_in_view(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        routine = "{name: Slow, from: ' 6:00', to: '20:00', items: [Tea]}"
        text = f"appearance: {{theme: paper, icons: ascii}}\nroutines: [{routine}]\n"
        (tmp_path / "config.yaml").write_text(text)
        await look(pilot)
        assert app_of(pilot).theme == "paper" and "+- Wins -" in on_screen(pilot)
        await go(pilot, "1", "today")
        assert "Slow" in on_screen(pilot) and "Tea" in on_screen(pilot)


@pytest.mark.parametrize("way", ["q", "SIGTERM"])
async def test_on_any_way_out_what_is_typed_is_kept(open_app: Open, way: str) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        await press(pilot, "w")
        await type_in(pilot, "half a win")
        if way == "q":
            await press(pilot, "ctrl+c")
        else:
            os.kill(os.getpid(), signal.SIGTERM)
            await settle(pilot)
    assert pilot.app.return_code == (0 if way == "q" else 128 + signal.SIGTERM)
    async with open_app() as pilot:
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "half a win"


@pytest.mark.parametrize("way", ["q", "SIGTERM"])
async def test_a_session_under_way_on_the_screen_behind_is_kept(
    open_app: Open, clock: Any, make_companion: Callable[..., Companion], way: str
) -> None:
    settings = Settings(breathing=Breathing(technique="box", level="standard", minutes=1))
    async with open_app(settings=settings) as pilot:
        await press(pilot, "tab", "space", "space")
        await breathe(pilot, clock, 20)
        await go(pilot, "2", "other")
        if way == "q":
            await press(pilot, "q")
        else:
            os.kill(os.getpid(), signal.SIGTERM)
            await settle(pilot)
    (session,) = kept(make_companion)
    assert session.technique == "box" and session.seconds == pytest.approx(20, abs=1)


async def test_a_session_is_begun_from_any_screen_and_leads_back_to_it(
    open_app: Open, clock: Any, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await go(pilot, "2", "other")
        await press(pilot, "b", "space")
        assert isinstance(pilot.app.screen, BreatheScreen)
        await breathe(pilot, clock, 12)
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OtherScreen)
    (session,) = kept(make_companion)
    assert session.seconds == pytest.approx(12, abs=1)
