"""companion's own: the JSON of `companion export`, and any of its TinyDB files."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any

import msgspec

from companion.export.as_json import FORMAT, VERSION
from companion.export.importers.reading import Reading, Unreadable
from companion.export.selection import SCHEMA_OF_ITS_OWN
from companion.model.kinds import BY_TABLE
from companion.store.database.documents import to_record
from companion.store.database.merging import MIGRATIONS, SCHEMA, Rows, Tables, newer, schema_of

NAME, TITLE = "companion", "companion"
BySchema = dict[int, Tables]
"""What was found, by the schema it was written with; 0: that of the file."""
_AN_ID = re.compile(r'"id": ?"?(\d+)|"(\d+)":')
BEGINNING = '{\n"format":"companion"'


def fits(found: Any) -> bool:
    """Whether this JSON is ours."""
    return isinstance(found, dict) and (found.get("format") == FORMAT or "_meta" in found)


def read(found: dict[str, Any], text: str, name: str) -> Reading:
    """Read a whole file; `text` is what it was decoded from. Raises Unreadable for a newer version's."""
    reading = Reading(NAME, TITLE)
    tables: BySchema = {}
    if "_meta" in found:
        for table, rows in found.items():
            for id, row in rows.items() if isinstance(rows, dict) and table[:1] != "_" else ():
                _put(tables, table, id, row, name, reading)
        _take(tables, schema_of(found), text, name, reading)
        return reading
    _refuse_newer(found.get("version"), VERSION, name)
    records = found.get("records")
    for table, rows in records.items() if isinstance(records, dict) else ():
        for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
            _put_line(tables, table, row, f"{name}, {table} {number}", reading)
    _take(tables, found.get("schema"), text, name, reading)
    return reading


def read_damaged(text: str, name: str) -> Reading:
    """Read the whole lines of an export that is cut off or damaged: there is one record on each."""
    reading = Reading(NAME, TITLE)
    tables: BySchema = {}
    table, schema = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r").removesuffix(",")
        try:
            if line.startswith('"') and line.endswith(":["):
                table = str(json.loads(line[:-2]))
            elif line.startswith('"schema":'):
                schema = int(line.partition(":")[2])
            elif line.startswith('{"'):
                _put_line(tables, table, json.loads(line), f"{name}:{number}", reading)
        except (ValueError, RecursionError):
            reading.problem(f"{name}:{number}", "the record is damaged or cut off")
    if not reading.problems:
        reading.problem(name, "the file is damaged or cut off; its whole lines were read")
    _take(tables, schema, text, name, reading)
    return reading


def _put_line(tables: BySchema, table: str, row: Any, where: str, reading: Reading) -> None:
    id = str(row.pop("id", "")) if isinstance(row, dict) else ""
    if id.isdecimal():
        _put(tables, table, id, row, where, reading)
    else:
        reading.problem(where, "its id is not a whole number")


def _put(tables: BySchema, table: str, id: str, row: Any, where: str, reading: Reading) -> None:
    """Put a record among those of its schema. Of two with one id the newer version counts."""
    schema = row.pop(SCHEMA_OF_ITS_OWN, 0) if isinstance(row, dict) else 0
    if type(schema) is not int or not 0 <= schema <= SCHEMA:
        reading.problem(where, f"{table} {id} was written by a newer companion; please update this one")
        return
    rows = tables.setdefault(schema, {}).setdefault(table, {})
    if id in rows and rows[id] != row:
        reading.problem(where, f"{table} {id} appears twice; the newer version is used")
        if isinstance(rows[id], dict) and not (isinstance(row, dict) and newer(id, row, rows[id])):
            return
    rows[id] = row


def _take(tables: BySchema, schema: Any, text: str, name: str, reading: Reading) -> None:
    """Bring the records to the current schema, and take those that can be read again."""
    _refuse_newer(schema, SCHEMA, name)
    lines = _Lines(text)
    for written, found in tables.items():
        for version in range(written or schema, SCHEMA):
            found = MIGRATIONS[version](found)
        for table, rows in found.items():
            if not table.startswith("_"):
                _take_those(table, rows, lines, name, reading)


def _take_those(table: str, rows: Rows, lines: _Lines, name: str, reading: Reading) -> None:
    for id, doc in rows.items():
        if what := _wrong(table, id, doc):
            where = f"{name}:{line}" if (line := lines.of(id)) else name
            reading.problem(where, f"{table} {id}: {what}")
        else:
            reading.kin[table, int(id)] = doc


def _refuse_newer(version: Any, known: int, name: str) -> None:
    if type(version) is not int or version < 1:
        raise Unreadable(f"{name} does not say which version of companion wrote it.")
    if version > known:
        raise Unreadable(f"{name} was written by a newer companion; please update this one.")


def _wrong(table: str, id: str, doc: Any) -> str:
    """What is wrong with a document, if anything is."""
    if not id.isdecimal() or not 0 < int(id) < 1 << 63:
        return "the id is out of range"
    if not isinstance(doc, dict):
        return "this is not a record"
    if "rev" in doc and not (type(doc["rev"]) is int and 0 < doc["rev"] < 1 << 63):
        return "its revision (rev) is out of range"
    kind = BY_TABLE.get(table)
    if kind is None:
        return ""
    try:
        record = to_record(kind.struct, int(id), doc)
    except msgspec.ValidationError as error:
        return str(error)
    return "" if record.at.tzinfo else f"the time {record.at.isoformat()} has no offset"


class _Lines:
    """The lines of a text that ids stand on. It is only looked at once something is wrong, and then once."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, id: str) -> int:
        """The first line with this id; 0 when that is not to be seen."""
        return self._by_id.get(id, 0)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, line in enumerate(self._text.split("\n"), 1):
            for match in _AN_ID.finditer(line):
                found.setdefault(match[1] or match[2], number)
        return found
