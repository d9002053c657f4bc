"""The sessions so far, listed: edited, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion import words
from companion.companion import Companion
from companion.tui.screens.history import HistoryCard, SessionList
from companion.tui.screens.today import TodayScreen

from .hands import press_in_turn as press
from .sessions import kept, page, rated

Open = Callable[..., Any]
Make = Callable[..., Companion]


async def test_the_history_is_listed_edited_deleted_and_brought_back(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "box", (-1, 1), (0, 0))
    async with open_app() as pilot:
        await press(pilot, "tab", "H")
        assert isinstance(pilot.app.screen, HistoryCard)
        sessions = pilot.app.screen.query_one(SessionList)
        told = [row.text for row in sessions.rows if not row.heading]
        assert len(told) == 2
        assert told[0] == words.session_told("Box breathing", "gentle", 120, -1, 1)
        await press(pilot, "e", "down", "enter")  # how it felt after
        await press(pilot, "end", "enter")  # not said
        told = [row.text for row in sessions.rows if not row.heading]
        assert told[0] == words.session_told("Box breathing", "gentle", 120, -1, None)
        await press(pilot, "d")
        assert len([row for row in sessions.rows if not row.heading]) == 1
        await press(pilot, "u", "u")
        told = [row.text for row in sessions.rows if not row.heading]
        assert told[0] == words.session_told("Box breathing", "gentle", 120, -1, 1)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert len(kept(make_companion)) == 2


async def test_an_empty_history_says_what_will_be_there(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "H", "e", "d")
        assert words.NO_SESSIONS in page(pilot)
