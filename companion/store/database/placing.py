"""Rows under a table that nobody knows: where they belong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from contextlib import suppress

import msgspec

from companion.model.change import Entry
from companion.model.kinds import KINDS
from companion.model.nearest import differ_in_one
from companion.store.database.documents import to_record
from companion.store.database.ids import CORE, key_of
from companion.store.database.merging import (
    DELETED,
    HOUSE,
    SALVAGED,
    TABLES,
    Document,
    Tables,
    merge,
    version_in,
)

Seen = dict[str, str]
"""The table that each id was seen in; of a deletion that of its record."""
_OF_A_STONE = {*HOUSE, "doc", "forgotten"}


def seen_in(*sources: Tables) -> Seen:
    """Where the ids of pages stand."""
    return {
        i: table.removeprefix(DELETED)
        for tables in sources
        for table, rows in tables.items()
        if table in TABLES and table[1:] not in ("meta", "versions")
        for i in rows
    }


def seen_by(entries: Iterable[Entry], key: str) -> Seen:
    """Where the entries of a log put the records of a month (or `core`)."""
    return {str(entry.id): entry.table for entry in entries if key_of(entry.table, entry.id) == key}


def strays(tables: Tables) -> Tables:
    """The tables of a page that nobody knows, and what is in them."""
    return {table: rows for table, rows in tables.items() if table not in TABLES and rows}


def placed(tables: Tables, key: str, seen: Seen) -> Tables:
    """The tables of a page of a month (or `core`) with every stray row where it belongs, if that is known."""
    known: Tables = {table: rows for table, rows in tables.items() if table in TABLES}
    for name, rows in strays(tables).items():
        written = json.dumps(name, ensure_ascii=False)  # with what a damaged letter made an escape of
        like = {table for table in TABLES if differ_in_one(f'"{table}"', written)}
        for i, doc in rows.items():
            places = _places(name, like, i, doc, key, seen)
            for table in places or [name]:
                if table.startswith("_") and not table.startswith(DELETED):
                    known[table] = {i: doc, **known.get(table, {})}
                else:
                    known[table] = merge({table: dict(known.get(table, {}))}, {table: {i: doc}})[table]
    return known


def _places(name: str, like: Collection[str], i: str, doc: Document, key: str, seen: Seen) -> list[str]:
    """The tables that a row belongs to: several for a deletion of one of them, none where nothing tells."""
    if version_in(doc):
        fit = ["_versions"]
    elif "schema" in doc and "at" not in doc:
        fit = ["_meta"]
    else:
        buried = bool(doc) and doc.keys() <= _OF_A_STONE
        before, record = (DELETED, doc.get("doc")) if buried else ("", doc)
        if i in seen and (like or name == SALVAGED or not name.startswith("_")):
            return [before + seen[i]]
        fit = [before + table for table in fitting(record if isinstance(record, dict) else {}, i, key)]
        if buried and not record and name == SALVAGED:
            return fit
    return [table for table in fit if name == SALVAGED or table in like][:1]


def fitting(doc: Document, i: str, key: str) -> list[str]:
    """The tables of a page whose records have the shape of this one, the likeliest first; all for `{}`."""
    found: list[tuple[int, int, str]] = []
    for kind in KINDS:
        if (kind.page == CORE) == (key == CORE):
            with suppress(ValueError, OverflowError):
                if doc:
                    to_record(kind.struct, int(i), doc)
                fields = msgspec.structs.fields(kind.struct)
                told = sum(field.name in doc for field in fields)
                found.append((told, sum(field.required for field in fields), kind.table))
    return [table for _, _, table in sorted(found, reverse=True)]
