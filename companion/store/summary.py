"""What is known about all of history without reading it: counts and days of each month.

Kept in `cache/summary.json` beside what the month's files looked like when they were counted. It can
be thrown away at any time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import msgspec

from companion.files import make_folder, read_file, write_durably
from companion.model.days import written_day
from companion.model.kinds import KINDS
from companion.model.text import visible
from companion.store.database.folder import PageFolder
from companion.store.database.ids import CORE
from companion.store.database.listing import Signature
from companion.store.trash import oldest_kept


class Count(msgspec.Struct, frozen=True):
    """One month: what its files looked like, how many records each table has, the days of a person's acts.

    `values` are, by table, those of the field that is known (`Kind.by`), and how many have each.
    `trash` is the revision of the oldest deletion whose record our pages still keep; 0: none.
    """

    files: list[tuple[str, Signature]]
    counts: dict[str, int]
    days: list[str]
    values: dict[str, dict[str, int]]
    trash: int = 0


class _Cache(msgspec.Struct, frozen=True):
    """What is in the file: the counts by month, and which tables made a day in them, which fields are known.

    Another version knows other kinds of acts, so its days are not ours.
    """

    acts: list[str]
    by: dict[str, str]
    months: dict[str, Count]


class Summary:
    """The counts of every month, brought up to date in slices."""

    def __init__(self, page_folder: PageFolder) -> None:
        self._page_folder = page_folder
        self._listing = page_folder.listing
        self._path = os.path.join(page_folder.folder, "cache", "summary.json")
        self._saved = True
        self._acts = [kind.table for kind in KINDS if kind.acts]
        self._by = {kind.table: kind.by for kind in KINDS if kind.by}
        self._months: dict[str, Count] = {}
        with suppress(OSError, msgspec.MsgspecError):
            cache = msgspec.json.decode(read_file(self._path)[0], type=_Cache)
            self._months = cache.months if (cache.acts, cache.by) == (self._acts, self._by) else {}

    def count(self, table: str, value: str = "") -> int:
        """How many records a table has (with `value` in its known field), as far as is known."""
        self._refresh()
        if value:
            return sum(month.values.get(table, {}).get(value, 0) for month in self._months.values())
        return sum(month.counts.get(table, 0) for month in self._months.values())

    def days(self) -> frozenset[date]:
        """The days with something in them, as far as is known."""
        self._refresh()
        found = {day for month in self._months.values() for day in month.days}
        return frozenset(day for text in found if (day := written_day(text)))

    def months_with(self, table: str, value: str, before: str) -> Iterator[str]:
        """The months before one, newest first, with records of a table (and `value` in its known field).

        As far as is known; a month that was never counted is, once it is reached.
        """
        self._refresh()
        for key in reversed([key for key in self._listing.months() if key < before]):
            if key not in self._months:
                self._look(key)
            month = self._months[key]
            if value in month.values.get(table, ()) if value else month.counts.get(table):
                yield key

    def gone(self) -> dict[str, int]:
        """How many records the months had that are not there any more, as far as is known."""
        there = {*self._listing.months(), CORE}
        found = {key: sum(month.counts.values()) for key, month in self._months.items() if key not in there}
        return {key: number for key, number in found.items() if number}

    def trash_before(self, rev: int) -> list[str]:
        """The months in which we keep something deleted before a revision, as far as is known."""
        return [key for key, month in self._months.items() if 0 < month.trash < rev]

    def step(self, slice: int) -> bool:
        """Count the next `slice` months that need it, newest first; whether none is left."""
        keys = [*self._listing.months(), CORE]
        for gone in self._months.keys() - set(keys):
            del self._months[gone]
            self._saved = False
        stale = [key for key in reversed(keys) if self._is_stale(key)]
        for key in stale[:slice]:
            self._look(key)
        if len(stale) > slice:
            return False
        self.save()
        return True

    def save(self) -> None:
        """Keep it, if the folder can be written; a summary is never worth an error."""
        self._refresh()
        if not self._saved:
            with suppress(OSError):
                make_folder(os.path.dirname(self._path))
                cache = _Cache(self._acts, self._by, self._months)
                write_durably(self._path, msgspec.json.encode(cache), sync=False)
                self._saved = True

    def _refresh(self) -> None:
        """Count again what is in memory anyway: the months that are being edited."""
        for key in [*self._listing.months(), CORE]:
            if self._page_folder.is_kept(key) and self._is_stale(key):
                self._look(key)

    def _is_stale(self, key: str) -> bool:
        known = self._months.get(key)
        return (known.files if known else []) != self._listing.signatures(self._listing.of(key))

    def _look(self, key: str) -> None:
        files = self._listing.signatures(self._listing.of(key))  # first: what changes meanwhile counts again
        month = self._page_folder.month(key, keep=False)
        tables = month.union()
        found = {str(doc.get("day")) for table in self._acts for doc in tables.get(table, {}).values()}
        days = {day for day in found if written_day(day)}
        counts = {table: len(rows) for table, rows in tables.items() if rows}
        values = {
            table: dict(Counter(visible(str(doc.get(by))) for doc in tables[table].values()))
            for table, by in self._by.items()
            if tables.get(table)
        }
        ours = (month.pages[name] for name in self._listing.own(key) if name in month.pages)
        trash = oldest_kept(page.tables for page in ours)
        self._months[key] = Count(files=files, counts=counts, days=sorted(days), values=values, trash=trash)
        self._saved = False
