"""`companion doctor`: what it finds, what it mends, and what its status says."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion.cli import terminal


def test_all_is_well(shell, data):
    shell("win", "one")
    shell("win", "two")
    done = shell("doctor")
    assert done.exit_code == 0 and "MEND" not in done.stdout
    assert "well  data         2 records in 1 file, all read well" in done.stdout
    assert "can be read by you alone" in done.stdout and "schema 1" in done.stdout


def test_with_no_data_yet_all_is_well_and_no_folder_is_made(shell, data):
    assert shell("doctor").exit_code == 0 and not data.exists()


def test_a_folder_in_which_no_file_can_be_made_is_said(shell, data, monkeypatch):
    shell("win", "one")
    before = sorted(path.name for path in data.iterdir())
    opened = os.open

    def no_new_file(path, flags, *more, **also):
        new = str(data) in str(path) and not Path(path).is_file()
        if new and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, *more, **also)

    monkeypatch.setattr(os, "open", no_new_file)
    done = shell("doctor")
    assert done.exit_code == 1
    assert f"{data} cannot be written to: Permission denied" in done.stdout
    assert sorted(path.name for path in data.iterdir()) == before


def open_to_others(data, config):
    data.chmod(0o755)
    (data / "2026-11.json").chmod(0o644)


def left_behind(data, config):
    path = data / ".2026-11.json.tmp"
    path.write_text("x")
    os.utime(path, (0, 0))


def conflict_copy(data, config):
    shutil.copy(data / "2026-11.json", data / "2026-11 2.json")
    (data / "2026-11 2.json").chmod(0o600)


def half_edited(data, config):
    config.parent.mkdir(parents=True, exist_ok=True)
    path = config.parent / ".config.yaml.tmp"
    path.write_text("x")
    os.utime(path, (0, 0))


def no_draft(data, config):
    data.joinpath("drafts").mkdir(mode=0o700, exist_ok=True)
    data.joinpath("drafts", "here-1.json").symlink_to("/nowhere/at/all")


def a_file_for_a_folder(data, config):
    for name in ("undo", "backups", "quarantine", "cache", "reports"):
        shutil.rmtree(data / name, ignore_errors=True)
        (data / name).write_text("in the way")
        (data / name).chmod(0o600)


MENDED = {
    a_file_for_a_folder: "undo is in the way, a folder is needed there",
    open_to_others: "can be read by others",
    left_behind: "was left",
    half_edited: ".config.yaml.tmp was left",
    conflict_copy: "conflict copy",
    no_draft: "here-1.json cannot be read",
}


@pytest.mark.parametrize("spoil", MENDED)
def test_what_is_safe_is_mended_with_fix_and_only_then(spoil, shell, data, config):
    shell("win", "one")
    spoil(data, config)
    for _ in range(2):
        done = shell("doctor")
        assert done.exit_code == 1 and MENDED[spoil] in done.stdout and "MEND" in done.stdout
    done = shell("doctor", "--fix")
    assert done.exit_code == 0 and MENDED[spoil] in done.stdout and "done  " in done.stdout
    assert shell("doctor").exit_code == 0


def damaged(data, config):
    (data / "2026-11.json").write_text("{")


def unreadable(data, config):
    (data / "2026-10.json").mkdir(mode=0o700)


def newer(data, config):
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"schema":1', '"schema":99'))


def bad_settings(data, config):
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("data: {backups: many}\nthemes: x\n")


def clashing_keys(data, config):
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("keys: {wins.note: d}\n")


def bad_theme(data, config):
    config.parent.joinpath("themes").mkdir(parents=True, exist_ok=True)
    config.parent.joinpath("themes", "sea.yaml").write_text("colours: {accent: blueish}\n")


def no_copies(data, config):
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("data: {backup_to: /nowhere/at/all}\n")


def copies_to_itself(data, config):
    config.parent.mkdir(parents=True, exist_ok=True)
    (data / "copies").mkdir(mode=0o700)
    config.write_text(f"data: {{backup_to: '{data / 'copies'}'}}\n")


TOLD = {
    copies_to_itself: "is among the data themselves",
    damaged: "2026-11.json is damaged",
    unreadable: "2026-10.json cannot be read",
    newer: "2026-11.json was written by a newer companion",
    clashing_keys: "config.yaml:1:",
    bad_theme: "sea.yaml:1 colours.accent: “blueish” is not a colour",
    bad_settings: 'config.yaml:1:17 data.backups: "many" is not a whole number',
    no_copies: "/nowhere/at/all (data: backup_to) is not there",
}


@pytest.mark.parametrize("spoil", TOLD)
def test_what_it_cannot_mend_it_tells_and_how_to(spoil, shell, data, config):
    shell("win", "one")
    spoil(data, config)
    if config.exists():
        config.chmod(0o600)
    done = shell("doctor", "--fix")
    assert done.exit_code == 1 and TOLD[spoil] in done.stdout and not done.stderr
    line = next(n for n, line in enumerate(done.stdout.splitlines()) if TOLD[spoil] in line)
    assert done.stdout.splitlines()[line].startswith("MEND")
    assert done.stdout.splitlines()[line + 1].startswith(" " * 19), "how to mend it stands below"


def test_a_damaged_file_is_rebuilt_by_reading_and_then_only_noted(shell, data):
    shell("win", "one")
    shell("win", "two")
    (data / "2026-11.json").write_bytes((data / "2026-11.json").read_bytes()[:-3])
    assert shell("doctor").exit_code == 1
    done = shell("doctor")
    assert done.exit_code == 0 and ": 1 damaged file" in done.stdout
    assert "all that is known of them is here" in done.stdout


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "16 million"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16 colours"),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "no colours"),
    ],
)
def test_the_colours_are_told_from_the_environment(environ, said):
    assert said in terminal.colours(environ)


@pytest.mark.parametrize(("encoding", "how"), [("utf-8", "well"), ("UTF8", "well"), ("ascii", "note")])
def test_the_characters_are_told_from_the_locale(encoding, how):
    assert terminal.characters(encoding, {}).how == how


@pytest.mark.parametrize(
    ("answers", "said"),
    [(b"\x1b[?1u\x1b[?62;22c", "kitty keyboard protocol"), (b"\x1b[?62c", "usual keyboard"), (b"", "usual")],
)
def test_the_terminal_itself_is_asked_and_left_as_it_was(answers, said):
    """In a pty of its own, where this test is the terminal."""
    code = "from companion.cli.terminal import keyboard; import termios, os\n"
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


def test_it_loads_no_screen():
    code = "import sys, companion.cli.main, companion.cli.terminal, companion.verbs.doctor\n"
    code += "print(*({'textual', 'rich', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_mistake_in_one_section_hides_nothing_about_the_data(shell, config):
    config.parent.mkdir(parents=True)
    config.write_text("keys: {wins.note: d}\ndata: {backup_to: /nowhere/at/all}\n")
    done = shell("doctor")
    assert done.exit_code == 1 and "config.yaml:1:" in done.stdout
    assert "/nowhere/at/all (data: backup_to) is not there" in done.stdout


def test_damage_names_the_newest_backup_file(shell, data, config, tmp_path):
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


def test_a_folder_in_a_pages_place_is_told_once(shell, data):
    shell("win", "one")
    (data / "2026-10.json").mkdir(mode=0o755)
    (data / "2026-10.json").chmod(0o755)
    done = shell("doctor")
    assert done.stdout.count("2026-10.json") == 1 and "chmod" not in done.stdout


def test_a_log_of_what_was_done_that_cannot_be_written_to_is_said(shell, data, monkeypatch):
    shell("win", "one")
    log, may = data / "undo" / "here.jsonl", os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != log and may(path, mode))
    done = shell("doctor")
    assert done.exit_code == 1 and f"{log} cannot be written to" in done.stdout
