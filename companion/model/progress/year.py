"""The year at a glance: one cell a day, by what is counted, and the story of the day in hand."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from companion.model.tallies import MANY, SOME, Day, steps

Cell = Literal["", "few", "some", "many", "done", "partly", "resting"]
"""What a day is drawn as: how much there was, or what became of a routine item."""
STATES: tuple[Cell, ...] = ("done", "partly", "resting")
SCALES = {"": (SOME, MANY), "breathing": (180, 600)}
"""By what is counted, from which number on a day has some, and many; of breathing these are seconds."""
FEW = (2, 4)
"""The same of all else, which comes more seldom."""


class DayStory(msgspec.Struct, frozen=True, kw_only=True):
    """What was saved on a day, of each kind what is told of it. `routines` are names and the states of
    their rows; `others` are numbers by table.
    """

    up: datetime | None = None
    routines: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tasks: tuple[str, ...] = ()
    bed: datetime | None = None
    wins: tuple[str, ...] = ()
    seconds: float = 0
    felt: tuple[str, ...] = ()
    others: dict[str, int] = {}
    rests: bool = False


class MonthTold(msgspec.Struct, frozen=True, kw_only=True):
    """A month in figures: `days` with something of what is counted, the days resting and `partly` done,
    `amount` in all; and of the fullest day what is said of it: names of what was done, numbers of the rest.
    """

    first: date
    days: int = 0
    rests: int = 0
    partly: int = 0
    amount: int = 0
    fullest: date | None = None
    done: tuple[str, ...] = ()
    wins: int = 0
    seconds: int = 0


class YearView(msgspec.Struct, frozen=True, kw_only=True):
    """The cells by day; `months` with anything in them (by their first day, newest first), those that are
    told in words, and the day in hand with its story. `counted` is an id and its name.
    """

    today: date
    day: date
    counted: tuple[str, str] = ("", "")
    cells: dict[date, Cell] = {}
    months: tuple[date, ...] = ()
    told: tuple[MonthTold, ...] = ()
    story: DayStory = DayStory()


def amount(counted: str) -> str:
    """Return the key of what is counted in the numbers of a day, in things saved; of breathing in seconds."""
    kind, _, name = counted.partition(":")
    return f"wins:{name}" if kind == "category" else {"": "acts", "breathing": "seconds"}.get(kind, kind)


def cells(by_day: Mapping[date, Day], counted: str, today: date) -> dict[date, Cell]:
    """Return what each day up to today is drawn as; a day with nothing of what is counted is not in it."""
    kind, _, name = counted.partition(":")
    if kind == "item":
        states: list[tuple[Cell, str]] = [(state, f"ticks:{name}:{state}") for state in STATES]
        found = ((day, [state for state, key in states if key in each]) for day, each in by_day.items())
        return {day: drawn[0] for day, drawn in found if drawn and day <= today}
    key, (some, many) = amount(counted), SCALES.get(kind, FEW)
    numbers = ((day, each.get(key, 0)) for day, each in by_day.items())
    return {day: steps(n, some, many) for day, n in numbers if n > 0 and day <= today}


def months_of(days: Iterable[date], *others: date) -> tuple[date, ...]:
    """Return the first days of the months that these days are in, newest first."""
    there = {(day.year, day.month) for day in days} | {(day.year, day.month) for day in others}
    return tuple(date(year, month, 1) for year, month in sorted(there, reverse=True))


def told(
    first: date, by_day: Mapping[date, Day], cells: Mapping[date, Cell], counted: str, today: date
) -> MonthTold:
    """Return a month in figures; the fullest day has most of what is counted, and is the first of equals.

    The names of what was done on it are added by who knows the routines.
    """
    month = [first + timedelta(days=n) for n in range(monthrange(first.year, first.month)[1])]
    drawn = {day: cells[day] for day in month if day in cells}
    key = amount(counted)
    of = {day: by_day[day].get(key, 0) for day in drawn if day in by_day and day <= today}
    states = [*drawn.values()]
    rests, partly = states.count("resting"), states.count("partly")
    best = max(of, key=lambda day: (of[day], -day.toordinal()), default=None) if not counted else None
    return MonthTold(
        first=first,
        days=len(drawn) - rests - partly,
        rests=rests,
        partly=partly,
        amount=sum(of.values()),
        fullest=best,
        wins=by_day[best].get("wins", 0) if best else 0,
        seconds=by_day[best].get("seconds", 0) if best else 0,
    )


def walked(view: YearView, day: date, where: str) -> date:
    """Return the day one comes to from a day: `left`, `right`, `up` and `down` a row, to the `first` or the
    `last` row, a year with `page_up` and `page_down`. Months with nothing in them are passed over.
    """
    if where in ("left", "right"):
        to = day + timedelta(days=1 if where == "right" else -1)
        return _there(view, to, forward=where == "right")
    rows = months_of(view.months, day)
    at = rows.index(day.replace(day=1))
    by = {"up": -1, "down": 1, "page_up": -12, "page_down": 12, "first": -len(rows), "last": len(rows)}
    first = rows[min(max(at + by[where], 0), len(rows) - 1)]
    last = monthrange(first.year, first.month)[1]
    return min(first.replace(day=min(day.day, last)), view.today)


def _there(view: YearView, day: date, *, forward: bool) -> date:
    """Return the day itself, or the nearest one in a month that is there."""
    months = view.months
    if day > view.today or not months:
        return min(day, view.today)
    first = day.replace(day=1)
    if first in months:
        return day
    if forward:
        return min((month for month in months if month > first), default=view.today)
    older = max((month for month in months if month < first), default=None)
    return older.replace(day=monthrange(older.year, older.month)[1]) if older else months[-1]
