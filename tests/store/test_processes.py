"""Other processes: several writers at once, a disk that is full, a plain TinyDB, a cold start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from companion.model.wins import Win
from companion.store.store import Store

from .conftest import Stores, Texts, Wins

WRITE = """
import sys
from datetime import datetime, timezone
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store, StoreError
store = Store(sys.argv[1])
for n in range(int(sys.argv[3])):
    now = datetime.now(timezone.utc)
    try:
        store.apply([Edit.add(Win(at=now, day=now.date(), text=f"{sys.argv[2]}{n}"))])
        print(f"{sys.argv[2]}{n}", flush=True)
    except StoreError as error:
        print(error, file=sys.stderr)
"""
ROOT = str(Path(__file__).parents[2])


def run(code: str, *words: str, before: str = "") -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": ROOT}
    command = [sys.executable, "-c", before + code, *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def test_of_several_writers_at_once_every_acknowledged_record_is_there(
    data: Path, open_store: Stores, texts: Texts
) -> None:
    writers = [run(WRITE, str(data), name, "25") for name in "abc"]
    said = [writer.communicate() for writer in writers]
    acknowledged = [word for out, err in said for word in out.split()]
    assert [err for _, err in said] == [""] * 3 and len(acknowledged) == 75
    store = open_store()
    assert sorted(texts(store)) == sorted(acknowledged) and store.notices() == []


def test_of_writers_killed_at_work_every_acknowledged_record_is_there(
    data: Path, open_store: Stores, texts: Texts
) -> None:
    writers = [run(WRITE, str(data), name, "100000") for name in "ab"]
    heard: list[str] = []
    for writer in writers:
        heard += [writer.stdout.readline() for _ in range(10)]  # type: ignore[union-attr]
    for writer in writers:
        writer.kill()
        with writer:
            heard += writer.stdout.readlines()  # type: ignore[union-attr]
    heard = [line.strip() for line in heard if line.endswith("\n")]
    store = open_store()
    found = texts(store)
    assert set(heard) <= set(found) and len(found) == len(set(found)) <= len(heard) + 2
    assert store.notices() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_on_a_full_disk_nothing_is_acknowledged_and_nothing_lost(
    data: Path, store: Store, add: Wins, open_store: Stores, texts: Texts
) -> None:
    add(store, "one")
    full = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))\n"
    )
    out, err = run(WRITE, str(data), "x", "3", before=full).communicate()
    assert out == "" and err.count("Not saved: File too large. Everything saved earlier is safe.") == 3
    assert texts(open_store()) == ["one"] and not list(data.glob(".*.tmp"))


def test_a_plain_tinydb_opens_any_page(store: Store, add: Wins, data: Path) -> None:
    saved = add(store, "called Mum", category="people")
    with TinyDB(str(data / "2026-11.json")) as db:
        (found,) = db.table("wins").search(where("category") == "people")
    assert found.doc_id == saved.id and found["text"] == "called Mum"


def test_a_record_inserted_by_a_plain_tinydb_is_seen_and_kept(
    store: Store, add: Wins, data: Path, texts: Texts, open_store: Stores
) -> None:
    saved = add(store, "one", ago=5)
    row = {"at": "2026-11-17T11:59:00+01:00", "day": "2026-11-17", "text": "by a script"}
    with TinyDB(str(data / "2026-11.json")) as db:
        assert db.table("wins").insert(row) == saved.id + 1
    assert texts(store) == ["one", "by a script"]
    add(store, "three")
    assert texts(open_store()) == ["one", "by a script", "three"]


def test_a_cold_write_loads_no_more_than_it_needs(data: Path) -> None:
    code = WRITE + "\nimport json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    out, err = run(code, str(data), "a", "1").communicate()
    loaded = set(json.loads(err))
    assert out == "a0\n"
    assert not loaded & {"textual", "rich", "yaml", "platformdirs", "hashlib", "companion.store.summary"}


def test_old_months_are_not_read_by_the_days_work(
    open_store: Stores, add: Wins, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        add(open_store(), str(n), ago=60 * 24 * 31 * n)
    fresh, real, opened = open_store(), os.open, set()

    def noting(path: str, *args: Any, **options: Any) -> Any:
        opened.add(Path(path).name)
        return real(path, *args, **options)

    monkeypatch.setattr(os, "open", noting)
    today = add(fresh, "today")
    fresh.on(Win, today.day)
    fresh.newest(Win, 2)
    monkeypatch.undo()
    assert {name for name in opened if name[0] == "2" and "@" not in name} == {"2026-11.json", "2026-10.json"}
