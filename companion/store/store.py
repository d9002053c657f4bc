"""The store: what the reader reads, and the writes that can be taken back."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING

from companion.model.change import Edit, Entry
from companion.model.kinds import BY_TABLE, kind_of
from companion.model.trash import Thrown
from companion.store.database.database import NOW, Database
from companion.store.database.documents import patched, to_document
from companion.store.database.ids import CORE, Key
from companion.store.database.merging import Document, knew
from companion.store.database.signatures import Signature
from companion.store.errors import Stale, StoreError
from companion.store.reader import Reader
from companion.store.safety import upkeep
from companion.store.trash import thrown_away
from companion.store.undo import UndoLog

if TYPE_CHECKING:
    from pathlib import Path

    from companion.store.batch import Batch, Changes
    from companion.store.shared.sync import SyncStatus, Tidied

__all__ = ["Stale", "Store", "StoreError"]

MINE = 50  # records written here that are watched for another version
A_DAY = 86_400.0  # seconds a page is left alone before its backup follows it


class Store(Reader):
    """The records of one data folder.

    Nothing is made before it is needed. Writing returns when it is on the disk.
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
        super().__init__(Database(folder, device, backups=backups, now=now), now)
        self._written: dict[Key, Entry] = {}  # the last of this run
        self._tried: set[tuple[str, Signature]] = set()  # pages that were to get a backup
        self.undo_log = UndoLog(self._page_folder.folder, self.database.device, self._page_folder.tell)
        self._page_folder.watch.logged = self.undo_log.written

    @property
    def folder(self) -> Path:
        """The data folder, links resolved."""
        from pathlib import Path

        return Path(self._page_folder.folder)

    def tell_when_new(self, notice: str) -> None:
        """Keep a notice for the person if the folder has to be made."""
        self._page_folder.when_new = notice

    def close(self) -> None:
        """Keep what was counted for the next time; after a write, pages get the backups that they lack."""
        if self._known_summary is not None:
            self._known_summary.save()
        if self._page_folder.wrote:
            with suppress(StoreError):
                self.catch_up()

    def apply(self, edits: Sequence[Edit]) -> tuple[Entry, ...]:
        """Do these edits, on the disk when this returns, and say what was done to each document.

        New records get their id. A patch that moves a record in time gives it a new id: two
        entries. Raises Stale when a record is not as it was read, StoreError when the disk refuses;
        then nothing was written. (Over several pages additions come first, and are taken back if a
        later page is refused.)
        """
        with self.database.writing():
            changes: Changes = {}
            for edit in edits:
                self._plan(edit, changes)
            over = {(kind_of(type(edit.record)).table, edit.record.id) for edit in edits if edit.over}
            return self._mine(_written(self.database, changes, over))

    def revert(self, entries: Sequence[Entry], *, over: bool = False) -> tuple[Entry, ...]:
        """Undo what `apply` did, and say what that did: reverting it in turn is redo.

        What never got to the disk is left out. With `over` what is replaced is kept among the versions.
        Raises Stale, and writes nothing, unless every document is still as the entries left it.
        """
        from companion.store.batch import inverse

        with self.database.writing():
            changes, _ = inverse(self.database, entries)
            return self._mine(_written(self.database, changes, changes.keys() if over else ()))

    def writing(self) -> AbstractContextManager[None]:
        """Keep everybody else from writing until this ends. Raises StoreError as `apply` does."""
        return self.database.writing()

    def trash(self) -> list[Thrown]:
        """What was deleted in the last days, and the versions that were replaced, newest first."""
        from companion.store.trash import in_the_trash

        return in_the_trash(self._page_folder, self.database.trash_since(), self._now())

    def throw_away(self, table: str, at: datetime, doc: Document) -> None:
        """Move what is no record (an item of the plan) to the trash. Raises StoreError as `apply` does."""
        with self.database.writing():
            id = self.database.fresh_id(at, table)
            entry = Entry(table=table, id=id, before=doc, after=None, revision=id)
            self.database.writer.write([entry], {(table, id)})

    def empty_trash(self) -> None:
        """Let go of what was deleted too long ago, in the months that are counted. Raises StoreError."""
        for key in self._summary.trash_before(self.database.trash_since()):
            self.database.writer.empty_trash(key)

    def catch_up(self, most: int = 6) -> bool:
        """Back up `most` pages that no backup has as they are, but for those of today; whether none is left.

        Each is tried once as it is, for one that is damaged stays without. Raises StoreError as `apply` does.
        """
        names = [name for place in self.places() for name in upkeep.behind(self._page_folder, place, A_DAY)]
        behind = [page for page in self._page_folder.listing.signatures(names) if page not in self._tried]
        upkeep.catch_up(self._page_folder, [name for name, _ in behind[-most:]])
        self._tried.update(behind[-most:])
        return len(behind) <= most

    def without_backup(self) -> list[str]:
        return [name for place in self.places() for name in upkeep.behind(self._page_folder, place, inf)]

    def back_up(self, place: str) -> None:
        """Back up the pages of a place as they are now, as far as the disk lets us."""
        upkeep.mark_checked(self._page_folder, place)

    # -- many at once

    def batch(self, documents: Mapping[Key, Document | None], *, news: bool = True) -> Batch:
        """Plan to write documents from elsewhere under their own ids. Only within `writing`.

        The version here that one replaces is kept. With `news` a document is left out that has a version
        here at least as new.
        """
        from companion.store.batch import Batch, is_news

        taken = {k: doc for k, doc in documents.items() if not news or is_news(self.database, k, doc)}
        return Batch(self.database, taken)

    def reversal(
        self, entries: Sequence[Entry], as_stored: Callable[[Entry], Entry], begun: Mapping[Key, Entry]
    ) -> Batch:
        """Plan to do what `revert` does, as `inverse` says. Only within `writing`. Raises Stale."""
        from companion.store.batch import Batch, inverse

        undone = inverse(self.database, entries, as_stored, begun)
        return Batch(self.database, *undone, moves=True, at_once=self._mine)

    # -- a shared folder

    def tidy(self, *, damaged_too: bool = False) -> list[Tidied]:
        """Take the conflict copies of sync programs into a page of ours; nothing is done when there are none.

        With `damaged_too` those that cannot be read whole are set aside. Raises StoreError when the disk
        refuses.
        """
        from companion.store.shared.sync import tidy

        return tidy(self.database, damaged_too=damaged_too)

    def sync_status(self) -> SyncStatus:
        """Which machines write here, which files are conflict copies, whose clock is off."""
        from companion.store.shared.sync import status

        return status(self.database, self._now())

    def overtaken(self) -> list[str]:
        """What was written here in this run and replaced since by who had not seen it, each once.

        Told by what such a record is called, or ``. That version is in the trash.
        """
        found: list[str] = []
        for here, entry in list(self._written.items()):
            doc, rev = self.database.current(*here)
            if rev != entry.revision:
                del self._written[here]
                kind = BY_TABLE.get(entry.table)
                if kind and kind.called and doc and entry.after and not knew(doc, entry.revision):
                    found.append(kind.one_line(entry.after))
        return found

    # -- inside

    def _mine(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        self._written.update({(entry.table, entry.id): entry for entry in entries})
        while len(self._written) > MINE:
            del self._written[next(iter(self._written))]
        return entries

    def _plan(self, edit: Edit, changes: Changes) -> None:
        record, kind = edit.record, kind_of(type(edit.record))
        if edit.fields is None and not edit.remove:
            id = self.database.fresh_id(record.at, kind.table, changes)
            changes[kind.table, id] = to_document(record)
            return
        here = kind.table, record.id
        if here in changes:  # a second edit of the same record
            doc = changes[here]
        else:
            doc, rev = self.database.current(*here, must_be=True)
            doc = doc if rev == record.rev else None
        if doc is None:
            raise Stale
        if edit.remove:
            changes[here] = None
            return
        changes[here] = doc = patched(type(record), doc, edit.fields or {})
        at: datetime = (edit.fields or {}).get("at", record.at)
        if kind.page != CORE and at != record.at:  # ids sort by time, so another time is another id
            changes[kind.table, self.database.fresh_id(at, kind.table, changes)] = doc
            changes[here] = None


def _written(database: Database, changes: Changes, over: Collection[Key]) -> tuple[Entry, ...]:
    entries = database.planned(changes, over=over)
    database.writer.write(entries, thrown_away(entries, over))
    return entries
