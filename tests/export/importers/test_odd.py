"""Whatever a file holds, it is read or refused with a sentence; nothing in it is a fault of companion's."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from companion.export.importers import read_bytes
from companion.export.importers.reading import Reading, Unreadable
from companion.store.database.documents import to_document

from . import made

ODD = [
    None,
    0,
    -1,
    10**30,
    1.5,
    True,
    "",
    "x",
    "\ud800",
    "2026-13-45",
    [],
    {},
    [None],
    {"a": 1},
    "9" * 5000,
    1e308,
]
SIGNS = "[](){}<>#-*:;,.\"'\n\t 0123456789/|abcx\u202f年月日é\x00\x85"
VALUES = {
    "dayone.json": made.DAY_ONE,
    "backup.json": made.DAYLIO,
    "jrnl.json": json.loads(made.JRNL_JSON),
    "you.json": [{"timeCreated": "2026-11-03T12:00:00", "text": "a", "mood": 1, "images": [{}]}],
}
TEXTS = [
    made.DAYLIO_CSV,
    made.JRNL_TEXT,
    made.JRNL_MARKDOWN,
    made.WINS,
    str(made.BY_DAY["vault/2026-11-03.md"]),
]
NAMES = ["a.txt", "a.md", "2026-11-03.md", "a.csv", "log_2026-11-03.md", "-", "a.json"]


def read_or_refused(raw: bytes, name: str, house: Any) -> Reading | None:
    try:
        reading = read_bytes(raw, Path(name), house)
    except Unreadable as refused:
        assert str(refused)
        return None
    for record, _ in (*reading.guests, *reading.open):
        to_document(record)
    return reading


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inside for place in places_in(each, (*path, key)))]


@pytest.mark.parametrize("name", VALUES)
def test_odd_values(house: Any, name: str) -> None:
    chosen = random.Random(7)
    for _ in range(150):
        value = copy.deepcopy(VALUES[name])
        (*path, last) = chosen.choice(places_in(value)[1:])
        holder: Any = value
        for key in path:
            holder = holder[key]
        holder[last] = copy.deepcopy(chosen.choice(ODD))
        read_or_refused(json.dumps(value).encode(), name, house)


def test_odd_texts(house: Any) -> None:
    chosen = random.Random(7)
    for _ in range(400):
        text = list(chosen.choice(TEXTS))
        for _ in range(chosen.randint(1, 25)):
            at = chosen.randrange(len(text))
            text[at : at + chosen.randint(0, 1)] = chosen.choice(SIGNS)
        read_or_refused("".join(text).encode(), chosen.choice(NAMES), house)


@pytest.mark.parametrize("name", [name for name, content in made.ALL.items() if isinstance(content, bytes)])
def test_bytes_that_are_others(house: Any, name: str) -> None:
    chosen, content = random.Random(7), made.ALL[name]
    assert isinstance(content, bytes)
    for _ in range(60):
        raw = bytearray(content)
        for _ in range(chosen.randint(1, 6)):
            raw[chosen.randrange(len(raw))] = chosen.randrange(256)
        read_or_refused(bytes(raw), name, house)
