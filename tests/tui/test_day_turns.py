"""Over the day's start: what is open is about its own row and its own day, and no key hits another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.model.routine import Item, Routine, Tick

from .hands import app_of, on_screen, press, settle, type_in, whisper
from .sessions import breathe, view

Open = Callable[..., Any]
Make = Callable[..., Companion]
NIGHT = Settings(
    routines=(
        Routine(
            id="all", name="All day", starts=time(4), ends=time(3, 59), items=(Item(id="tea", label="Tea"),)
        ),
    )
)


def late(clock: Any) -> None:
    """A minute to the end of the person's Monday."""
    clock.wall = datetime.combine(clock.wall.date(), time(3, 58), clock.wall.tzinfo)


def ticks(companion: Companion) -> list[tuple[str, str, str]]:
    """Every tick of both days: day, item, note."""
    found = companion.store.between(Tick, datetime(2026, 11, 16).date(), datetime(2026, 11, 17).date())
    return [(str(tick.day), tick.state, tick.note) for tick in found]


async def test_a_note_opened_before_the_day_turned_is_of_the_day_it_was_opened_on(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    late(clock)
    async with open_app(settings=NIGHT) as pilot:
        await press(pilot, "n")
        await type_in(pilot, "slept badly")
        clock.advance(300)
        app_of(pilot).background.moment()
        await settle(pilot)
        await press(pilot, "enter")
    assert ticks(make_companion()) == [("2026-11-16", "open", "slept badly")]


async def test_a_menu_opened_before_the_day_turned_marks_the_row_it_was_opened_on(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    late(clock)
    async with open_app(settings=NIGHT) as pilot:
        await press(pilot, "enter")
        clock.advance(300)
        app_of(pilot).background.moment()
        await settle(pilot)
        await press(pilot, "p")
    assert ticks(make_companion()) == [("2026-11-16", "partly", "")]


async def test_a_key_that_would_hit_another_day_does_nothing_and_says_so(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    late(clock)
    async with open_app(settings=NIGHT) as pilot:
        clock.advance(3 * 3600)
        await press(pilot, "space")
        assert whisper(pilot) in (words.changes.ANOTHER_DAY, "Good morning.")
        assert ticks(make_companion()) == []
        assert "Tuesday 17 November" in on_screen(pilot)
        await press(pilot, "space")
    assert ticks(make_companion()) == [("2026-11-17", "done", "")]


@pytest.mark.parametrize("step", [timedelta(hours=9), -timedelta(hours=9)])
async def test_a_clock_that_is_set_pauses_no_breath_and_a_sleep_does(
    open_app: Open, clock: Any, step: timedelta
) -> None:
    settings = Settings(breathing=Breathing(technique="box", level="standard", minutes=1))
    async with open_app(settings=settings) as pilot:
        await press(pilot, "tab", "space", "space")
        await breathe(pilot, clock, 4)
        clock.wall += step
        await breathe(pilot, clock, 1)
        assert view(pilot).scene == "breathe"
        clock.sleep_through(60)
        view(pilot).tick()
        await settle(pilot)
        assert view(pilot).scene == "asleep"


async def test_a_key_looks_at_the_clock_and_shows_the_time_that_it_jumped_to(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        for hours, shown in ((9, "17:42"), (-9, "8:42")):
            clock.wall += timedelta(hours=hours)
            await press(pilot, "down")
            assert on_screen(pilot).splitlines()[0].rstrip().endswith(f" {shown}")
