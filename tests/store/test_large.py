"""A page far larger than companion makes them is a page like any other: somebody brought in all they had."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from companion.store.database.documents import to_document
from companion.store.database.ids import BITS, millisecond
from companion.store.database.merging import Codec, encode
from companion.store.safety.archive import pack, unpack

from .conftest import Stores, Texts, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def test_more_than_64_megabytes_are_read_changed_and_brought_back(
    data: Path, open_store: Stores, texts: Texts, add: Wins, win: Wins, tmp_path: Path
) -> None:
    long = to_document(win("long", ago=60, note="x" * 1_100_000))
    first = millisecond(NOON - timedelta(hours=1)) << BITS
    data.mkdir()
    page = data / "2026-11.json"
    page.write_bytes(encode({"wins": {str(first + n): long for n in range(64)}}))
    assert page.stat().st_size > 70_000_000
    store = open_store()
    add(store, "after")
    assert len(texts(store)) == 65 and store.notices() == []
    assert not (data / "quarantine").exists()
    pages = [(each.name, each.read_bytes()) for each in data.glob("*.json")]
    archive = tmp_path / "all.zip"
    archive.write_bytes(pack(pages, {}, made=NOON, device="", version="0"))
    assert unpack(str(archive), Codec()).documents() == store.database.everything()
