"""A milestone in the whisper line: after the answer of what reached it, once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.model.milestones import MilestoneTold

from .hands import app_of, look, press, press_in_turn, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
pytestmark = pytest.mark.usefixtures("milestones")
FIRST = "A first win is kept."


async def test_it_comes_after_the_answer_and_once(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "Opened the curtains")
        await press(pilot, "enter")
        answer, said = whisper(pilot).removesuffix(FIRST), whisper(pilot)
        assert said.endswith(FIRST) and answer.strip()
        await press_in_turn(pilot, "u", "U")
        assert FIRST not in whisper(pilot)
        await press(pilot, "u", "u")
        assert whisper(pilot) == words.changes.NOTHING_TO_UNDO, "it is no step of undo"
    async with open_app() as pilot:
        assert FIRST not in whisper(pilot)


async def test_nothing_follows_a_celebration(open_app: Open) -> None:
    async with open_app() as pilot:
        win = app_of(pilot).companion.wins.add("Opened the curtains").entries[0].id
        app_of(pilot).host.ask("celebrations.start", f"wins:{win}")
        await settle(pilot)
        await press_in_turn(pilot, "space", "space")
        assert whisper(pilot) == words.celebrations.KEPT
        kept = app_of(pilot).companion.store.core(MilestoneTold)
        assert "celebrations:1" in {each.milestone for each in kept}, "it is in the list"


async def test_a_win_from_the_shell_is_told_at_the_next_look(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        shell = make_companion()
        shell.wins.add("from the shell")
        shell.close()
        await look(pilot)
        assert FIRST in whisper(pilot)


async def test_a_home_with_a_past_is_opened_without_a_word(open_app: Open, companion: Companion) -> None:
    for n in range(10):
        companion.wins.add(f"win {n}")
    async with open_app() as pilot:
        assert "Ten wins" not in whisper(pilot)
        kept = app_of(pilot).companion.store.core(MilestoneTold)
        assert {each.milestone for each in kept} == {"wins:1", "wins:10"} and all(
            each.before for each in kept
        )
