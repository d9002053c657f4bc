"""Counts by day over all of history: what Progress is drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from companion.model.days import written_day
from companion.model.kinds import KINDS
from companion.model.tallies import VERSION, Day, counted
from companion.store.database.folder import PageFolder
from companion.store.database.month import Month
from companion.store.known import KnownMonths

ACTS = tuple(kind.table for kind in KINDS if kind.acts)


class Tallies:
    """The numbers of every day with something in it, brought up to date in slices."""

    def __init__(self, page_folder: PageFolder) -> None:
        self._known: KnownMonths[dict[str, dict[str, int]]] = KnownMonths(
            page_folder, "tallies", dict[str, dict[str, int]], (VERSION, ACTS), _look
        )
        self._sums: tuple[list[dict[str, dict[str, int]]], dict[date, dict[str, int]]] = ([], {})
        self._all: tuple[object, dict[str, int]] = (None, {})

    def step(self, slice: int = 6) -> bool:
        """Count the next `slice` months that need it, newest first; whether none is left."""
        return self._known.step(slice)

    def by_day(self) -> Mapping[date, Day]:
        """The numbers of each day, as far as has been counted; a day without anything has none."""
        months = [*self._known.months.values()]
        if [*map(id, months)] != [*map(id, self._sums[0])]:
            days: dict[date, dict[str, int]] = {}
            for month in months:
                for text, numbers in month.items():
                    if (day := written_day(text)) is None:
                        continue
                    here = days.get(day)
                    # Most days stand in one month alone, and are not copied.
                    days[day] = numbers if here is None else _added(here, numbers)
            self._sums = months, days
        return self._sums[1]

    def in_all(self) -> Day:
        """The numbers of all days together, as far as has been counted."""
        days = self.by_day()
        if days is not self._all[0]:
            sums: dict[str, int] = {}
            for numbers in days.values():
                for key, n in numbers.items():
                    sums[key] = sums.get(key, 0) + n
            self._all = days, sums
        return self._all[1]


def _added(some: Day, more: Day) -> dict[str, int]:
    return {key: some.get(key, 0) + more.get(key, 0) for key in {**some, **more}}


def _look(key: str, month: Month) -> dict[str, dict[str, int]]:
    """Count a month's acts by the day that stands in them."""
    days: defaultdict[str, dict[str, int]] = defaultdict(dict)
    tables = month.union()
    for table in ACTS:
        for doc in tables.get(table, {}).values():
            here = days[str(doc.get("day"))]
            for name, n in counted(table, doc):
                here[name] = here.get(name, 0) + n
    return {day: numbers for day, numbers in days.items() if written_day(day)}
