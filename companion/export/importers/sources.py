"""The `source` of an imported record: the format, a digest of what it is, and one of what it said.

The first digest tells one thing of a file from every other; with the second it can be told whether the
record was changed here since it came.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from companion.model.change import Document
from companion.model.kinds import kind_of
from companion.model.record import Record

Field = Callable[[str, Any], Any]


def digest_of(*parts: object) -> bytes:
    """A digest of 8 bytes."""
    said = "\x1f".join(map(str, parts))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def source_of(name: str, digest: bytes, record: Record) -> str:
    """The `source` of a record that has just been read."""
    table = kind_of(type(record)).table
    return f"{name} {digest.hex()} {_print(table, lambda field, _: getattr(record, field))}"


def same_thing(source: str) -> str:
    """What two versions of one thing have in common."""
    return " ".join(source.split(" ")[:2])


def changed_here(table: str, doc: Document) -> bool:
    """Whether a document says something else than when it came."""
    said = str(doc.get("source", "")).split(" ")
    if len(said) < 3:  # 0.1.0 wrote no second digest
        return "rev" in doc
    return _print(table, doc.get) != said[2]


def says_the_same(table: str, doc: Document, source: str) -> bool:
    """Whether a document says what the record of a source said."""
    return _print(table, doc.get) == source.split(" ")[2]


def title_and_body(title: str, text: str) -> tuple[str, str]:
    """A title, or the first line instead, and the rest."""
    head, body = title.strip(), text.strip()
    if not head:
        head, _, body = (line.strip() for line in body.partition("\n"))
    return head, body


def _print(table: str, field: Field) -> str:
    """A digest of what a record of a table says. An entry and the win made of it say the same."""
    parts: tuple[object, ...]
    if table == "ticks":
        parts = (field("state", "done"), field("note", ""))
    elif table == "checkins":
        lists = (*field("words", ()), "", *field("triggers", ()))
        parts = (*lists, field("note", ""))
    elif table == "wins":
        parts = (field("text", ""), field("note", ""))
    else:
        parts = title_and_body(field("title", ""), field("text", ""))
    return digest_of(*parts)[:6].hex()
