"""What is known about all of history without reading it: counts and days of each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from companion.model.days import written_day
from companion.model.kinds import KINDS
from companion.model.text import visible
from companion.store.database.folder import PageFolder
from companion.store.database.ids import CORE
from companion.store.database.month import Month
from companion.store.known import KnownMonths
from companion.store.trash import oldest_kept


class Count(msgspec.Struct, frozen=True):
    """One month: how many records each table has, the days of a person's acts.

    `values` are, by table, those of the field that is known (`Kind.by`), and how many have each.
    `trash` is the revision of the oldest deletion whose record our pages still keep; 0: none.
    """

    counts: dict[str, int]
    days: list[str]
    values: dict[str, dict[str, int]]
    trash: int = 0


class Summary:
    """The counts of every month, brought up to date in slices."""

    def __init__(self, page_folder: PageFolder) -> None:
        self._listing = page_folder.listing
        self._acts = [kind.table for kind in KINDS if kind.acts]
        self._by = {kind.table: kind.by for kind in KINDS if kind.by}
        self._days: tuple[set[str], frozenset[date]] | None = None  # as written, and read
        # Another version knows other kinds of acts, so its days are not ours.
        self._known = KnownMonths(page_folder, "summary", Count, (self._acts, self._by), self._look)

    def count(self, table: str, value: str = "") -> int:
        """How many records a table has (with `value` in its known field), as far as is known."""
        months = self._known.months.values()
        if value:
            return sum(month.values.get(table, {}).get(value, 0) for month in months)
        return sum(month.counts.get(table, 0) for month in months)

    def days(self) -> frozenset[date]:
        """The days with something in them, as far as is known."""
        found = {day for month in self._known.months.values() for day in month.days}
        if self._days is None or found != self._days[0]:  # of ten years few are new
            self._days = found, frozenset(day for text in found if (day := written_day(text)))
        return self._days[1]

    def months_with(self, table: str, value: str, before: str) -> Iterator[str]:
        """The months before one, newest first, with records of a table (and `value` in its known field).

        As far as is known; a month that was never counted is, once it is reached.
        """
        self._known.refresh()
        for key in reversed([key for key in self._listing.months() if key < before]):
            month = self._known[key]
            if value in month.values.get(table, ()) if value else month.counts.get(table):
                yield key

    def gone(self) -> dict[str, int]:
        """How many records the months had that are not there any more, as far as is known."""
        there = {*self._listing.months(), CORE}
        months = self._known.months.items()
        found = {key: sum(month.counts.values()) for key, month in months if key not in there}
        return {key: number for key, number in found.items() if number}

    def trash_before(self, rev: int) -> list[str]:
        """The months in which we keep something deleted before a revision, as far as is known."""
        return [key for key, month in self._known.months.items() if 0 < month.trash < rev]

    def step(self, slice: int) -> bool:
        """Count the next `slice` months that need it, newest first; whether none is left."""
        return self._known.step(slice)

    def save(self) -> None:
        """Keep it for the next time."""
        self._known.refresh()
        self._known.save()

    def _look(self, key: str, month: Month) -> Count:
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
        return Count(counts=counts, days=sorted(days), values=values, trash=trash)
