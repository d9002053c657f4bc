"""The search as one types: everything that was written, and each opened where it lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.tui.people.card import PeopleCard
from companion.tui.search.card import FoundCard, SearchCard
from companion.verbs.search import SearchVerbs

from .hands import (
    app_of,
    lines_of,
    look,
    on_screen,
    press,
    press_at_once,
    press_in_turn,
    settle,
    today_of,
    type_in,
)

Open = Callable[..., Any]
Make = Callable[..., Companion]


def filled(companion: Companion) -> None:
    companion.wins.add("called Mum")
    companion.wins.add("sat with Mum in the garden @2024-05-01")
    companion.people.add("Mum’s neighbour, rings back")
    companion.routine.add_task("Ring Mum")


def shown(pilot: Pilot[Any]) -> str:
    card = pilot.app.screen.query_one("#card").region
    lines = lines_of(pilot.app.screen)[card.y : card.bottom]
    return " ".join(" ".join(line[card.x : card.right] for line in lines).replace("│", " ").split())


async def sought(pilot: Pilot[Any], text: str) -> str:
    await press(pilot, "slash")
    await type_in(pilot, text)
    return shown(pilot)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36)])
async def test_every_kind_is_found_newest_first(open_app: Open, make_companion: Make, size: Any) -> None:
    filled(make_companion())
    async with open_app(size=size) as pilot:
        text = await sought(pilot, "mum")
        assert "4 found" in text
        assert max(map(text.index, ("Ring Mum", "called Mum"))) < text.index(" 2024 1 May sat with Mum")
        for kind in ("task", "win", "person"):
            assert kind in text
        await type_in(pilot, "x")
        assert words.search.NOTHING in shown(pilot) and "found" not in shown(pilot)
        await press(pilot, "backspace", "escape")
        assert app_of(pilot).companion.search._read == {}


async def test_a_win_opens_among_the_wins_however_long_ago(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    filled(other)
    for n in range(300):
        other.wins.add(f"win {n}")
    async with open_app() as pilot:
        await sought(pilot, "garden")
        await press(pilot, "enter")
        pane = today_of(app_of(pilot)).query_one("#wins")
        assert pane.has_focus and "sat with Mum in the garden" in on_screen(pilot)


async def test_a_person_opens_among_the_people_and_others_are_read_in_the_card(
    open_app: Open, make_companion: Make
) -> None:
    filled(make_companion())
    async with open_app() as pilot:
        await sought(pilot, "neighbour")
        await press(pilot, "enter")
        card = pilot.app.screen
        assert isinstance(card, PeopleCard) and "Mum’s neighbour" in shown(pilot)
        await press(pilot, "escape")
        await sought(pilot, "ring mum")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FoundCard) and "Ring Mum" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SearchCard)


async def test_a_page_and_a_step_open_on_their_screens(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    other.journal.add("The tax letter can wait")
    other.journal.add("The good cup, by the window", kind="keep")
    goal = other.goals.add("Somewhere with morning light").entries[0].id
    other.goals.add_step(goal, "Write to the landlord")
    async with open_app() as pilot:
        for words_of, mode in (("tax letter", "journal"), ("good cup", "journal"), ("landlord", "goals")):
            await sought(pilot, words_of)
            await press(pilot, "enter")
            assert pilot.app.current_mode == mode and words_of in on_screen(pilot)


async def test_keys_typed_ahead_show_the_last_and_search_for_no_more(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(make_companion())
    told: list[str] = []
    find = SearchVerbs.find

    def spy(verbs: SearchVerbs, text: str, *args: Any, **options: Any) -> Any:
        hits = find(verbs, text, *args, **options)
        told.append(text if hits is not None else "")
        return hits

    async with open_app() as pilot:
        await press(pilot, "slash")
        monkeypatch.setattr(SearchVerbs, "find", spy)
        press_at_once(pilot, *"garden")
        await settle(pilot)
        assert "1 found" in shown(pilot) and told[-1] == "garden"


async def test_what_others_write_meanwhile_is_found(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    filled(other)
    async with open_app() as pilot:
        assert "4 found" in await sought(pilot, "mum")
        other.wins.add("Mum again")
        await look(pilot)
        assert "5 found" in shown(pilot) and "Mum again" in shown(pilot)


async def test_a_note_says_what_it_is_on(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    added = other.wins.add("opened the curtains").entries[0].id
    other.wins.note(added, "Mum rang")
    async with open_app() as pilot:
        assert "note on opened the curtai…: Mum rang note" in await sought(pilot, "rang")
        await press_in_turn(pilot, "escape", "slash")
        assert "Mum rang" not in shown(pilot)
