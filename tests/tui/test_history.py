"""The sessions so far, listed: edited, deleted and brought back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.tui.breathing.history import HistoryCard, SessionList
from companion.tui.frame.one_line_card import OneLineCard
from companion.tui.today import TodayScreen
from companion.verbs.breathing.sessions import SessionVerbs

from .hands import app_of, press_at_once, refuse, type_in
from .hands import press_in_turn as press
from .sessions import kept, page, rated

Open = Callable[..., Any]
Make = Callable[..., Companion]


async def test_the_history_is_listed_edited_deleted_and_brought_back(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "box", (-1, 1), (0, 0))
    async with open_app() as pilot:
        await press(pilot, "tab", "H")
        assert isinstance(pilot.app.screen, HistoryCard)
        sessions = pilot.app.screen.query_one(SessionList)
        told = [row.text for row in sessions.rows if not row.heading]
        assert len(told) == 2
        assert told[0] == words.breathing.session_told("Box breathing", "gentle", 120, None, None)
        assert words.breathing.felt(-1, 1) in [row.text for row in sessions.rows]
        await press(pilot, "e", "down", "enter")  # how it felt after
        await press(pilot, "end", "enter")  # not said
        felt = [row.text for row in sessions.rows]
        assert words.breathing.felt(-1, None) in felt and words.breathing.felt(-1, 1) not in felt
        await press(pilot, "d")
        assert len([row for row in sessions.rows if not row.heading]) == 1
        await press(pilot, "u", "u")
        assert words.breathing.felt(-1, 1) in [row.text for row in sessions.rows]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert len(kept(make_companion)) == 2


async def test_an_empty_history_says_what_will_be_there(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "H", "e", "d")
        assert words.breathing.NO_SESSIONS in page(pilot)


LENGTH = list(words.breathing.EDIT_SESSION).index("seconds")
NOTE = list(words.breathing.EDIT_SESSION).index("note")


async def to_the_line(pilot: Pilot[Any], place: int) -> None:
    """The selected session, and the line for one thing of it."""
    await press(pilot, "tab", "H", "e", *["down"] * place, "enter")
    assert isinstance(pilot.app.screen, OneLineCard)


async def test_a_length_is_typed_read_and_undone(open_app: Open, clock: Any, make_companion: Make) -> None:
    rated(make_companion(), clock, "box", (-1, 1))
    async with open_app() as pilot:
        await to_the_line(pilot, LENGTH)
        assert "2 min" in page(pilot)
        await press(pilot, *["backspace"] * 5)
        await type_in(pilot, "soon")
        assert "“soon” is not a length of time. Try 3 min, 90 s" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OneLineCard), "nothing is lost"
        await press(pilot, *["backspace"] * 4)
        await type_in(pilot, "9 h")
        assert words.breathing.SECONDS_RANGE in page(pilot)
        await press(pilot, "enter", *["backspace"] * 3)
        await type_in(pilot, "90 s")
        assert words.breathing.LENGTH_READ.format(length="1 min 30 s") in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HistoryCard)
        assert "1 min 30 s" in page(pilot)
        assert [session.seconds for session in kept(make_companion)] == [90]
        await press(pilot, "u")
    assert [session.seconds for session in kept(make_companion)] == [120]


async def test_a_note_is_typed_shown_and_stays_a_draft_until_it_is_saved(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "box", (-1, 1))
    async with open_app() as pilot:
        await to_the_line(pilot, NOTE)
        await type_in(pilot, "on the [b]train")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HistoryCard)
        await press(pilot, "e", *["down"] * NOTE, "enter")
        assert "on the [b]train" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HistoryCard) and "on the [b]train" in page(pilot)
        assert not app_of(pilot).drafts.texts()
    assert [session.note for session in kept(make_companion)] == ["on the [b]train"]


async def test_a_disk_that_refuses_keeps_what_was_typed(
    open_app: Open, clock: Any, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    rated(make_companion(), clock, "box", (-1, 1))
    async with open_app() as pilot:
        await to_the_line(pilot, NOTE)
        await type_in(pilot, "on the train")
        with monkeypatch.context() as broken:
            broken.setattr(SessionVerbs, "edit", refuse)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, OneLineCard) and "on the train" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HistoryCard)
    assert [session.note for session in kept(make_companion)] == ["on the train"]


async def test_what_is_typed_while_a_note_is_saved_goes_where_the_person_is(
    open_app: Open, clock: Any, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    rated(make_companion(), clock, "box", (-1, 1))
    let, edit = threading.Event(), SessionVerbs.edit
    refused: list[bool] = [False, True]

    def slowly(self: SessionVerbs, *args: Any, **options: Any) -> Any:
        assert let.wait(30)
        return refuse() if refused.pop(0) else edit(self, *args, **options)

    monkeypatch.setattr(SessionVerbs, "edit", slowly)
    async with open_app() as pilot:
        await to_the_line(pilot, NOTE)
        press_at_once(pilot, *"one", "enter", "e", *["down"] * NOTE, "enter", *"two")
        while not (isinstance(pilot.app.screen, OneLineCard) and pilot.app.screen.line.text == "two"):
            await pilot.pause()
        let.set()
        await press(pilot)
        assert pilot.app.screen.line.text == "two", "the card belongs to the next text at once"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OneLineCard) and pilot.app.screen.line.text == "two"
        monkeypatch.setattr(SessionVerbs, "edit", edit)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HistoryCard) and not app_of(pilot).drafts.texts()
        monkeypatch.setattr(SessionVerbs, "edit", slowly)
        let.clear()
        refused.append(True)
        await press(pilot, "e", *["down"] * LENGTH, "enter", *["backspace"] * 9, *"90")
        press_at_once(pilot, "enter", "escape")
        while not isinstance(pilot.app.screen, TodayScreen):
            await pilot.pause()
        let.set()
        await press(pilot)
        assert isinstance(pilot.app.screen, TodayScreen), "not where the person has left"
        assert list(app_of(pilot).drafts.texts().values()) == ["90"]
    assert [session.note for session in kept(make_companion)] == ["two"]
