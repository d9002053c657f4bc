"""All pages as one database that TinyDB can read and write, changed one record at a time.

Of a record that is in two pages the newer revision counts, which makes a second machine, a sync
client's conflict copy and a restored backup one and the same case.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from tinydb.storages import Storage

from companion.clock import Clock
from companion.model.change import Entry
from companion.model.trash import KEPT_DAYS
from companion.store.database.documents import copied
from companion.store.database.folder import PageFolder
from companion.store.database.ids import BITS, CORE, Ids, Key, after, key_of, millisecond
from companion.store.database.merging import DELETED, Codec, Document, Tables, content_of, newer, revision
from companion.store.database.writing import PageWriter
from companion.store.trash import thrown_away

NOW = Clock().now


class Database(Storage):
    """Every page of a folder as one database.

    `device` is in the names of the files this machine writes, `backups` how many days of backups are
    kept for each page. Writes raise StoreError when the disk refuses; what was saved before is intact.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        device: str = "",
        *,
        backups: int = 14,
        now: Callable[[], datetime] = NOW,
        codec: Codec | None = None,
    ) -> None:
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in device)
        if name.isdecimal():  # a number is the second, third … page of a month
            name = f"device-{name}"
        path = os.path.realpath(os.path.expanduser(os.fspath(folder)))
        self.page_folder = PageFolder(path, name, backups, now, codec or Codec())
        self._ids = Ids(now)
        self._now = now
        self.device = name
        self.writer = PageWriter(self.page_folder, name, self.trash_since)
        self._handed: Tables = {}  # what TinyDB was given last

    # -- what TinyDB calls

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The whole database, a copy of its own."""
        self._handed = self.everything()
        return {table: {i: copied(doc) for i, doc in rows.items()} for table, rows in self._handed.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save what differs from what was read; what others changed meanwhile stays."""
        if not data:  # everything is to be dropped
            self._handed = self.everything()
        changes: dict[tuple[str, int], Document | None] = {}
        for table in self._handed.keys() | data.keys():
            old, new = self._handed.get(table, {}), data.get(table, {})
            changes |= {(table, int(i)): None for i in old.keys() - {str(i) for i in new}}
            changes |= {(table, int(i)): dict(doc) for i, doc in new.items() if old.get(str(i)) != doc}
        if changes:
            with self.writing():
                entries = self.planned(changes)
                self.writer.write(entries, thrown_away(entries))

    def everything(self) -> Tables:
        """The union of all pages; nothing of it stays decoded that was not."""
        tables: Tables = {}
        for key in [*self.page_folder.listing.months(), CORE]:
            for table, rows in self.page_folder.month(key, keep=False).union().items():
                tables.setdefault(table, {}).update(rows)
        return tables

    # -- one record

    def current(self, table: str, id: int, *, must_be: bool = False) -> tuple[Document | None, int]:
        """A record and its revision; None and the revision of its deletion; None and 0.

        With `must_be`, StoreError if there is neither, and a page where they could be cannot be read.
        """
        i, found, stone, ill = str(id), None, 0, None
        for page in self.page_folder.month(key_of(table, id)).pages.values():
            ill = page if page.problem else ill
            doc = page.tables.get(table, {}).get(i)
            if doc is not None and (found is None or newer(i, doc, found)):
                found = doc
            if (buried := page.tables.get(DELETED + table, {}).get(i)) is not None:
                stone = max(stone, revision(i, buried))
        if found is not None and revision(i, found) > stone:
            return found, revision(i, found)
        if ill and must_be and not stone:
            ill.refuse_if_ill()
        return None, stone

    def fresh_id(self, at: datetime, table: str, taken: Iterable[tuple[str, int]] = ()) -> int:
        """An unused id for a record of this instant; `taken` are those given out but not yet written."""
        month = self.page_folder.month(key_of(table, millisecond(at) << BITS))
        used: list[Iterable[str]] = [rows for page in month.pages.values() for rows in page.tables.values()]
        return self._ids.fresh(at, [*used, {str(id) for _, id in taken}])

    def trash_since(self) -> int:
        """The revision from which on what was deleted is kept."""
        return millisecond(self._now() - timedelta(days=KEPT_DAYS)) << BITS

    def stamp(self) -> int:
        """A revision for now."""
        return self._ids.stamp()

    # -- writing

    def writing(self) -> AbstractContextManager[None]:
        """Keep everybody else from writing until this ends."""
        return self.page_folder.writing()

    def planned(
        self, changes: Mapping[Key, Document | None], *, arriving: bool = False, over: Collection[Key] = ()
    ) -> tuple[Entry, ...]:
        """Return what `PageWriter.write` is to do, in the same order (None: delete). Only within `writing`.

        Documents that are `arriving` from elsewhere keep the revision they bring, where it is newer than
        what is here. Those in `over` were not made from what they replace: that is kept among the versions.
        """
        stamp = self._ids.stamp()
        return tuple(self._entry(*key, doc, stamp, arriving, key in over) for key, doc in changes.items())

    def _entry(
        self, table: str, id: int, doc: Document | None, stamp: int, arriving: bool, over: bool
    ) -> Entry:
        old, stood = self.current(table, id)
        if arriving and doc is not None and (brought := revision(id, doc)) > stood:
            return Entry(table=table, id=id, before=old, after=doc, revision=brought, stood=stood)
        rev = after(stood, stamp) if stood else id
        if doc is not None:
            doc = content_of(doc)
            if stood:
                doc["rev"] = rev
            if stood and not over:
                month = self.page_folder.month(key_of(table, id))
                doc |= {"base": stood} | month.seen(table, id, stood)
        return Entry(table=table, id=id, before=old, after=doc, revision=rev, stood=stood)
