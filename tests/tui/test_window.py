"""What the window leaves room for: the layout, one pane at a time, the keys in the footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion.tui.widgets.footer import Footer

from .hands import app_of, lines_of, press, settle, today_of, type_in

Open = Callable[..., Any]
NARROW = (40, 15)


@pytest.mark.parametrize(
    ("size", "narrow", "small"),
    [((110, 36), False, False), ((80, 24), False, False), ((79, 24), True, False), ((39, 15), True, True)],
)
async def test_the_layout_follows_the_window(
    open_app: Open, size: tuple[int, int], narrow: bool, small: bool
) -> None:
    async with open_app(size=size) as pilot:
        screen = pilot.app.screen
        assert screen.has_class("-narrow") is narrow
        assert screen.has_class("-too-small") is small


async def test_a_window_that_was_too_small_gives_everything_back(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as pilot:
        await press(pilot, "w")
        await type_in(pilot, "ab")
        await pilot.resize_terminal(30, 10)
        await press(pilot)
        assert pilot.app.screen.query_one("#too-small").display
        await pilot.resize_terminal(80, 24)
        await type_in(pilot, "q")
        assert today_of(app_of(pilot)).entry.text == "abq"


async def test_folded_only_the_pane_in_focus_is_open(open_app: Open) -> None:
    async with open_app(size=NARROW) as pilot:
        screen = pilot.app.screen
        await press(pilot, "tab")
        heights = {pane.id: pane.outer_size.height for pane in screen.query("Pane").results()}
        assert [name for name, height in heights.items() if height > 1] == ["breathing"]
        footer = screen.query_one(Footer).region
        assert footer.bottom == NARROW[1]


async def test_zoom_gives_one_pane_the_room_and_tab_takes_the_zoom_along(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = pilot.app.screen
        await press(pilot, "z")
        assert [p.id for p in screen.query("Pane").results() if p.display] == ["routine"]
        await press(pilot, "tab")
        assert [p.id for p in screen.query("Pane").results() if p.display] == ["breathing"]
        await press(pilot, "escape")
        assert all(pane.display for pane in screen.query("Pane").results())


async def test_a_click_on_a_key_in_the_footer_is_the_key(open_app: Open) -> None:
    async with open_app() as pilot:
        footer = pilot.app.screen.query_one(Footer)
        start, *_ = next(place for place in footer._placed if place[2] == "w")
        await pilot.click(Footer, offset=(start + footer.gutter.left, 0))
        await press(pilot)
        assert today_of(app_of(pilot)).entry.purpose == "win"


async def test_a_window_made_small_looks_as_one_that_began_so(open_app: Any) -> None:
    seen = []
    for began in ((40, 15), (110, 36)):
        async with open_app(size=began) as pilot:
            await pilot.resize_terminal(40, 15)
            await settle(pilot)
            seen.append(lines_of(pilot.app.screen))
    assert seen[0] == seen[1] and seen[0][-1].startswith("  space")
