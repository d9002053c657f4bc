"""How the preview of a story looks, roomy and small; looked at once."""

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

from ..conftest import HeldClock
from .hands import app_of, settle

STORY = (
    "It was the winter in Bexley, and I slept little. It helped that Ana rang, twice.",
    "A walk on 24 November.",
    "",
    "Some nights are still long.",
    "Tell one person.",
    "The winter",
)
SIZES = {"40x15": "contrast", "110x36": "paper"}


@pytest.mark.parametrize("size", SIZES)
def test_the_preview(snap_compare: Callable[..., bool], tmp_path: Path, clock: HeldClock, size: str) -> None:
    settings, config = Settings(appearance=Appearance(theme=SIZES[size])), tmp_path / "config.yaml"
    companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
    companion.goals.take(companion.goals.add("Moving flat", ["Told Ana"]).entries[-1].id)
    flow = companion.stories.flow()
    for answer in STORY:
        flow = flow.write(answer).on()
    kept = companion.stories.keep(flow)

    async def act(pilot: Pilot[Any]) -> None:
        app_of(pilot).host.ask("stories.open", f"story:{kept.entries[0].id}")
        await settle(pilot)

    app = CompanionApp(companion, config, clock=clock)
    width, height = map(int, size.split("x"))
    assert snap_compare(app, terminal_size=(width, height), run_before=act)
