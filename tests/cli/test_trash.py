"""companion trash."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from companion import words
from companion.cli.main import cli
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.verbs.known import settings_in

from ..conftest import HeldClock

Shell = Callable[..., Any]


@pytest.fixture
def deleted(data: Path, config: Path, clock: Any) -> None:
    """Three wins were deleted in the app, a minute after each other; “three” is the newest."""
    app = Companion(data, Settings(), config=config, clock=clock)
    for text in ("one", "two", "three"):
        clock.advance(60)
        app.wins.delete(app.wins.add(text).entries[0].id)


def test_what_was_deleted_is_listed_newest_first_with_when(shell: Shell, deleted: None) -> None:
    lines = [line.split(maxsplit=1) for line in shell("trash").stdout.splitlines()]
    assert [(number, said.split()) for number, said in lines] == [
        ("1", ["deleted", "8:45", "win", "“three”"]),
        ("2", ["deleted", "8:44", "win", "“two”"]),
        ("3", ["deleted", "8:43", "win", "“one”"]),
    ]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_what_was_done_before_the_clocks_changed_has_the_time_it_had(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*args: str) -> str:
        return CliRunner().invoke(cli, list(args)).stdout

    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        Clock().refresh_zone()
        patch.setattr(Clock, "now", lambda _: datetime(2026, 10, 24, 18, 30).astimezone())
        for text in ("one", "two", "three"):
            run("win", text)
        run("undo")
        patch.setattr(Clock, "now", lambda _: datetime(2026, 10, 26, 18, 30).astimezone())
        assert "deleted 24 October 18:30  win “three”" in run("trash")
        assert "24 October 18:30  add win “two”" in run("undo", "--list")
    Clock().refresh_zone()


def test_what_went_in_another_year_says_which(shell: Shell, data: Path, config: Path, clock: Any) -> None:
    clock.advance(days=38)
    shell("win", "old")
    shell("undo")
    clock.advance(days=16)
    shell("win", "new")
    shell("undo")
    assert shell("trash").stdout.splitlines() == [
        "  1                   deleted 8:42  win “new”",
        "  2  deleted 25 December 2026 8:42  win “old” of 25 December 2026",
    ]


def test_numbers_are_brought_back_as_one_change(shell: Shell, deleted: None) -> None:
    done = shell("trash", "restore", "1", "3")
    assert (done.exit_code, done.stdout.strip()) == (0, "Brought back: “three” and “one”.")
    told = shell("today").stdout
    assert "three" in told and "one" in told and "two" not in told
    assert len(shell("trash").stdout.splitlines()) == 1
    shell("undo")
    assert len(shell("trash").stdout.splitlines()) == 3


@pytest.mark.parametrize("number", ["4", "0", "-1", "x"])
def test_a_number_that_is_not_there_brings_nothing_back(shell: Shell, deleted: None, number: str) -> None:
    done = shell("trash", "restore", "1", number)
    assert done.exit_code == 2 and done.stderr and "Traceback" not in done.stderr
    assert len(shell("trash").stdout.splitlines()) == 3


def test_an_empty_trash_says_so_and_makes_no_file(shell: Shell, data: Path) -> None:
    done = shell("trash")
    assert (done.exit_code, done.stdout.strip()) == (0, words.trash.EMPTY)
    assert not data.exists()


def test_no_text_of_a_person_steers_the_terminal(shell: Shell, data: Path, config: Path, clock: Any) -> None:
    app = Companion(data, Settings(), config=config, clock=clock)
    app.wins.delete(app.wins.add("red \x1b[31m and\nmore").entries[0].id)
    told = shell("trash").stdout
    assert "\x1b" not in told and len(told.splitlines()) == 1


def test_what_is_no_number_is_refused_in_words(shell: Shell) -> None:
    done = shell("trash", "restore", "x")
    assert done.exit_code == 2 and "“x” is not a whole number of 1 or more." in done.stderr


def test_an_undone_import_is_one_row_with_one_number(
    shell: Shell, deleted: Any, clock: HeldClock, tmp_path: Path
) -> None:
    clock.advance(60)
    (tmp_path / "wins.txt").write_text("".join(f"2026-11-03 win {n}\n" for n in range(40)))
    shell("import", str(tmp_path / "wins.txt"), "--yes")
    shell("undo")
    first, second, *_ = shell("trash").stdout.splitlines()
    assert first.split()[:3] == ["1", "deleted", "8:46"] and first.endswith(" and 39 more")
    assert second.endswith("win “three”")
    assert shell("trash", "restore", "1").stdout.endswith(" and 39 more.\n")
    assert len(shell("trash").stdout.splitlines()) == 3
    assert "win 7" in shell("export", "--markdown").stdout


def test_an_item_of_the_routine_is_brought_back_or_it_is_said_why_not(
    shell: Shell, data: Path, config: Path, clock: HeldClock
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("routines: [{name: Morning, from: 04:00, to: 12:00, items: [Up, Walk]}]\n")
    settings = settings_in(config)
    app = Companion(data, settings, config=config, read_settings=lambda: settings_in(config), clock=clock)
    app.routine.remove("item:up")
    assert "routine item “Up”" in shell("trash").stdout
    config.write_text("routines: [{name: Dawn, from: 04:00, to: 12:00, items: [Walk]}]\n")
    done = shell("trash", "restore", "1")
    assert done.exit_code == 1 and "no longer has a routine “morning”; nothing was changed" in done.stderr
    config.write_text("routines: [{name: Morning, from: 04:00, to: 12:00, items: [Walk]}]\n")
    done = shell("trash", "restore", "1")
    assert done.stdout == "Brought back: “Up”.\n" and "items: [Up, Walk]" in config.read_text()
    assert shell("undo").exit_code == 0 and "items: [Walk]" in config.read_text()
    assert not (data / "reports").exists()


def test_of_which_day_something_was_is_said_unless_it_is_today(
    shell: Shell, data: Path, config: Path, clock: HeldClock
) -> None:
    app = Companion(data, Settings(), config=config, clock=clock)
    for text in ("one", "two @2026-11-03", "three @2024-02-29"):
        app.wins.delete(app.wins.add(text).entries[0].id)
        clock.advance(60)
    said = [line.split(maxsplit=3)[3] for line in shell("trash").stdout.splitlines()]
    assert said == ["win “three” of 29 February 2024", "win “two” of 3 November", "win “one”"]


def test_what_is_in_the_trash_comes_back_by_its_key_too(shell: Shell, deleted: Any) -> None:
    rows = json.loads(shell("trash", "--json").stdout)["trash"]
    assert [row["text"] for row in rows] == ["three", "two", "one"]
    assert shell("trash", "restore", rows[1]["key"]).stdout == "Brought back: “two”.\n"
    assert shell("trash", "restore", rows[1]["key"]).exit_code == 2


def test_at_a_terminal_it_lists_and_asks_for_the_numbers(
    shell: Shell, deleted: Any, at_terminal: Any
) -> None:
    asked = shell("trash", "restore", typed="1, 3\n").stdout
    assert "  1  deleted 8:45  win “three”" in asked
    assert asked.endswith("Brought back: “three” and “one”.\n")
    nothing = shell("trash", "restore", typed="\n")
    assert (nothing.exit_code, nothing.stderr) == (1, f"{words.common.NOTHING_CHANGED}\n")
    shell("trash", "restore", "1")
    assert shell("trash", "restore").stdout == f"{words.trash.EMPTY}\n"
