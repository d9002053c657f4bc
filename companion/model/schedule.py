"""When an item is due: daily, weekdays, named days, every n days, n per week or month.

Weeks start on Monday. Schedules count the person's days, never hours.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec

from companion.model.nearest import did_you_mean, nearest


class Schedule(msgspec.Struct, frozen=True):
    """`days` lists weekdays (0 is Monday); `n` counts for `every` (days) and `week`, `month` (times)."""

    kind: Literal["days", "every", "week", "month"] = "days"
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    n: int = 0


DAILY = Schedule()
WEEKDAYS = Schedule(days=(0, 1, 2, 3, 4))
WEEKENDS = Schedule(days=(5, 6))
FORMS = "daily, weekdays, weekends, [mon, thu], every 2 days, 3 per week"
LONGEST = 31  # days between two times: a month, so that one look at the last month settles what is due

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OTHER_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_NAMED = {
    "daily": DAILY,
    "every day": DAILY,
    "weekdays": WEEKDAYS,
    "weekends": WEEKENDS,
    "every other day": Schedule("every", (), 2),
    "weekly": Schedule("week", (), 1),
    "monthly": Schedule("month", (), 1),
}
_EVERY = re.compile(r"every (\d{1,9}) days?", re.ASCII)
_TIMES = re.compile(r"(?:(\d{1,9}) ?(?:x|times?)?|(once|twice)) ?(?:per|an?|every|/) ?(week|month)", re.ASCII)


def parse_schedule(value: str | list[str]) -> Schedule:
    """The schedule that a word, a phrase or a list of weekdays names.

    Raises ValueError, worded for the person, with what was found and what would be right.
    """
    if isinstance(value, str):
        text = " ".join(value.casefold().split())
        if text in _NAMED:
            return _NAMED[text]
        if match := _EVERY.fullmatch(text):
            return _every(value, int(match[1]))
        if match := _TIMES.fullmatch(text):
            times = int(match[1]) if match[1] else (1 if match[2] == "once" else 2)
            return _times(value, times, match[3])
        names = [name.strip() for name in text.split(",")]
        if len(names) == 1 and _weekday(text) is None:
            raise ValueError(f"“{value}” is not a schedule{_meant(text)} ({FORMS})")
    else:
        names = value
    return _named_days(names)


def describe(schedule: Schedule) -> str:
    """The schedule in the words that `parse_schedule` reads: `weekdays`, `Mon, Thu`, `every 3 days`."""
    for name, known in (("daily", DAILY), ("weekdays", WEEKDAYS), ("weekends", WEEKENDS)):
        if schedule == known:
            return name
    if schedule.kind == "days":
        return ", ".join(_SHORT[day].capitalize() for day in schedule.days)
    if schedule.kind == "every":
        return f"every {schedule.n} days"
    return f"{schedule.n} per {schedule.kind}"


def due(schedule: Schedule, day: date, done_days: Collection[date]) -> bool:
    """Whether an item stands on a day, given the days on which it was done.

    A day on which it is done stays due, so that the tick stays visible. `every` counts from the last
    day it was done, and is due if there was none since `looks_back`.
    """
    if day in done_days:
        return True
    if schedule.kind == "days":
        return day.weekday() in schedule.days
    since = looks_back(schedule, day)
    times = sum(since <= done < day for done in done_days)
    return times < (1 if schedule.kind == "every" else schedule.n)


def looks_back(schedule: Schedule, day: date) -> date:
    """The first day whose ticks `due` needs to know: at most 30 days back."""
    if schedule.kind == "every":
        return _back(day, schedule.n - 1)
    if schedule.kind == "week":
        return _back(day, day.weekday())
    if schedule.kind == "month":
        return day.replace(day=1)
    return day


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _every(value: str, days: int) -> Schedule:
    if days == 1:
        return DAILY
    if not 2 <= days <= LONGEST:
        raise ValueError(f"“{value}” is out of range (every 2 to {LONGEST} days)")
    return Schedule("every", (), days)


def _times(value: str, times: int, unit: str) -> Schedule:
    most = 7 if unit == "week" else LONGEST
    if not 1 <= times <= most:
        raise ValueError(f"“{value}” is out of range (1 to {most} per {unit})")
    return Schedule("week" if unit == "week" else "month", (), times)


def _named_days(names: list[str]) -> Schedule:
    if not names:
        raise ValueError("the list of days is empty (mon, tue, wed, thu, fri, sat, sun)")
    days = set()
    for name in names:
        day = _weekday(name)
        if day is None:
            hint = did_you_mean(name, _SHORT + _DAYS)
            raise ValueError(f"“{name}” is not a day{hint} ({', '.join(_SHORT)})")
        days.add(day)
    return Schedule("days", tuple(sorted(days)))


def _weekday(name: str) -> int | None:
    folded = name.strip().casefold()
    for names in (_SHORT, _DAYS, tuple(f"{day}s" for day in _DAYS)):
        if folded in names:
            return names.index(folded)
    return _OTHER_SHORT.get(folded)


def _meant(text: str) -> str:
    """The hint for a phrase, with the number that was written in place of the example's."""
    number = re.search(r"\d{1,4}", text, re.ASCII)
    n = number[0] if number else ""
    if text == n and 2 <= int(n or 0) <= LONGEST:
        return f"; did you mean “every {n} days”?"
    phrases = [f"every {n or 2} days", f"{n or 3} per week", f"{n or 3} per month"]
    found = nearest(text, [*_NAMED, *_SHORT, *_DAYS, *phrases])
    return f"; did you mean “{found}”?" if found else ""
