"""`companion export`: one file that any TinyDB opens."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from companion.companion import Companion
from companion.config.settings import Settings


def test_everything_is_in_one_plain_file(shell: Any, data: Path, clock: Any, tmp_path: Path) -> None:
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    companion.wins.add("called Mum #connection")
    companion.wins.add("slept @2025-03-02")
    companion.wins.delete(companion.wins.add("a slip").entries[0].id)
    companion.routine.toggle("item:up", "done")
    companion.lines.add("I am here")
    target = tmp_path / "all.json"

    done = shell("export", "--tinydb", str(target))

    assert (done.exit_code, done.stderr) == (0, "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with TinyDB(target) as db:
        assert sorted(win["text"] for win in db.table("wins")) == ["called Mum", "slept"]
        assert db.table("wins").get(where("category") == "connection")["day"] == "2026-11-17"
        assert [tick["item"] for tick in db.table("ticks")] == ["up"]
        assert [line["text"] for line in db.table("own_lines")] == ["I am here"]
        kinds = [name for name in db.tables() if not name.startswith("_")]
        count = sum(len(db.table(name)) for name in kinds)
    assert done.stdout == f"{count} records written to {target}\n"


def test_a_file_that_exists_is_left_alone(shell: Any, tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    target.write_text("mine")
    done = shell("export", "--tinydb", str(target))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{target} exists already.")
    assert target.read_text() == "mine"


def test_a_place_that_is_not_there_is_named(shell: Any, tmp_path: Path) -> None:
    target = tmp_path / "no" / "such" / "all.json"
    done = shell("export", "--tinydb", str(target))
    assert (done.exit_code, done.stdout) == (1, "")
    assert str(target) in done.stderr


def test_a_file_is_wanted(shell: Any) -> None:
    assert shell("export").exit_code == 2
