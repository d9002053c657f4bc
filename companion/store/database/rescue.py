"""What there is of a page that is not as it was written. The folder tells it, and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from companion.model.change import Entry
from companion.store.database.file_names import key_in, made_of
from companion.store.database.merging import SCHEMA, Codec, Tables, migrated, rebuilt, schema_of
from companion.store.database.placing import placed, seen_by, seen_in, strays
from companion.store.safety.backups import Backups

Logged = Callable[[bool], Iterable[Entry]]
HEAD = 4 * 1024 * 1024  # bytes looked at of a page that is far too large
DAMAGED = "is damaged"
NEWEST = "The newest change may not be among them."
NO_BACKUP = "There is no backup of it yet, so there may have been more."
NOT_WRITABLE = "It is left where it is, as the folder cannot be written."


class Rescued(msgspec.Struct, frozen=True):
    """What there is of a damaged page.

    `said` tells that. `stays` says why the file is to be left as it is, if so. `alone`: there was nothing
    but the damage itself to go by, so there may have been more.
    """

    tables: Tables
    said: str
    stays: str
    alone: bool


def rescued(
    name: str,
    raw: bytes,
    known: Tables,
    backups: Backups,
    codec: Codec,
    logged: Logged,
    *,
    ours: bool,
    why: str = "",
) -> Rescued:
    """Rebuild a damaged page from its whole lines, its newest whole backup and memory (`known`).

    The log of undo (`logged`) tells of a line under no readable table which it is of. Of a page that is too
    large to be read `raw` is the beginning, and `why` says so.
    """
    backup, origin = backups.newest(name)
    lines = codec.salvage(raw)
    if strays(lines):
        key = key_in(name)
        lines = placed(lines, key, seen_by(logged(False), key) | seen_in(backup, known))
    tables = rebuilt(backup, known, migrated(lines))
    sources = f"its readable lines and {origin}" if origin else "its readable lines"
    what = f"{DAMAGED} ({why})" if why else DAMAGED
    alone = not origin and not known
    said = f"{name} {what}: {_records(tables, 'was', 'were')} read from {sources}."
    stays = ""
    if not ours:
        until = " until `companion sync tidy` sets it aside" if made_of(name)[1] else ""
        stays = f"It was made by another program and is left as it is{until}."
    elif schema_of(lines) > SCHEMA:
        stays = "It was written by a newer companion and is left as it is."
    return Rescued(tables, f"{said} {NO_BACKUP if alone else NEWEST}", stays, alone)


def unreadable(name: str, problem: str, backups: Backups) -> tuple[Tables, str]:
    """What the newest backup holds of a page that cannot be read for now, and what to tell."""
    tables, origin = backups.newest(name)
    shown = f" Until it can be read, {_records(tables, 'is', 'are')} shown from {origin}." if origin else ""
    return tables, f"{name} {problem}. It is left as it is.{shown}"


def _records(tables: Tables, one: str, several: str) -> str:
    count = sum(len(rows) for table, rows in tables.items() if not table.startswith("_"))
    return f"one record {one}" if count == 1 else f"{count} records {several}"
