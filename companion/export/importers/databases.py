"""The tables of an SQLite database of another program, read in memory; nothing is left on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from companion.export.importers.reading import Unreadable

BEGINNING = b"SQLite format 3\0"
_JOURNAL = slice(18, 20)  # the header's two bytes that say how it is written to; 2 is a log beside it
_ROLLBACK = b"\x01\x01"


def tables_in(raw: bytes, name: str) -> set[str]:
    """The names of the tables, in small letters. Raises Unreadable."""
    return {str(row["name"]).casefold() for row in rows_in(raw, name, "sqlite_master")}


def rows_in(raw: bytes, name: str, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table by the names of its columns, in small letters. Raises Unreadable."""
    try:
        with closing(_opened(raw)) as found:
            found.text_factory = lambda text: text.decode("utf-8", "replace")
            rows = found.execute(f'select * from "{table}"')  # noqa: S608  (a name of ours)
            names = [str(column[0]).casefold() for column in rows.description]
            yield from [dict(zip(names, row, strict=True)) for row in rows]
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise Unreadable(
            f"{name} is a database that is damaged or cut off ({error}). Please export or copy it again."
        ) from None


def _opened(raw: bytes) -> sqlite3.Connection:
    found = sqlite3.connect(":memory:")
    found.deserialize(raw[: _JOURNAL.start] + _ROLLBACK + raw[_JOURNAL.stop :])
    return found
