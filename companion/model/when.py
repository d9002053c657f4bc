"""When something was: the few words for a time that `@…` in a typed line and `--at` understand."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from companion.model.days import day_of

DAY = r"\d{4}-\d{2}-\d{2}|[a-z]{3,}"
CLOCK = r"\d{1,2}:\d{2}"
FORMS = "18:30, yesterday, yesterday 18:30, mon, 2026-11-03, 2026-11-03 18:30"

_WHEN = re.compile(rf"@?(?:(?P<day>{DAY})(?:\s*[\s@T]\s*(?P<then>{CLOCK}))?|(?P<clock>{CLOCK}))", re.I)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def parse_when(text: str, now: datetime, starts_at: time) -> datetime:
    """The instant that words like "18:30", "yesterday 18:30", "mon" or "2026-11-03" mean.

    `now` is aware local time and `starts_at` the start of the person's day, which days are counted by.
    A time alone is its last occurrence in the person's today or yesterday, a day alone has the time of
    `now`, a weekday is the last one before today. Raises ValueError, with a sentence for the person, for
    anything else and for what is still to come.
    """
    found = _WHEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is not a time. These are: {FORMS}')
    return resolve(found["day"], found["then"] or found["clock"], now, starts_at)


def resolve(day: str | None, clock: str | None, now: datetime, starts_at: time) -> datetime:
    """The instant of a day and a time of day in words, either of them optional; raises as `parse_when`."""
    today = day_of(now, starts_at)
    on = parse_day(day, today) if day else today
    if clock is None:
        return now if on == today else _at(on, now.time(), now, starts_at)
    hour, minute = map(int, clock.split(":"))
    if hour > 23 or minute > 59:
        raise ValueError(f'"{clock}" is not a time of day. One is: 18:30')
    at = _at(on, time(hour, minute), now, starts_at)
    if at > now and day is None:
        at = _at(on - timedelta(days=1), time(hour, minute), now, starts_at)
    if at > now:
        raise ValueError(f'"{day} {clock}" is still to come')
    return at


def parse_day(word: str, today: date) -> date:
    """The day a word means, seen from `today`. Raises ValueError, also for a day to come."""
    said = word.casefold()
    if said in ("today", "yesterday"):
        return today - timedelta(days=said == "yesterday")
    for number, name in enumerate(_WEEKDAYS):
        if len(said) >= 3 and name.startswith(said):
            return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    try:
        found = date.fromisoformat(word)
    except ValueError:
        raise ValueError(f'"{word}" is not a day. These are: today, yesterday, mon, 2026-11-03') from None
    if found > today:
        raise ValueError(f'"{word}" is still to come')
    if found.year < 1971:
        raise ValueError(f'"{word}" is too long ago: 1971 or later can be kept')
    return found


def _at(day: date, clock: time, now: datetime, starts_at: time) -> datetime:
    early = (clock.hour, clock.minute) < (starts_at.hour, starts_at.minute)
    return datetime.combine(day + timedelta(days=early), clock.replace(tzinfo=None), now.tzinfo)
