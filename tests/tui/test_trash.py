"""The trash in the app: what stands in it, and what is brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.model.change import Edit
from companion.model.wins import Win
from companion.tui.frame.card import Choices
from companion.tui.trash import card as trash
from companion.tui.trash.card import TrashCard

from .hands import app_of, look, on_screen, open_trash, press, today_of, whisper, wins_on_screen

Open = Callable[..., Any]
Make = Callable[..., Companion]
SIZES = [(40, 15), (110, 36)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_deleted_before_a_restart_is_brought_back(
    open_app: Open, make_companion: Make, clock: Any, size: tuple[int, int]
) -> None:
    earlier = make_companion()
    for text in ("called Mum", "opened the curtains"):
        clock.advance(60)
        earlier.wins.delete(earlier.wins.add(text).entries[0].id)
    async with open_app(size=size) as pilot:
        await open_trash(pilot)
        assert isinstance(pilot.app.screen, TrashCard)
        assert words.trash.TITLE in on_screen(pilot) and "win “called Mum”" in on_screen(pilot)
        assert "8:44" in on_screen(pilot)
        await press(pilot, "down", "enter")
        assert wins_on_screen(pilot) == ["called Mum"] and whisper(pilot) == "Brought back: “called Mum”."
        await press(pilot, "u")
        assert wins_on_screen(pilot) == [] and len(make_companion().trash.rows()) == 2


async def test_leaving_the_trash_brings_nothing_back_and_an_empty_one_says_so(
    open_app: Open, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await open_trash(pilot)
        assert whisper(pilot) == words.trash.EMPTY and not isinstance(pilot.app.screen, TrashCard)
        other = make_companion()
        other.wins.delete(other.wins.add("called Mum").entries[0].id)
        await open_trash(pilot)
        await press(pilot, "escape")
        assert wins_on_screen(pilot) == [] and app_of(pilot).screen is today_of(app_of(pilot))


async def test_what_the_trash_showed_may_be_gone_when_it_is_chosen(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    other.wins.delete(other.wins.add("called Mum").entries[0].id)
    async with open_app() as pilot:
        await open_trash(pilot)
        other.undo()
        await press(pilot, "enter")
        assert whisper(pilot) == words.changes.ROW_GONE


async def test_undo_reaches_what_was_done_before_a_restart_and_in_the_shell(
    open_app: Open, make_companion: Make
) -> None:
    make_companion().routine.toggle("item:up", "done")
    async with open_app() as pilot:
        make_companion().wins.add("from the shell")
        await look(pilot)
        await press(pilot, "u")
        assert wins_on_screen(pilot) == [] and whisper(pilot) == "Undone: add win “from the shell”."
        await press(pilot, "u")
        assert today_of(app_of(pilot)).routine.done == 0  # type: ignore[union-attr]
    assert make_companion().redo().answer == "Redone: mark “Up” done."


@pytest.mark.parametrize("size", SIZES)
async def test_what_lies_far_down_in_the_trash_is_reached(
    open_app: Open, make_companion: Make, clock: Any, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "AT_ONCE", 60)
    other = make_companion()
    for number in range(150):
        clock.advance(1)
        other.wins.delete(other.wins.add(f"win {number}").entries[0].id)
    async with open_app(size=size) as pilot:
        await open_trash(pilot)
        for _ in range(4):
            await press(pilot, "end")
        assert "win “win 0”" in on_screen(pilot)
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["win 0"]


async def test_an_undone_import_is_one_row_above_what_was_deleted_before(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    other = make_companion()
    other.wins.delete(other.wins.add("called Mum").entries[0].id)
    clock.advance(60)
    imported = [
        Edit.add(Win(at=clock.now(), day=other.context.today(), text=f"win {n}")) for n in range(1200)
    ]
    other.context.write("import of wins.txt", imported)
    other.undo()
    async with open_app() as pilot:
        await open_trash(pilot)
        rows = [row.text for row in pilot.app.screen.query_one(Choices).rows]
        assert len(rows) == 2 and rows[0].endswith(" and 1,199 more") and rows[1] == "win “called Mum”"
        await press(pilot, "enter")
        assert len(make_companion().store.newest(Win, 9999)) == 1200
        clock.advance(60)
        await press(pilot, "u")
        assert wins_on_screen(pilot) == [] and len(make_companion().trash.rows()) == 2
