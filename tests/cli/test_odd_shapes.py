"""Pages that are whole JSON and odd: any value in any field, also in the tables of the house."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from companion.model.kinds import KINDS
from companion.store.database.merging import Tables

from .conftest import Shell

PAGES = 2500 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 6
ODD: list[Any] = [
    5,
    -1,
    2**70,
    1.5,
    True,
    None,
    "",
    "x",
    "\ud800",
    "2026-11-17",
    "9" * 5000,
    [],
    [[]],
    {},
    {"a": {}},
    [5],
]
EVERY_PART = ("--with", "journal,notes,feelings,triggers")
COMMANDS = (
    ("today",),
    ("report", "--from", "2020-01-01", "--format", "html", *EVERY_PART),
    ("report", "--from", "2020-01-01", "--format", "json", *EVERY_PART),
    ("doctor",),
    ("export", "-", "--json"),
    ("export", "-", "--csv", "wins"),
    ("export", "-", "--markdown"),
    ("trash",),
    ("sync", "status"),
    ("sync", "tidy"),
    ("win", "another"),
    ("undo",),
    ("backup", "kept.zip"),
    ("restore", "kept.zip", "--yes"),
    ("doctor", "--fix"),
    ("doctor", "--let-go", "2026-11.json"),
    ("forget", "--before", "2026-11-01"),
)


def whole_page() -> Tables:
    """A page with a record of each kind, tombstones and versions."""
    tables = {}
    for number, kind in enumerate(KINDS):
        doc = {"at": "2026-11-17T08:00:00+01:00", "day": "2026-11-17", "rev": 5, "base": 4, "seen": [3]}
        doc |= {field.name: "x" for field in msgspec.structs.fields(kind.struct) if field.name not in doc}
        for known in ("id", "rev"):
            doc.pop(known, None)
        i = str((1_794_000_000_000 + number << 21) + 5)
        doc |= {"rev": int(i) + 9, "base": int(i)}
        tables[kind.table] = {i: doc}
        tables[f"_deleted_{kind.table}"] = {
            str(int(i) + 1): {"rev": int(i) + 9, "base": int(i), "doc": dict(doc)},
            i: {"rev": int(i) + 2, "forgotten": True},
        }
        tables.setdefault("_versions", {})[str(number + 1)] = {
            "table": kind.table,
            "id": int(i),
            "doc": dict(doc),
        }
    tables["_meta"] = {"1": {"schema": 1, "rebuilt_from": "x"}}
    return tables


def spoil(tables: Tables, chance: random.Random) -> None:
    """Put an odd value somewhere: in a field, under an odd id, or in a table nobody knows."""
    name = chance.choice(sorted(tables))
    rows = tables[name]
    i = chance.choice(sorted(rows))
    how = chance.randrange(8)
    if how < 5:
        doc = rows[i]
        while isinstance(inner := doc.get("doc"), dict) and chance.random() < 0.5:
            doc = inner
        field = chance.choice([*sorted(doc), "seen", "doc", "table", "id", "rev"])
        doc[field] = chance.choice(ODD)
    elif how == 5:
        rows[i] = {}
    elif how == 6:
        rows[chance.choice(["0", "9" * 5000, "9" * 25, "007", str(2**63)])] = rows.pop(i)
    else:
        tables[chance.choice(["_versions", "_meta", "_new", "_deleted_", "_deleted__x", ""])] = rows


def faults_of(shell: Shell, data: Path, seed: int) -> list[tuple[tuple[str, ...], str, str]]:
    """Every command on a page spoiled by chance; what ended at a fault of its own."""
    chance = random.Random(seed)
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True, mode=0o700)
    tables = whole_page()
    if chance.random() < 0.5:
        other = whole_page()
        spoil(other, chance)
        (data / "2026-11.desk.json").write_text(json.dumps(other))
        (data / "core.sync-conflict-20261117-120000-ABCDEFG.json").write_text(json.dumps(other))
    for _ in range(chance.randint(1, 3)):
        spoil(tables, chance)
    (data / "2026-11.json").write_text(json.dumps(tables))
    (data / "core.json").write_text(json.dumps(tables))
    found = list[tuple[tuple[str, ...], str, str]]()
    for command in COMMANDS:
        done = shell(*command, typed="forget\n" if command[0] == "forget" else None)
        if not (done.exception is None or isinstance(done.exception, SystemExit)) or "fault" in done.stderr:
            where = "".join(path.read_text()[-300:] for path in data.glob("reports/*"))
            found.append((command, repr(done.exception), where))
            shutil.rmtree(data / "reports", ignore_errors=True)
    return found


@pytest.mark.parametrize("part", range(4))
def test_odd_but_whole_json_stops_no_command(
    part: int, shell: Shell, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for seed in range(part * PAGES, part * PAGES + PAGES):
        (tmp_path / "kept.zip").unlink(missing_ok=True)
        assert faults_of(shell, data, seed) == [], seed
