"""Everything as JSON that comes in again as it went out; docs/export.md has the format."""

from __future__ import annotations

from datetime import datetime

import msgspec

from companion.export.selection import Filters, Selection
from companion.store.database.merging import SCHEMA, dump

FORMAT = "companion"
VERSION = 1


def encode(selection: Selection, wanted: Filters, now: datetime) -> bytes:
    """UTF-8, one record a line, so that it can be searched, compared and, if it is cut off, still read.

    `schema` is that of the records that do not say another (`_schema`); `of` says what was selected, where
    not everything was. An id is a text: it has more digits than JavaScript's numbers keep.
    """
    head = {"format": FORMAT, "version": VERSION, "schema": SCHEMA, "exported": now.isoformat()}
    lines = [b'"%s":%s' % (name.encode(), dump(value)) for name, value in head.items()]
    if wanted != Filters():
        lines.append(b'"of":' + dump(msgspec.to_builtins(wanted)))
    tables = []
    for table, rows in selection.items():
        records = b",\n".join([dump({"id": str(id), **doc}) for id, doc in rows.items()])
        tables.append(b"%s:[%s]" % (dump(table), b"\n" + records + b"\n" if records else b""))
    lines.append(b'"records":{\n' + b",\n".join(tables) + b"\n}")
    return b"{\n" + b",\n".join(lines) + b"\n}\n"
