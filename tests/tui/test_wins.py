"""Wins in the app: written, refused by a disk, from another tab, searched for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store
from companion.tui.routine.pane import RoutinePane
from companion.tui.wins.pane import WinsPane

from .hands import app_of, look, press, refuse, today_of, type_in, whisper, wins_on_screen

Open = Callable[..., Any]
NARROW = (40, 15)


async def test_a_win_is_written_answered_and_kept(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "said no to the extra shift #bound")
        await press(pilot, "tab")
        assert today_of(app_of(pilot)).entry.text.endswith("#setting_boundaries")
        await press(pilot, "enter")
        assert whisper(pilot) == "You said where you end. That is useful to know."
        assert isinstance(pilot.app.focused, RoutinePane), "back where the person was"
    async with open_app() as pilot:
        assert wins_on_screen(pilot) == ["said no to the extra shift"]


async def test_when_the_disk_refuses_the_text_stays_in_the_field(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "called mum")
        with monkeypatch.context() as patch:
            patch.setattr(Store, "apply", refuse)
            await press(pilot, "enter")
        entry = today_of(app_of(pilot)).entry
        assert entry.text == "called mum"
        assert wins_on_screen(pilot) == []
        assert any("No space left" in toast.message for toast in pilot.app._notifications)
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called mum"]


async def test_the_cursor_of_the_wins_goes_to_the_one_just_written(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    other = make_companion()
    other.wins.add("before @yesterday")
    async with open_app() as pilot:
        await press(pilot, "shift+tab", "w")
        await type_in(pilot, "new")
        await press(pilot, "enter")
        selected = today_of(app_of(pilot)).query_one(WinsPane).list.row
        assert selected is not None and selected.text == "new"


async def test_a_second_enter_does_not_write_it_twice(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "once")
        await press(pilot, "enter", "enter")
        assert wins_on_screen(pilot) == ["once"]


async def test_a_win_from_another_tab_appears_and_nothing_typed_here_is_disturbed(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await press(pilot, "a")
        await type_in(pilot, "half")
        make_companion().wins.add("called Mum")
        await look(pilot)
        assert wins_on_screen(pilot) == ["called Mum"]
        assert today_of(app_of(pilot)).entry.text == "half"


@pytest.mark.parametrize(
    "text",
    ["[red]not markup[/]", "猫と散歩した", "👩‍👩‍👧 called", "שלום לך", "tab\tand\x1b[31mescape", "a" * 500],
)
async def test_whatever_was_typed_stays_as_it_was(
    open_app: Open, make_companion: Callable[..., Companion], text: str
) -> None:
    make_companion().wins.add(text)
    async with open_app(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", "tab")
        assert wins_on_screen(pilot) == [text]
        screenshot = pilot.app.export_screenshot()
        assert "\x1b" not in screenshot


async def test_end_goes_to_the_very_oldest_win_and_home_to_the_newest(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    other = make_companion()
    days = [other.context.now() - timedelta(days=day) for day in range(1, 3650, 9)]
    other.store.apply(
        [Edit.add(Win(at=at, day=at.date(), text=f"win {number}")) for number, at in enumerate(days)]
    )
    page_folder = other.store.database.page_folder
    async with open_app() as pilot:
        pane = today_of(app_of(pilot)).query_one(WinsPane)
        store = app_of(pilot).companion.store
        read: list[str] = []
        await press(pilot, "shift+tab")
        with pytest.MonkeyPatch.context() as patch:
            month = type(page_folder).month

            def reading(page_folder: Any, key: str, keep: bool = True) -> Any:
                read.append(key)
                return month(page_folder, key, keep)

            patch.setattr(type(page_folder), "month", reading)
            await press(pilot, "end")
        assert pane.list.row and pane.list.row.text == f"win {len(days) - 1}"
        assert len(set(read)) < len(store.database.page_folder.listing.months()) / 2, (
            "what lies between is not read"
        )
        await press(pilot, "up", "up", "up")
        assert pane.list.row.text == f"win {len(days) - 4}"
        make_companion().wins.add("from another tab")
        await look(pilot)
        assert pane.list.row.text == f"win {len(days) - 4}", "news do not move what is looked at"
        await press(pilot, "home")
        assert pane.list.row.text == "from another tab"
        await press(pilot, "end", "home", "end")
        assert pane.list.row.text == f"win {len(days) - 1}"
