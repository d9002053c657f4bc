"""Really removing: records, and every copy of them that the data folder holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime

import msgspec

from companion.files import read_file, sync_folder, write_durably
from companion.store.database.database import Database
from companion.store.database.file_names import PAGE, key_in
from companion.store.database.ids import CORE, after, instant
from companion.store.database.merging import (
    DELETED,
    SCHEMA,
    Codec,
    Document,
    Tables,
    revision,
    schema_of,
    stamped,
    version_in,
)
from companion.store.database.month import Page
from companion.store.errors import StoreError
from companion.store.safety.archive import unpack
from companion.store.safety.upkeep import back_up

FOLDERS = ("backups", "quarantine", "undo", "drafts", "cache", "reports")
"""What companion makes in the data folder besides pages."""


class Erased(msgspec.Struct, frozen=True):
    """What was removed (records, files); files that may hold something still; files of somebody else."""

    records: int
    files: int
    unread: tuple[str, ...]
    strangers: tuple[str, ...]


def count(database: Database, before: date | None) -> dict[str, int]:
    """How many records of each table would go: those of the days before a date, or all."""
    return {
        table: number
        for table, rows in sorted(database.everything().items())
        if (number := sum(_goes(int(i), doc, before) for i, doc in rows.items()))
    }


def holds(path: str, codec: Codec, before: date | None, *, shared: bool = False) -> bool | None:
    """Whether a page or an archive of pages holds any of what would go; None when it cannot be read.

    In a `shared` folder a bare tombstone does not go.
    """
    try:
        if path.endswith(".zip"):
            pages = [*unpack(path, codec).pages.values()]
        else:
            pages = [codec.decode(read_file(path)[0])]
    except (StoreError, OSError, ValueError, RecursionError):
        return None
    return any(
        _row_goes(table, i, doc, before, shared)
        for tables in pages
        for table, rows in tables.items()
        if table != "_meta"
        for i, doc in rows.items()
    )


def forget(database: Database, before: date | None) -> Erased:
    """Remove the records of the days before a date (None: all), from every page and every copy.

    What stays has a fresh backup. With a date bare tombstones (an id, which tells a time, and no words)
    stay, in a page of their own, so that a page of another machine, or an older one of this, brings nothing
    back. Stopped half-way it can be run again.

    Raises StoreError when the disk refuses.
    """
    with database.writing():
        records = sum(count(database, before).values())
        removal = _Removal(database, before)
        removal.pages()
        removal.copies()
        removal.back_up()
        return removal.done(records)


class _Removal:
    """Removes from a folder, and counts what went."""

    def __init__(self, database: Database, before: date | None) -> None:
        self._page_folder = database.page_folder
        self._stamp = database.stamp
        self._before = before
        self._files = 0
        self._unread: list[str] = []
        self._spared: set[str] = set()  # paths of backups
        self._writer = database.writer
        self._shared = before is not None  # an old page of this machine may come again, too

    def done(self, records: int) -> Erased:
        known = {*FOLDERS, *self._unread, ".lock"}
        strangers = sorted(n for n in self._listed() if n not in known and not PAGE.fullmatch(n))
        return Erased(records, self._files, tuple(self._unread), tuple(strangers))

    def pages(self) -> None:
        """Tombstones come first, into a page of ours: one that another machine wrote may come again."""
        names = self._page_folder.listing.names()
        if self._shared:
            for key in sorted({key_in(name) for name in names}):
                self._bury(key)
        for name in self._page_folder.listing.names():
            page = self._page_folder.month(key_in(name)).pages.get(name)
            if page is None:
                continue
            left = self._left(page.tables)
            if self._before is None and PAGE.fullmatch(name):
                self._remove(self._path(name))
            elif page.problem:
                self._unread.append(name)
                self._spare(page, left)
            elif left != page.tables:
                try:
                    self._page_folder.check(key_in(name), name)
                except StoreError:  # a newer companion's
                    self._unread.append(name)
                    continue
                if left.keys() - {"_meta"}:
                    write_durably(self._path(name), self._page_folder.codec.encode(stamped(left)))
                else:
                    self._remove(self._path(name))

    def copies(self) -> None:
        """Everything that was made from pages or kept beside them."""
        keeps: dict[str, Callable[[str], bool]] = {"backups": self._is_clean, "drafts": self._is_younger}
        for folder in FOLDERS:
            stays = keeps.get(folder) if self._before else None
            for path in self._files_in(folder):
                if stays is None or not stays(path):
                    self._remove(path)
        for name in self._listed():
            if name.startswith(".") and name.endswith(".tmp"):
                self._remove(self._path(name))
        sync_folder(self._page_folder.folder)

    def back_up(self) -> None:
        """Our pages as they are now: the backups that were removed held what is to stay, too."""
        for key in [*self._page_folder.listing.months(), CORE]:
            for name in self._page_folder.listing.own(key):
                if name not in self._unread and os.path.exists(self._path(name)):
                    back_up(self._page_folder, name)

    def _left(self, tables: Tables) -> Tables:
        """A page without what is to be forgotten."""
        left: Tables = {}
        for table, rows in tables.items():
            going = {
                i
                for i, doc in rows.items()
                if table != "_meta" and _row_goes(table, i, doc, self._before, self._shared)
            }
            left[table] = {i: doc for i, doc in rows.items() if i not in going}
        return {table: rows for table, rows in left.items() if rows}

    def _bury(self, key: str) -> None:
        """Write tombstones of what goes from a month into a page of ours."""
        graves: Tables = {}
        for page in self._page_folder.month(key).pages.values():
            for table, rows in page.tables.items():
                if table in ("_meta", "_versions") or (table[:1] == "_" and not table.startswith(DELETED)):
                    continue
                grave = graves.setdefault(DELETED + table.removeprefix(DELETED), {})
                for i, doc in rows.items():
                    if _row_goes(table, i, doc, self._before, True):
                        rev = max(revision(i, doc), revision(i, grave.get(i, {"rev": 0})))
                        grave[i] = {"rev": after(rev, self._stamp()), "forgotten": True}
        if not any(graves.values()):
            return
        name = self._writer.graves(key)
        try:
            tables = self._left(self._page_folder.check(key, name))
        except StoreError:  # it is named as unread
            return
        for table, grave in graves.items():
            tables[table] = {**tables.get(table, {}), **grave}
        self._page_folder.write_page(key, name, stamped(tables), back=True)

    def _spare(self, page: Page, left: Tables) -> None:
        """Keep what stays of a page that cannot be read now: it may stand nowhere but in its backups."""
        backups = self._page_folder.backups
        if schema_of(page.tables) > SCHEMA:
            self._spared |= {self._path(f"backups/{name}") for name in backups.names(page.name)}
        elif left.keys() - {"_meta"}:
            self._spared.add(backups.save(page.name, self._page_folder.codec.encode(stamped(left))))

    def _is_clean(self, path: str) -> bool:
        name, before = os.path.basename(path), str(self._before)[:7]
        if path in self._spared:
            return True
        if name[7:8] == "@" and name[:7] > before and os.path.dirname(path).endswith("backups"):
            return True
        found = holds(path, self._page_folder.codec, self._before, shared=self._shared)
        if found is None and path.endswith(".zip"):
            self._unread.append(os.path.relpath(path, self._page_folder.folder))
            return True
        return found is False

    def _is_younger(self, path: str) -> bool:
        changed = datetime.fromtimestamp(os.stat(path).st_mtime, UTC).date()
        return self._before is not None and changed >= self._before

    def _files_in(self, folder: str) -> Iterator[str]:
        for above, _, names in os.walk(self._path(folder), topdown=False):
            yield from (os.path.join(above, name) for name in names)
            with suppress(OSError):
                os.rmdir(above)

    def _remove(self, path: str) -> None:
        try:
            if os.path.islink(path):
                with suppress(FileNotFoundError):
                    os.unlink(os.path.realpath(path))
            os.unlink(path)
            self._files += 1
        except OSError:
            self._unread.append(os.path.relpath(path, self._page_folder.folder))

    def _listed(self) -> list[str]:
        with suppress(OSError):
            return os.listdir(self._page_folder.folder)
        return []

    def _path(self, name: str) -> str:
        return os.path.join(self._page_folder.folder, name)


def _row_goes(table: str, i: str, doc: Document, before: date | None, shared: bool) -> bool:
    if not table.startswith("_"):
        return _goes(int(i), doc, before)
    inside = doc.get("doc") if isinstance(doc.get("doc"), dict) else doc
    if shared and table.startswith(DELETED) and "doc" not in doc:
        return False
    version = version_in(doc)
    return _goes(int(version[1] if version else i), inside or {}, before)


def _goes(id: int, doc: Document, before: date | None) -> bool:
    """Whether a record is of a day before a date; by its id where it does not say."""
    if before is None:
        return True
    try:
        return date.fromisoformat(doc["day"]) < before
    except (KeyError, TypeError, ValueError):
        return instant(id, datetime.min.replace(tzinfo=UTC)).date() < before
