"""Every page has a backup of what is in it, whoever brought it in; what went away is said until it comes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from companion.model.wins import Win
from companion.store.store import Store

MONTHS = ("2016-05", "2020-04", "2026-10")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A list of six wins in each of some months that are long past."""
    path = tmp_path / "wins.txt"
    days = [f"{month}-{day:02}" for month in MONTHS for day in range(1, 7)]
    path.write_text("".join(f"{day} a step on {day}\n" for day in days))
    return path


def behind(data: Path) -> list[str]:
    """The pages that no backup has as they are."""
    kept = {path.read_bytes() for path in data.glob("backups/*@*.json")}
    return [page.name for page in sorted(data.glob("*.json")) if page.read_bytes() not in kept]


def cut(page: Path) -> None:
    """What a copy that ended half-way leaves, in place."""
    os.truncate(page, page.stat().st_size // 3)


def test_an_import_and_its_undo_leave_a_backup_of_every_page(shell: Any, data: Path, diary: Path) -> None:
    for command in (("import", "--yes", str(diary)), ("undo",), ("redo",)):
        assert shell(*command).exit_code == 0
        assert behind(data) == []
    shell("win", "a")
    shell("win", "b")
    cut(data / "2016-05.json")
    assert "6 records were read" in shell("today").stderr
    assert len(Store(data).newest(Win, 99)) == 20


def test_a_restore_leaves_a_backup_of_every_page(shell: Any, data: Path, diary: Path, tmp_path: Path) -> None:
    shell("import", "--yes", str(diary))
    shell("backup", str(tmp_path / "kept.zip"))
    away = tmp_path / "away"
    assert shell("--data", str(away), "restore", "--yes", str(tmp_path / "kept.zip")).exit_code == 0
    assert len(list(away.glob("*.json"))) == 3 and behind(away) == []


def test_what_was_written_a_page_at_a_time_has_one_once_a_day_has_passed(shell: Any, data: Path) -> None:
    shell("win", "one", "--at", "2026-10-03")
    assert behind(data) == []
    shell("win", "two", "--at", "2026-10-04")
    assert behind(data) == ["2026-10.json"]
    os.utime(data / "2026-10.json", (0, 0))
    for path in data.glob("backups/2026-10@*"):
        os.utime(path, (-1, -1))
    shell("win", "three")
    assert behind(data) == []
    before = {path: path.stat().st_mtime_ns for path in data.glob("backups/2026-10@*")}
    shell("win", "four")
    assert {path: path.stat().st_mtime_ns for path in before} == before, "and never twice"


def test_one_that_is_damaged_is_no_backup(shell: Any, data: Path) -> None:
    shell("win", "one", "--at", "2026-10-03")
    shell("win", "two", "--at", "2026-10-04")
    page, backup = data / "2026-10.json", data / "backups" / "2026-10@last.json"
    before = backup.read_bytes()
    cut(page)
    os.utime(page, (0, 0))
    os.utime(backup, (-1, -1))
    shell("win", "three")
    assert backup.read_bytes() == before


def test_a_page_that_comes_again_takes_no_backup_of_the_one_that_went(shell: Any, data: Path) -> None:
    shell("win", "long ago", "--at", "2026-10-03")
    (data / "2026-10.json").unlink()
    for text in ("new", "newer"):
        shell("win", text, "--at", "2026-10-04")
    assert any("long ago" in path.read_text() for path in data.glob("backups/2026-10@*"))
