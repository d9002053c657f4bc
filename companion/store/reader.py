"""Reading the store: typed records, by day, by age, by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from companion.model.kinds import KINDS, Kind, kind_of
from companion.model.record import Record
from companion.store.database.documents import R, to_record
from companion.store.database.ids import CORE, key_of, millisecond, month_at, next_month, previous_month, span
from companion.store.database.merging import DELETED, Document, Tables

if TYPE_CHECKING:
    from companion.store.database.database import Database
    from companion.store.summary import Summary

LEFT_OUT = "{key}.json has something this version cannot read. It was left as it is."


class Reader:
    """The records of a database, decoded as they are wanted.

    Nothing is read before it is needed. Reading never raises for what is on the disk: what cannot be
    read is left where it is, and a notice says so.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self.database = database
        self._page_folder = database.page_folder
        self._now = now
        self._known_summary: Summary | None = None

    def notices(self) -> list[str]:
        """What the person should be told about the files, each thing once; empties the list."""
        told, self._page_folder.notices = self._page_folder.notices, []
        return told

    def tell(self, notice: str) -> None:
        """Keep a notice for the person; the same one once."""
        self._page_folder.tell(notice)

    def changed(self) -> bool:
        """Whether another process or machine changed a file since this was last asked. Cheap."""
        return self._page_folder.changed()

    def get(self, struct: type[R], id: int) -> R | None:
        doc, _ = self.database.current(kind_of(struct).table, id)
        return None if doc is None else self._record(struct, id, doc)

    def core(self, struct: type[R]) -> list[R]:
        """All records of a core kind, oldest first."""
        return list(self._records(struct, CORE))

    def on(self, struct: type[R], day: date) -> list[R]:
        """The records of a person's day, oldest first."""
        return self.between(struct, day, day)

    def between(self, struct: type[R], first: date, last: date) -> list[R]:
        """The records of the days `first` to `last`, both included, oldest first.

        The neighbouring months are read too: a day of the person is not a day of the ids.
        """
        low, high = first.isoformat(), last.isoformat()
        start, end = previous_month(low[:7]), next_month(high[:7])
        return [
            record
            for key in self._keys(struct)
            if key == CORE or start <= key <= end
            for record in self._records(struct, key, only=lambda doc: low <= str(doc.get("day")) <= high)
        ]

    def newest(self, struct: type[R], limit: int, before: int | None = None) -> list[R]:
        """The newest records (with an id below `before`), newest first."""
        found: list[R] = []
        for key in self._keys_before(struct, before):
            for record in self._records(struct, key, below=before, backwards=True):
                if len(found) >= limit:
                    return found
                found.append(record)
        return found

    def recent(self, struct: type[R], enough: int, *, since: date | None = None, value: str = "") -> list[R]:
        """The newest records, oldest first: those `since` a day, and earlier ones until there are `enough`.

        With `value` those that have it in the field known of their kind (`Kind.by`). Before the last month
        only months that have some are read; those that `summarise` has not come to are counted on the way.
        """
        kind, found = kind_of(struct), list[R]()
        only = (lambda doc: doc.get(kind.by) == value) if value else None
        wanted = previous_month(since.isoformat()[:7]) if since else "9999-12"  # whatever is found later
        for key in self._keys_with(kind, value):
            for record in self._records(struct, key, backwards=True, only=only):
                if len(found) >= enough and (since is None or record.day < since):
                    break
                found.append(record)
            if len(found) >= enough and key <= wanted:
                break
        return found[::-1]

    def oldest(self, struct: type[R], limit: int, after: int) -> list[R]:
        """The oldest records with an id above `after`, oldest first."""
        found: list[R] = []
        for key in self._keys(struct):
            if span(key)[1] <= after:
                continue
            for record in self._records(struct, key, above=after):
                if len(found) >= limit:
                    return found
                found.append(record)
        return found

    def search(
        self,
        struct: type[R],
        match: Callable[[R], bool],
        limit: int,
        before: int | None = None,
        months: int = 12,
    ) -> tuple[list[R], int | None]:
        """The newest matching records, looking at no more than `months` months.

        Returns them newest first and the id to go on before; None when all of history has been seen.
        """
        found: list[R] = []
        keys = self._keys_before(struct, before)
        for key in keys[:months]:
            for record in self._records(struct, key, below=before, backwards=True):
                if match(record):
                    found.append(record)
                    if len(found) >= limit:
                        return found, record.id
        return found, span(keys[months - 1])[0] if len(keys) > months else None

    # -- all of it, a month at a time

    def places(self) -> list[str]:
        """Where records are: the months, oldest first, and `core`."""
        return [*self._page_folder.listing.months(), CORE]

    def documents(self, place: str) -> Tables:
        """The documents of a place, by table and id. Not to be changed; nothing stays decoded."""
        return self._page_folder.month(place, keep=False).union()

    def deleted(self, place: str) -> dict[tuple[str, int], Document]:
        """What was deleted in a place and is not there again: by table and id, the newest tombstone."""
        month = self._page_folder.month(place, keep=False)
        there = month.union()
        return {
            (table, int(i)): stone
            for name, rows in month.merged().items()
            if (table := name.removeprefix(DELETED)) != name
            for i, stone in rows.items()
            if i not in there.get(table, ())
        }

    # -- all of history

    def count(self, struct: type[Record], value: str = "") -> int:
        """How many records of a kind there are, as far as `summarise` has come.

        With `value` those that have it in the field known of their kind.
        """
        return self._summary.count(kind_of(struct).table, value)

    def days(self) -> frozenset[date]:
        """The days with something in them, as far as `summarise` has come."""
        return self._summary.days()

    def summarise(self, slice: int = 6) -> bool:
        """Look at the next `slice` months that are not counted yet; whether all are."""
        return self._summary.step(slice)

    def gone(self) -> dict[str, int]:
        """How many records the months had, when they were last counted, of which no file is there now."""
        from companion.store.summary import Summary

        return Summary(self._page_folder).gone()

    @property
    def _summary(self) -> Summary:
        if self._known_summary is None:
            from companion.store.summary import Summary

            self._known_summary = Summary(self._page_folder)
        return self._known_summary

    def _keys(self, struct: type[Record]) -> list[str]:
        return [CORE] if kind_of(struct).page == CORE else self._page_folder.listing.months()

    def _keys_before(self, struct: type[Record], before: int | None) -> list[str]:
        """The months to look for ids below `before` in, newest first."""
        return [k for k in reversed(self._keys(struct)) if before is None or span(k)[0] < before]

    def _keys_with(self, kind: Kind, value: str) -> Iterator[str]:
        """The months with records of a kind, newest first; this one and the last are not asked about."""
        last = previous_month(month_at(millisecond(self._now())))
        yield from (key for key in reversed(self._page_folder.listing.months()) if key >= last)
        yield from self._summary.months_with(kind.table, value, before=last)

    def _records(
        self,
        struct: type[R],
        key: str,
        *,
        above: int = -1,
        below: int | None = None,
        backwards: bool = False,
        only: Callable[[Document], bool] | None = None,
    ) -> Iterator[R]:
        """The records of a kind in a month, by id; those that do not belong there are left out, and told."""
        rows = self._page_folder.month(key).union().get(kind_of(struct).table, {})
        if only:  # a day of a month: most are left out before anything is sorted
            rows = {i: doc for i, doc in rows.items() if only(doc)}
        first, end = span(key)
        for id in sorted(map(int, rows), reverse=backwards):
            if id <= above or (below is not None and id >= below):
                continue
            if not first <= id < end:
                self.tell(LEFT_OUT.format(key=key))
            elif (record := self._record(struct, id, rows[str(id)])) is not None:
                yield record

    def _record(self, struct: type[R], id: int, doc: Document) -> R | None:
        try:
            return to_record(struct, id, doc)
        except (msgspec.ValidationError, ValueError, OverflowError):  # also what is no text: a lone surrogate
            self.tell(LEFT_OUT.format(key=key_of(kind_of(struct).table, id)))
            return None


def look_over(reader: Reader, place: str) -> None:
    """Read every record of a place once, so that what does not fit is told."""
    for kind in KINDS:
        if (kind.page == CORE) == (place == CORE):
            for _ in reader._records(kind.struct, place):
                pass
