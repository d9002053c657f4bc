"""A settings file that leaves open which data are meant: people to talk to, a breath and the settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import nowhere
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.nowhere import NowhereApp, NowhereCard
from companion.tui.people.card import PeopleCard, PlanCard

from .hands import app_of, look, on_screen, press

WRONG = "dta: {folder: /elsewhere}\n"


@asynccontextmanager
async def opened(config: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    config.write_text(WRONG)
    with nowhere(config) as companion:
        app = NowhereApp(companion, config, "config.yaml:1:1 dta: unknown key; did you mean “data”?")
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield pilot
        finally:
            app.finish()


@pytest.fixture
def config(tmp_path: Path, short_waits: None) -> Path:
    return tmp_path / "config.yaml"


def wish_of(pilot: Pilot[Any]) -> str:
    assert isinstance(pilot.app, NowhereApp)
    return pilot.app.wish


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_there_are_people_a_breath_and_the_settings(config: Path, size: tuple[int, int]) -> None:
    async with opened(config, size) as pilot:
        app = app_of(pilot)
        assert isinstance(app.screen, NowhereCard)
        shown = "\n".join(str(each.render()) for each in app.screen.query("Static").results())
        assert "dta" in shown and "which data folder" in shown.replace("\n", " ")
        for key in ("f1", "h"):
            await press(pilot, key)
            assert isinstance(app.screen, PeopleCard)
            await press(pilot, "escape")
        await press(pilot, "b")
        assert isinstance(app.screen, BreatheScreen)
        await press(pilot, "q")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, NowhereCard)
        await press(pilot, "e")
        assert wish_of(pilot) == "edit"
    assert config.read_text() == WRONG


@pytest.mark.parametrize("mended", ["", "wins: 5\n", None], ids=["well", "clear again", "removed"])
async def test_it_opens_the_day_as_soon_as_the_file_is_clear(config: Path, mended: str | None) -> None:
    async with opened(config) as pilot:
        if mended is None:
            config.unlink()
        else:
            config.write_text(mended)
        await look(pilot)
        assert wish_of(pilot) == "look again"


async def test_without_data_ones_own_people_wait_and_nothing_is_typed_for_nothing(
    config: Path,
) -> None:
    async with opened(config) as pilot:
        await press(pilot, "h")
        assert words.people.NO_DATA in " ".join(on_screen(pilot).replace("│", " ").split())
        assert "https://findahelpline.com" in on_screen(pilot)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press(pilot, "home", "space", "e")
        assert isinstance(pilot.app.screen, PlanCard)


async def test_a_breath_is_not_cut_short_by_the_file(config: Path) -> None:
    async with opened(config) as pilot:
        await press(pilot, "b")
        config.write_text("")
        await look(pilot)
        assert isinstance(pilot.app.screen, BreatheScreen)
        await press(pilot, "q")
        await press(pilot, "enter")
        assert wish_of(pilot) == "look again"
