"""The look back at a week: offered on the day that was chosen and on no other, left for ever with one key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from companion import words
from companion.config.plan import example
from companion.model.checkins import SaidSoFar
from companion.model.journal import JournalEntry
from companion.model.routine import Task

from .hands import app_of, on_screen, press, press_in_turn, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.weekly
TUESDAY = date(2026, 11, 17)


def offered(pilot: Pilot[Any]) -> bool:
    return any(whisper(pilot) == way.format(key=":") for way in words.today.WEEK_OFFERED_AND_KEY)


async def ask(pilot: Pilot[Any], command: str) -> None:
    app_of(pilot).host.ask(command)
    await settle(pilot)


async def test_what_was_written_is_a_page_and_what_is_carried_on_a_task(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "Called Mum")
        await press(pilot, "enter")
        await ask(pilot, "weekly")
        assert "1 win." in on_screen(pilot) and SAID.STOP[1] not in on_screen(pilot), "nothing is offered yet"
        await press(pilot, "enter")
        first = on_screen(pilot)
        await press(pilot, "right")
        assert on_screen(pilot) != first, "another question"
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Ringing Mum")
        await press(pilot, "enter")
        await type_in(pilot, "The form")
        await press_in_turn(pilot, "enter", "t")
        assert whisper(pilot).startswith(SAID.KEPT_ONTO)
        store = app_of(pilot).companion.store
        (entry,) = store.on(JournalEntry, TUESDAY)
        assert (entry.kind, "Ringing Mum" in entry.text, "The form" in entry.text) == ("weekly", True, True)
        assert [task.text for task in store.on(Task, TUESDAY + timedelta(days=1))] == ["Ringing Mum"]
        await press(pilot, "u")
        assert not store.on(JournalEntry, TUESDAY) and not store.on(Task, TUESDAY + timedelta(days=1))


async def test_it_is_offered_on_the_chosen_day_alone_and_one_key_ends_that(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app() as pilot:
        assert not offered(pilot), "never unless a day was chosen"
        await ask(pilot, "weekly_on")
        await press(pilot, "down", "enter")
        assert whisper(pilot) == SAID.CHOSEN.format(day="Tuesday")
    assert "weekly_on: tuesday" in (tmp_path / "config.yaml").read_text("utf-8")
    async with open_app() as pilot:
        assert offered(pilot)
        await ask(pilot, "weekly")
        await press(pilot, "n")
        assert whisper(pilot) == SAID.STOPPED
    async with open_app() as pilot:
        assert not offered(pilot) and app_of(pilot).settings.journal.weekly_on is None
        left = (tmp_path / "config.yaml").read_text("utf-8").replace("\n  weekly_on:\n", "\n", 1)
        assert left == example(), "what is said in the file stays"
        await ask(pilot, "weekly_on")
        await press(pilot, "enter")
        assert whisper(pilot) == SAID.CHOSEN.format(day="Monday"), "a day may be chosen again"


async def test_not_on_another_day_nor_on_a_gentle_one(open_app: Open, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("journal:\n  weekly_on: sunday\n", "utf-8")
    async with open_app() as pilot:
        assert not offered(pilot)
    config.write_text("journal:\n  weekly_on: tuesday\n", "utf-8")
    async with open_app() as pilot:
        assert offered(pilot)
        app_of(pilot).companion.checkins.add(SaidSoFar(pleasantness=-2))
    async with open_app() as pilot:
        assert not offered(pilot), "a low day is left alone"
