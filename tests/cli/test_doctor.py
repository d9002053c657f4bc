"""`companion doctor`: what it finds, what it mends, and what its status says."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli.doctor import terminal

from .conftest import Shell


def test_all_is_well(shell: Shell, data: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    done = shell("doctor")
    assert done.exit_code == 0 and "TODO" not in done.stdout
    assert f"well  data         {data}: 2 entries in 1 file, all readable" in done.stdout
    assert "your account alone can read" in done.stdout and "schema 1" in done.stdout


def test_with_no_data_yet_all_is_well_and_no_folder_is_made(shell: Shell, data: Path) -> None:
    assert shell("doctor").exit_code == 0 and not data.exists()


def test_a_folder_in_which_no_file_can_be_made_is_said(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("win", "one")
    before = sorted(path.name for path in data.iterdir())
    opened = os.open

    def no_new_file(path: str, flags: int, *more: Any, **also: Any) -> int:
        new = str(data) in str(path) and not Path(path).is_file()
        if new and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, *more, **also)

    monkeypatch.setattr(os, "open", no_new_file)
    done = shell("doctor")
    assert done.exit_code == 1
    assert f"{data} cannot be written to: Permission denied" in done.stdout
    assert sorted(path.name for path in data.iterdir()) == before


def open_to_others(data: Path, config: Path) -> None:
    data.chmod(0o755)
    (data / "2026-11.json").chmod(0o644)


def left_behind(data: Path, config: Path) -> None:
    path = data / ".2026-11.json.tmp"
    path.write_text("x")
    os.utime(path, (0, 0))


def conflict_copy(data: Path, config: Path) -> None:
    shutil.copy(data / "2026-11.json", data / "2026-11 2.json")
    (data / "2026-11 2.json").chmod(0o600)


def half_edited(data: Path, config: Path) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    path = config.parent / ".config.yaml.tmp"
    path.write_text("x")
    os.utime(path, (0, 0))


def no_draft(data: Path, config: Path) -> None:
    data.joinpath("drafts").mkdir(mode=0o700, exist_ok=True)
    data.joinpath("drafts", "here-1.json").symlink_to("/nowhere/at/all")


def a_file_for_a_folder(data: Path, config: Path) -> None:
    for name in ("undo", "backups", "quarantine", "cache", "reports"):
        shutil.rmtree(data / name, ignore_errors=True)
        (data / name).write_text("in the way")
        (data / name).chmod(0o600)


MENDED: dict[Callable[[Path, Path], None], str] = {
    a_file_for_a_folder: "undo is a file where a folder is needed",
    open_to_others: "others on this machine can read",
    left_behind: "is left over from an interrupted save",
    half_edited: ".config.yaml.tmp is left over",
    conflict_copy: "conflict copy",
    no_draft: "here-1.json cannot be read",
}


@pytest.mark.parametrize("spoil", MENDED)
def test_what_is_safe_is_mended_with_fix_and_only_then(
    spoil: Callable[[Path, Path], None], shell: Shell, data: Path, config: Path
) -> None:
    shell("win", "one")
    spoil(data, config)
    for _ in range(2):
        done = shell("doctor")
        assert done.exit_code == 1 and MENDED[spoil] in done.stdout and "TODO" in done.stdout
    done = shell("doctor", "--fix")
    assert done.exit_code == 0 and MENDED[spoil] in done.stdout and "done  " in done.stdout
    assert shell("doctor").exit_code == 0


def damaged(data: Path, config: Path) -> None:
    (data / "2026-11.json").write_text("{")


def unreadable(data: Path, config: Path) -> None:
    (data / "2026-10.json").mkdir(mode=0o700)


def newer(data: Path, config: Path) -> None:
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"schema":1', '"schema":99'))


def bad_settings(data: Path, config: Path) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("data: {backups: many}\nthemes: x\n")


def clashing_keys(data: Path, config: Path) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("keys: {wins.note: d}\n")


def bad_theme(data: Path, config: Path) -> None:
    config.parent.joinpath("themes").mkdir(parents=True, exist_ok=True)
    config.parent.joinpath("themes", "sea.yaml").write_text("colours: {accent: blueish}\n")


def no_copies(data: Path, config: Path) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("data: {backup_to: /nowhere/at/all}\n")


def copies_to_itself(data: Path, config: Path) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    (data / "copies").mkdir(mode=0o700)
    config.write_text(f"data: {{backup_to: '{data / 'copies'}'}}\n")


TOLD: dict[Callable[[Path, Path], None], str] = {
    copies_to_itself: "is inside the data folder",
    damaged: "2026-11.json is damaged",
    unreadable: "2026-10.json cannot be read",
    newer: "2026-11.json is from a newer version",
    clashing_keys: "config.yaml:1:",
    bad_theme: "sea.yaml:1 colours.accent: “blueish” is not a colour",
    bad_settings: "config.yaml:1:17 data.backups: “many” is not a whole number",
    no_copies: "/nowhere/at/all (data: backup_to) cannot be found",
}


@pytest.mark.parametrize("spoil", TOLD)
def test_what_it_cannot_mend_it_tells_and_how_to(
    spoil: Callable[[Path, Path], None], shell: Shell, data: Path, config: Path
) -> None:
    shell("win", "one")
    spoil(data, config)
    if config.exists():
        config.chmod(0o600)
    done = shell("doctor", "--fix")
    assert done.exit_code == 1 and TOLD[spoil] in done.stdout and not done.stderr
    line = next(n for n, line in enumerate(done.stdout.splitlines()) if TOLD[spoil] in line)
    assert done.stdout.splitlines()[line].startswith("TODO")
    assert done.stdout.splitlines()[line + 1].startswith(" " * 19), "how to mend it stands below"


def test_a_damaged_file_is_rebuilt_by_reading_and_then_only_noted(shell: Shell, data: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    (data / "2026-11.json").write_bytes((data / "2026-11.json").read_bytes()[:-3])
    assert shell("doctor").exit_code == 1
    done = shell("doctor")
    assert done.exit_code == 0 and ": 1 damaged file" in done.stdout
    assert "everything known to be in them is safe" in done.stdout


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "16 million"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16 colours"),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "no colours"),
    ],
)
def test_the_colours_are_told_from_the_environment(environ: dict[str, str], said: str) -> None:
    assert said in terminal.colours(environ)


@pytest.mark.parametrize(("encoding", "how"), [("utf-8", "well"), ("UTF8", "well"), ("ascii", "note")])
def test_the_characters_are_told_from_the_locale(encoding: str, how: str) -> None:
    assert terminal.characters(encoding, {}).how == how


@pytest.mark.parametrize(
    ("tmux", "said"), [("echo 500", ["500 ms"]), ("echo 10", []), ("exit 1", []), ("echo no", [])]
)
def test_a_tmux_that_holds_escape_back_is_said(
    tmux: str, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmux").write_text(f"#!/bin/sh\n{tmux}\n")
    (tmp_path / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: (80, 24))
    notes = [found.said for found in terminal.terminal({"TMUX": "a socket"}) if "tmux" in found.said]
    assert len(notes) == len(said) and all(ms in note for ms, note in zip(said, notes, strict=True))
    assert not any("tmux" in found.said for found in terminal.terminal({}))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (b"\x1b[?1u\x1b[?62;22c", "kitty keyboard protocol"),
        (b"\x1b[?62c", "standard key reporting"),
        (b"", "standard"),
    ],
)
def test_the_terminal_itself_is_asked_and_left_as_it_was(answers: bytes, said: str) -> None:
    """In a pty of its own, where this test is the terminal."""
    code = "from companion.cli.doctor.terminal import keyboard; import termios, os\n"
    code += "t = os.open('/dev/tty', os.O_RDWR); b = termios.tcgetattr(t)\n"
    code += "print(keyboard()); print(termios.tcgetattr(t) == b)"
    pid, fd = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-c", code])
    heard = b""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if not select.select([fd], [], [], 1)[0]:
            continue
        try:
            heard += os.read(fd, 4096)
        except OSError:
            break
        if b"\x1b[c" in heard and answers:
            os.write(fd, answers)
            answers = b""
    os.close(fd)
    os.waitpid(pid, 0)
    assert said in heard.decode() and "True" in heard.decode()


def test_it_loads_no_screen() -> None:
    code = "import sys, companion.cli.main, companion.cli.doctor.terminal, companion.verbs.doctor\n"
    code += "print(*({'textual', 'rich', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_mistake_in_one_section_hides_nothing_about_the_data(shell: Shell, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("keys: {wins.note: d}\ndata: {backup_to: /nowhere/at/all}\n")
    done = shell("doctor")
    assert done.exit_code == 1 and "config.yaml:1:" in done.stdout
    assert "/nowhere/at/all (data: backup_to) cannot be found" in done.stdout


def test_damage_names_the_newest_backup_file(shell: Shell, data: Path, config: Path, tmp_path: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    (data / "2026-11.json").write_text("{")
    done = shell("doctor")
    assert "restore" not in done.stdout and "can be imported again" in done.stdout
    away = tmp_path / "away"
    away.mkdir()
    for number, name in enumerate(("companion-tower-2026-11-15.zip", "companion-2026-11-16.zip")):
        (away / name).write_text("x")
        os.utime(away / name, (number, number))
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{backup_to: '{away}'}}\n")
    (data / "2026-11.json").write_text("{")
    done = shell("doctor")
    assert f"companion restore '{away / 'companion-2026-11-16.zip'}' --dry-run shows" in done.stdout
    assert f"the newest daily copy is {away / 'companion-2026-11-16.zip'}" in done.stdout


def test_a_folder_in_a_pages_place_is_told_once(shell: Shell, data: Path) -> None:
    shell("win", "one")
    (data / "2026-10.json").mkdir(mode=0o755)
    (data / "2026-10.json").chmod(0o755)
    done = shell("doctor")
    assert done.stdout.count("2026-10.json") == 1 and "chmod" not in done.stdout


def test_a_log_of_what_was_done_that_cannot_be_written_to_is_said(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("win", "one")
    log, may = data / "undo" / "here.jsonl", os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != log and may(path, mode))
    done = shell("doctor")
    assert done.exit_code == 1 and f"{log} cannot be written to" in done.stdout
