"""A page that vanishes, is emptied, or comes back older loses nothing."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import HeldClock
from .conftest import Shell

PAGE = "2026-10.json"


def six(shell: Shell) -> None:
    for number in range(6):
        assert shell("win", f"win {number}", "--at", f"2026-10-1{number} 12:00").exit_code == 0


def vanished(data: Path, older: list[bytes]) -> None:
    (data / PAGE).unlink()


def emptied(data: Path, older: list[bytes]) -> None:
    (data / PAGE).write_text("{}")


def half_empty(data: Path, older: list[bytes]) -> None:
    found = json.loads((data / PAGE).read_text())
    found["wins"] = dict(list(found["wins"].items())[:2])
    (data / PAGE).write_text(json.dumps(found))


def put_back(data: Path, older: list[bytes]) -> None:
    (data / PAGE).write_bytes(random.Random(len(older)).choice(older))


LOSSES = [vanished, emptied, half_empty, put_back]


@pytest.mark.parametrize("backups", ["kept", "none", "of one day"])
@pytest.mark.parametrize("writes", range(4))
@pytest.mark.parametrize("lose", LOSSES)
def test_all_six_come_back_however_many_are_written_after(
    lose: Callable[[Path, list[bytes]], None],
    writes: int,
    backups: str,
    shell: Shell,
    data: Path,
    config: Path,
) -> None:
    older = []
    if backups == "of one day":
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text("data: {backups: 1}\n")
    for number in range(6):
        assert shell("win", f"win {number}", "--at", f"2026-10-1{number} 12:00").exit_code == 0
        older.append((data / PAGE).read_bytes())
    older.pop()
    if backups == "none":
        shutil.rmtree(data / "backups")
    lose(data, older)
    said = [shell("win", f"later {number}", "--at", "2026-10-20 12:00") for number in range(writes)]
    assert all("doctor" in done.stderr for done in said[:1]), "it is said with the first thing kept"
    told = shell("doctor")
    assert told.exit_code == 1 and PAGE in told.stdout and "--let-go" in told.stdout
    assert shell("doctor", "--fix").exit_code == 0
    shown = shell("export", "-", "--json").stdout
    assert all(f"win {number}" in shown for number in range(6))
    assert all(f"later {number}" in shown for number in range(writes))
    assert shell("doctor").exit_code == 0 and not list(data.glob("backups/*@kept.json"))


def test_a_change_and_a_deletion_that_are_taken_back_by_an_older_page_come_again(
    shell: Shell, data: Path
) -> None:
    six(shell)
    older = (data / PAGE).read_bytes()
    shell("win", "last", "--at", "2026-10-19 12:00")
    shell("undo")
    newer = (data / PAGE).read_bytes()
    assert b"last" not in json.dumps(json.loads(newer)["wins"]).encode()
    (data / PAGE).write_bytes(older)
    assert shell("doctor").exit_code == 0, "what was undone is not missing"
    shell("win", "next", "--at", "2026-10-20 12:00")
    assert shell("doctor").exit_code == 0


def test_what_was_taken_away_on_purpose_is_said_once(shell: Shell, data: Path) -> None:
    six(shell)
    vanished(data, [])
    shell("win", "later", "--at", "2026-10-20 12:00")
    assert shell("doctor").exit_code == 1
    said = shell("doctor", "--let-go", PAGE)
    assert said.exit_code == 0 and "6 entries" in said.stdout
    assert shell("doctor").exit_code == 0 and not list(data.glob("backups/*@kept.json"))
    shell("win", "even later", "--at", "2026-10-20 12:00")
    assert shell("doctor").exit_code == 0
    assert "win 0" not in shell("export", "-", "--json").stdout
    assert "Everything known" in shell("doctor", "--let-go", PAGE).stdout
    refused = shell("doctor", "--let-go", "zzz")
    assert refused.exit_code == 2 and "“zzz” is not the name of a data file" in refused.stderr


def test_what_was_forgotten_is_not_missing(shell: Shell, data: Path) -> None:
    six(shell)
    shell("win", "now")
    assert shell("forget", "--before", "2026-11-01", typed="forget\n").exit_code == 0
    assert not (data / PAGE).exists()
    assert shell("doctor").exit_code == 0
    shell("win", "later", "--at", "2026-10-20 12:00")
    assert shell("doctor").exit_code == 0


def test_days_of_backups_do_not_rotate_away_what_stands_nowhere_else(
    shell: Shell, data: Path, clock: HeldClock
) -> None:
    six(shell)
    emptied(data, [])
    for number in range(16):
        clock.advance(days=1)
        shell("win", f"later {number}", "--at", "2026-10-20 12:00")
    assert shell("doctor", "--fix").exit_code == 0
    assert all(f"win {number}" in shell("export", "-", "--json").stdout for number in range(6))
