"""People to talk to: there at once and always, with the person's own people and plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.content import load
from companion.store.database.folder import PageFolder
from companion.tui.frame.card import LinesCard
from companion.tui.people.card import PeopleCard, PlanCard

from ..conftest import there
from .hands import app_of, lines_of, press, press_in_turn, settle, type_in, whisper

Open = Callable[..., Any]
Make = Callable[..., Companion]
SIZES = [(40, 15), (80, 24), (110, 36), (200, 60)]


def filled(companion: Companion) -> None:
    companion.people.add("Ana, ana@example.org")
    companion.people.add("Dr Weber, writes back, Thursdays")
    companion.people.write_plan("helps", "Ana’s tea\na walk at dusk")


def shown(pilot: Pilot[Any]) -> str:
    card = pilot.app.screen.query_one("#card").region
    lines = lines_of(pilot.app.screen)[card.y : card.bottom]
    return " ".join(" ".join(line[card.x : card.right] for line in lines).replace("│", " ").split())


def sent(pilot: Pilot[Any]) -> str:
    return pilot.app.clipboard


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_can_be_read_at_any_size(open_app: Open, size: Any) -> None:
    support = load.support()
    async with open_app(size=size) as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, PeopleCard)
        read = ""
        for _ in range(90):
            read += shown(pilot) + " "
            await press(pilot, "down")
        strings = support.strings
        for said in (strings.urgent, strings.screen_intro, strings.not_medical, strings.limits):
            assert all(word in read for word in said.split())
        for each in support.directories:
            assert each.url in read and each.name in read
        assert words.people.NOT_CHECKED.split()[-1] in read and "Names and numbers you choose" in read
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, PeopleCard)


@pytest.mark.parametrize("size", SIZES)
async def test_ones_own_come_first_and_one_key_copies(
    open_app: Open, make_companion: Make, size: Any
) -> None:
    filled(make_companion())
    async with open_app(size=size) as pilot:
        await press(pilot, "h", "space")
        assert sent(pilot) == "ana@example.org"
        assert "ana@example.org" in shown(pilot) and words.people.SENT in shown(pilot)
        await press(pilot, "down")
        assert words.people.SENT not in shown(pilot) and words.people.TITLE in shown(pilot)
        await press(pilot, "escape")
        assert whisper(pilot) == words.people.SENT


@pytest.mark.parametrize("size", SIZES)
async def test_without_people_the_first_address_is_in_hand(open_app: Open, size: Any) -> None:
    async with open_app(size=size) as pilot:
        await press(pilot, "h")
        assert "a adds one." in shown(pilot)
        await press(pilot, "space")
        assert sent(pilot) == load.support().directories[0].url


async def test_a_person_is_added_edited_deleted_and_comes_back(open_app: Open, make_companion: Make) -> None:
    people = make_companion().people
    async with open_app() as pilot:
        await press(pilot, "h", "a")
        await type_in(pilot, "Ana, ana@example.org")
        assert "Ana · ana@example.org" in shown(pilot) and "F1 or esc h people" in shown(pilot)
        await press(pilot, "enter")
        assert [each.reach for each in people.view().people] == ["ana@example.org"]
        await press(pilot, "home", "e", "backspace", "enter")
        assert people.view().people[0].reach == "ana@example.or"
        await press(pilot, "d")
        assert not people.view().people and "a adds one." in shown(pilot)
        assert words.changes.DELETED in shown(pilot), "said where it is seen"
        await press(pilot, "u")
        assert words.changes.DELETED not in shown(pilot) and "Undone" in shown(pilot)
        assert people.view().people[0].name == "Ana" and "ana@example.or" in shown(pilot)
        await press_in_turn(pilot, "home", "enter")
        for said in ("“Ana”", "Send it to the clipboard", "Delete this person", "Edit this"):
            assert said in shown(pilot)


async def test_a_plan_is_written_in_many_lines_and_read_as_text(open_app: Open, make_companion: Make) -> None:
    people = make_companion().people
    async with open_app() as pilot:
        await press_in_turn(pilot, "h", *"aAna", "enter", "home", "down", "enter")
        assert isinstance(pilot.app.screen, PlanCard)
        await press(pilot, "down", "e")
        await type_in(pilot, "tea")
        await press(pilot, "enter", "x", "ctrl+s")
        assert there(people.view().plan).helps == "tea\nx"
        assert "What helps" in shown(pilot) and "tea" in shown(pilot)
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, LinesCard) and "Ana" in shown(pilot)
        await press(pilot, "escape", "escape", "u", "u")
        assert people.view() == type(people.view())()


async def test_what_is_left_half_typed_comes_back(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "h", *"aAna", "escape", "escape", "h", "a")
        assert "Ana" in shown(pilot)


async def test_it_opens_while_the_data_are_waited_for(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(make_companion())
    async with open_app() as pilot:
        held: list[Any] = []
        app = app_of(pilot)
        with monkeypatch.context() as busy:

            def hold(*_: object) -> Any:
                held.append(1)
                return _never()

            busy.setattr(app.desk, "do", hold)
            await pilot.press("h")
            await pilot.pause()
            await pilot.pause()
            assert "https://findahelpline.com" in shown(pilot) and held
            for task in list(app.tasks._running):
                task.cancel()
        await settle(pilot)


async def _never() -> None:
    from asyncio import Event

    await Event().wait()


async def test_a_folder_that_cannot_be_read_costs_ones_own_part_alone(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(make_companion())
    month = PageFolder.month

    def locked(folder: PageFolder, key: str, keep: bool = True) -> Any:
        found = month(folder, key, keep)
        for page in found.pages.values():
            page.problem = page.problem or "cannot be read (Permission denied)"
        return found

    async with open_app(size=(80, 24)) as pilot:
        monkeypatch.setattr(PageFolder, "month", locked)
        await press(pilot, "h")
        assert words.people.UNREAD in shown(pilot)
        assert "https://findahelpline.com" in shown(pilot)
        monkeypatch.undo()


async def test_a_field_says_how_people_are_reached_and_they_are(open_app: Open, tmp_path: Path) -> None:
    async with open_app(size=(80, 24)) as pilot:
        await press(pilot, "w", "a")
        assert "F1 or esc h people" in lines_of(pilot.app.screen)[-1]
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press_in_turn(pilot, "escape", "escape", "h")
        assert isinstance(pilot.app.screen, PeopleCard)
