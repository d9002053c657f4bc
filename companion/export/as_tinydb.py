"""Everything as one plain TinyDB file, as the pages themselves are."""

from __future__ import annotations

from companion.export.selection import Selection
from companion.store.database.merging import SCHEMA, Codec, Tables


def encode(selection: Selection) -> bytes:
    """The file that `TinyDB("all.json")` opens; the schema stands in `_meta`."""
    tables: Tables = {
        table: {str(id): doc for id, doc in rows.items()} for table, rows in selection.items() if rows
    }
    return Codec.encode({**tables, "_meta": {"1": {"schema": SCHEMA}}})
