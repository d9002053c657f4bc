"""Makes the README's picture: `python docs/picture.py [FILE] [--size 110x36] [--theme dawn] [--keys a,b]`.

A sample day in a folder of its own, a clock that stands still, the real app.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

# Textual looks at the terminal when it is imported.
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(name, None)

from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.tui.app import CompanionApp

NOW = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))


class Still(Clock):
    """A Tuesday morning that does not go on."""

    now_is = NOW

    def now(self) -> datetime:
        return self.now_is

    def monotonic(self) -> float:
        return 1000.0


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


async def picture(file: Path, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    """One screenshot of the sample day."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Still()
        settings = Settings(appearance=Appearance(theme=theme))
        companion = Companion(
            Path(folder) / "data",
            settings,
            config=Path(folder) / "config.yaml",
            clock=clock,
            chance=Random(5),
        )
        sample_day(companion, clock)
        app = CompanionApp(companion, Path(folder) / "config.yaml", clock=clock)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.2)
            await pilot.press(*keys)
            await pilot.pause(0.2)
            # Textual's picture asks a server for its fonts; this one asks nobody for anything.
            file.write_text(
                re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(), flags=re.DOTALL), "utf-8"
            )
        app.finish()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default=str(Path(__file__).parent / "today.svg"), type=Path)
    parser.add_argument("--size", default="110x36")
    parser.add_argument("--theme", default="dawn")
    parser.add_argument("--keys", default="")
    options = parser.parse_args()
    width, _, height = options.size.partition("x")
    keys = [key for key in options.keys.split(",") if key]
    asyncio.run(picture(Path(options.file), (int(width), int(height)), options.theme, keys))


if __name__ == "__main__":
    main()
