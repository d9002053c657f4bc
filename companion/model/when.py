"""When something was: the words for a time that `@…` in a typed line and `--at` understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from companion.model.days import Local, day_of
from companion.model.nearest import nearest

FORMS = "18:30, 6pm, yesterday 18:30, last monday, 3 Nov, 2 hours ago, 2026-11-03 18:30"
FIRST_YEAR = 1971

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

# They are compiled when an `@…` or an `--at` is met: most lines have neither.
_HALF = r"[ap](?:m\b|\.m\.)"
_NAMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NAMED_CLOCK = rf"(?:12\s+)?(?:{'|'.join(_NAMES)})\b"
_FIGURES = rf"\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,6}})?)?(?:\s*{_HALF})?|\d{{1,2}}\s*{_HALF}"
_CLOCK = rf"(?:{_NAMED_CLOCK}|{_FIGURES})"
_OFFSET = r"(?:Z|[+-]\d{2}(?::?\d{2}){0,2})"
_WEEKDAY = rf"(?:{'|'.join(name[:3] for name in _WEEKDAYS)})[a-z]*"
_MONTH = rf"(?:{'|'.join(name[:3] for name in _MONTHS)})[a-z]*\b\.?"
_TH = r"(?:st|nd|rd|th|\.)?"
_NAMED = rf"\d{{1,2}}{_TH}\s*(?:of\s+)?{_MONTH}|{_MONTH}\s*\d{{1,2}}(?![\d:h]|\.\d){_TH}"
_YEAR_FIRST = r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})"
_NUMERIC = r"\d{1,2}\.\s*\d{1,2}\.(?:\s*\d{4}(?!\d))?"
_DATE = rf"(?:{_YEAR_FIRST}|{_NUMERIC}|(?:{_WEEKDAY},?\s+)?(?:{_NAMED})(?:,?\s+\d{{4}}(?![\d:.h]))?)"
_COUNT = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:half\s+an|an?|{'|'.join(NUMBERS)})\b)"
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)(?![a-z])"
_AGO = rf"(?:{_COUNT}\s*{_UNIT}(?:,?\s+(?:and\s+)?|(?=\d))){{1,3}}ago"
_WORD = rf"(?:(?:last|past)\s+)?(?!{_NAMED_CLOCK})[a-z]{{3,}}"
_DAY = rf"(?:{_DATE}|{_AGO}|(?:the\s+)?day\s+before\s+yesterday|{_WORD})"
_THEN = rf"(?P<then>{_CLOCK}{_OFFSET}?)"
_DAY_FIRST = rf"(?:on\s+)?(?P<day>{_DAY})(?:(?:\s*[@T]\s*|,?\s+(?:at\s+)?){_THEN})?"
_CLOCK_FIRST = rf"(?:at\s+)?(?P<clock>{_CLOCK})(?:,?\s+(?:on\s+)?(?P<day>{_DAY}))?"
_TYPED = rf"(?<!\S)@(?:(?P<day>{_DAY})(?:(?:[@T]|,?\s+(?:at\s+)?){_THEN})?|(?P<clock>{_CLOCK}))(?!\S)"
_SHAPED = (
    rf"@(?:\d+[:.h/-]\d\S*|\d+\s*{_HALF}\S*|(?:{_NAMED})\S*|{_COUNT}\s*{_UNIT}"
    rf"|(?:{_COUNT}|some|several|few)(?:\s+[a-z]+){{1,4}}?\s+ago\b"
    rf"|(?:last|next|this|past|coming)\s+(?:{_WEEKDAY}|night|morning|afternoon|evening|weekend|week|month|year)\b"
    r"|(?P<word>[a-z]+)\b)"
)
_DAY_WORDS = ("today", "yesterday", "tomorrow", "tonight", "noon", "midnight")
_ALIKE = 0.85  # how much a slip reads like the word that was meant; a name like Mona stays one


class Moment(msgspec.Struct, frozen=True):
    """An instant, and the person's day it belongs to.

    `skipped` is the time of day that was said, where the clock went over it that day, in spring: the instant
    is as much later. `timed`: a time was said; a day alone has the time of now, which tells nothing of it.
    """

    at: datetime
    day: date
    skipped: time | None = None
    timed: bool = True


def parse_when(text: str, now: datetime, starts_at: time, local: Local) -> Moment:
    """The moment that words like "18:30", "6pm yesterday", "last mon", "3 Nov" or "2 hours ago" mean.

    `now` is aware local time, `starts_at` the start of the person's day. A time alone is its last occurrence
    in the person's today or yesterday, a day alone has the time of `now`, a weekday is the last one before
    today, a date without a year the last there was. Words are about the person's day; a date with a time is
    an instant of the calendar, and its day follows. Raises ValueError, with a sentence for the person, for
    anything else and for what is still to come.
    """
    said = text.strip().removeprefix("@")
    found = re.fullmatch(_DAY_FIRST, said, re.IGNORECASE) or re.fullmatch(_CLOCK_FIRST, said, re.IGNORECASE)
    if not found:
        raise ValueError(f"“{text}” is not a time. Try {FORMS}.")
    parts = found.groupdict()
    return resolve(parts["day"], parts.get("then") or parts.get("clock"), now, starts_at, local)


def clock_at_end(text: str) -> tuple[str, time | None]:
    """Take the time of day off the end of a text: tuesday 18:00. Raises ValueError for 25:00."""
    found = re.search(rf"(?:^|,?\s+)(?:at\s+)?(?P<clock>{_CLOCK})\s*$", text, re.IGNORECASE)
    return (text[: found.start()], _time_of_day(found["clock"])) if found else (text, None)


def typed(line: str) -> Iterator[re.Match[str]]:
    """What reads like a moment behind an `@`: a `day` and a time of day, `then` or `clock`, for `resolve`."""
    return re.finditer(_TYPED, line, re.IGNORECASE)


def shaped(line: str) -> Iterator[re.Match[str]]:
    """What looks like a day or a time behind an `@`, whether it is one or not."""
    for at in re.finditer(r"(?<!\S)@", line):
        found = re.compile(_SHAPED, re.IGNORECASE).match(line, at.start())
        if found and (found["word"] is None or _like_a_day(found["word"].casefold())):
            whole = re.compile(_TYPED, re.IGNORECASE).match(line, at.start())
            yield whole if whole and whole.end() > found.end() else found


def resolve(day: str | None, clock: str | None, now: datetime, starts_at: time, local: Local) -> Moment:
    """The moment of a day and a time of day in words, either of them optional; raises as `parse_when`."""
    today = day_of(now, starts_at)
    if day and clock is None and (at := _elapsed(day, now, local)):
        return Moment(at, day_of(at, starts_at))
    dated = bool(day and re.fullmatch(_DATE, day, re.IGNORECASE))
    then = _time_of_day(clock) if clock else None
    if then and then.tzinfo and not dated:
        raise ValueError(f"“{day} {clock}” is not a time. Try {FORMS}.")
    latest = max(today, now.date()) + timedelta(days=2 * bool(then and then.tzinfo))  # it may be later there
    on = parse_day(day, latest if dated else today) if day else today
    if then is None:
        at = now if on >= today else _of(on, now.time(), starts_at, local).at
        return Moment(at, min(on, today), timed=False)
    found = on_its_day(day, on, then, starts_at, local) if day else _last(then, now, starts_at, local)
    if found.at > now:
        raise ValueError(f"“{day} {clock}” is in the future")
    return found


def parse_day(word: str, today: date) -> date:
    """The day a word means, seen from `today`. Raises ValueError, also for a day to come."""
    try:
        found = _day(" ".join(word.casefold().split()), today)
    except OverflowError:
        found = date.min
    except ValueError:
        found = None
    if found is None:
        raise ValueError(f"“{word}” is not a day. Try today, yesterday, mon, 3 Nov or 2026-11-03.")
    if found > today:
        raise ValueError(f"“{word}” is in the future")
    if found.year < FIRST_YEAR:
        raise ValueError(f"“{word}” is too long ago; the earliest year is {FIRST_YEAR}")
    return found


def on_its_day(said: str, on: date, then: time, starts_at: time, local: Local) -> Moment:
    """The moment of a time of day on a day; one `said` as a date is of the calendar, a word one's own."""
    if not re.fullmatch(_DATE, said, re.IGNORECASE):
        return _of(on, then, starts_at, local)
    at, skipped = _here(datetime.combine(on, then), local)
    return Moment(at, day_of(at, starts_at), skipped)


def _of(day: date, then: time, starts_at: time, local: Local) -> Moment:
    """A time of day of the person's day, which ends in the small hours of the next date."""
    early = (then.hour, then.minute) < (starts_at.hour, starts_at.minute)
    at, skipped = _here(datetime.combine(day + timedelta(days=early), then), local)
    return Moment(at, day, skipped)


def _last(then: time, now: datetime, starts_at: time, local: Local) -> Moment:
    """The last time that the clock showed a time of day; in autumn it may have shown it twice."""
    today = day_of(now, starts_at)
    for ago in range(3):  # a zone that went over the date line has a day less
        day = today - timedelta(days=ago)
        first, second = (_of(day, then.replace(fold=fold), starts_at, local) for fold in (0, 1))
        for found in (first if first.skipped else second, first):
            if found.at <= now:
                return found
    return first


def _here(wall: datetime, local: Local) -> tuple[datetime, time | None]:
    """The instant of a wall-clock time, and that time of day if the clock went over it."""
    at = wall if wall.tzinfo else local(wall)
    skipped = at.replace(tzinfo=None) != wall.replace(tzinfo=None)
    return at, wall.time() if skipped else None


def _elapsed(said: str, now: datetime, local: Local) -> datetime | None:
    """The instant some hours, minutes or seconds ago; None when it is not about these."""
    if said.casefold() == "now":
        return now
    parts = _counted(said)
    lengths = {"s": 1, "m": 60, "h": 3600}
    if not parts or any(unit not in lengths for _, unit in parts):
        return None
    then = now.astimezone(UTC) - timedelta(seconds=sum(count * lengths[unit] for count, unit in parts))
    return local(then.astimezone(now.tzinfo))


def _counted(said: str) -> list[tuple[float, str]]:
    """The counts and units of a "… ago"; a unit is its first letter, a month is `mo`."""
    if not re.fullmatch(_AGO, said, re.IGNORECASE):
        return []
    parts = re.findall(rf"({_COUNT})\s*({_UNIT})", said.casefold())
    return [(_number(count), unit[: 2 if unit.startswith("mo") else 1]) for count, unit in parts]


def _number(word: str) -> float:
    if word.startswith("half"):
        return 0.5
    if word in ("a", "an"):
        return 1
    return NUMBERS.index(word) + 1 if word in NUMBERS else float(word.replace(",", "."))


def _day(said: str, today: date) -> date | None:
    """The day that folded words mean, also one to come; None or ValueError when they mean none."""
    days = {"today": 0, "yesterday": 1, "day before yesterday": 2}
    if (ago := days.get(said.removeprefix("the "))) is not None:
        return today - timedelta(days=ago)
    if (weekday := _one_of(_WEEKDAYS, said.removeprefix("last ").removeprefix("past "))) is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if parts := _counted(said):
        return _ago(parts, today)
    return _date(said, today)


def _ago(parts: list[tuple[float, str]], today: date) -> date | None:
    if any(count % 1 or unit not in ("d", "w", "mo", "y") for count, unit in parts):
        return None
    days = sum(int(count) * {"d": 1, "w": 7}.get(unit, 0) for count, unit in parts)
    months = sum(int(count) * {"mo": 1, "y": 12}.get(unit, 0) for count, unit in parts)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if year < 1:
        raise OverflowError
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first.replace(day=min(today.day, last.day)), last) - timedelta(days=days)


def _date(said: str, today: date) -> date | None:
    """A date with its year, or else the last one there was; a weekday before it has to be its own."""
    if not re.fullmatch(_DATE, said):
        return date.fromisoformat(said)
    names, numbers = re.findall(r"[a-z]{3,}", said), [int(each) for each in re.findall(r"\d+", said)]
    if re.fullmatch(_YEAR_FIRST, said):
        year, month, day = numbers
        return date(year, month, day)
    day, *rest = numbers
    month = (_one_of(_MONTHS, names[-1]) or 0) + 1 if names else rest.pop(0)
    for year in rest or range(today.year, today.year - 9, -1):  # the 29th of February may be eight years ago
        with suppress(ValueError):
            found = date(year, month, day)
            if rest or found <= today:
                own = len(names) < 2 or _one_of(_WEEKDAYS, names[0]) == found.weekday()
                return found if own else None
    return None


def _time_of_day(clock: str) -> time:
    """A time of day, with its offset if it has one. Raises ValueError."""
    if named := _NAMES.get(clock.casefold().split()[-1]):
        return named
    parts = re.fullmatch(
        rf"(\d+)(?:[:.h](\d+)(?::(\d+)(?:[.,](\d+))?)?)?\s*(?:([ap])[.m]+)?({_OFFSET})?", clock, re.IGNORECASE
    )
    hour, minute, second, fraction, half, offset = parts.groups("") if parts else ("99", *[""] * 5)
    number = int(hour)
    if half:
        number = number % 12 + 12 * (half in "pP") if 1 <= number <= 12 else 24
    try:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{offset.upper()}").tzinfo
        return time(number, int(minute or 0), int(second or 0), int(fraction.ljust(6, "0")), zone)
    except ValueError:
        raise ValueError(f"“{clock}” is not a time of day. Write it like 18:30.") from None


def _one_of(names: tuple[str, ...], word: str) -> int | None:
    """The number of the name that a word is the start of, by three letters at least."""
    return next((n for n, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _like_a_day(word: str) -> bool:
    if _one_of(_WEEKDAYS, word) is not None or word in _DAY_WORDS:
        return True
    return len(word) > 4 and nearest(word, (*_DAY_WORDS, *_WEEKDAYS), _ALIKE) is not None
