"""The one way that files are written, by the store and for the settings alike."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from companion import files
from companion.cli.main import cli
from companion.companion import Companion
from companion.config.edit import ConfigFile

CONFIG = "config.yaml"


def add_a_win(companion: Companion, folder: Path) -> None:
    companion.wins.add("called Mum")


def write_the_example(companion: Companion, folder: Path) -> None:
    done = CliRunner().invoke(cli, ["--config", str(folder / "own" / CONFIG), "config", "init"])
    assert done.exit_code == 0, done.output


def edit_the_settings(companion: Companion, folder: Path) -> None:
    ConfigFile(folder / CONFIG).add_item("morning", "Stretch")


WRITES = [add_a_win, write_the_example, edit_the_settings]


@pytest.fixture
def ready(companion: Companion, tmp_path: Path) -> tuple[Companion, Path]:
    """What there is before is on the disk, so that one file is left to write."""
    companion.wins.add("got up")
    (tmp_path / "own").mkdir()
    return companion, tmp_path


@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_is_flushed_before_it_takes_its_place_and_its_folder_after(
    ready: tuple[Companion, Path],
    write: Callable[[Companion, Path], None],
    monkeypatch: pytest.MonkeyPatch,
    arm: Callable[..., list[str]],
) -> None:
    calls = arm(monkeypatch, -1, lambda: None)
    write(*ready)
    steps = [call if call != "link" else "replace" for call in calls if call not in ("open", "unlink")]
    written = steps.index("write")
    assert [call for call in steps[written:] if not call.endswith("chmod")][:3] == [
        "write",
        "fsync",
        "replace",
    ]
    assert steps[steps.index("replace", written) :].count("fsync") >= 1


@pytest.mark.parametrize("write", WRITES)
def test_on_a_mac_the_drive_is_told_to_keep_it(
    ready: tuple[Companion, Path],
    write: Callable[[Companion, Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fcntl = pytest.importorskip("fcntl")
    full: list[int] = []
    monkeypatch.setattr(files, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda fd, how: full.append(how))
    monkeypatch.setattr(os, "fsync", lambda fd: pytest.fail("that leaves it in the drive's cache"))
    write(*ready)
    assert full and set(full) == {51}


def test_a_folder_that_refuses_after_an_edit_of_the_settings_does_not_make_it_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sync_folder(folder: str) -> Any:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "sync_folder", sync_folder)
    file = ConfigFile(tmp_path / CONFIG)
    before, after = file.add_item("morning", "Stretch")
    assert before is None and after == file.text()
