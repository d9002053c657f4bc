"""What every record has."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was kept.

    `id` is the TinyDB document id (milliseconds of `at` << 21 | 21 low bits; 0 until it is stored),
    `rev` the revision it was read at (an unedited record's revision is its id), `at` the aware local
    time it belongs to with its offset, `day` the person's day, settled when it was saved and never
    recomputed. `source` is where it came from, when it was imported: the format and a digest of what
    stood there, so that the same file brings it once; empty for what was made here.
    """

    id: int = 0
    rev: int = 0
    at: datetime
    day: date
    source: str = ""


def in_full(value: Any) -> Any:
    """Records and what holds them as plain data with every field, also those that have their default."""
    if isinstance(value, msgspec.Struct):
        return {name: in_full(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {name: in_full(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [in_full(each) for each in value]
    return value
