"""From 160 columns on: three columns, a measure for every box, and the wins as a book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.rows.row import Row
from companion.tui.frame.pane import Pane
from companion.tui.widgets.pages import Pages
from companion.tui.widgets.rowline import Line
from companion.tui.wins.pane import WinsPane

from ..conftest import there
from .hands import lines_of, on_screen, press, today_of

Open = Callable[..., Any]
LONG = "Wrote to the landlord about the heating and about the window in the kitchen"


@pytest.mark.parametrize("width", [80, 110, 133, 134, 159, 160, 200, 240])
async def test_boxes_keep_a_measure_and_the_air_is_outside(open_app: Open, width: int) -> None:
    async with open_app(size=(width, 46)) as pilot:
        panes = list(pilot.app.screen.query(Pane))
        regions = {pane.id: pane.region for pane in panes}
        assert all(region.width <= 64 for region in regions.values())
        columns = sorted({(region.x, region.right) for region in regions.values()})
        assert len(columns) == (3 if width >= 160 else 2)
        assert all(after[0] - before[1] == 2 for before, after in pairwise(columns))
        left, right = columns[0][0], width - columns[-1][1]
        assert left >= 2 and abs(left - right) <= 3
        assert lines_of(pilot.app.screen)[0].index("Today") == left + 3
        if width >= 160:
            assert regions["wins"].height == regions["routine"].height
            assert regions["affirmations"].x == regions["breathing"].x


async def test_tab_goes_the_same_way_in_every_window_and_back(open_app: Open) -> None:
    async with open_app(size=(160, 46)) as pilot:
        for size in ((160, 46), (110, 36)):
            await pilot.resize_terminal(*size)
            went = []
            for _ in range(4):
                await press(pilot, "tab")
                went.append(pilot.app.screen.focused.id)
            assert went == ["breathing", "affirmations", "wins", "routine"]


async def kept(pilot: Any, *typed: str) -> None:
    companion = today_of(pilot.app).shared.companion
    for text in typed:
        companion.wins.add_answered(text)
    today_of(pilot.app).host.look_up("wins")
    await press(pilot)


async def test_the_third_column_is_a_book(open_app: Open) -> None:
    async with open_app(size=(160, 46)) as pilot:
        await kept(pilot, "Called Mum #social_interaction @yesterday 9:00", LONG)
        companion = today_of(pilot.app).shared.companion
        companion.wins.keep(there(today_of(pilot.app).wins).wins[1].id)
        companion.wins.note(there(today_of(pilot.app).wins).wins[1].id, "She told me about the garden.", "")
        today_of(pilot.app).host.look_up("wins")
        await press(pilot)
        text = on_screen(pilot)
        assert "Yesterday · Monday 16 November" in text
        assert "She told me about the garden." in text and words.wins.KEPT_MARK in text
        assert all(word in text for word in LONG.split())


async def test_zoomed_wins_have_weeks_and_two_pages(open_app: Open) -> None:
    async with open_app(size=(160, 24)) as pilot:
        await kept(pilot, *(f"win {day} @{date(2026, 11, 17) - timedelta(days=day)}" for day in range(16)))
        await press(pilot, "tab", "tab", "tab", "z")
        lines = lines_of(pilot.app.screen)
        text = "\n".join(lines)
        assert words.wins.THIS_WEEK in text and words.wins.LAST_WEEK in text and "2 to 8 November" in text
        assert text.count("win ") > 8  # one page holds six
        rows = pilot.app.screen.query_one(WinsPane).list
        x, y = next(
            (line.index("win ", 80), y) for y, line in enumerate(lines[4:-2], 4) if "win " in line[80:]
        )
        await pilot.click(offset=(x, y))
        await press(pilot)
        assert rows.row.text == lines[y][x : x + 6].strip()
        assert "›" in lines_of(pilot.app.screen)[y][80:]
        await press(pilot, "end", "home")
        assert rows.row.text == "win 0"
        await press(pilot, "z")
        assert words.wins.LAST_WEEK not in on_screen(pilot)


@given(st.integers(40, 200), st.integers(2, 60), st.integers(0, 1), st.integers(1, 2), st.data())
def test_every_line_of_a_page_has_its_own_cells(
    width: int, height: int, top: int, columns: int, data: st.DataObject
) -> None:
    page = Pages(width, height, top, columns)
    number = data.draw(st.integers(0, page.lines - 1))
    region = page.region(number)
    assert region.x >= 0 and region.right <= width and top <= region.y < height
    assert page.at(region.x, region.y) == (number, 0)
    assert number in page.on_row(region.y)


@given(st.lists(st.sampled_from(["gap", "head", "win"]), max_size=40), st.integers(2, 12), st.integers(1, 2))
def test_no_heading_ends_a_left_page_and_nothing_is_left_out(
    kinds: list[str], height: int, columns: int
) -> None:
    rows = [Row(str(n), kind, heading=kind != "win", gap=kind == "gap") for n, kind in enumerate(kinds)]
    lines = [Line(row) for row in rows]
    page = Pages(100, height, 0, columns)
    last = page.top_for(lines, len(lines))
    for top in range(last + 1):
        shown = [page.index(lines, top, number) for number in range(page.lines)]
        there = [number for number in shown if number >= 0]
        assert there == [*range(top, top + len(there))]
        assert top < last or top + len(there) == len(lines)
        left, right = [rows[n] for n in shown[:height] if n >= 0], [n for n in shown[height:] if n >= 0]
        if right and any(not row.heading for row in left):
            assert not left[-1].heading or left[-1].gap


async def test_a_long_win_loses_no_room_to_its_category(open_app: Open) -> None:
    async with open_app(size=(110, 36)) as pilot:
        await kept(
            pilot, "Ate lunch away from the desk #social_interaction", "Called Mum #social_interaction"
        )
        shown = [line for line in lines_of(pilot.app.screen) if "Ate lunch away from the desk" in line]
        assert shown and "Time with" not in shown[0]
        assert any("Called Mum" in line and "Time with people" in line for line in lines_of(pilot.app.screen))
        await press(pilot, "tab", "tab", "tab")
        lines = lines_of(pilot.app.screen)
        at = next(y for y, line in enumerate(lines) if "Called Mum" in line)
        assert "Time with people" not in lines[at] and "Time with people" in lines[at + 1]


def test_a_week_is_named() -> None:
    today = date(2026, 11, 17)
    heading = words.wins.week_heading
    assert heading(date(2026, 10, 26), today) == "26 October to 1 November"
    assert heading(date(2025, 12, 29), date(2027, 1, 1)) == "29 December to 4 January 2026"
