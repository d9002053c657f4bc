"""Closing a day: the facts of it are what happened, and its prompts are gentle where the day was low."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import MORNING, Settings
from companion.content import load as content
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.checkins import CheckIn

from ..conftest import HeldClock

Make = Callable[..., Companion]


def at(clock: HeldClock, hour: int, minute: int = 0) -> None:
    clock.wall = clock.wall.replace(hour=hour, minute=minute)


def test_the_facts_are_what_happened_and_nothing_else(make_companion: Make, clock: HeldClock) -> None:
    app = make_companion()
    assert [*app.closing.facts(app.context.today())] == [words.closing.QUIET]
    at(clock, 7, 5)
    for item in MORNING.items:
        app.routine.toggle(f"item:{item.id}", "done")
    app.wins.add("Opened the curtains.")
    at(clock, 8, 40)
    app.wins.add("Called Mum")
    task = app.routine.add_task("Say: “Not today.”").entries[0].id
    app.routine.add_task("Write to the landlord")
    app.routine.toggle(f"task:{task}", "done")
    day = app.context.today()
    app.store.apply(
        [Edit.add(Session(at=clock.wall, day=day, technique="box", seconds=seconds)) for seconds in (330, 30)]
    )
    at(clock, 14, 20)
    app.store.apply([Edit.add(CheckIn(at=clock.wall, day=day, words=("tired", "calm")))])
    at(clock, 23, 10)
    app.routine.toggle("item:lights-out", "done")
    assert [*app.closing.facts(day)] == [
        "Up at 7:05.",
        "Morning, all five.",
        "Evening, 1 done.",
        "From the day’s list: Say: “Not today.”",
        "In bed at 23:10.",
        "Two wins: Called Mum; Opened the curtains.",
        "6 minutes of breathing.",
        "“tired, calm” at 14:20.",
    ]


@pytest.mark.parametrize("low", [True, False])
def test_after_a_low_check_in_only_gentle_prompts_are_asked(
    make_companion: Make, clock: HeldClock, low: bool
) -> None:
    app = make_companion()
    said = CheckIn(at=clock.wall, day=app.context.today(), pleasantness=-2 if low else 1)
    app.store.apply([Edit.add(said)])
    gentle = {prompt.id for prompt in content.prompts() if prompt.gentle}
    asked = {each.id for each in app.closing.flow().steps[1].prompts}
    assert asked and (asked <= gentle) == low
    clock.advance(days=1)
    first = app.closing.flow().steps[1].prompts[0].id
    assert first != app.closing.flow(app.context.today() - timedelta(days=1)).steps[1].prompts[0].id


def test_where_no_routine_has_its_row_a_day_is_closed_all_the_same(make_companion: Make) -> None:
    app = make_companion(Settings(routines=(MORNING,)))
    today = app.context.today()
    app.closing.keep(app.closing.flow().ended())
    assert app.closing.is_closed(today) and today in app.store.days()
    app.closing.keep(app.closing.flow().ended())
    app.undo()
    assert not app.closing.is_closed(today)
    with pytest.raises(ValueError, match=words.closing.NOT_YET):
        app.closing.flow(today + timedelta(days=1))


def test_the_greeting_of_an_evening_names_the_row_once_it_is_time(
    make_companion: Make, clock: HeldClock
) -> None:
    app = make_companion()
    assert words.closing.TITLE not in app.greeting()
    at(clock, 20, 30)
    assert words.closing.TITLE in app.greeting()
    app.closing.keep(app.closing.flow().ended())
    assert words.closing.TITLE not in app.greeting()
