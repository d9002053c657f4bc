"""Waking and bedtime: nights, from the marks of the items whose time means one of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from companion.model.progress.times import ROUND, Usual, minute
from companion.model.routine import Tick

WEEKS = 12
"""Weeks of nights that are looked at."""
NOON = ROUND // 2


class Night(msgspec.Struct, frozen=True):
    """A night by the day on which it ends: the times of going to bed and getting up (None: no mark)."""

    day: date
    bed: int | None = None
    up: int | None = None


class SleepView(msgspec.Struct, frozen=True, kw_only=True):
    """The nights with a mark, newest first, each over at the minute `turn` of a day.

    The usual windows, and how often it was `near` the usual time of getting up (0: less than every other
    time), are of the last days (`times.LATELY`).
    """

    nights: tuple[Night, ...] = ()
    bed: Usual | None = None
    up: Usual | None = None
    near: int = 0
    turn: int = NOON


def wall_times(ticks: Iterable[Tick], records: str) -> list[datetime]:
    """Return when marks that tell of waking or bedtime were made, by the wall clock of their place."""
    return [
        tick.marked.replace(tzinfo=None)
        for tick in ticks
        if tick.records == records and tick.state == "done" and tick.marked
    ]


def turn_of(bed: Usual | None, up: Usual | None) -> int:
    """Return the minute of the day at which one night is over and the next begins.

    Formula: halfway from the usual getting up on to the usual bedtime, so that someone who sleeps by day has
    whole nights, too; noon where either is not known.
    """
    if bed is None or up is None:
        return NOON
    return (up.middle + (bed.middle - up.middle) % ROUND // 2) % ROUND


def nights(beds: Sequence[datetime], ups: Sequence[datetime], turn: int, last: date, up: int) -> list[Night]:
    """Return the nights with a mark, up to the day `last`, newest first; an empty one is no line.

    A mark belongs to the night within whose day, from one `turn` to the next, it lies; that night bears the
    day on which the usual time of getting up (`up`) falls. Of several marks the last bedtime and the first
    waking count.
    """
    ends = timedelta(days=1 if up < turn else 0)
    found: dict[date, Night] = {}
    for is_bed, walls in ((True, sorted(beds)), (False, sorted(ups, reverse=True))):
        for wall in walls:
            day = (wall - timedelta(minutes=turn)).date() + ends
            night = found.get(day, Night(day))
            there = minute(wall)
            found[day] = Night(day, there, night.up) if is_bed else Night(day, night.bed, there)
    return [found[day] for day in sorted(found, reverse=True) if day <= last]
