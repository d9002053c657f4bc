"""Every program's files come in whole, go out, and come in as the same again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from companion.export import as_json
from companion.export.arriving import plan
from companion.export.importers import read
from companion.export.selection import Filters, select
from companion.store.store import Store

from ..conftest import NOW
from . import made


def brought(store: Store, reading: Any) -> int:
    planned = plan(store, reading)
    with store.writing():
        batch = store.batch(planned.new)
    return sum(map(len, batch.write()))


@pytest.mark.parametrize("name", made.ALL)
def test_in_out_and_in_again_is_the_same_and_again_adds_nothing(
    tmp_path: Path, house: Any, name: str
) -> None:
    file, content = tmp_path / name, made.ALL[name]
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    store, other = (Store(tmp_path / where, now=lambda: NOW) for where in ("here", "there"))
    reading = read(file, house)
    assert brought(store, reading) == len(reading.guests) > 0
    again = plan(store, read(file, house))
    assert (again.new, again.known) == ({}, len(reading.guests))
    exported = as_json.encode(select(store, Filters()), Filters(), NOW)
    (tmp_path / "all.json").write_bytes(exported)
    brought(other, read(tmp_path / "all.json", house))
    assert other.database.everything() == store.database.everything()
    assert plan(other, read(file, house)).new == {}
    assert json.loads(exported)["records"].keys() >= {table for table, _ in reading.kin}
