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
from companion.store.database.ids import Key, key_of
from companion.store.database.merging import DELETED, Tables, bury, lacking, merge
from companion.store.database.rescue import HEAD
from companion.store.safety.upkeep import mark_checked
from companion.store.shared.sync import take_in_tables

ASIDE = re.compile(r"(?P<page>.+\.json)\.(?P<ns>\d+)")


class Missing(msgspec.Struct, frozen=True):
    """Records of a page that are not here. `gone`: nor is the page.

    `held` are the tables they stand in whole, and `origins` the files of those, from the data folder; both
    are empty where only their ids are known.
    """

    page: str
    gone: bool
    records: frozenset[Key]
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


def missing(database: Database, damaged: Iterable[Aside], done: Iterable[Entry]) -> Iterator[Missing]:
    """What is not here of each page that there are backups or damaged files of, oldest first.

    `done` is what the log of undo knows; it is asked about the months of pages that are damaged or gone.
    """
    page_folder, lines = database.page_folder, dict[str, list[str]]()
    for aside in damaged:
        lines.setdefault(aside.page, []).append(aside.file)
    backups = (page for page in page_folder.backups.pages() if (said := read_name(page)) and not said.made_by)
    written = {(entry.table, entry.id) for entry in done if entry.after is not None}
    there = set(page_folder.listing.names())
    for page in sorted({*backups, *lines}):
        key = key_in(page)
        known = _known(database, key)
        held, origin = page_folder.backups.newest(page)
        origins = [f"backups/{name}" for name in origin.split(" and ") if name]
        for file in lines.get(page, ()):
            with suppress(OSError):
                merge(held, page_folder.codec.salvage(head_of(os.path.join(page_folder.folder, file), HEAD)))
                origins.append(file)
        whole = _ids(bury({table: dict(rows) for table, rows in held.items()})) - known
        if whole:
            yield Missing(page, page not in there, frozenset(whole), held, tuple(origins))
        if page in lines or page not in there:
            named = {here for here in written if key_of(*here) == key} - known - whole
            written -= named  # said once, where a month has several pages
            if named:
                yield Missing(page, page not in there, frozenset(named))


def bring_back(database: Database, found: Missing) -> int:
    """Put records that are missing, and stand whole somewhere, into a page of ours; how many.

    What is here stays, unless it is an older version. Raises StoreError when the disk refuses.
    """
    with database.writing():
        records = take_in_tables(database, key_in(found.page), found.held)
        mark_checked(database.page_folder, key_in(found.page))
        return records


def unsure(database: Database, damaged: Iterable[Aside]) -> list[Aside]:
    """The damaged pages that had no backup: what they held besides what could be read is not known."""
    found = []
    for aside in damaged:
        page = database.page_folder.month(key_in(aside.page), keep=False).pages.get(aside.page)
        if page and lacking(page.tables) == os.path.basename(aside.file):
            found.append(aside)
    return found


def _known(database: Database, key: str) -> set[Key]:
    """The records of a month, living and deleted."""
    tables = database.page_folder.month(key, keep=False).merged()
    return {(table.removeprefix(DELETED), int(i)) for table, rows in tables.items() for i in rows}


def _ids(tables: Tables) -> set[Key]:
    return {(table, int(i)) for table, rows in tables.items() if not table.startswith("_") for i in rows}
