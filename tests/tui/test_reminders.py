"""What is due at a minute, with the app open: in the whisper, and in the ways that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, ReminderSettings, Settings
from companion.tui.app import CompanionApp
from companion.tui.terminal import notification
from companion.verbs.reminders import ReminderVerbs

from .hands import app_of, look, press, settle, whisper
from .sessions import breathe

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
Make = Callable[..., Companion]
ROUTINE, BREATHE, _ = words.reminders.SAID.values()


def reminded(**chosen: Any) -> Settings:
    return Settings(reminders=ReminderSettings(**{"routines": {"morning": time(9)}, **chosen}))


async def minute(pilot: Pilot[Any], clock: Any, hour: int, of: int = 0) -> None:
    """The minute comes at which the clock shows this."""
    then = clock.wall.replace(hour=hour, minute=of)
    clock.advance((then - clock.wall).total_seconds())
    app_of(pilot).background.moment()
    await settle(pilot)


async def test_off_no_minute_asks_for_anything(
    open_app: Open, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(ReminderVerbs, "next", asked)
    async with open_app(settings=Settings()) as pilot:
        greeting = whisper(pilot)
        for hour in (9, 11, 18):
            await minute(pilot, clock, hour, 1)
        assert whisper(pilot) == greeting


async def test_it_is_a_line_until_the_minute_after_the_next_key(open_app: Open, clock: Any) -> None:
    async with open_app(settings=reminded()) as pilot:
        greeting = whisper(pilot)
        await minute(pilot, clock, 8, 59)
        assert whisper(pilot) == greeting
        await minute(pilot, clock, 9)
        assert whisper(pilot) == ROUTINE, "before the greeting"
        await minute(pilot, clock, 9, 30)
        assert whisper(pilot) == ROUTINE, "nobody was there"
        clock.advance(1)
        await press(pilot, "space")
        assert whisper(pilot) not in (ROUTINE, ""), "after the answer"
        await press(pilot, "down")
        assert whisper(pilot) == ROUTINE, "a key of somebody who types takes nothing away"
        await minute(pilot, clock, 9, 31)
        assert whisper(pilot) == ""
        await minute(pilot, clock, 10)
        assert whisper(pilot) == "", "once a day"


async def test_what_was_due_before_it_was_opened_is_on_the_screen(open_app: Open, clock: Any) -> None:
    clock.advance(3600)
    async with open_app(settings=reminded()) as pilot:
        await minute(pilot, clock, 10)
        assert whisper(pilot) not in (ROUTINE, "")


async def test_two_at_once_both_stand_where_there_is_room_and_no_night_keeps_them(
    open_app: Open, clock: Any
) -> None:
    async with open_app(settings=reminded(breathe_at=(time(9),))) as pilot:
        await minute(pilot, clock, 9)
        await minute(pilot, clock, 9, 1)
        assert whisper(pilot) == f"{ROUTINE} {BREATHE}"
        clock.advance(20 * 3600)
        app_of(pilot).background.moment()
        await settle(pilot)
        assert ROUTINE not in whisper(pilot)


async def test_a_session_is_not_interrupted_and_what_a_timer_said_is_not_said_again(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    breathing = Breathing(technique="box", level="standard", minutes=1)
    settings = Settings(reminders=reminded().reminders, breathing=breathing)
    async with open_app(settings=settings) as pilot:
        await minute(pilot, clock, 8, 59)
        await press(pilot, "tab", "space", "space")
        await breathe(pilot, clock, 4)
        await minute(pilot, clock, 9)
        assert ROUTINE not in app_of(pilot).voices.said("reminder")
        await press(pilot, "escape")
        assert make_companion(settings).reminders.next() == ROUTINE
        await look(pilot)
        await minute(pilot, clock, 9, 5)
        assert app_of(pilot).voices.said("reminder") == ""


async def test_settings_that_are_saved_while_it_is_open_are_taken(
    open_app: Open, clock: Any, tmp_path: Path
) -> None:
    async with open_app() as pilot:
        (tmp_path / "config.yaml").write_text("reminders: {breathe_at: [10:15]}\n")
        await look(pilot)
        await minute(pilot, clock, 10, 15)
        assert whisper(pilot) == BREATHE


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the terminal besides what is drawn."""
    found: list[str] = []
    monkeypatch.setattr(notification, "send", lambda _, sequence: found.append(sequence))
    monkeypatch.setattr(CompanionApp, "bell", lambda _: found.append("bell"))
    return found


async def test_terminal_and_bell_say_it_and_the_line_is_only_there_if_asked_for(
    open_app: Open, clock: Any, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    async with open_app(settings=reminded(through=("terminal", "bell"), terminal="osc99")) as pilot:
        await minute(pilot, clock, 9)
        assert sent == [f"\x1b]99;;{ROUTINE}\x1b\\", "bell"]
        assert ROUTINE not in whisper(pilot)


def program(folder: Path, status: int) -> Path:
    """A notify-send that notes what it is given."""
    folder.mkdir()
    noted = folder / "noted"
    file = folder / "notify-send"
    file.write_text(f'#!/bin/sh\nprintf "%s|" "$@" >> "{noted}"\nexit {status}\n')
    file.chmod(0o755)
    return noted


@pytest.mark.parametrize("status", [0, 1])
async def test_the_desktop_says_it_or_else_the_line(
    open_app: Open, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: list[str], status: int
) -> None:
    noted = program(tmp_path / "bin", status)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    async with open_app(settings=reminded(through=("notify",))) as pilot:
        await minute(pilot, clock, 9)
        assert noted.read_text().endswith(f"|companion|{ROUTINE}|")
        assert (whisper(pilot) == ROUTINE) == bool(status)
        assert sent == []


async def test_where_there_is_no_such_program_the_line_says_it(
    open_app: Open, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with open_app(settings=reminded(through=("notify",))) as pilot:
        await minute(pilot, clock, 9)
        assert whisper(pilot) == ROUTINE
