"""All pages as one database that TinyDB can read and write, changed one record at a time.

Of a record that is in two pages the newer revision counts, which makes a second machine, a sync
client's conflict copy and a restored backup one and the same case.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta
from typing import Any

from tinydb.storages import Storage

from companion.clock import Clock
from companion.model.change import Entry
from companion.model.kinds import BY_TABLE
from companion.model.trash import KEPT_DAYS
from companion.store.database.documents import copied
from companion.store.database.folder import PageFolder
from companion.store.database.ids import BITS, CORE, Ids, after, millisecond, month_at, month_of
from companion.store.database.merging import (
    DELETED,
    Codec,
    Document,
    Loser,
    Tables,
    bury,
    content_of,
    keep_versions,
    merge,
    newer,
    revision,
    stamped,
)
from companion.store.errors import StoreError
from companion.store.trash import empty_out, thrown_away

Key = tuple[str, int]  # table, id
NOW = Clock().now
FULL = 128 * 1024  # bytes: new records then begin another page, so that an edit costs the same in any month
CHANGED_TWICE = (
    "Something was changed in two places at once. The newer version counts; `companion trash` has both."
)


def key_of(table: str, id: int) -> str:
    """Where a record is filed: `core`, or the month of its id."""
    kind = BY_TABLE.get(table)
    return CORE if kind and kind.page == CORE else month_of(id)


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
        self._ending = f".{name}" if name else ""
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
            self.commit(changes)

    def everything(self) -> Tables:
        """The union of all pages; nothing of it stays decoded that was not."""
        tables: Tables = {}
        for key in [*self.page_folder.listing.months(), CORE]:
            for table, rows in self.page_folder.month(key, keep=False).union().items():
                tables.setdefault(table, {}).update(rows)
        return tables

    # -- one record

    def find(self, table: str, id: int) -> Document | None:
        """One record; only the pages it can be in are read. Not to be changed."""
        return self.current(table, id)[0]

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
        key = CORE if (kind := BY_TABLE.get(table)) and kind.page == CORE else month_at(millisecond(at))
        used: list[Iterable[str]] = [
            rows for page in self.page_folder.month(key).pages.values() for rows in page.tables.values()
        ]
        return self._ids.fresh(at, [*used, {str(id) for _, id in taken}])

    def trash_since(self) -> int:
        """The revision from which on what was deleted is kept."""
        return millisecond(self._now() - timedelta(days=KEPT_DAYS)) << BITS

    def stamp(self) -> int:
        """A revision for now."""
        return self._ids.stamp()

    def empty_trash(self, key: str) -> None:
        """Take what was deleted too long ago out of our pages of a month. Raises StoreError."""
        with self.writing():
            for name in self.page_folder.listing.own(key):
                tables = dict(self.page_folder.check(key, name))
                if empty_out(tables, self.trash_since()):
                    self.page_folder.write_page(key, name, tables)

    # -- writing

    def writing(self) -> AbstractContextManager[None]:
        """The time to read, change and commit with nobody else writing."""
        return self.page_folder.writing()

    def commit(
        self, changes: Mapping[Key, Document | None], *, arriving: bool = False, over: Collection[Key] = ()
    ) -> tuple[Entry, ...]:
        """Put documents on the disk (None: delete) and say what was done, in the same order.

        One replacement for each page; over several pages additions come before deletions, so that at
        no moment less is on the disk than was or will be. Documents that are `arriving` from elsewhere
        keep the revision they bring, where it is newer than what is here. Those in `over` were not made
        from what they replace, so that this is kept among the versions.
        """
        with self.writing():
            entries = self.planned(changes, arriving=arriving, over=over)
            self.put(entries, thrown_away(entries, over))
            return entries

    def planned(
        self, changes: Mapping[Key, Document | None], *, arriving: bool = False, over: Collection[Key] = ()
    ) -> tuple[Entry, ...]:
        """What `commit` would do. Only within `writing`."""
        stamp = self._ids.stamp()
        return tuple(self._entry(*key, doc, stamp, arriving, key in over) for key, doc in changes.items())

    def put(self, entries: Sequence[Entry], thrown: Collection[Key], *, announced: bool = False) -> None:
        """Put on the disk what was planned, when nothing was written since. Only within `writing`.

        Of what is deleted that in `thrown` goes to the trash.
        Where they are `announced` in the undo log, what of a refused write has got to the disk stays
        there, for undo to take back; else that is done here.
        """
        batches = self._batches([e for e in entries if e.before is not None or e.after is not None])
        before = [(key, name, self.page_folder.check(key, name)) for key, name, _ in batches]
        try:
            for key, name, batch in batches:
                self._write(key, name, batch, thrown)
        except OSError:
            if not announced:
                self._take_back(before)
            raise

    def check(self, entries: Sequence[Entry]) -> None:
        """Raise StoreError if a page that these would be written to must not be. Only within `writing`."""
        for key, name, _ in self._batches(list(entries)):
            self.page_folder.check(key, name)

    def is_one_page(self, entries: Sequence[Entry]) -> bool:
        """Whether these are written with one replacement of one page. Only within `writing`."""
        months = {key_of(entry.table, entry.id) for entry in entries}
        return len(months) <= 1 and len(self._batches(list(entries))) <= 1

    def throw_away(self, table: str, at: datetime, doc: Document) -> None:
        """Put what is no record into the trash: a deletion of a document that never stood in its table."""
        with self.writing():
            id = self.fresh_id(at, table)
            entry = Entry(table=table, id=id, before=doc, after=None, revision=id)
            key = key_of(table, id)
            self._write(key, self.room(key), [entry], {(table, id)})

    def _take_back(self, before: list[tuple[str, str, Tables]]) -> None:
        """Put back the pages that a refused write has replaced, as far as the disk lets us.

        As they were, revisions too: what undo knows of the records stays true.
        """
        for key, name, tables in reversed(before):
            with suppress(OSError, StoreError):
                if self.page_folder.check(key, name) != tables:
                    self.page_folder.write_page(key, name, stamped(tables))

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
                doc |= {"rev": rev} | ({} if over else {"base": stood} | self._seen(table, id, stood))
        return Entry(table=table, id=id, before=old, after=doc, revision=rev, stood=stood)

    def _seen(self, table: str, id: int, stood: int) -> Document:
        """The older versions in other pages, of which whoever changes the record now has heard."""
        pages = self.page_folder.month(key_of(table, id)).pages.values()
        revisions = {revision(id, doc) for page in pages if (doc := page.tables.get(table, {}).get(str(id)))}
        return {"seen": sorted(revisions - {stood})} if revisions - {stood} else {}

    def _batches(self, entries: list[Entry]) -> list[tuple[str, str, list[Entry]]]:
        """(month, page, entries): one for each page, or additions first where there are several pages."""
        places = [(key := key_of(e.table, e.id), self._place(key, e.table, str(e.id)), e) for e in entries]
        several = len({name for _, name, _ in places}) > 1
        batches: dict[tuple[bool, str, str], list[Entry]] = {}
        for key, name, entry in places:
            batches.setdefault((several and entry.after is None, key, name), []).append(entry)
        return [(key, name, batches[late, key, name]) for late, key, name in sorted(batches)]

    def _place(self, key: str, table: str, i: str) -> str:
        """The page of ours to write a record to: the one it is in, else the youngest with room."""
        month, own = self.page_folder.month(key), self.page_folder.listing.own(key)
        for name in reversed(own):
            tables = month.pages[name].tables if name in month.pages else {}
            if i in tables.get(table, ()) or i in tables.get(DELETED + table, ()):
                return name
        return self.room(key)

    def room(self, key: str) -> str:
        """The page of ours in a month that new records go to."""
        month, own, stem = self.page_folder.month(key), self.page_folder.listing.own(key), key + self._ending
        if not own:
            return f"{stem}.json"
        if own[-1] not in month.pages or month.pages[own[-1]].size < FULL:
            return own[-1]
        return f"{stem}.{int(own[-1][len(stem) : -5].removeprefix('.') or 1) + 1}.json"

    def _write(self, key: str, name: str, batch: list[Entry], thrown: Collection[Key] = ()) -> None:
        tables = dict(self.page_folder.check(key, name))
        known = len(tables.get("_versions", ()))
        keep_versions(tables, self.losers(key))
        if len(tables.get("_versions", ())) > known:
            self.page_folder.tell(CHANGED_TWICE)
        keep_versions(tables, _overtaken(batch))
        empty_out(tables, self.trash_since())
        for table in {entry.table for entry in batch}:
            for each in (table, DELETED + table):
                tables[each] = dict(tables.get(each, {}))
        for entry in batch:
            i, rows, stones = str(entry.id), tables[entry.table], tables[DELETED + entry.table]
            if entry.after is not None:
                rows[i] = entry.after
                stones.pop(i, None)
            else:
                rows.pop(i, None)
                base = revision(i, entry.before) if entry.before else 0
                stones[i] = {"rev": entry.revision, "base": base} | self._seen(entry.table, entry.id, base)
                if (entry.table, entry.id) in thrown:
                    stones[i]["doc"] = entry.before
        self.page_folder.write_page(
            key, name, stamped({table: rows for table, rows in tables.items() if rows})
        )

    def losers(self, key: str) -> list[Loser]:
        """The versions in a month that lost against one made elsewhere."""
        month = self.page_folder.month(key)
        if len(month.pages) <= len(self.page_folder.listing.own(key)):
            return []
        losers: list[Loser] = []
        tables: Tables = {}
        for page in month.pages.values():
            merge(tables, page.tables, losers)
        bury(tables, losers)
        return losers


def _overtaken(batch: list[Entry]) -> list[Loser]:
    """What stood here and is replaced by a version that was not made from it."""
    return [
        (entry.table, str(entry.id), entry.before)
        for entry in batch
        if entry.before and entry.after and entry.after.get("base") != revision(entry.id, entry.before)
    ]
