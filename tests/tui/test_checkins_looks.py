"""How a check-in looks: pictures at four sizes, dark, light, strongest and in ASCII, each looked at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.tui.app import CompanionApp

from .hands import press_in_turn, type_in

Make = Callable[..., CompanionApp]
CHOSEN = ("m", "left", "down", "tab", "space", "tab", "space", "tab")


@pytest.fixture
def room(tmp_path: Path, clock: Any) -> Make:
    """The app on an empty day."""

    def make(**appearance: Any) -> CompanionApp:
        settings, config = Settings(appearance=Appearance(**appearance)), tmp_path / "config.yaml"
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        return CompanionApp(companion, config, clock=clock)

    return make


def pressing(*keys: str, text: str = "") -> Callable[[Pilot[Any]], Any]:
    async def run(pilot: Pilot[Any]) -> None:
        await press_in_turn(pilot, *keys)
        await type_in(pilot, text)

    return run


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((110, 36), {"theme": "dawn"}),
        ((110, 36), {"theme": "paper"}),
        ((80, 24), {"theme": "contrast"}),
        ((80, 24), {"theme": "dawn", "icons": "ascii"}),
        ((200, 60), {"theme": "dawn"}),
    ],
    ids=["110x36", "paper", "contrast", "ascii", "200x60"],
)
def test_all_of_it(snap_compare: Any, room: Make, size: tuple[int, int], look: dict[str, str]) -> None:
    filled = pressing(*CHOSEN, text="#sleep:5 woke at four")
    assert snap_compare(room(**look), terminal_size=size, run_before=filled)


@pytest.mark.parametrize(
    ("keys", "look"),
    [
        (("m",), {"theme": "dawn"}),
        (CHOSEN[:3], {"theme": "paper"}),
        (CHOSEN[:5], {"theme": "dawn"}),
        (CHOSEN[:7], {"theme": "contrast"}),
        (CHOSEN[:3], {"theme": "dawn", "icons": "ascii"}),
    ],
    ids=["hollow", "paper", "words", "contrast", "ascii"],
)
def test_a_part_at_a_time(snap_compare: Any, room: Make, keys: tuple[str, ...], look: dict[str, str]) -> None:
    assert snap_compare(room(**look), terminal_size=(40, 15), run_before=pressing(*keys))
