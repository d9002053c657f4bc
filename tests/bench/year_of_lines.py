"""A year of the lines, by the rules of the app, chance from a seed: `python tests/bench/year_of_lines.py`.

The lines turn over from 7:00 to 23:00. `--every 30` is another pace in minutes, `--years` more of them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from companion.content import load
from companion.model.affirmations import Affirmation, allowed_strength, pick, pool, time_of_day
from companion.verbs.affirmations import RECENT

FIRST, FROM, UNTIL = datetime(2026, 1, 1), timedelta(hours=7), timedelta(hours=23)


class Shown(NamedTuple):
    """A line, when it came, and whether it was the first of its day."""

    at: datetime
    line: Affirmation
    opens: bool


def year(seed: int, *, every: timedelta = timedelta(hours=2), days: int = 365) -> list[Shown]:
    """Every line of a year, in order."""
    lines = [line for line in load.affirmations() if not line.retired]
    chance, seen = random.Random(seed), list[Shown]()
    recent: list[str] = []
    for day in range(days):
        at, end = FIRST + timedelta(days=day) + FROM, FIRST + timedelta(days=day) + UNTIL
        opens = True
        while at < end:
            able = pool(lines, at, strength=allowed_strength(None), opens=opens)
            line = pick(able, recent, (), seen[-1].line if seen else None, chance, opens=opens)
            assert line is not None
            recent = [*(each for each in recent if each != line.id), line.id][-RECENT:]
            seen.append(Shown(at, line, opens))
            at, opens = at + every, False
    return seen


def returns(seen: Sequence[Shown]) -> list[timedelta]:
    """How long each line was away before it came again."""
    by_line: dict[str, list[datetime]] = {}
    for each in seen:
        by_line.setdefault(each.line.id, []).append(each.at)
    return sorted(later - earlier for times in by_line.values() for earlier, later in pairwise(times))


def main() -> None:
    """Print what a year is like."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=120, metavar="MINUTES")
    parser.add_argument("--years", type=int, default=8)
    asked = parser.parse_args()
    for seed in range(asked.years):
        seen = year(seed, every=timedelta(minutes=asked.every))
        times, away = Counter(each.line.id for each in seen), returns(seen)
        own = {time_of_day(each.at): [0, 0] for each in seen}
        for each in seen:
            own[time_of_day(each.at)][0] += each.line.tod != "any"
            own[time_of_day(each.at)][1] += 1
        print(
            f"year {seed}: {len(times)} lines, {min(times.values())} to {max(times.values())} times;",
            f"back after {away[0].total_seconds() / 86400:.1f} days at the soonest,",
            f"{away[len(away) // 2].total_seconds() / 86400:.1f} in the middle;",
            f"{sum(each.opens and not each.line.opening for each in seen)} days opened unfit;",
            "of their own time: " + ", ".join(f"{name} {a / n:.0%}" for name, (a, n) in own.items()),
        )


if __name__ == "__main__":
    main()
