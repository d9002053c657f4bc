"""The person's day: the one function that turns an instant into a day, and its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from companion.model.record import Record

Local = Callable[[datetime], datetime]
"""Gives a wall-clock time, or an instant, the offset of that moment here: `Clock.local`."""

R = TypeVar("R", bound=Record)


def day_of(at: datetime, starts_at: time) -> date:
    """The day an instant belongs to, by the wall clock: 03:59 is still yesterday when days start at 04:00.

    Arithmetic is on the wall clock on purpose, so that daylight saving never moves the border.
    """
    wall = at.replace(tzinfo=None)
    return (wall - timedelta(hours=starts_at.hour, minutes=starts_at.minute)).date()


def monday_of(day: date) -> date:
    """Return the day that the week of this day begins with."""
    return day - timedelta(days=day.weekday())


def written_day(text: object) -> date | None:
    """The day that stands in a record; None where another version or a program wrote something else."""
    with suppress(ValueError):
        return date.fromisoformat(str(text))
    return None


def since_day_start(clock: time, starts_at: time) -> int:
    """Minutes from the start of the person's day to a time of day, 0 to 1439."""
    return (clock.hour * 60 + clock.minute - starts_at.hour * 60 - starts_at.minute) % 1440


def by_day(records: Iterable[R], today: date) -> list[R]:
    """Records in groups by the day they are filed under, today's first, then the newest; else as they came.

    Each day is one group, also where a flight or another start of the day has put days across each other.
    """
    return sorted(records, key=lambda record: (record.day != today, -record.day.toordinal()))
