"""A win is offered after something that was done: once, for the next key, and kept by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words

from ..conftest import HeldClock
from .hands import app_of, on_screen, press, type_in, whisper, wins_on_screen

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
OFFER = words.wins.OFFER.format(key="w", second="c")


async def with_task(pilot: Pilot[Any], text: str) -> None:
    """A task of today, ticked."""
    await press(pilot, "a")
    await type_in(pilot, text)
    await press(pilot, "enter")
    await press(pilot, "space")


async def test_the_next_key_opens_the_line_filled_in_and_another_key_lets_it_go(open_app: Open) -> None:
    async with open_app() as pilot:
        await with_task(pilot, "ring the dentist")
        assert whisper(pilot).endswith(OFFER) and wins_on_screen(pilot) == []
        await press(pilot, "w")
        assert "ring the dentist #daily_tasks" in on_screen(pilot)
        await press(pilot, "escape")
        assert whisper(pilot) != words.today.DRAFT_KEPT, "nobody wrote anything"
        await press(pilot, "w")
        assert "#daily_tasks" not in on_screen(pilot), "it was offered once"
        await press(pilot, "escape")
        app_of(pilot).host.ask("wins.offer", "boundary said no to the extra shift")
        await press(pilot, "w", "enter")
        assert wins_on_screen(pilot) == ["said no to the extra shift"]
        assert app_of(pilot).companion.wins.window().wins[0].category == "setting_boundaries"


async def test_it_is_gone_with_any_other_key_and_not_said_twice_a_day(open_app: Open) -> None:
    async with open_app() as pilot:
        await with_task(pilot, "ring the dentist")
        await press(pilot, "space")
        await press(pilot, "w")
        assert "#daily_tasks" not in on_screen(pilot)
        await press(pilot, "escape")
        await press(pilot, "space")
        assert OFFER not in whisper(pilot), "of tasks only the first of a day is"


async def test_a_draft_in_the_field_stays_and_the_win_is_kept_at_once(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "half a win")
        await press(pilot, "escape")
        await with_task(pilot, "ring the dentist")
        await press(pilot, "w")
        assert wins_on_screen(pilot) == ["ring the dentist"]
        await press(pilot, "w")
        assert "half a win" in on_screen(pilot)


@pytest.mark.parametrize("size", [(40, 15), (110, 36)])
async def test_the_last_of_a_routine_is_offered(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size) as pilot:
        for mark in ("space", "space", "space", "p"):
            await press(pilot, mark, "down")
            assert OFFER not in whisper(pilot)
        await press(pilot, "space")
        assert whisper(pilot).endswith(OFFER)
        await press(pilot, "w", "enter")
        assert app_of(pilot).companion.wins.window().wins[0].category == "morning_routine"


async def test_a_person_written_to_is_a_win_at_once_as_its_row_says(open_app: Open) -> None:
    async with open_app() as pilot:
        app_of(pilot).companion.people.add("Ana")
        await press(pilot, "h", "enter")
        assert "I wrote to them: keep it as a win" in on_screen(pilot)
        await press(pilot, "down", "down", "down", "down", "enter")
        win = app_of(pilot).companion.wins.window().wins[0]
        assert (win.text, win.category) == ("Wrote to Ana", "social_interaction")


async def test_a_check_in_with_a_word_is_offered_and_telling_one_person_too(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "m", "right", "tab", "space", "enter")
        assert whisper(pilot).endswith(OFFER)
        await press(pilot, "w", "enter")
        win = app_of(pilot).companion.wins.window().wins[0]
        assert win.category == "emotional_awareness"
        app_of(pilot).host.ask("wins.offer", "ritual/tell_one Told someone: called Mum")
        await press(pilot, "w", "enter")
        assert app_of(pilot).companion.wins.window().wins[0].category == "social_interaction"


async def kept(pilot: Pilot[Any]) -> str:
    """The category of the win that is offered, once the next key has kept it."""
    assert OFFER.partition(";")[0].rstrip(".") in whisper(pilot)
    await press(pilot, "w", "enter")
    return app_of(pilot).companion.wins.window().wins[0].category


async def test_in_the_evening_bedtime_and_the_last_row_are_offered(open_app: Open, clock: HeldClock) -> None:
    clock.wall = clock.wall.replace(hour=22, minute=30)
    async with open_app() as pilot:
        await press(pilot, "end", "space")
        assert await kept(pilot) == "bedtime_routine"
    companion = app_of(pilot).companion
    assert len(companion.wins.window().wins) == 1


async def test_what_was_around_is_offered(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "m", "right", "tab", "tab", "space", "enter")
        assert await kept(pilot) == "identifying_triggers"


async def test_a_line_kept_close_is_offered(open_app: Open) -> None:
    async with open_app() as pilot:
        app_of(pilot).screen.query_one("#affirmations").focus()
        await press(pilot, "f")
        assert await kept(pilot) == "affirmations"
