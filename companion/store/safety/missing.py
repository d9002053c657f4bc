"""What is known of a page and is not here: by its backups, by what was set aside damaged, by the log of undo.

A deletion leaves a tombstone, and of what is forgotten no copy is left: neither is missing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

import msgspec

from companion.files import head_of
from companion.model.change import Entry
from companion.store.database.database import Database
from companion.store.database.file_names import key_in, read_name
from companion.store.database.ids import Key, after, key_of
from companion.store.database.merging import DELETED, Tables, merge, revision
from companion.store.database.merging import lacking as rebuilt_from
from companion.store.database.placing import placed, seen_in
from companion.store.database.rescue import HEAD
from companion.store.safety.upkeep import mark_checked
from companion.store.safety.watch import lacking, logged_of
from companion.store.shared.sync import take_in, take_in_tables
from companion.store.undo import UndoLog

ASIDE = re.compile(r"(?P<page>.+\.json)\.(?P<ns>\d+)")


class Missing(msgspec.Struct, frozen=True):
    """Records of a page that are not here. `gone`: nor is the page. `older` are here as before a change.

    `held` are those that stand somewhere whole, and `origins` the files of those, from the data folder; both
    are empty where only their ids are known.
    """

    page: str
    gone: bool
    records: frozenset[Key]
    older: frozenset[Key] = frozenset()
    held: Tables = {}
    origins: tuple[str, ...] = ()


class Aside(msgspec.Struct, frozen=True):
    """A damaged page in the quarantine: its name then, when that was, and the file, from the data folder."""

    page: str
    at: datetime
    file: str


def asides(database: Database, now: datetime) -> list[Aside]:
    """The damaged pages that were set aside and are still there, by name; `now` gives the time zone."""
    folder = os.path.join(database.page_folder.folder, "quarantine")
    found: list[Aside] = []
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            if (match := ASIDE.fullmatch(name)) and read_name(match["page"]):
                at = datetime.fromtimestamp(int(match["ns"]) / 1e9, now.tzinfo)
                found.append(Aside(match["page"], at, f"quarantine/{name}"))
    return found


def missing(
    database: Database, damaged: Iterable[Aside], done: Iterable[Entry], log: UndoLog
) -> Iterator[Missing]:
    """What is not here of each page that there are backups or damaged files of, oldest first.

    What the `log` of undo knows whole is asked for, too. `done` are all ids it knows; they are asked about
    the months of pages that are damaged or gone.
    """
    page_folder, lines = database.page_folder, dict[str, list[str]]()
    for aside in damaged:
        lines.setdefault(aside.page, []).append(aside.file)
    backups = (page for page in page_folder.backups.pages() if (said := read_name(page)) and not said.made_by)
    written = {(entry.table, entry.id) for entry in done if entry.after is not None}
    there = set(page_folder.listing.names())
    whole = list(log.written())
    logged = {database.writer.first(key_of(each.table, each.id)) for each in whole}
    told: Tables = {}
    for page in sorted({*backups, *lines, *logged}):
        key = key_in(page)
        here = page_folder.month(key, keep=False).merged()
        known = _ids_of(here)
        held, origins = _held(database, page, lines.get(page, ()), known)
        if page in logged:
            left = logged_of(key, whole)
            if lacking(lacking(left, here), held):
                origins.append(log.name)
            merge(held, left)
        lost = lacking(held, merge(here, told))
        merge(told, lost)
        if ids := _ids_of(lost):
            gone, older = frozenset(ids - known), frozenset(ids & known)
            yield Missing(page, page not in there, gone, older, lost, tuple(origins))
        known |= ids
        if page in lines or page not in there:
            named = {each for each in written if key_of(*each) == key} - known
            written -= named  # said once, where a month has several pages
            if named:
                yield Missing(page, page not in there, frozenset(named))


def bring_back(database: Database, found: Missing) -> int:
    """Put records that are missing, and stand whole somewhere, into a page of ours; how many.

    What is here stays, unless it is an older version. Raises StoreError when the disk refuses.
    """
    with database.writing():
        records = take_in_tables(database, key_in(found.page), found.held)
        settle(database, found.page)
        return records


def let_go(database: Database, found: Missing) -> None:
    """Take it that records are missing on purpose: they are deleted, and those that are here newer again.

    Raises StoreError when the disk refuses.
    """
    with database.writing():
        key, stamp = key_in(found.page), database.stamp()
        here = database.page_folder.month(key).union()
        tables: Tables = {}
        for table, id in found.records | found.older:
            i, doc = str(id), here.get(table, {}).get(str(id))
            known = [found.held.get(name, {}).get(i) for name in (table, DELETED + table)]
            newest = max((revision(i, each) for each in known if each), default=id)
            said = {"rev": after(newest, stamp)}
            if doc is None:
                tables.setdefault(DELETED + table, {})[i] = {**said, "forgotten": True}
            else:
                tables.setdefault(table, {})[i] = {**doc, **said, "base": newest}
        take_in(database, key, tables)
        settle(database, found.page)


def settle(database: Database, page: str) -> None:
    """Let go of what was kept of a page, as far as it is not missing any more; back up its month."""
    page_folder, key = database.page_folder, key_in(page)
    page_folder.watch.again()
    page_folder.look(page_folder.month(key), page)
    mark_checked(page_folder, key)


def unsure(database: Database, damaged: Iterable[Aside]) -> list[Aside]:
    """The damaged pages that had no backup: what they held besides what could be read is not known."""
    found = []
    for aside in damaged:
        page = database.page_folder.month(key_in(aside.page), keep=False).pages.get(aside.page)
        if page and rebuilt_from(page.tables) == os.path.basename(aside.file):
            found.append(aside)
    return found


def _held(database: Database, page: str, lines: Iterable[str], known: set[Key]) -> tuple[Tables, list[str]]:
    """What the backups of a page hold, and what can be read of it where it was damaged; and in which files.

    Of what is here the damaged lines are not believed.
    """
    page_folder = database.page_folder
    backups = page_folder.backups
    held = backups.known(page)
    newest, said = backups.newest(page)
    names = [*said.split(" and "), *backups.kept_of(page)]
    origins = [f"backups/{name}" for name in names if name]
    merge(held, newest)
    for file in lines:
        with suppress(OSError):
            found = page_folder.codec.salvage(head_of(os.path.join(page_folder.folder, file), HEAD))
            found = placed(found, key_in(page), seen_in(held))
            fresh = {
                table: {i: doc for i, doc in rows.items() if (table, int(i)) not in known}
                for table, rows in found.items()
            }
            merge(held, fresh)
            origins.append(file)
    return held, origins


def _ids_of(tables: Tables) -> set[Key]:
    """The records of tables, living and deleted."""
    names = ((name, name.removeprefix(DELETED)) for name in tables)
    return {(table, int(i)) for name, table in names if table[:1] != "_" for i in tables[name]}
