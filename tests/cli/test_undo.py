"""companion undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion import words

Shell = Callable[..., Any]


def test_undo_takes_back_the_newest_change_whoever_made_it_and_redo_does_it_again(shell: Shell) -> None:
    shell("win", "called Mum")
    shell("tick", "make")
    for command, said in (
        ("undo", "Undone: mark “Make the bed” done."),
        ("undo", "Undone: add win “called Mum”."),
        ("redo", "Redone: add win “called Mum”."),
    ):
        done = shell(command)
        assert (done.exit_code, done.stdout.strip(), done.stderr) == (0, said, "")
    assert "called Mum" in shell("today").stdout
    assert shell("today").stdout.count("done") == 0


def test_the_list_is_newest_first_with_its_times(shell: Shell, clock: Any) -> None:
    shell("win", "called Mum")
    clock.advance(days=1, seconds=60)
    shell("win", "opened \x1b[31mthe curtains")
    lines = shell("undo", "--list").stdout.splitlines()
    assert [line.split("  ", 1)[1].strip() for line in map(str.strip, lines)][1] == "add win “called Mum”"
    assert lines[0].strip().startswith("8:43  add win “opened") and "\x1b" not in lines[0]
    assert lines[1].strip().startswith("17 November 8:42  add win")


def test_nothing_to_undo_is_said_and_makes_no_file(shell: Shell, data: Path) -> None:
    for command, said in (("undo", words.changes.NOTHING_TO_UNDO), ("redo", words.changes.NOTHING_TO_REDO)):
        done = shell(command)
        assert (done.exit_code, done.stdout.strip()) == (0, said)
    assert shell("undo", "--list").stdout.strip() == words.changes.NOTHING_TO_UNDO
    assert not data.exists()


def test_what_has_moved_on_elsewhere_stays_and_the_status_says_so(shell: Shell, data: Path) -> None:
    shell("win", "called Mum")
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"at"', f'"rev":{2**62},"note":"from elsewhere","at"'))
    done = shell("undo")
    assert (
        done.exit_code == 1
        and words.changes.MOVED_ON in done.stderr
        and "add win “called Mum”" in done.stderr
    )
    assert "called Mum" in shell("today").stdout
    assert shell("undo").stdout.strip() == words.changes.NOTHING_TO_UNDO
    assert "add win “called Mum”  (changed elsewhere since)" in shell("undo", "--list").stdout


def test_each_machine_undoes_what_it_did(shell: Shell, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("win", "called Mum")
    monkeypatch.setattr("companion.store.undo.this_machine", lambda: "tower")
    config.parent.mkdir(parents=True)
    config.write_text("data: {device: tower}\n")
    for args in (("undo",), ("undo", "--list")):
        assert shell(*args).stdout.strip() == words.changes.NOTHING_TO_UNDO_HERE
    assert "called Mum" in shell("today").stdout
