"""Between records (structs) and documents (what is in the file)."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from companion.model.record import Record
from companion.store.database.merging import HOUSE, Document, revision

R = TypeVar("R", bound=Record)


def to_document(record: Record) -> Document:
    """What is written for a new record: the fields that differ from their defaults."""
    return _checked(type(record), msgspec.to_builtins(record))


def to_record(struct: type[R], id: int, doc: Document) -> R:
    """A record as it is stored; fields it does not know are ignored.

    Raises msgspec.ValidationError when the document does not fit the struct.
    """
    return msgspec.convert({**doc, "id": id, "rev": revision(id, doc)}, struct)


def patched(struct: type[Record], doc: Document, fields: dict[str, Any]) -> Document:
    """A document with these fields changed and every other kept, known or not.

    A value equal to the field's default, or None, is cleared. Raises ValueError for a field the struct
    does not have, msgspec.ValidationError for a value that does not fit.
    """
    defaults = {field.name: field.default for field in msgspec.structs.fields(struct)}
    unknown = fields.keys() - defaults.keys() | fields.keys() & {"id", *HOUSE}
    if unknown:
        raise ValueError(f"{struct.__name__} has no field to change called {', '.join(sorted(unknown))}")
    doc = dict(doc)
    for name, value in fields.items():
        if value is None or value == defaults[name]:
            doc.pop(name, None)
        else:
            doc[name] = msgspec.to_builtins(value)
    return _checked(struct, doc)


def _checked(struct: type[Record], doc: Document) -> Document:
    """What is about to be written must be readable again."""
    doc = {name: _readable(value) for name, value in doc.items() if name not in ("id", *HOUSE)}
    msgspec.convert(doc, struct)
    return doc


def _readable(value: Any) -> Any:
    """Text without lone surrogates (bytes a terminal sent that are not UTF-8)."""
    if isinstance(value, str):
        return (
            value.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _broken(value) else value
        )
    if isinstance(value, list | tuple):
        return [_readable(each) for each in value]
    if isinstance(value, dict):
        return {_readable(name): _readable(each) for name, each in value.items()}
    return value


def _broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def copied(value: Any) -> Any:
    """A copy all the way down: TinyDB's updaters change documents in place."""
    if isinstance(value, dict):
        return {name: copied(each) for name, each in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value
