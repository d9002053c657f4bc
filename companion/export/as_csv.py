"""A table for each kind of record, for a spreadsheet."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from companion.export.selection import Selection
from companion.model.change import Document
from companion.model.kinds import BY_TABLE
from companion.store.database.merging import HOUSE, dump

MARK = b"\xef\xbb\xbf"
"""The byte order mark: Excel takes UTF-8 without one for the machine's old code page, LibreOffice and
Python's `utf-8-sig` read over it. Standard output has none: in a pipe it would stick to the first name."""
FIRST, LAST = ("day", "time"), ("source", "at", "id")
ACTS = re.compile("'*[=+\\-@\\t\\r\\n＝＋－＠]")
"""The beginnings that a spreadsheet takes for a formula (OWASP, CSV Injection), with the apostrophes before.

One with an apostrophe of its own gets another, so that taking one away always gives what was written.
"""

SEPARATES = re.compile('[,;\\t"\\r\\n]|^ | $')
"""What makes a cell want quotes: LibreOffice ends one at `;` and a tab, too; what comes then could act."""


def tables(selection: Selection) -> dict[str, bytes]:
    """`wins.csv` and so on, for each kind there is something of: UTF-8 with a mark, CRLF (RFC 4180).

    A table of a newer version, whatever its name, is a file in that folder and nowhere else.
    """
    return {
        f"{_file_name(table)}.csv": MARK + encode(table, rows) for table, rows in selection.items() if rows
    }


def encode(table: str, rows: dict[int, Document]) -> bytes:
    """One table. `day` and `time` (local, to the second) are for reading, `at` is exact.

    Fields a record does not mention have their default. A text that a spreadsheet would take for a
    formula has an apostrophe before it; lists are joined by "; ".
    """
    defaults = _defaults(table)
    known = [name for name in defaults if name not in (*FIRST, *LAST, *HOUSE)]
    others = {name: None for doc in rows.values() for name in doc}.keys() - {*known, *FIRST, *LAST, *HOUSE}
    names: list[Any] = [*FIRST, *known, *sorted(others), *LAST]
    lines = [names]
    for id, doc in rows.items():
        shown = {**defaults, **doc, "time": str(doc.get("at", ""))[11:19], "id": str(id)}
        lines.append([shown.get(name) for name in names])
    text = "".join(f"{','.join(map(quoted, line))}\r\n" for line in lines)
    return text.encode("utf-8", "replace")  # half a surrogate pair is no text


def quoted(value: Any) -> str:
    """A value as its cell stands in the file."""
    said = cell(value)
    return '"{}"'.format(said.replace('"', '""')) if SEPARATES.search(said) else said


def cell(value: Any) -> str:
    """A value as it stands in a cell."""
    if isinstance(value, str):
        return f"'{value}" if ACTS.match(value) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list | tuple):
        return cell("; ".join(map(str, value)))
    if isinstance(value, dict):
        return dump(value).decode()
    return str(value)


def _file_name(table: str) -> str:
    return re.sub(r"[^\w-]", lambda sign: f"%{ord(sign[0]):02X}", table)


def _defaults(table: str) -> dict[str, Any]:
    kind = BY_TABLE.get(table)
    if kind is None:
        return {}
    fields = msgspec.structs.fields(kind.struct)
    return {each.name: None if each.default is msgspec.NODEFAULT else each.default for each in fields}
