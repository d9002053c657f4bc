"""The day that pictures show: in a folder of its own, with a clock that stands still, in the real app."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

# Textual looks at the terminal when it is imported.
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(name, None)

from textual.pilot import Pilot

from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.tui.app import CompanionApp

NOW = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))


class Still(Clock):
    """A Tuesday morning that does not go on."""

    now_is = NOW
    monotonic_is = 1000.0

    def now(self) -> datetime:
        return self.now_is

    def monotonic(self) -> float:
        return self.monotonic_is


def sample_day(companion: Companion, clock: Still) -> None:
    """A morning half way through, and the evening before."""

    def at(hour: int, minute: int, days: int = 0) -> None:
        clock.now_is = NOW.replace(hour=hour, minute=minute) - timedelta(days=days)

    for hour, minute, days, text in (
        (17, 40, 3, "Wrote one sentence about the week #reflecting"),
        (21, 5, 2, "Left the phone in another room #bedtime_routine"),
        (13, 20, 1, "Ate lunch away from the desk #self_care"),
        (18, 10, 1, "Said no to the extra shift #boundaries"),
        (7, 30, 0, "Opened the curtains"),
        (8, 40, 0, "Called Mum #social"),
    ):
        at(hour, minute, days)
        companion.wins.add(text)
    at(7, 5)
    companion.routine.toggle("item:up", "done")
    at(7, 12)
    companion.routine.toggle("item:a-glass-of-water", "done")
    companion.routine.add_task("Ring the dentist")
    at(7, 20)
    companion.breathing.save(
        "extended_exhale", "standard", 360, 360, finished=True, started=clock.now_is, item=""
    )
    clock.now_is = NOW


async def settle(pilot: Pilot[Any]) -> None:
    """Until every key has been worked off, on the disk and on the screen."""
    app = pilot.app
    assert isinstance(app, CompanionApp)
    for _ in range(3):
        await pilot.pause()
        await app.tasks.done()
        await app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def opened(
    life: Callable[[Companion], object], clock: Still, theme: str, size: tuple[int, int]
) -> AsyncIterator[Pilot[Any]]:
    """The app, open on what `life` puts into it."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yaml"
        settings = Settings(appearance=Appearance(theme=theme))
        companion = Companion(Path(folder) / "data", settings, config=config, clock=clock, chance=Random(5))
        life(companion)
        app = CompanionApp(companion, config, clock=clock)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
        app.finish()


def svg(pilot: Pilot[Any]) -> str:
    """The screen as SVG. Textual's picture asks a server for its fonts; this one asks nobody for anything."""
    return re.sub(r"@font-face \{.*?\}\s*", "", pilot.app.export_screenshot(), flags=re.DOTALL)
