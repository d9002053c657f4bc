"""What is to be said now: by the settings, by what was done, by what was said before, here or elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import JournalSettings, ReminderSettings, Settings
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.journal import JournalEntry
from companion.model.reminders import ReminderState
from companion.store.errors import StoreError

Make = Callable[..., Companion]
ROUTINE, BREATHE, WEEKLY = words.reminders.SAID.values()


def reminded(**chosen: Any) -> Settings:
    return Settings(reminders=ReminderSettings(**chosen), journal=JournalSettings(weekly_on="sunday"))


MORNING = reminded(routines={"morning": time(9)})


def at(clock: Any, hour: int, minute: int = 0) -> None:
    """Go on to the next time that the clock shows this."""
    then = clock.wall.replace(hour=hour, minute=minute, second=0)
    clock.wall = then if then > clock.wall else then + timedelta(days=1)


def test_nothing_is_said_and_nothing_read_where_nobody_asked(make_companion: Make, clock: Any) -> None:
    companion = make_companion(Settings())
    for hour in (4, 11, 20):
        at(clock, hour)
        assert companion.reminders.next() == ""
    assert not companion.store.folder.exists()


def test_a_routine_is_said_once_a_day_by_whoever_looks_first(make_companion: Make, clock: Any) -> None:
    app, timer = make_companion(MORNING), make_companion(MORNING)
    assert app.reminders.next() == "", "8:42"
    at(clock, 9)
    assert app.reminders.next() == ROUTINE
    assert "Morning" not in ROUTINE
    assert app.reminders.next() == timer.reminders.next() == make_companion(MORNING).reminders.next() == ""
    at(clock, 9)
    assert timer.reminders.next() == ROUTINE
    assert app.reminders.next() == ""
    assert app.store.changed() and len(app.store.core(ReminderState)) == 1
    assert not app.context.history.done(), "no part of undo"


def test_a_routine_that_is_begun_over_or_at_rest_is_not_said(make_companion: Make, clock: Any) -> None:
    companion = make_companion(MORNING)
    companion.routine.toggle("item:up", "partly")
    at(clock, 9)
    assert companion.reminders.next() == ""
    at(clock, 13)
    assert make_companion(MORNING).reminders.next() == "", "its window has ended"
    companion.pauses.rest("morning 1 day")
    at(clock, 9)
    companion.pauses.rest("today")
    assert companion.reminders.next() == ""
    companion.pauses.end()
    assert companion.reminders.next() == "", "each is looked at once a day"
    at(clock, 9)
    assert companion.reminders.next() == ROUTINE


def test_it_falls_silent_after_three_and_speaks_again_after_an_answer(
    make_companion: Make, clock: Any
) -> None:
    said = []
    for _ in range(30):
        at(clock, 9)
        said.append(make_companion(MORNING).reminders.next())
        clock.advance(3600)
    assert said == [ROUTINE] * 3 + [""] * 27
    companion = make_companion(MORNING)
    companion.routine.toggle("item:lights-out", "done")
    at(clock, 9)
    assert companion.reminders.next() == "", "that was another routine"
    companion.routine.toggle("item:up", "done")
    at(clock, 10)
    assert make_companion(MORNING).reminders.next() == "", "it is begun"
    for _ in range(4):
        at(clock, 9)
        said.append(make_companion(MORNING).reminders.next())
        clock.advance(3600)
    assert said[-4:] == [ROUTINE] * 3 + [""]


def session(companion: Companion, when: datetime) -> None:
    done = Session(
        at=when, day=companion.context.day_of(when), technique="box", level="standard", seconds=60, planned=60
    )
    companion.store.apply([Edit.add(done)])


def test_each_break_is_a_thing_and_a_breath_before_it_takes_its_place(
    make_companion: Make, clock: Any
) -> None:
    breaks = reminded(breathe_at=(time(11), time(15, 30)))
    companion = make_companion(breaks)
    at(clock, 11, 29)
    assert companion.reminders.next() == BREATHE
    at(clock, 16)
    assert companion.reminders.next() == "", "a break half an hour ago is none"
    at(clock, 11)
    session(companion, clock.now() - timedelta(minutes=40))
    assert companion.reminders.next() == ""
    at(clock, 15, 30)
    assert companion.reminders.next() == BREATHE
    for _ in range(3):
        at(clock, 15, 30)
        make_companion(breaks).reminders.next()
    assert make_companion(breaks).reminders.next() == ""
    session(companion, clock.now())
    at(clock, 15, 30)
    assert make_companion(breaks).reminders.next() == BREATHE


def test_the_look_back_is_said_on_its_day_until_it_is_written(make_companion: Make, clock: Any) -> None:
    companion = make_companion(reminded(weekly=time(18)))
    said = []
    for day in range(42):
        at(clock, 18)
        if day == 40:
            entry = JournalEntry(
                at=clock.now(), day=companion.context.today(), kind="weekly", text="so it was"
            )
            companion.store.apply([Edit.add(entry)])
        if companion.reminders.next():
            said.append(companion.context.today().isoformat())
        clock.advance(60)
    assert said == ["2026-11-22", "2026-11-29", "2026-12-06"]
    assert make_companion(Settings(reminders=ReminderSettings(weekly=time(18)))).reminders.next() == ""


def test_what_is_due_at_once_is_said_a_sentence_at_a_time(make_companion: Make, clock: Any) -> None:
    all_ = reminded(
        routines={"morning": time(11), "evening": time(11)}, breathe_at=(time(11),), weekly=time(11)
    )
    companion = make_companion(all_)
    clock.wall = clock.wall.replace(day=22, hour=11, minute=0)
    assert [companion.reminders.next() for _ in range(4)] == [ROUTINE, BREATHE, WEEKLY, ""]
    state = companion.store.core(ReminderState)[0].said
    assert {*state} == {"routine:morning", "routine:evening", "breathe:11:00", "weekly:"}
    clock.advance(days=1)
    assert make_companion(MORNING).reminders.next() == ROUTINE
    state = make_companion().store.core(ReminderState)[0].said
    assert {*state} == {"routine:morning"}, "what is no longer asked for is not remembered"


def test_what_was_due_before_a_moment_is_not_said_from_then_on(make_companion: Make, clock: Any) -> None:
    companion = make_companion(MORNING)
    at(clock, 9)
    opened = clock.now()
    at(clock, 10)
    assert companion.reminders.next(opened) == ""
    at(clock, 9)
    assert companion.reminders.next(opened) == ROUTINE, "open since yesterday"


def test_a_disk_that_refuses_has_nothing_said_over_and_over(
    make_companion: Make, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion = make_companion(MORNING)
    at(clock, 9)

    def full(*_: object) -> None:
        raise StoreError("No space left on device")

    monkeypatch.setattr(companion.store, "apply", full)
    with pytest.raises(StoreError):
        companion.reminders.next()
    assert companion.reminders.next() == ""
