"""How the last card of a gathering and its view in Progress look, each looked at once; the view alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.tui.app import CompanionApp
from companion.tui.progress.pane import ProgressPane

from ..conftest import HeldClock
from .hands import app_of, press, settle, type_in

SAID = words.gatherings
TEA = ("Tea with Ana", "saturday 15:00", "Kitchen", "Ana")


@pytest.fixture
def make(tmp_path: Path, clock: HeldClock) -> Callable[[str], CompanionApp]:
    """The app with tea on Saturday, and a family evening that has been."""

    def made(theme: str) -> CompanionApp:
        settings, config = Settings(appearance=Appearance(theme=theme)), tmp_path / "config.yaml"
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        verbs, now = companion.gatherings, clock.wall
        clock.wall = now.replace(day=2)
        evening = ("A family evening with three songs and a cake", "saturday 18:00", "", "Mum, Ben")
        for said, kind, at in ((evening, "family", clock.wall), (TEA, "tea", now)):
            clock.wall = at
            verbs.keep(verbs.adding(kind, dict(zip(SAID.ASKED, said, strict=True))), kind)
        companion.routine.toggle(f"task:{companion.routine.view().tasks[0].key.partition(':')[2]}", "done")
        return CompanionApp(companion, config, clock=clock)

    return made


@pytest.mark.parametrize(("size", "theme"), [("40x15", "contrast"), ("80x24", "paper")])
def test_the_last_card(snap_compare: Any, make: Callable[[str], CompanionApp], size: str, theme: str) -> None:
    async def act(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        app_of(pilot).host.ask("event")
        await press(pilot, "1")
        for text in TEA:
            await type_in(pilot, text)
            await press(pilot, "enter")

    columns, rows = map(int, size.split("x"))
    assert snap_compare(make(theme), terminal_size=(columns, rows), run_before=act)


@pytest.mark.parametrize(("size", "theme"), [("40x15", "dawn")])
def test_the_view(snap_compare: Any, make: Callable[[str], CompanionApp], size: str, theme: str) -> None:
    async def act(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, "5")
        pilot.app.screen.query_one("#progress", ProgressPane).list.select("gatherings")
        await settle(pilot)
        await press(pilot, "tab")

    columns, rows = map(int, size.split("x"))
    assert snap_compare(make(theme), terminal_size=(columns, rows), run_before=act)
