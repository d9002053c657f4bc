"""Record ids: integers that sort by time, name their month, and do not clash.

An id is milliseconds since 1970 << 21 | 21 low bits; the first of a millisecond is random there, so
that two machines do not choose the same, and later ones count up from it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from companion.model.kinds import BY_TABLE
from companion.store.errors import StoreError

Key = tuple[str, int]  # table, id
BITS = 21
CORE = "core"
LAST = (1 << 42) - 1  # ms; in the year 2109


def millisecond(at: datetime) -> int:
    """Milliseconds since 1970 of an aware instant. Raises StoreError where an id cannot say it."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no offset")
    ms = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    if not 0 <= ms < LAST:
        raise StoreError(f"Not saved: {at.year} is out of range. Years from 1970 to 2108 can be saved.")
    return ms


def instant(id: int, near: datetime) -> datetime:
    """When an id or a revision was made, by the offset of `near`; the last instant for one out of range."""
    ms = max(0, min(id >> BITS, LAST))
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(near.tzinfo)


def month_at(ms: int) -> str:
    """The month (UTC) a millisecond is in, as `2026-11`."""
    return _month(max(0, min(ms, LAST)) // 86_400_000)


@lru_cache(maxsize=512)  # asked once for each record of a write
def _month(days: int) -> str:
    at = date(1970, 1, 1) + timedelta(days=days)
    return f"{at.year}-{at.month:02}"


def month_of(id: int) -> str:
    """The month (UTC) an id is filed under."""
    return month_at(id >> BITS)


def key_of(table: str, id: int) -> str:
    """Where a record is filed: `core`, or the month of its id."""
    kind = BY_TABLE.get(table)
    return CORE if kind and kind.page == CORE else month_of(id)


def next_month(key: str) -> str:
    """The month after: 2026-12 after 2026-11."""
    year, month = int(key[:4]), int(key[5:])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def previous_month(key: str) -> str:
    """The month before: 2026-10 before 2026-11."""
    year, month = int(key[:4]), int(key[5:])
    return f"{year - (month == 1):04}-{(month - 2) % 12 + 1:02}"


@lru_cache(maxsize=1024)  # every month is asked about for every look back
def span(key: str) -> tuple[int, int]:
    """The first id of a month and the first after it; of `core`, of all time."""
    if key == CORE:
        return 0, 1 << 63
    return _first(key), _first(next_month(key))


def _first(key: str) -> int:
    days = (date(int(key[:4]), int(key[5:]), 1) - date(1970, 1, 1)).days
    return days * 86_400_000 << BITS


def after(rev: int, stamp: int) -> int:
    """A revision newer than `rev`: `stamp` or, where another machine's clock is ahead, a millisecond later.

    It is random in its low bits even then: two machines that change one version do not choose the same.
    """
    return stamp if stamp > rev else ((rev >> BITS) + 1) << BITS | _random()


class Ids:
    """Makes ids and revisions; remembers the last ones, so that its own do not go back in a millisecond."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0
        self._stamped = 0

    def stamp(self) -> int:
        """A revision: an id for now, newer than any this process made."""
        made = millisecond(self._now()) << BITS | _random()
        self._stamped = max(made, self._stamped + 1)
        return self._stamped

    def fresh(self, at: datetime, tables: Iterable[Iterable[str]]) -> int:
        """An id for a record of this instant that no table in `tables` (the ids in use) has.

        Of several records of one millisecond the later gets the greater id. That is looked up in the
        tables only for an instant that is not now: only such are likely to meet.
        """
        ms = millisecond(at)
        made = ms << BITS | _random() >> 1  # the lower half, to leave room for counting up
        tables = list(tables)
        if self._last >> BITS == ms:
            made = self._last + 1
        if abs(millisecond(self._now()) - ms) > 1000:
            low, high = ms << BITS, ms + 1 << BITS
            made = max([made, *(int(i) + 1 for ids in tables for i in ids if low <= int(i) < high)])
        while any(str(made) in ids for ids in tables):
            made += 1
        self._last = made
        return made


def _random() -> int:
    return int.from_bytes(os.urandom(3), "big") >> 24 - BITS
