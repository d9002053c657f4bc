"""The rhythm of the last four weeks, and the days of rest in it. The rule is in content/rhythm.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Literal

import msgspec

from companion.model.pause import Pause

WINDOW = 28
"""Days that the rhythm looks at."""
SOON = 7
"""Days, rest left out, before which it is a beginning."""
Band = Literal["beginning", "open", "finding", "mostly", "in"]
_DAY = timedelta(days=1)


class Rhythm(msgspec.Struct, frozen=True):
    """The band, and what it was found from, in days: `got` with something in them, `n` that were open to it,
    `a_week` as chosen.
    """

    band: Band = "beginning"
    got: int = 0
    n: int = 0
    a_week: int = 3

    @property
    def begins_at(self) -> int:
        """From how many days on it is this band: the least whole number that the rule takes."""
        tenths = {"in": 10, "mostly": 6}.get(self.band, 0)
        return -(-tenths * self.a_week * self.n // 70) or int(self.band == "finding")


def rhythm(shown: Collection[date], paused: Collection[date], a_week: int, today: date) -> Rhythm:
    """Return the rhythm: r = got / (k * n / 7), all in days, k = `a_week`; in words from 1 and from 0.6 on.

    The window is the 28 days that end today, from the first day of all on. n are its days without rest;
    today only counts once it has something in it. got are those with something in them, also on days of
    rest. Below n = 7 it is a beginning. (content/rhythm.yaml: formula)
    """
    so_far = [day for day in shown if day <= today]
    if not so_far:
        return Rhythm(a_week=a_week)
    first = max(today - (WINDOW - 1) * _DAY, min(so_far))
    window = [first + n * _DAY for n in range((today - first).days + 1)]
    n = sum(day not in paused and (day != today or day in shown) for day in window)
    got = sum(day in shown for day in window)
    return Rhythm(_band(got, a_week * n, n), got, n, a_week)


def _band(got: int, wanted: int, n: int) -> Band:
    """Return the band: `got` against a seventh of what is `wanted`, in whole numbers."""
    if n < SOON:
        return "beginning"
    if 7 * got >= wanted:
        return "in"
    if 70 * got >= 6 * wanted:
        return "mostly"
    return "finding" if got else "open"


def rests(pauses: Iterable[Pause], first: date, today: date) -> tuple[tuple[date, date], ...]:
    """Return the stretches of rest of everything that reach into the days `first` to `today`, as one where
    they touch; the last day is today's at most.
    """
    spans = sorted((each.first, min(each.last, today)) for each in pauses if not each.routine)
    found: list[tuple[date, date]] = []
    for begins, ends in spans:
        if begins > ends or ends < first:
            continue
        if found and begins <= found[-1][1] + _DAY:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return tuple(found)


def rested(spans: Iterable[tuple[date, date]], since: date) -> frozenset[date]:
    """Return the days of these stretches, `since` a day."""
    return frozenset(
        max(first, since) + n * _DAY
        for first, last in spans
        for n in range((last - max(first, since)).days + 1)
    )
