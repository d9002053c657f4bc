"""How the journal looks: list and reading, a page being written, an empty one; each was looked at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.when import Moment
from companion.tui.app import CompanionApp

from ..conftest import ZONE, HeldClock
from .hands import app_of, press_in_turn, settle, type_in

Make = Callable[..., CompanionApp]
LOOKS = [
    ((110, 36), {"theme": "dawn"}),
    ((80, 24), {"theme": "paper"}),
    ((40, 15), {"theme": "contrast"}),
    ((200, 60), {"theme": "paper"}),
    ((80, 24), {"theme": "dawn", "icons": "ascii"}),
]
IDS = ["110x36", "paper", "40x15", "200x60", "ascii"]
WRITTEN: tuple[tuple[int, int, int, str, dict[str, Any]], ...] = (
    (2025, 11, 17, "The first walk after the flu #garden", {}),
    (2026, 10, 2, "Rain all day, and the good soup", {}),
    (2026, 11, 10, "I would say: you were tired, and you stayed.", {"kind": "kinder"}),
    (2026, 11, 12, "", {}),
    (2026, 11, 14, "The call with the landlord", {}),
    (
        *(2026, 11, 17),
        "The tax letter can wait. So can the boxes in the hall; nobody trips over them. The call with Ana "
        "cannot, and I want it anyway.\n\n#home",
        {"prompt_id": "p13"},
    ),
    (2026, 11, 1, "The sea, early", {"kind": "keep"}),
)
FELT = ((17, ("tired", "calm")), (14, ("anxious",)), (10, ("sad",)))


@pytest.fixture
def room(tmp_path: Path) -> Make:
    """The app at 21:04, with the entries of the mock-up or none."""

    def make(*, filled: bool = True, **appearance: Any) -> CompanionApp:
        settings, config = Settings(appearance=Appearance(**appearance)), tmp_path / "config.yaml"
        clock = HeldClock(datetime(2026, 11, 17, 21, 4, tzinfo=ZONE))
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        for year, month, day, text, rest in WRITTEN if filled else ():
            at = datetime(year, month, day, 20, 58, tzinfo=ZONE)
            companion.journal.add(text, at=Moment(at, at.date(), None), **rest)
        for day, said in FELT if filled else ():
            at = datetime(2026, 11, day, 14, 20, tzinfo=ZONE)
            numbers = {"sleep": 5.0} if day == 17 else {}
            felt = CheckIn(at=at, day=at.date(), pleasantness=-1, energy=-1, words=said, numbers=numbers)
            companion.context.write("check-in", [Edit.add(felt)])
        return CompanionApp(companion, config, clock=clock)

    return make


async def open_it(pilot: Pilot[Any]) -> None:
    await press_in_turn(pilot, "3")


async def write(pilot: Pilot[Any]) -> None:
    await press_in_turn(pilot, "3", "a")
    await type_in(pilot, "The tax letter can wait. So can the boxes")
    app_of(pilot).fields.flush()
    await settle(pilot)


async def begin(pilot: Pilot[Any]) -> None:
    await press_in_turn(pilot, "3", "a")


@pytest.mark.parametrize(("size", "look"), LOOKS, ids=IDS)
def test_list_and_reading(snap_compare: Any, room: Make, size: tuple[int, int], look: dict[str, str]) -> None:
    assert snap_compare(room(**look), terminal_size=size, run_before=open_it)


@pytest.mark.parametrize(("size", "look"), LOOKS, ids=IDS)
def test_a_page(snap_compare: Any, room: Make, size: tuple[int, int], look: dict[str, str]) -> None:
    assert snap_compare(room(**look), terminal_size=size, run_before=write)


@pytest.mark.parametrize(("size", "look"), LOOKS[::2], ids=IDS[::2])
def test_an_empty_page(snap_compare: Any, room: Make, size: tuple[int, int], look: dict[str, str]) -> None:
    assert snap_compare(room(filled=False, **look), terminal_size=size, run_before=begin)


def test_nothing_written_yet(snap_compare: Any, room: Make) -> None:
    assert snap_compare(room(filled=False, theme="dawn"), terminal_size=(80, 24), run_before=open_it)
