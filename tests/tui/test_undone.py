"""After an undo or a redo the cursor is on what came back, in every list: the next key is about that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.rows.row import Row
from companion.tui.frame.list_pane import ListPane
from companion.tui.widgets.cursor import came_back
from companion.tui.widgets.rows import RowList

from ..conftest import there
from .hands import app_of, on_screen, open_trash, press, press_at_once, today_of
from .sessions import rated

Open = Callable[..., Any]
Make = Callable[..., Companion]


def list_of(pilot: Pilot[Any], pane: str) -> RowList:
    found = today_of(app_of(pilot)).query_one(f"#{pane}", ListPane)
    return found.list


@pytest.mark.parametrize("away", [("up",), ("home",), ("end",), ()])
@pytest.mark.parametrize(("panes", "acts"), [(0, "d"), (0, "space"), (0, "p"), (3, "d"), (3, "f")], ids=str)
async def test_undo_and_redo_put_the_cursor_on_what_came_back(
    open_app: Open, make_companion: Make, clock: Any, panes: int, acts: str, away: tuple[str, ...]
) -> None:
    other = make_companion()
    for text in ("one", "two", "three", "four"):
        clock.advance(60)
        other.wins.add(text)
        other.routine.add_task(text)
    async with open_app() as pilot:
        await press(pilot, *["tab"] * panes)
        rows = list_of(pilot, ("routine", "wins")[panes > 0])
        await press(pilot, "home", "down", "down")
        key = rows.cursor
        await press(pilot, acts, *away)
        await press(pilot, "u")
        assert rows.cursor == key
        await press(pilot, "U")
        await press(pilot, *away, "u")
        assert rows.cursor == key
        if acts in ("space", "p", "f"):
            await press(pilot, *away, "U")
            assert rows.cursor == key


async def test_a_win_far_from_those_in_view_comes_into_view(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    first = other.wins.add("the first").entries[0].id
    for number in range(300):
        other.wins.add(f"win {number}")
    async with open_app() as pilot:
        await press(pilot, *["tab"] * 3, "end")
        assert list_of(pilot, "wins").cursor == f"win:{first}"
        await press(pilot, "d")
        await press(pilot, "home")
        await press(pilot, "u")
        assert list_of(pilot, "wins").cursor == f"win:{first}"


async def test_what_the_trash_brings_back_has_the_cursor(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    for text in ("one", "two", "three"):
        other.wins.add(text)
    async with open_app() as pilot:
        await press(pilot, *["tab"] * 3, "home", "down")
        rows = list_of(pilot, "wins")
        key = rows.cursor
        await press(pilot, "d")
        await press(pilot, "home")
        await open_trash(pilot)
        await press(pilot, "enter")
        assert rows.cursor == key


async def test_the_cursor_among_the_sessions_goes_too(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    rated(make_companion(), clock, "box", (-1, 1), (0, 0), (1, 1))
    async with open_app() as pilot:
        await press(pilot, "tab")
        await press(pilot, "H")
        await press(pilot, "down")
        rows = pilot.app.screen.query_one(RowList)
        key = rows.cursor
        await press(pilot, "d")
        await press(pilot, "home")
        await press(pilot, "u")
        assert rows.cursor == key


@pytest.mark.parametrize("acts", ["x", "f", "d"])
async def test_the_line_that_came_back_is_on_show(open_app: Open, make_companion: Make, acts: str) -> None:
    make_companion().affirmations.add("a line of my own")
    async with open_app() as pilot:
        await press(pilot, "tab", "tab")
        assert "a line of my own" in on_screen(pilot)
        await press(pilot, acts)
        await press(pilot, "right")
        assert "a line of my own" not in on_screen(pilot)
        await press(pilot, "u")
        assert "a line of my own" in on_screen(pilot)


async def test_where_the_person_has_moved_meanwhile_the_cursor_stays(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    for text in ("one", "two", "three"):
        other.wins.add(text)
    async with open_app() as pilot:
        await press(pilot, *["tab"] * 3, "home", "down")
        await press(pilot, "d")
        rows = list_of(pilot, "wins")
        app = app_of(pilot)
        app.desk.submit(gate := _Gate())
        moves = rows.moves
        press_at_once(pilot, "u", "home")
        while rows.moves == moves:
            await pilot.pause()
        key = rows.cursor
        gate.opens.set()
        await press(pilot)
        assert rows.cursor == key and len(there(today_of(app).wins).wins) == 3


class _Gate:
    """A disk that is slow."""

    def __init__(self) -> None:
        from threading import Event

        self.opens = Event()

    def __call__(self) -> None:
        assert self.opens.wait(30)


def test_which_row_came_back() -> None:
    def rows(*keys: str, **texts: str) -> list[Row]:
        return [Row(key, texts.get(key, key)) for key in keys]

    heading = Row("day", "2 wins", heading=True)
    assert came_back("a", rows("a", "c"), [heading, *rows("a", "b", "c")]) == "b"
    assert came_back("a", rows("a", "b"), rows("a", "b", b="other")) == "b"
    assert came_back("b", rows("a", "b"), rows("a", "b", a="other", b="other")) == "b"
    assert came_back("a", rows("a", "b"), rows("b")) == ""
    note = Row("b/note", "a note", heading=True, under="b")
    assert came_back("a", rows("a", "b"), [*rows("a", "b"), note]) == "b"
