"""The store: typed records in and out of the notebook, and the writes that can be taken back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from companion.model.change import Edit, Entry
from companion.model.kinds import BY_STRUCT, Kind, kind_of
from companion.model.record import Record
from companion.model.trash import Thrown
from companion.store.documents import R, patched, to_document, to_record
from companion.store.errors import Stale, StoreError
from companion.store.ids import CORE, millisecond, month_at, month_of, next_month, previous_month, span
from companion.store.notebook import NOW, Key, Notebook
from companion.store.pages import DELETED, Document, Tables, revision
from companion.store.trash import thrown_away
from companion.store.undo import UndoLog

if TYPE_CHECKING:
    from pathlib import Path

    from companion.store.summary import Summary
    from companion.store.sync import SyncStatus, Tidied

__all__ = ["Stale", "Store", "StoreError"]

Changes = dict[Key, Document | None]
NOTHING: Mapping[Key, Entry] = {}


class Store:
    """The records of one data folder.

    Nothing is read or made before it is needed. Reading never raises for what is on the disk: what
    cannot be read is left where it is, and a notice says so. Writing returns when it is on the disk.
    `device` is in the names of the files this machine writes, `backups` how many days are kept.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        device: str = "",
        backups: int = 14,
        now: Callable[[], datetime] = NOW,
    ) -> None:
        self.notebook = Notebook(folder, device, backups=backups, now=now)
        self._shelf = self.notebook.shelf
        self._now = now
        self._now = now
        self.undo_log = UndoLog(self._shelf.folder, self.notebook.device, self._shelf.tell)
        self._known_summary: Summary | None = None

    @property
    def folder(self) -> Path:
        """The data folder, links resolved."""
        from pathlib import Path

        return Path(self._shelf.folder)

    def notices(self) -> list[str]:
        """What the person should be told about the files, each thing once; empties the list."""
        told, self._shelf.notices = self._shelf.notices, []
        return told

    def changed(self) -> bool:
        """Whether another process or machine changed a file since this was last asked. Cheap."""
        return self._shelf.changed()

    def close(self) -> None:
        """Keep what was counted for the next time."""
        if self._known_summary is not None:
            self._known_summary.save()

    # -- reading

    def get(self, struct: type[R], id: int) -> R | None:
        """One record."""
        doc = self.notebook.find(BY_STRUCT[struct].table, id)
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
        keys = (
            [CORE] if _kind(struct).page == CORE else [k for k in self._shelf.months() if start <= k <= end]
        )
        return [
            record
            for key in keys
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
        only months that have some are read, as far as `summarise` has come.
        """
        kind, found = _kind(struct), list[R]()
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

    # -- writing

    def apply(self, edits: Sequence[Edit]) -> tuple[Entry, ...]:
        """Do these edits, on the disk when this returns, and say what was done to each document.

        New records get their id. A patch that moves a record in time gives it a new id: two
        entries. Raises Stale when a record is not as it was read, StoreError when the disk refuses;
        then nothing was written. (Over several pages additions come first, and are taken back if a
        later page is refused.)
        """
        with self.notebook.writing():
            changes: Changes = {}
            for edit in edits:
                self._plan(edit, changes)
            over = {(kind_of(edit.record).table, edit.record.id) for edit in edits if edit.over}
            return self.notebook.commit(changes, over=over) if changes else ()

    def revert(self, entries: Sequence[Entry], *, over: bool = False) -> tuple[Entry, ...]:
        """Undo what `apply` did, and say what that did: reverting it in turn is redo.

        What never got to the disk is left out. With `over` what is replaced is kept among the versions.
        Raises Stale, and writes nothing, unless every document is still as the entries left it.
        """
        with self.notebook.writing():
            changes, _ = self._turned(entries)
            return self.notebook.commit(changes, over=changes.keys() if over else ()) if changes else ()

    def reversal(
        self, entries: Sequence[Entry], as_stored: Callable[[Entry], Entry], begun: Mapping[Key, Entry]
    ) -> tuple[Entry, ...]:
        """What `revert` would do, in the order it is to be written. Only within `writing`.

        `as_stored` tells an entry with the revision that its document has by now; `begun` are the entries
        of a reversal that was cut off: what it did is done, and among what is returned. Raises Stale.
        """
        from companion.store.arriving import planned

        changes, done = self._turned(entries, as_stored, begun)
        return (*done, *planned(self.notebook, changes))

    def put(self, entries: Sequence[Entry], *, moves: bool = False) -> Iterator[tuple[Entry, ...]]:
        """Put on the disk what was planned, about a page at a time, and say what was.

        The plan is to be in the undo log before. What was changed elsewhere since it was made is left as
        it is. With `moves` a record deleted where others are added was only moved, and is not for the
        trash. Raises StoreError where the disk refuses; what is on it by then stays.
        """
        from companion.store.arriving import put

        gone = entries if moves else [entry for entry in entries if entry.after is None]
        return put(self.notebook, entries, thrown_away(gone))

    def put_at_once(self, entries: Sequence[Entry]) -> bool:
        """The same in one write, or none, where all belongs on one page; whether it does.

        Only within `writing`.
        """
        if not self.notebook.is_one_page(entries):
            return False
        self.notebook.put(entries, thrown_away(entries))
        return True

    def arrived(self, entries: Sequence[Entry]) -> int:
        """How many of these are on the disk."""
        return sum(self.notebook.standing(each.table, each.id)[1] == each.revision for each in entries)

    def writing(self) -> AbstractContextManager[None]:
        """The time to do several things with nobody else writing. Raises StoreError as `apply` does."""
        return self.notebook.writing()

    def trash(self) -> list[Thrown]:
        """What was deleted in the last days, and the versions that were replaced, newest first."""
        from companion.store.trash import in_the_trash

        return in_the_trash(self._shelf, self.notebook.trash_since(), self._now())

    def throw_away(self, table: str, at: datetime, doc: Document) -> None:
        """Put what is no record (an item of the plan) into the trash. Raises StoreError as `apply` does."""
        self.notebook.throw_away(table, at, doc)

    def empty_trash(self) -> None:
        """Let go of what was deleted too long ago, in the months that are counted. Raises StoreError."""
        for key in self._summary.trash_before(self.notebook.trash_since()):
            self.notebook.empty_trash(key)

    # -- all of it, a month at a time

    def places(self) -> list[str]:
        """Where records are: the months, oldest first, and `core`."""
        return [*self._shelf.months(), CORE]

    def documents(self, place: str) -> Tables:
        """The documents of a place, by table and id. Not to be changed; nothing stays decoded."""
        return self._shelf.month(place, keep=False).union()

    def deleted(self, place: str) -> dict[tuple[str, int], Document]:
        """What was deleted in a place and is not there again: by table and id, the newest tombstone."""
        month = self._shelf.month(place, keep=False)
        there, stones = month.union(), dict[tuple[str, int], Document]()
        for page in month.pages.values():
            for name, rows in page.tables.items():
                table = name.removeprefix(DELETED)
                if table == name:
                    continue
                for i in rows.keys() - there.get(table, {}).keys():
                    stood = stones.get((table, int(i)))
                    if stood is None or revision(i, rows[i]) > revision(i, stood):
                        stones[table, int(i)] = rows[i]
        return stones

    def arriving(self, documents: Mapping[Key, Document | None], *, news: bool = True) -> tuple[Entry, ...]:
        """What putting documents from elsewhere here under their own ids would do. Only within `writing`.

        The version here that one replaces is kept. With `news` a document is left out that has a version
        here at least as new.
        """
        from companion.store.arriving import planned

        taken = documents.items()
        return planned(
            self.notebook, {k: doc for k, doc in taken if doc is None or not news or self._is_news(*k, doc)}
        )

    # -- a shared folder

    def tidy(self) -> list[Tidied]:
        """Take the conflict copies of sync programs into a page of ours; nothing is done when there are none.

        Raises StoreError when the disk refuses.
        """
        from companion.store.sync import tidy

        return tidy(self.notebook)

    def sync_status(self) -> SyncStatus:
        """Which machines write here, which files are conflict copies, whose clock is off."""
        from companion.store.sync import status

        return status(self.notebook, self._now())

    # -- all of history

    def count(self, struct: type[Record]) -> int:
        """How many records of a kind there are, as far as `summarise` has come."""
        return self._summary.count(_kind(struct).table)

    def days(self) -> frozenset[date]:
        """The days with something in them, as far as `summarise` has come."""
        return self._summary.days()

    def summarise(self, slice: int = 6) -> bool:
        """Look at the next `slice` months that are not counted yet; whether all are."""
        return self._summary.step(slice)

    @property
    def _summary(self) -> Summary:
        if self._known_summary is None:
            from companion.store.summary import Summary

            self._known_summary = Summary(self._shelf)
        return self._known_summary

    # -- inside

    def _keys(self, struct: type[Record]) -> list[str]:
        return [CORE] if _kind(struct).page == CORE else self._shelf.months()

    def _keys_before(self, struct: type[Record], before: int | None) -> list[str]:
        """The months to look for ids below `before` in, newest first."""
        return [k for k in reversed(self._keys(struct)) if before is None or span(k)[0] < before]

    def _keys_with(self, kind: Kind, value: str) -> Iterator[str]:
        """The months with records of a kind, newest first; this one and the last are not asked about."""
        last = previous_month(month_at(millisecond(self._now())))
        yield from (key for key in reversed(self._shelf.months()) if key >= last)
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
        rows = self._shelf.month(key).union().get(_kind(struct).table, {})
        if only:  # a day of a month: most are left out before anything is sorted
            rows = {i: doc for i, doc in rows.items() if only(doc)}
        first, end = span(key)
        for id in sorted(map(int, rows), reverse=backwards):
            if id <= above or (below is not None and id >= below):
                continue
            if not first <= id < end:
                self._left_out(key)
            elif (record := self._record(struct, id, rows[str(id)])) is not None:
                yield record

    def _record(self, struct: type[R], id: int, doc: Document) -> R | None:
        try:
            return to_record(struct, id, doc)
        except msgspec.ValidationError:
            self._left_out(CORE if _kind(struct).page == CORE else month_of(id))
            return None

    def _left_out(self, key: str) -> None:
        self._shelf.tell(f"Something in {key}.json does not fit this version. It is kept there as it is.")

    def _is_news(self, table: str, id: int, doc: Document) -> bool:
        found, stood = self.notebook.standing(table, id, must_be=True)
        return found is None or stood < revision(id, doc)

    def _turned(
        self,
        entries: Sequence[Entry],
        as_stored: Callable[[Entry], Entry] = lambda entry: entry,
        begun: Mapping[Key, Entry] = NOTHING,
    ) -> tuple[Changes, list[Entry]]:
        """What takes entries back: the documents to put, and the entries of `begun` that did so already."""
        changes: Changes = {}
        done: list[Entry] = []
        for entry in reversed(entries):
            here = entry.table, entry.id
            doc, rev = self.notebook.standing(*here, must_be=True)
            left = entry if entry.revision == rev else as_stored(entry)
            if rev == left.revision and (doc is None) == (left.after is None):
                changes[here] = entry.before
            elif here in begun and rev == begun[here].revision:
                done.append(begun[here])
            elif rev >= left.revision:
                raise Stale
        return changes, done

    def _plan(self, edit: Edit, changes: Changes) -> None:
        record, kind = edit.record, kind_of(edit.record)
        if edit.fields is None and not edit.remove:
            id = self.notebook.fresh_id(record.at, kind.table, changes)
            changes[kind.table, id] = to_document(record)
            return
        here = kind.table, record.id
        if here in changes:  # a second edit of the same record
            doc = changes[here]
        else:
            doc, rev = self.notebook.standing(*here, must_be=True)
            doc = doc if rev == record.rev else None
        if doc is None:
            raise Stale
        if edit.remove:
            changes[here] = None
            return
        changes[here] = doc = patched(type(record), doc, edit.fields or {})
        at: datetime = (edit.fields or {}).get("at", record.at)
        if kind.page != CORE and at != record.at:  # ids sort by time, so another time is another id
            changes[kind.table, self.notebook.fresh_id(at, kind.table, changes)] = doc
            changes[here] = None


def _kind(struct: type[Record]) -> Kind:
    return BY_STRUCT[struct]
