"""What is planned with others: it is on the list of its day, and once done it is offered as what it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Any

from textual.pilot import Pilot

from companion import words
from companion.model.journal import JournalEntry
from companion.model.routine import Appointment, Task

from ..conftest import HeldClock
from .hands import app_of, on_screen, press, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.planning
TUESDAY = date(2026, 11, 17)


async def answer(pilot: Pilot[Any], command: str, *texts: str) -> None:
    app_of(pilot).host.ask(command)
    await settle(pilot)
    for text in texts:
        await type_in(pilot, text)
        await press(pilot, "enter")


async def tick(pilot: Pilot[Any], label: str) -> None:
    view = app_of(pilot).companion.routine.view()
    key = next(row.key for row in view.everything if label in row.label)
    app_of(pilot).host.ask("routine.tick", f"{view.day} {key}")
    await settle(pilot)


def newest(pilot: Pilot[Any]) -> tuple[str, str]:
    win = app_of(pilot).companion.wins.window().wins[0]
    return win.category, win.text


async def test_the_last_card_of_a_plan_names_one_key_to_keep_it(open_app: Open) -> None:
    async with open_app() as pilot:
        await answer(pilot, "boundary", "Not this Sunday.")
        assert "esc save" in on_screen(pilot)
        await press(pilot, "enter")
        assert "enter save" in on_screen(pilot) and "esc save" not in on_screen(pilot)


async def test_a_boundary_is_a_task_and_once_said_a_win(open_app: Open) -> None:
    async with open_app() as pilot:
        await answer(pilot, "boundary", "Not this Sunday.", "Maria", "If she asks again.")
        assert whisper(pilot) == SAID.ON_TODAYS
        (task,) = app_of(pilot).companion.store.on(Task, TUESDAY)
        assert (task.text, task.note) == (
            "Say to Maria: “Not this Sunday.”",
            "If she asks again, then I say it.",
        )
        await tick(pilot, "Maria")
        await press(pilot, "w", "enter")
        assert newest(pilot) == ("setting_boundaries", "Said to Maria: “Not this Sunday.”")


async def test_an_appointment_waits_for_its_day_and_is_asked_about_once(
    open_app: Open, clock: HeldClock
) -> None:
    async with open_app() as pilot:
        await answer(pilot, "appointment", "Tuesday group", "tuesday 18:00")
        assert whisper(pilot) == "It is on the list for Tuesday 24 November."
        assert "Tuesday group" not in on_screen(pilot)
    clock.advance(days=7)
    async with open_app() as pilot:
        assert "Tuesday group" in on_screen(pilot) and "18:00" in on_screen(pilot)
        await tick(pilot, "group")
        assert SAID.KEEP_PROMPT in on_screen(pilot)
        await type_in(pilot, "I said it aloud.")
        await press(pilot, "enter")
        (entry,) = app_of(pilot).companion.store.on(JournalEntry, date(2026, 11, 24))
        assert (entry.text, entry.prompt) == (
            "I said it aloud.",
            SAID.KEEP_ASKED.format(what="Tuesday group"),
        )
        await press(pilot, "w", "enter")
        assert newest(pilot) == ("therapy_breakthrough", "I said it aloud.")
        await tick(pilot, "group")
        await tick(pilot, "group")
        assert SAID.KEEP_PROMPT not in on_screen(pilot), "it was asked"
        (one,) = app_of(pilot).companion.store.core(Appointment)
        assert one.state == "done"


async def test_nothing_to_keep_of_it_is_a_win_as_well(open_app: Open) -> None:
    async with open_app() as pilot:
        await answer(pilot, "appointment", "Dr Weber", "today")
        await tick(pilot, "Weber")
        await press(pilot, "escape")
        await press(pilot, "w", "enter")
        assert newest(pilot) == ("seeking_support", "Dr Weber, and I was there")


async def test_what_cannot_be_a_day_is_said_and_the_words_wait(open_app: Open) -> None:
    async with open_app() as pilot:
        await answer(pilot, "appointment", "Dr Weber", "gestern")
        assert "is not a day" in whisper(pilot)
        await answer(pilot, "appointment")
        assert "Dr Weber" in on_screen(pilot)
