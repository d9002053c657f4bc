"""Makes every picture of the docs from the real app: `python docs/pictures.py [NAME …]`.

`picture.py` has the day they show. The tests make them again and compare.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from minute import animated
from picture import NOW, Still, opened, sample_day, settle, svg

from companion.companion import Companion

FOLDER = Path(__file__).parent / "pictures"
TALL, SMALL, WIDE = (100, 30), (80, 24), (110, 36)

PICTURES: dict[str, tuple[tuple[int, int], str, Sequence[str]]] = {
    "today": (WIDE, "dawn", []),
    "small": ((40, 15), "dawn", []),
    "paper": (WIDE, "paper", []),
    "menu": (TALL, "dawn", ["enter"]),
    "breathing": (TALL, "dawn", ["b"]),
    "win": (TALL, "dawn", ["w", *"said no #bou"]),
    "checkin": (TALL, "dawn", ["m"]),
    "grey": (TALL, "dawn", ["g"]),
    "people": (TALL, "dawn", ["h"]),
    "toolbox": (TALL, "dawn", ["2"]),
    "journal": (TALL, "dawn", ["3"]),
    "goals": (TALL, "dawn", ["4"]),
    "board": (TALL, "dawn", ["4", "v"]),
    "progress": (WIDE, "dawn", ["5"]),
    "search": (TALL, "dawn", ["slash", *"mum"]),
}
"""Each picture by name: its size in cells, its theme, and the keys that are pressed before it is taken."""


def sample_life(companion: Companion, clock: Still) -> None:
    """Some weeks before the sample day: pages, check-ins, a goal with steps, people, a board."""
    companion.goals.add(
        "Swim in the lake again", ["Find the old swimsuit", "Ask Jo along", "Walk to the lake once"]
    )
    found = companion.goals.view().goals[0]
    companion.goals.take(found.steps[0].id)
    companion.board.add("Cold water, warm tea after", found.goal.id)
    companion.board.add("A shelf of books that I have read")
    companion.people.add("Ana, ana@example.org, evenings")
    for days, hour, pleasant, energy, said, page in (
        (20, 21, "0", "-1", "tired", "Slept badly, walked anyway. The river was high. #walk"),
        (13, 20, "1", "0", "calm", "Tea with Ana. We laughed about the bus."),
        (6, 21, "1", "1", "hopeful", "Wrote the letter. It can lie there until Monday."),
        (2, 19, "-1", "0", "worried", "A long day. The list was shorter than I had thought."),
    ):
        clock.now_is = NOW.replace(hour=hour) - timedelta(days=days)
        companion.checkins.add(companion.checkins.answers(pleasant, energy, [said], [], ""))
        companion.journal.add(page)
        companion.routine.toggle("item:up", "done")
        if days % 2 == 0:
            companion.wins.add("Went outside before noon #self_care")
    clock.now_is = NOW


async def picture(name: str) -> str:
    """One picture, as SVG."""
    size, theme, keys = PICTURES[name]
    clock = Still()

    def life(companion: Companion) -> None:
        if name not in ("today", "small", "paper"):
            sample_life(companion, clock)
        sample_day(companion, clock)

    async with opened(life, clock, theme, size) as pilot:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return svg(pilot)


def make(name: str) -> str:
    """A picture by its name; the animated minute is one, too."""
    return asyncio.run(animated() if name == "first-minute" else picture(name))


def main() -> None:
    """Write those that are named, or all."""
    FOLDER.mkdir(exist_ok=True)
    for name in sys.argv[1:] or [*PICTURES, "first-minute"]:
        (FOLDER / f"{name}.svg").write_text(make(name), "utf-8")


if __name__ == "__main__":
    main()
