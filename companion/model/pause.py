"""A pause: days on which everything, or one routine, rests. What is done on one counts as ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from companion.model.record import Record
from companion.model.routine import Routine
from companion.model.when import NUMBERS, parse_day

BACK_AT_MOST = 28
"""Days that a pause may begin before today."""
FORMS = "sunday, 3 days, 24 nov, from 12 nov until 15 nov, evening until sunday"

_DAY, _YEAR = timedelta(days=1), timedelta(days=365)
_COUNT = re.compile(rf"(?:for\s+)?(\d{{1,3}}|an?|{'|'.join(NUMBERS)})\s+(day|week)s?")
_SPAN = re.compile(r"(?:(?:from|since)\s+)?(?P<first>.+?)\s+(?:until|till|to|(?=for\s)|-|–)\s*(?P<last>.+)")
_SINCE = re.compile(r"(?:from|since)\s+(?P<first>.+)")
_UNTIL = re.compile(r"(?:until|till|to)\s+")
_GONE_BY = re.compile(r"\b(?:yesterday|ago|before|last|past)\b")
_YEAR_IN = re.compile(r"\d{4}")
_COMING = re.compile(r"(?:next|this|coming)\s+")


class Pause(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Rest from `first` to `last`, both days included; of a `routine` (its id), or of everything ('').

    `told` tells that its end has been said, which happens once.
    """

    first: date
    last: date
    routine: str = ""
    told: bool = False


class Rest(NamedTuple):
    """What a typed line means: the days and the routine ('': everything)."""

    first: date
    last: date
    routine: str = ""


def resting(pauses: Iterable[Pause], day: date, routine: str = "") -> Pause | None:
    """Return the pause of a day for a routine ('': everything); of several the one that ends last."""
    over = [each for each in pauses if each.routine in ("", routine) and each.first <= day <= each.last]
    return max(over, key=lambda each: each.last, default=None)


def until(pauses: Iterable[Pause], day: date, routine: str = "") -> date | None:
    """Return the last day of the rest that a routine ('': everything) has on a day."""
    found = resting(pauses, day, routine)
    return found.last if found else None


def ended(pauses: Sequence[Pause], today: date) -> list[Pause]:
    """Return the pauses that have ended and of which that has not been told."""
    return [each for each in pauses if each.last < today and not each.told]


def parse_rest(text: str, routines: Sequence[Routine], today: date) -> Rest:
    """Return what words such as "until sunday" or "evening for 3 days" mean.

    A day alone is the last of a rest that begins today, and counts: until the next Sunday, the next 24
    November. Raises ValueError, with a sentence for the person.
    """
    said = " ".join(text.casefold().split())
    routine, said = _routine(said, routines)
    try:
        first, last = _days(said, today)
    except (ValueError, OverflowError):
        raise ValueError(f"“{text.strip()}” is not a rest. Try {FORMS}.") from None
    if last < first:
        raise ValueError(f"“{text.strip()}” ends before it begins")
    if first < today - BACK_AT_MOST * _DAY:
        raise ValueError(f"a rest can begin up to {BACK_AT_MOST} days ago")
    return Rest(first, last, routine)


def parse_last(text: str, today: date) -> date:
    """Return the day that words such as "24 nov", "sunday" or "3 weeks" mean. Raises ValueError."""
    try:
        return _days(" ".join(text.casefold().split()), today)[1]
    except (ValueError, OverflowError):
        raise ValueError(f"“{text.strip()}” is not a day. Try sunday, 24 nov or 2027-03-01.") from None


def _routine(said: str, routines: Sequence[Routine]) -> tuple[str, str]:
    """The routine that a line begins with ('' for everything), and what follows it."""
    names = {name.casefold(): each.id for each in routines for name in (each.name, each.id)}
    names |= {"everything": "", "all": ""}
    for name in sorted(names, key=len, reverse=True):
        if said.startswith(f"{name} "):
            return names[name], said.removeprefix(name).strip()
    return "", said


def _days(said: str, today: date) -> tuple[date, date]:
    if found := _COUNT.fullmatch(said):
        return today, _after(found, today)
    if _UNTIL.match(said):
        return today, _coming(_UNTIL.sub("", said, count=1), today)
    if found := _SPAN.fullmatch(said):
        first = _begin(found["first"], today)
        count = _COUNT.fullmatch(found["last"])
        return first, _after(count, first) if count else _coming(found["last"], first, today)
    if found := _SINCE.fullmatch(said):
        return _gone_by(found["first"], today), today
    return today, _coming(said, today)


def _after(found: re.Match[str], first: date) -> date:
    word = found[1]
    count = int(word) if word.isdecimal() else NUMBERS.index(word) + 1 if word in NUMBERS else 1
    return first + (count * (7 if found[2] == "week" else 1) - 1) * _DAY


def _begin(said: str, today: date) -> date:
    """The day something begins: one gone by, where that is not too long ago, else the nearer one."""
    if said == "tomorrow" or _COMING.match(said) or _YEAR_IN.search(said):
        return _coming(said, today)
    found = _gone_by(said, today)
    if found >= today - BACK_AT_MOST * _DAY:
        return found
    return min(found, _coming(said, today), key=lambda day: abs(day - today))


def _gone_by(said: str, today: date) -> date:
    """The last day that words mean; a weekday may be today's."""
    is_weekday = said.isalpha() and said not in ("today", "yesterday")
    return parse_day(said, today + _DAY if is_weekday else today)


def _coming(said: str, first: date, today: date | None = None) -> date:
    """The first day from `first` on that words mean; `today` is that of "today" and "tomorrow"."""
    today = today or first
    if said in ("today", "yesterday", "tomorrow"):
        return today + ("yesterday", "today", "tomorrow").index(said) * _DAY - _DAY
    if _GONE_BY.search(said):
        raise ValueError
    said = _COMING.sub("", said)
    if _YEAR_IN.search(said):
        return parse_day(said, first + 10 * _YEAR)
    near = parse_day(said, first + 8 * _DAY)  # a weekday is the last before that, which is the next from here
    return near if near >= first else parse_day(said, first + _YEAR)
