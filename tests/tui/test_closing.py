"""Closing the day: three quiet cards, what happened in facts, and nothing asked of anybody."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from typing import Any

from textual.pilot import Pilot

from companion import words
from companion.model.journal import JournalEntry
from companion.model.routine import Task

from ..conftest import HeldClock, there
from .hands import app_of, on_screen, press, settle, today_of, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.closing
TUESDAY, DAY = date(2026, 11, 17), timedelta(days=1)


async def close(pilot: Pilot[Any], day: str = "") -> None:
    """As its row and the palette do."""
    app_of(pilot).host.ask("closing.start", day)
    await settle(pilot)


def row_of(pilot: Pilot[Any]) -> str:
    view = today_of(app_of(pilot)).routine
    return next((row.state for row in view.everything if row.label == SAID.TITLE), "") if view else ""


async def test_from_its_row_the_day_is_closed_in_three_cards(open_app: Open, clock: HeldClock) -> None:
    clock.advance(12 * 3600)
    async with open_app() as pilot:
        await press(pilot, "down", "down", "space")
        assert SAID.QUIET in on_screen(pilot) and row_of(pilot) == "open"
        await press(pilot, "enter")
        prompt = on_screen(pilot)
        await press(pilot, "right")
        assert on_screen(pilot) != prompt, "another prompt"
        await type_in(pilot, "The tax letter.")
        await press(pilot, "enter")
        await type_in(pilot, "two lines to Ana")
        await press(pilot, "enter")
        assert whisper(pilot).startswith(SAID.CLOSED) and row_of(pilot) == "done"
        store = app_of(pilot).companion.store
        (entry,) = store.on(JournalEntry, TUESDAY)
        assert (entry.kind, entry.text, bool(entry.prompt_id)) == ("closing", "The tax letter.", True)
        assert [task.text for task in store.on(Task, TUESDAY + DAY)] == ["two lines to Ana"]
        await press(pilot, "w", "enter")
        assert app_of(pilot).companion.wins.window().wins[0].category == "reflecting"
        await press(pilot, "u", "u")
        assert row_of(pilot) == "open" and not store.on(Task, TUESDAY + DAY), "one step"


async def test_in_a_small_window_it_still_says_good_night_beside_the_offer(open_app: Open) -> None:
    async with open_app(size=(40, 15)) as pilot:
        await close(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "The tax letter.")
        await press(pilot, "enter", "enter")
        assert whisper(pilot) == "Good night. w keeps it as a win."


async def test_unanswered_it_closes_as_well_and_keeps_no_page(open_app: Open) -> None:
    async with open_app() as pilot:
        await close(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert whisper(pilot) == SAID.CLOSED and row_of(pilot) == "done"
        assert not app_of(pilot).companion.store.on(JournalEntry, TUESDAY)


async def test_escape_keeps_what_is_there_and_it_goes_on_from_there(open_app: Open) -> None:
    async with open_app() as pilot:
        await close(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "The tax")
        await press(pilot, "escape")
        assert whisper(pilot).startswith(SAID.KEPT) and row_of(pilot) == "open"
        await close(pilot)
        await press(pilot, "enter")
        assert "The tax" in on_screen(pilot)
        await type_in(pilot, " letter.")
        await press(pilot, "enter", "enter")
        entries = app_of(pilot).companion.store.on(JournalEntry, TUESDAY)
        assert [entry.text for entry in entries] == ["The tax letter."] and row_of(pilot) == "done"


async def test_yesterday_is_closed_the_next_morning_from_its_row_too(
    open_app: Open, clock: HeldClock
) -> None:
    clock.advance(days=1)
    async with open_app() as pilot:
        await press(pilot, "left")
        assert row_of(pilot) == "open"
        keys = [row.label for row in there(today_of(app_of(pilot)).routine).everything]
        await press(pilot, *["down"] * keys.index(SAID.TITLE), "space")
        assert "Yesterday, Tuesday 17 November" in on_screen(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "It was long.")
        await press(pilot, "enter")
        assert SAID.TODAY_TITLE in on_screen(pilot)
        await type_in(pilot, "ring Ana")
        await press(pilot, "enter")
        assert whisper(pilot).startswith(SAID.CLOSED_YESTERDAY) and row_of(pilot) == "done"
        store = app_of(pilot).companion.store
        assert [entry.day for entry in store.on(JournalEntry, TUESDAY)] == [TUESDAY]
        assert [task.text for task in store.on(Task, TUESDAY + DAY)] == ["ring Ana"]
