"""Rows of our pages that stand in a table nobody knows, as one byte of its name was damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from companion.model.change import Entry
from companion.store.database.database import Database
from companion.store.database.file_names import key_in
from companion.store.database.merging import SCHEMA, Tables, schema_of, stamped
from companion.store.database.placing import placed, seen_by, seen_in, strays
from companion.store.safety.missing import settle


class Misplaced(msgspec.Struct, frozen=True):
    """A table of a page that nobody knows, how many rows it has, and of how many it is known where to."""

    page: str
    table: str
    rows: int
    known: int


def misplaced(database: Database, places: Iterable[str], done: Iterable[Entry]) -> Iterator[Misplaced]:
    """The tables nobody knows in months (or `core`), oldest first; `done` is what the log of undo knows."""
    entries = list(done)
    for key in sorted(places):
        for name in database.page_folder.listing.own(key):
            page = database.page_folder.month(key, keep=False).pages.get(name)
            if page is None or page.problem or schema_of(page.tables) > SCHEMA:
                continue
            if astray := strays(page.tables):
                left = strays(_mended(database, name, page.tables, entries))
                for table, rows in astray.items():
                    yield Misplaced(name, table, len(rows), len(rows) - len(left.get(table, ())))


def put_right(database: Database, name: str, done: Iterable[Entry]) -> None:
    """Move the rows of a page to their tables, as far as these are known. Raises StoreError."""
    with database.writing():
        tables = _mended(database, name, database.page_folder.check(key_in(name), name), list(done))
        database.page_folder.write_page(key_in(name), name, stamped(tables))
        settle(database, name)


def _mended(database: Database, name: str, tables: Tables, done: list[Entry]) -> Tables:
    page_folder, key = database.page_folder, key_in(name)
    others = [page.tables for page in page_folder.month(key, keep=False).pages.values() if page.name != name]
    seen = seen_by(done, key) | seen_in(*others, page_folder.backups.known(name))
    return placed(tables, key, seen)
