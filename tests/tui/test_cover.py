"""The privacy screen comes by itself when nobody is there, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.tui.frame.cover import CoverScreen

Open = Callable[..., Any]


@pytest.fixture(autouse=True)
def five_minutes(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("privacy:\n  cover_after: 5\n")


async def minutes(pilot: Pilot[Any], clock: Any, count: int) -> bool:
    """Let minutes pass; whether everything is covered then."""
    app: Any = pilot.app
    for _ in range(count):
        clock.advance(60)
        app.background.moment()
        await pilot.pause()
    return isinstance(app.screen, CoverScreen)


async def test_it_covers_when_nobody_is_there_and_a_key_takes_it_away(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        assert not await minutes(pilot, clock, 4)
        assert await minutes(pilot, clock, 1)
        await pilot.press("space")
        assert not await minutes(pilot, clock, 4)


async def test_keys_and_the_mouse_say_that_somebody_is_there(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        assert not await minutes(pilot, clock, 4)
        await pilot.press("j")
        assert not await minutes(pilot, clock, 4)
        await pilot.press("w", "a")
        assert not await minutes(pilot, clock, 4)
        await pilot.hover("#wins")
        assert not await minutes(pilot, clock, 4)


async def test_who_breathes_is_not_covered(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await pilot.press("b", "space")
        assert not await minutes(pilot, clock, 6)
