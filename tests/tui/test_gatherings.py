"""Gatherings by keys: planned with a few cards, on the lists of their days, read, changed, deleted, a win."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from companion import words
from companion.tui.progress.pane import ProgressPane

from ..conftest import HeldClock
from .hands import app_of, on_screen, press, press_in_turn, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.gatherings


async def answer(pilot: Pilot[Any], *texts: str) -> None:
    for text in texts:
        await type_in(pilot, text)
        await press(pilot, "enter")


async def to_gatherings(pilot: Pilot[Any]) -> None:
    """Go to Progress, and there to the view of gatherings."""
    await press(pilot, "5")
    pilot.app.screen.query_one("#progress", ProgressPane).list.select("gatherings")
    await settle(pilot)


def plan_tea(pilot: Pilot[Any]) -> None:
    """The same without its cards."""
    verbs, said = app_of(pilot).companion.gatherings, ("Tea with Ana", "saturday 15:00", "Kitchen", "Ana")
    verbs.keep(verbs.adding("tea", dict(zip(SAID.ASKED, said, strict=True))), "tea")


async def tick(pilot: Pilot[Any], label: str) -> None:
    view = app_of(pilot).companion.routine.view()
    key = next(row.key for row in view.everything if label in row.label)
    app_of(pilot).host.ask("routine.tick", f"{view.day} {key}")
    await settle(pilot)


async def test_tea_from_the_first_card_to_the_win(open_app: Open, clock: HeldClock, own_home: Path) -> None:
    async with open_app() as pilot:
        await to_gatherings(pilot)
        assert "a plans one." in on_screen(pilot)
        await press_in_turn(pilot, "a", "1")
        await answer(pilot, "Tea with Ana", "saturday 15:00", "Kitchen", "Ana")
        card = on_screen(pilot)
        for line in (
            "What   Tea with Ana",
            "Saturday 21 November, 15:00",
            "Kitchen",
            "Ask Ana",
            "good biscuits",
        ):
            assert line in card
        assert "enter save" in card and "v as .ics" in card
        await press(pilot, "v")
        await answer(pilot, "~/tea.ics")
        assert whisper(pilot) == "It is in your calendar file and on Saturday’s list."
        assert (own_home / "tea.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
        assert "◦ Buy the good biscuits" in on_screen(pilot)
        await tick(pilot, "Ask Ana")
        assert "✓ Ask Ana" in on_screen(pilot)
    clock.advance(days=4)
    async with open_app() as pilot:
        assert "Tea with Ana" in on_screen(pilot) and "15:00" in on_screen(pilot)
        await tick(pilot, "Tea")
        await press(pilot, "w", "enter")
        win = app_of(pilot).companion.wins.window().wins[0]
        assert (win.category, win.text) == ("connection", "Tea with Ana")


async def test_one_that_has_been_is_offered_when_it_is_read(open_app: Open, clock: HeldClock) -> None:
    async with open_app() as pilot:
        plan_tea(pilot)
    clock.advance(days=6)
    async with open_app() as pilot:
        await to_gatherings(pilot)
        assert SAID.BEEN in on_screen(pilot)
        await press_in_turn(pilot, "tab", "space")
        assert "What happens" in on_screen(pilot) and "Would you like to come for tea" in on_screen(pilot)
        await press(pilot, "v")
        await answer(pilot, "~/none/t.ics")
        assert "could not be written" in whisper(pilot) and "Not saved" not in on_screen(pilot)
        await press_in_turn(pilot, "space", "enter", "w", "enter")
        assert app_of(pilot).companion.wins.window().wins[0].text == "Tea with Ana"


async def test_it_is_changed_deleted_and_brought_back(open_app: Open) -> None:
    async with open_app() as pilot:
        plan_tea(pilot)
        await to_gatherings(pilot)
        await press_in_turn(pilot, "tab", "e")
        assert "Tea with Ana" in on_screen(pilot)
        await press_in_turn(pilot, "escape", "e")
        assert app_of(pilot).companion.gatherings.view().gatherings[0].gathering.sequence == 0, "as it was"
        await press(pilot, "enter", *["backspace"] * 16)
        await answer(pilot, "sunday 16:00")
        await press_in_turn(pilot, "enter", "enter", "ctrl+s", "ctrl+s")
        assert whisper(pilot) == "It is on Sunday’s list."
        (each,) = app_of(pilot).companion.gatherings.view().gatherings
        assert str(each.gathering.on) == "2026-11-22" and each.gathering.sequence == 1
        assert [str(row.day) for row in (each.row, *each.things) if row] == [
            *("2026-11-22", "2026-11-17", "2026-11-21"),
        ]
        assert each.gathering.programme[0] == "Tea, and something to eat"
        await press(pilot, "d")
        assert "a plans one." in on_screen(pilot)
        assert app_of(pilot).companion.routine.view().tasks == ()
        await press(pilot, "u")
        assert "Sun 22 Nov, 16:00" in on_screen(pilot) and "biscuits" in on_screen(pilot)
        await press(pilot, "slash", *"kitchen")
        await press(pilot, "enter")
        assert "Would you like to come for tea" in on_screen(pilot), "found, it is read"


async def test_a_time_gone_by_is_said_on_the_last_card_and_the_words_wait(open_app: Open) -> None:
    async with open_app() as pilot:
        app_of(pilot).host.ask("event")
        await settle(pilot)
        await press(pilot, "5")
        await answer(pilot, "Tea", "yesterday 15:00", "", "")
        assert "That time has passed." in on_screen(pilot)
        await press(pilot, "enter")
        assert whisper(pilot) == SAID.GONE_BY
        app_of(pilot).host.ask("event")
        await settle(pilot)
        await press(pilot, "1")
        assert "Tea" in on_screen(pilot)
        assert app_of(pilot).companion.gatherings.view().gatherings == ()
