"""List and reading: what is in hand on the left is read in full on the right, in any window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion.tui.frame.reading import ListToRead, ReadingPane, ReadingRows
from companion.tui.toolbox.screen import ToolboxScreen

from .hands import app_of, on_screen, press

Open = Callable[..., Any]


def reading(pilot: Any) -> str:
    """The title of what is read."""
    title: str = app_of(pilot).screen.query_one(ReadingPane).title
    return title


async def test_the_reading_follows_the_cursor_and_the_list_has_the_focus_first(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "2")
        screen = app_of(pilot).screen
        assert isinstance(screen, ToolboxScreen) and isinstance(screen.focused, ListToRead)
        assert reading(pilot) == "Five senses"
        await press(pilot, "down", "down")
        assert reading(pilot) == "Tense and let go"
        assert "Half strength is enough." in on_screen(pilot)
        await press(pilot, "tab", "down")  # there arrows scroll
        assert isinstance(screen.focused, ReadingPane)
        assert reading(pilot) == "Tense and let go"
        await press(pilot, "escape")
        assert isinstance(screen.focused, ListToRead)


async def test_z_gives_the_reading_the_width_and_leads_back_to_the_list(open_app: Open) -> None:
    async with open_app(size=(200, 40)) as pilot:
        await press(pilot, "2", "z")
        screen = app_of(pilot).screen
        assert isinstance(screen.focused, ReadingPane)
        rows = screen.query_one(ReadingRows)
        assert rows.size.width - 2 == 64  # the measure, beside the indent
        assert not screen.query_one(ListToRead).display
        for key in ("z", "escape"):
            await press(pilot, key)
            assert isinstance(screen.focused, ListToRead) and screen.query_one(ListToRead).display
            await press(pilot, "z")


@pytest.mark.parametrize(("width", "beside"), [(80, 0), (110, 0), (131, 0), (159, 12), (160, 13), (200, 33)])
async def test_two_boxes_are_at_most_64_wide_and_tabs_stay(open_app: Open, width: int, beside: int) -> None:
    async with open_app(size=(width, 40)) as pilot:
        tabs = on_screen(pilot).splitlines()[0].index("Today")
        await press(pilot, "2")
        panes = app_of(pilot).screen.query("ListToRead, ReadingPane")
        assert all(pane.outer_size.width <= 64 for pane in panes)
        assert panes.first().region.x - 2 in (beside, beside + 1)
        assert on_screen(pilot).splitlines()[0].index("Today") == tabs


async def test_under_80_columns_one_of_them_has_all_the_room(open_app: Open) -> None:
    async with open_app(size=(40, 15)) as pilot:
        await press(pilot, "2")
        assert "Toolbox ─" in on_screen(pilot) and "Name 5 things" not in on_screen(pilot)
        await press(pilot, "tab")
        assert "Five senses ─" in on_screen(pilot) and "Name 5 things" in on_screen(pilot)
        await press(pilot, "escape")
        assert "Toolbox ─" in on_screen(pilot)
