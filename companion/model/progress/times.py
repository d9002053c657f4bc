"""Times of day, which go round: what is usual, also right over midnight."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import msgspec

ROUND = 1440
"""Minutes of a day."""
LATELY = 28
"""Days, up to today, from which it is said how things are lately."""
ENOUGH = 5
"""Times from which on it is said what is usual."""
NEAR = 20
"""Minutes on either side of a time that are near it."""


class Usual(msgspec.Struct, frozen=True):
    """The window that holds the middle half of some times of day, and their middle: minutes from midnight."""

    first: int
    middle: int
    last: int


def minute(at: datetime) -> int:
    """Return the time of day of an instant by the wall clock of its place and season, in minutes."""
    return at.hour * 60 + at.minute


def offset(time: int, centre: int) -> int:
    """Return how far a time lies after another one (below 0: before it), the short way: -720 to 719."""
    return (time - centre + ROUND // 2) % ROUND - ROUND // 2


def usual(times: Sequence[int]) -> Usual | None:
    """Return the usual window of times of day (minutes from midnight); None for fewer than `ENOUGH`.

    Formula: the centre is the time with the smallest sum of distances round the clock to all others; of the
    offsets from it (-720 to 719 minutes) the lower quartile, the median and the upper quartile. Sources: the
    circular median of Fisher, Statistical Analysis of Circular Data (1993); quartiles of type 7 of Hyndman
    and Fan (1996).
    """
    if len(times) < ENOUGH:
        return None
    often = sorted(Counter(times).items())  # each time once: years of them have few that differ
    centre = min((time for time, _ in often), key=lambda t: sum(n * abs(offset(o, t)) for o, n in often))
    offsets = sorted(offset(time, centre) for time in times)

    def quantile(part: float) -> int:
        place = part * (len(offsets) - 1)
        low, high = offsets[math.floor(place)], offsets[math.ceil(place)]
        return (centre + math.floor(low + (high - low) * (place % 1) + 0.5)) % ROUND

    return Usual(quantile(0.25), quantile(0.5), quantile(0.75))


def near(times: Sequence[int], middle: int) -> int:
    """Return how many times of day lie within `NEAR` minutes of another one, right over midnight."""
    return sum(abs(offset(time, middle)) <= NEAR for time in times)


def rounded(time: int) -> int:
    """Return a time of day to the nearest ten minutes, as it is said."""
    return (time + 5) // 10 * 10 % ROUND
