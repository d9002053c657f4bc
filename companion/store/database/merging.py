"""What a page is: its records, how two pages become one, and its text. Pure functions, no files.

A page is a plain TinyDB file. Its tables are those of the kinds of record, and three of the house:
`_meta` (the schema; of a page rebuilt without a backup `rebuilt_from`, the damaged file),
`_deleted_<table>` (tombstones: a record's id, the revision of its deletion, the one it was based on and,
for the trash, the record) and `_versions` (those replaced by a newer one that was made elsewhere).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from typing import Any

import msgspec

from companion.model.kinds import BY_TABLE

Document = dict[str, Any]
Rows = dict[str, Document]
Tables = dict[str, Rows]
Loser = tuple[str, str, Document]  # table, id, document

SCHEMA = 1
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}  # from a version to the one after it
DELETED = "_deleted_"
HOUSE = ("rev", "base", "seen")  # what the store itself knows about a document
SALVAGED = "_salvaged"  # the table of what was read from a damaged page under no readable table
TABLES = frozenset((*BY_TABLE, *(DELETED + table for table in BY_TABLE), "_meta", "_versions"))

_fast = msgspec.json.Encoder().encode
_whole = msgspec.json.Decoder(Tables)


def revision(id: str | int, doc: Document) -> int:
    """When a record was last changed; `rev` is only written once it has been."""
    rev = doc.get("rev")
    return rev if type(rev) is int else int(id)


def content_of(doc: Document) -> Document:
    """What a document says, without what the store knows about it."""
    return {name: value for name, value in doc.items() if name not in HOUSE}


def newer(id: str, one: Document, other: Document) -> bool:
    """Whether `one` wins over `other`. Equal revisions are settled by their text: the same everywhere."""
    mine, theirs = revision(id, one), revision(id, other)
    return mine > theirs if mine != theirs else dump(one) > dump(other)


def knew(won: Document, rev: int) -> bool:
    """Whether a version was made from the one of this revision, or beside it when it had lost already.

    A tombstone of what was to be forgotten knows all.
    """
    return won.get("base") == rev or rev in _seen(won) or "forgotten" in won


def _seen(doc: Document) -> list[Any]:
    found = doc.get("seen")
    return found if isinstance(found, list) else []


def is_id(text: str) -> bool:
    """Whether a text can be the id of a record: a number that every machine can hold."""
    return are_ids((text,))


def are_ids(texts: Collection[str]) -> bool:
    """Whether texts are ids, all of them, written as `str` writes a number."""
    digits = "".join(texts)
    fine = digits.isdecimal() and digits.isascii() and min(texts) >= "1" and max(map(len, texts)) < 20
    return fine or not texts


def version_in(row: Document) -> Loser | None:
    """The version that a row of `_versions` keeps; None where it is none."""
    table, id, doc = row.get("table"), row.get("id"), row.get("doc")
    if isinstance(table, str) and type(id) is int and isinstance(doc, dict) and is_id(str(id)):
        return table, str(id), doc
    return None


def merge(into: Tables, tables: Tables, losers: list[Loser] | None = None) -> Tables:
    """Union by id where the newer revision wins: commutative, associative, idempotent.

    `into` is changed, `tables` is not. A version that loses goes to `losers`, unless whoever made the
    winner knew it.
    """
    for name, rows in tables.items():
        if name.startswith("_") and not name.startswith(DELETED):
            continue
        mine = into.setdefault(name, {})
        kept: Rows = {}
        for i in mine.keys() & rows.keys():
            won, lost = mine[i], rows[i]
            if won == lost:
                continue
            if newer(i, won, lost):
                kept[i] = won
            else:
                won, lost = lost, won
            if losers is not None and not knew(won, revision(i, lost)):
                losers.append((name, i, lost))
        mine.update(rows)
        mine.update(kept)
    return into


def bury(tables: Tables, losers: list[Loser] | None = None) -> Tables:
    """Drop the records whose tombstone is at least as new as they are, and the tombstones."""
    for name in [name for name in tables if name.startswith(DELETED)]:
        stones = tables.pop(name)
        rows = tables.get(name.removeprefix(DELETED), {})
        for i in stones.keys() & rows.keys():
            if revision(i, rows[i]) <= revision(i, stones[i]):
                lost = rows.pop(i)
                if losers is not None and not knew(stones[i], revision(i, lost)):
                    losers.append((name.removeprefix(DELETED), i, lost))
    return tables


def keep_versions(tables: Tables, losers: list[Loser]) -> None:
    """Put losing versions into `_versions`, under ids made of what they say: the same one comes once."""
    if not losers:
        return
    from hashlib import blake2b

    rows = tables["_versions"] = dict(tables.get("_versions", {}))
    for table, i, doc in losers:
        if table.startswith(DELETED):  # a deletion that lost has nothing to keep
            continue
        version = {"table": table, "id": int(i), "doc": doc}
        digest = blake2b(dump(version), digest_size=8).digest()
        rows[str(int.from_bytes(digest, "big") >> 1)] = version


def rebuilt(backup: Tables, known: Tables, lines: Tables) -> Tables:
    """What there is of a damaged page, the tables of the house included.

    `lines` are those read from the damage itself: of two versions of one revision the other is believed.
    """
    tables: Tables = {}
    for source in (backup, known):
        merge(tables, source)
    merge(
        tables,
        {
            name: {
                i: doc
                for i, doc in rows.items()
                if i not in tables.get(name, {}) or revision(i, doc) != revision(i, tables[name][i])
            }
            for name, rows in lines.items()
        },
    )
    for source in (lines, backup, known):
        for name, rows in source.items():
            if name.startswith("_") and not name.startswith(DELETED):
                tables[name] = {**tables.get(name, {}), **rows}
    return tables


def migrated(tables: Tables) -> Tables:
    """The tables as the current schema has them; until they are saved `_meta` tells what they were."""
    for version in range(schema_of(tables), SCHEMA):
        tables = MIGRATIONS[version](tables)
    return tables


def stamped(tables: Tables) -> Tables:
    """Tables with the current schema in `_meta`, as everything that is saved has to be."""
    return {**tables, "_meta": {"1": {**tables.get("_meta", {}).get("1", {}), "schema": SCHEMA}}}


def lacking(tables: Tables) -> str:
    """The damaged file that a page was rebuilt from, where no backup told what else was in it; or ``."""
    found = tables.get("_meta", {}).get("1", {}).get("rebuilt_from", "")
    return found if isinstance(found, str) else ""


def schema_of(tables: Tables) -> int:
    """The schema a page was written with."""
    found = tables.get("_meta", {}).get("1", {}).get("schema", 1)
    return found if type(found) is int else 1


def dump(value: Any) -> bytes:
    """A value as JSON, whatever of JSON it is."""
    try:
        return _fast(value)
    except (OverflowError, UnicodeEncodeError):  # what other programs may put there, and Python reads
        return json.dumps(value, separators=(",", ":")).encode()


def encode(tables: Tables) -> bytes:
    """A vanilla TinyDB file with one record a line: greppable, diffable, salvageable."""
    blocks = []
    for name, rows in sorted(tables.items()):
        lines = b",\n".join([b'"%s":%s' % (i.encode(), dump(rows[i])) for i in sorted(rows)])
        blocks.append(b"%s:{\n%s\n}" % (dump(name), lines))
    return b"{\n" + b",\n".join(blocks) + b"\n}\n"


def decode(raw: bytes) -> Tables:
    """The tables of a file, brought to the current schema; ValueError if it is not whole."""
    try:
        tables = _whole.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        tables = json.loads(raw)  # more forgiving, as TinyDB itself is
        tables = msgspec.convert(tables, Tables)
    if not all(are_ids(rows) for rows in tables.values()):
        raise ValueError("not a TinyDB file")
    return migrated(tables)


_RECORD = re.compile(r'"(\d+)"\s*:\s*(?={)')
_read_one = json.JSONDecoder().raw_decode


def salvage(raw: bytes) -> Tables:
    """Every whole record of a damaged file; those under no readable table go to `_salvaged`.

    A file with the conflict markers of git has a record in several versions: the newest counts, and of
    the others those it was not made from are among the versions.
    """
    tables: Tables = {}
    losers: list[Loser] = []
    name = parted = SALVAGED
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8))
    encoding = json.detect_encoding(raw) if marked else "utf-8"
    for written in raw.decode(encoding, "replace").split("\n"):
        line = written.replace("\r", "")
        record = _RECORD.search(line)
        if head := line[: record.start()] if record else written.rstrip("\r"):
            name = _table_in(head, name)
            if head.startswith("<<<<<<<"):
                parted = name
            elif head.startswith(("|||||||", "=======")):
                name = parted
        if record:
            for i, doc in _records_in(line):
                _join(tables, name, i, doc, losers)
    keep_versions(tables, losers)
    return tables


def _table_in(head: str, name: str) -> str:
    """The table that begins with what stands before a record; `name`, that of before, where none does."""
    if head.endswith(":{"):
        with suppress(ValueError):
            return str(json.loads(head[:-2]))
    like = {table for table in TABLES if _begins(table, head)}
    if len(like) == 1:
        return like.pop()
    return SALVAGED if like or head.endswith(":{") or head.startswith("}") else name


def _begins(table: str, head: str) -> bool:
    """Whether a line but for one character began a table, be it joined to the line before it or behind it."""
    begins = f'"{table}":{{'
    if head.startswith("_"):  # it may be the second half of a longer name
        return False
    return any(
        sum(letter not in "{}," for letter in head[:at])
        + len(head[at + len(begins) :])
        + sum(a != b for a, b in zip(begins, head[at:], strict=False))
        <= 1
        for at in range(min(4, len(head) - len(begins) + 1))
    )


def _records_in(line: str) -> Iterator[tuple[str, Document]]:
    """The whole records of a line: one, where the end of no line was damaged."""
    at = 0
    with suppress(ValueError, RecursionError):
        while record := _RECORD.search(line, at):
            doc, at = _read_one(line, record.end())
            if is_id(record[1]):
                yield record[1], doc


def _join(tables: Tables, name: str, i: str, doc: Document, losers: list[Loser]) -> None:
    if name.startswith("_") and not name.startswith(DELETED):  # has no revisions
        tables.setdefault(name, {})[i] = doc
    else:
        merge(tables, {name: {i: doc}}, losers)


class Codec:
    """The one way of bytes to and from a page: plain text. A codec that encrypts would take its place."""

    encode = staticmethod(encode)
    decode = staticmethod(decode)
    salvage = staticmethod(salvage)
