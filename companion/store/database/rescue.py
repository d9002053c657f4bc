"""Pages that are not as they were written: what is shown of them, and what becomes of the file.

Nothing here overwrites the only copy of anything. What was done, or could not be, is told.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from companion.files import head_of, read_file, write_durably
from companion.store.database.file_names import made_of
from companion.store.database.merging import SCHEMA, Tables, migrated, rebuilt, schema_of, stamped
from companion.store.database.month import Page
from companion.store.database.watch import UNKNOWN, Signature, signature_in, signature_of
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.store.database.folder import PageFolder

HEAD = 4 * 1024 * 1024  # bytes looked at of a page that is far too large
DAMAGED = "is damaged"
NEWEST = "The newest change may not be among them."
NO_BACKUP = "There is no backup of it yet, so there may have been more."


def decoded(page_folder: PageFolder, name: str, signature: Signature, raw: bytes, known: Tables) -> Page:
    """The page in these bytes; one that is damaged is rescued. `known` is what it held before."""
    try:
        return Page(name, signature, hash(raw), page_folder.codec.decode(raw))
    except (ValueError, RecursionError):
        return _rescued(page_folder, name, signature, raw, known)


def too_large(page_folder: PageFolder, name: str, known: Tables, error: OSError) -> Page:
    """A page of ours that somebody has filled with far more than is read. Raises OSError."""
    return _rescued(
        page_folder, name, UNKNOWN, head_of(os.path.join(page_folder.folder, name), HEAD), known, error
    )


def unreadable(page_folder: PageFolder, name: str, problem: str) -> Page:
    """A page that is only as good as its newest backup, until it can be read again."""
    tables, origin = page_folder.backups.newest(name)
    are = _records(tables, "is", "are")
    shown = f" Until it can be read, {are} shown from {origin}." if origin else ""
    page_folder.tell(f"{name} {problem}. It is left as it is.{shown}")
    return Page(name, UNKNOWN, 0, tables, problem)


def _rescued(
    page_folder: PageFolder,
    name: str,
    signature: Signature,
    raw: bytes,
    known: Tables,
    too_large: OSError | None = None,
) -> Page:
    """A damaged page: set aside, and rebuilt from its whole lines, its newest whole backup and memory.

    Of one that is `too_large` to be read, `raw` is the beginning.
    """
    path, digest = os.path.join(page_folder.folder, name), hash(raw)
    backup, origin = page_folder.backups.newest(name)
    lines = page_folder.codec.salvage(raw)
    tables = rebuilt(backup, known, migrated(lines))
    sources = f"its readable lines and {origin}" if origin else "its readable lines"
    what = f"is damaged ({too_large.strerror})" if too_large else "is damaged"
    more = NEWEST if origin or known else NO_BACKUP
    found = f"{name} {what}: {_records(tables, 'was', 'were')} read from {sources}. {more}"
    if not page_folder.is_ours(name):
        aside = " until `companion sync tidy` sets it aside" if made_of(name)[1] else ""
        page_folder.tell(f"{found} It was made by another program and is left as it is{aside}.")
        return Page(name, signature, digest, tables, DAMAGED)
    if schema_of(lines) > SCHEMA:
        page_folder.tell(f"{found} It was written by a newer companion and is left as it is.")
        return Page(name, signature, digest, tables, "is damaged")
    try:
        with page_folder.writing():
            if too_large:
                kept = page_folder.backups.link_aside(path)
            else:
                again, stat = read_file(path)
                signature = signature_in(stat)
                if again != raw:  # somebody was writing it in place, or has mended it
                    return decoded(page_folder, name, signature, again, known)
                kept = page_folder.backups.set_aside(name, raw)
            tables = stamped(tables)
            if not origin and not known:  # `missing.unsure` goes on saying so
                tables["_meta"]["1"]["rebuilt_from"] = os.path.basename(kept)
            data = page_folder.codec.encode(tables)
            write_durably(path, data)
            signature, digest = signature_of(path) or signature, hash(data)
    except (StoreError, OSError):
        page_folder.tell(f"{found} It is left where it is, as the folder cannot be written.")
        return Page(name, signature, digest, tables, "is damaged and could not be set aside")
    aside = os.path.relpath(kept, page_folder.folder)
    page_folder.tell(f"{found} The damaged file is kept in the data folder as {aside}")
    return Page(name, signature, digest, tables)


def _records(tables: Tables, one: str, several: str) -> str:
    count = sum(len(rows) for table, rows in tables.items() if not table.startswith("_"))
    return f"one record {one}" if count == 1 else f"{count} records {several}"
