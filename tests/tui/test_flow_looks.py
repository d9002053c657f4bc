"""How the cards of a flow look: kinder words and closing the day, at four sizes, each looked at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import MORNING, Appearance, Settings
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.tui.app import CompanionApp

from ..conftest import HeldClock
from .hands import app_of, press, settle, type_in

Make = Callable[[str], CompanionApp]
LINE = "The tax letter can wait. So can the boxes in the hall; nobody trips over them."
CARDS = {
    "facts": ("closing.start",),
    "line": ("closing.start", "enter", f"={LINE}"),
    "tomorrow": ("closing.start", "enter", "enter", "=Write two lines to Ana"),
    "look": ("kinder.start", "=I ruin every evening.", "enter"),
    "whole": (
        *("kinder.start", "=I ruin every evening.", "enter", "enter"),
        *("=Two of the last five were good.", "enter", "=You were tired, and you stayed.", "enter"),
    ),
}
SIZES = {"40x15": "contrast", "80x24": "paper", "110x36": "dawn", "200x60": "dawn"}


@pytest.fixture
def evening(tmp_path: Path, clock: HeldClock) -> Make:
    """The app at ten past nine, on a day with a few things in it."""

    def make(theme: str) -> CompanionApp:
        settings, config = Settings(appearance=Appearance(theme=theme)), tmp_path / "config.yaml"
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        clock.wall = clock.wall.replace(hour=7, minute=5)
        for item in MORNING.items:
            companion.routine.toggle(f"item:{item.id}", "done")
        companion.wins.add("Opened the curtains")
        companion.wins.add("Called Mum")
        day = companion.context.today()
        companion.store.apply([Edit.add(Session(at=clock.wall, day=day, technique="box", seconds=360))])
        clock.wall = clock.wall.replace(hour=21, minute=10)
        return CompanionApp(companion, config, clock=clock)

    return make


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("card", CARDS)
def test_a_card(snap_compare: Any, evening: Make, card: str, size: str) -> None:
    async def act(pilot: Pilot[Any]) -> None:
        command, *deeds = CARDS[card]
        app_of(pilot).host.ask(command)
        await settle(pilot)
        for deed in deeds:
            await (type_in(pilot, deed[1:]) if deed.startswith("=") else press(pilot, deed))

    width, height = map(int, size.split("x"))
    assert snap_compare(evening(SIZES[size]), terminal_size=(width, height), run_before=act)
