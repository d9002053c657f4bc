"""One byte changed in a line that is no record hides nothing that can be read."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from companion.store.database.merging import Tables

from .conftest import Shell

PAGE = "2026-11.json"
TRIES = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 25
BYTES = [0, 9, 10, 13, 32, 34, 44, 58, 92, 120, 123, 125, 0x7F, 0xFF]


def a_full_day(shell: Shell, data: Path) -> None:
    for number in range(3):
        shell("win", f"win {number}", "--at", f"2026-11-0{number + 1} 12:00")
    assert shell("tick", "a glass of water").exit_code == 0
    shell("tick", "make the bed")
    shell("win", "gone")
    shell("undo")
    tables = json.loads((data / PAGE).read_text())
    i = max(map(int, tables["wins"]))
    day = {"at": "2026-11-02T08:00:00+01:00", "day": "2026-11-02"}
    tables["tasks"] = {str(i + 1): day | {"text": "a task", "state": "done"}}
    tables["journal"] = {str(i + 2): day | {"title": "A title", "text": "an entry"}}
    tables["celebrations"] = {str(i + 3): day | {"of": i, "ritual": "smile"}}
    tables["sessions"] = {str(i + 4): day | {"technique": "extended_exhale", "seconds": 60}}
    tables["line_answers"] = {str(i + 5): day | {"line": "a-line", "answer": "partly"}}
    tables["_versions"] = {"7": {"table": "wins", "id": i, "doc": tables["wins"][str(i)]}}
    (data / PAGE).write_bytes(encoded(tables))
    shell("doctor", "--fix")
    assert shell("doctor").exit_code == 0, shell("doctor").stdout


def encoded(tables: Tables) -> bytes:
    from companion.store.database.merging import encode

    return encode(tables)


def places(raw: bytes) -> list[int]:
    """Where the bytes are that are of no record."""
    at, found = 0, list[int]()
    for line in raw.splitlines(keepends=True):
        if not line[1:2].isdigit():
            found += range(at, at + len(line))
        at += len(line)
    return found


def shown(shell: Shell) -> Tables:
    records: Tables = json.loads(shell("export", "-", "--json").stdout)["records"]
    return records


@pytest.mark.parametrize("alone", [False, True], ids=["with undo and backups", "alone"])
def test_no_record_is_hidden_wherever_the_byte_is(shell: Shell, data: Path, alone: bool) -> None:
    a_full_day(shell, data)
    whole, trash = shown(shell), shell("trash").stdout
    kept = data.with_name("kept")
    shutil.copytree(data, kept)
    raw = (data / PAGE).read_bytes()
    chance = random.Random(9)
    for at in chance.choices(places(raw), k=TRIES):
        shutil.rmtree(data)
        shutil.copytree(kept, data)
        if alone:
            shutil.rmtree(data / "backups")
            shutil.rmtree(data / "undo")
        damaged = bytearray(raw)
        damaged[at] = chance.choice([*BYTES, chance.randrange(256)])
        (data / PAGE).write_bytes(damaged)
        here = raw[max(0, at - 20) : at], bytes(damaged[at : at + 1]), raw[at + 1 : at + 20]
        try:
            json.loads(damaged)
        except ValueError:
            assert shown(shell) == whole, here
        else:
            if shown(shell) != whole:
                told = shell("doctor")
                assert told.exit_code == 1 and "does not know the table" in told.stdout, here
            shell("doctor", "--fix")
            assert shown(shell) == whole, here
            assert "does not know the table" not in shell("doctor").stdout, here
        assert shell("trash").stdout == trash, here


def test_what_was_hidden_by_an_older_companion_is_placed(shell: Shell, data: Path) -> None:
    a_full_day(shell, data)
    whole = shown(shell)
    tables = json.loads((data / PAGE).read_text())
    tables["_salvaged"] = tables.pop("wins") | tables.pop("ticks")
    (data / PAGE).write_bytes(encoded(tables))
    told = shell("doctor")
    assert told.exit_code == 1 and "_salvaged" in told.stdout
    shell("doctor", "--fix")
    assert shown(shell) == whole and "_salvaged" not in (data / PAGE).read_text()


def test_a_table_that_nothing_tells_of_is_named_and_stays(shell: Shell, data: Path) -> None:
    a_full_day(shell, data)
    tables = json.loads((data / PAGE).read_text()) | {"plants": {"5": {"name": "fern"}}}
    (data / PAGE).write_bytes(encoded(tables))
    for options in ((), ("--fix",)):
        told = shell("doctor", *options)
        assert told.exit_code == 0 and "“plants”" in told.stdout
    shell("win", "later")
    assert json.loads((data / PAGE).read_text())["plants"] == {"5": {"name": "fern"}}
