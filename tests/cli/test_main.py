"""The program itself: what it imports, where it looks, how it ends. Run as its own process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion import __version__
from companion.model.wins import Win
from companion.store.store import Store

HEAVY = {
    *("textual", "rich", "yaml", "ruamel", "platformdirs", "tempfile", "random", "asyncio", "subprocess"),
    *("logging", "dataclasses", "importlib.metadata", "concurrent.futures", "hashlib", "difflib"),
    *("inspect", "typing_extensions"),
}
PROGRAM = [sys.executable, "-c", "from companion.__main__ import main; main()"]
AND_MODULES = """
import sys
from companion.__main__ import main
try:
    main()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""

INTERRUPTED = """
import os, signal, sys
import companion.cli.wins
from companion.__main__ import main

def lines_piped():
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()

sys.argv = ["companion", "win", "-"]
companion.cli.wins.lines_piped = lines_piped
main()
"""


def run(*args: str, program: list[str] = PROGRAM, **options: str) -> subprocess.CompletedProcess[str]:
    """`companion …`, as a process; `options` are for its environment."""
    env = {**os.environ, **options}
    return subprocess.run(
        [*program, *args], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "args", [["win", "called Mum"], ["win", "said no #boundaries"], ["today"], ["--help"]]
)
def test_a_quick_command_imports_little(args: list[str]) -> None:
    done = run(*args, program=[sys.executable, "-c", AND_MODULES])
    assert done.returncode == 0
    modules = set(done.stderr.split())
    assert "companion.cli.main" in modules
    assert modules & HEAVY == set()


def test_the_screen_waits_for_no_command_line() -> None:
    opened = AND_MODULES.replace("try:", "from companion.cli import open\nopen.has_screen = exit\ntry:")
    done = run(program=[sys.executable, "-c", opened])
    assert "companion.cli.open" in done.stderr.split() and "click" not in done.stderr.split()


def test_a_shell_that_asks_for_completions_is_answered() -> None:
    done = run(_COMPANION_COMPLETE="bash_source")
    assert done.returncode == 0 and "complete" in done.stdout


def test_help_names_every_command() -> None:
    said = run("--help").stdout
    for command in ("win", "tick", "today", "support", "export", "config", "--data", "--config", "--version"):
        assert command in said
    assert run("-h").stdout == said
    assert run("--version").stdout == f"companion, version {__version__}\n"


def test_the_data_folder_and_who_names_it(own_home: Path, tmp_path: Path) -> None:
    def texts(folder: Path) -> list[str]:
        return [win.text for win in Store(folder).newest(Win, 9)]

    by_option, by_variable, by_settings = tmp_path / "option", tmp_path / "variable", tmp_path / "settings"
    config = own_home / "config" / "companion" / "config.yaml"
    assert run("win", "usual").returncode == 0
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{folder: {by_settings}}}\n")
    assert run("win", "by settings").returncode == 0
    assert run("win", "by variable", COMPANION_DATA=str(by_variable)).returncode == 0
    assert run("--data", str(by_option), "win", "by option", COMPANION_DATA=str(by_variable)).returncode == 0
    assert texts(own_home / "data" / "companion") == ["usual"]
    assert texts(by_settings) == ["by settings"]
    assert texts(by_variable) == ["by variable"]
    assert texts(by_option) == ["by option"]


def test_without_a_terminal_plain_mode_opens_and_the_end_of_the_input_leaves() -> None:
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n1 Today\n" in done.stdout


def test_what_there_is_no_command_for() -> None:
    done = run("wins")
    assert (done.returncode, done.stdout) == (2, "")
    assert "wins" in done.stderr and "Traceback" not in done.stderr


def test_a_terminal_that_knows_few_letters() -> None:
    done = run("win", "日本", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (0, "Saved: \\u65e5\\u672c\n")


def test_bytes_in_an_argument(own_home: Path) -> None:
    done = subprocess.run([*PROGRAM, "win", b"caf\xe9"], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout.decode()) == (0, "Saved: caf�\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="wants /dev/full")
def test_a_win_is_kept_when_its_answer_cannot_be_printed(own_home: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "win", "called Mum"], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "The output could not be written: No space left on device\n"
    assert [win.text for win in Store(own_home / "data" / "companion").newest(Win, 9)] == ["called Mum"]


def test_a_reader_that_has_gone_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*PROGRAM, "today"], stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_ctrl_c_ends_quietly() -> None:
    done = run(program=[sys.executable, "-c", INTERRUPTED])
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr.strip() == ""


def closed(stream: str, *args: str) -> subprocess.CompletedProcess[str]:
    """`companion …`, one of its streams closed."""
    return run(*PROGRAM, *args, program=["sh", "-c", f'exec "$0" "$@" {stream}'])


@pytest.mark.parametrize(
    "args",
    [
        *([], ["win"], ["win", "-"], ["win", "x"], ["tick"], ["today"], ["undo"], ["trash"]),
        *(["export"], ["import", "-"], ["backup"], ["doctor"], ["forget"], ["config", "check"]),
        *(["breathe", "box", "--preview"], ["sync", "status"], ["support"]),
    ],
    ids=" ".join,
)
def test_with_closed_standard_input_every_command_has_a_sentence(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where `backup` writes
    done = closed("<&-", *args)
    assert done.stdout or done.stderr
    assert not any(word in done.stdout + done.stderr for word in ("Traceback", "a fault of its own"))


def test_closed_output_is_told_and_never_taken_for_a_file(tmp_path: Path) -> None:
    done = closed(">&-", "win", "called Mum")
    assert (done.returncode, done.stderr) == (1, "The output could not be written: Bad file descriptor\n")
    assert "called Mum" in run("today").stdout
    assert (closed("2>&-", "win").returncode, closed("<&- >&- 2>&-").returncode) == (2, 1)


@pytest.mark.parametrize(("command", "hinted"), [("win", True), ("tick", True), ("export", False)])
def test_words_that_begin_with_a_dash_are_told_how(command: str, hinted: bool) -> None:
    done = run(command, "-5", "kg")
    assert done.returncode == 2
    assert (f"put -- before them: companion {command} -- -5" in done.stderr) is hinted
    assert run("win", "--", "-5", "kg").stdout == "Saved: -5 kg\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_without_utf_8_a_refused_text_comes_back_as_it_was_typed(
    locale: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    env = {**os.environ, "COMPANION_DATA": str(tmp_path / "file" / "data"), **locale}
    typed, caf_ = "café ☕".encode(), b"caf\xe9 \xe2\x98\x95"
    for args, given, back in (([typed], b"", typed), ([b"-"], typed, typed), ([b"-"], caf_, caf_)):
        done = subprocess.run([*PROGRAM, "win", *args], input=given, env=env, capture_output=True, timeout=60)
        assert done.stderr.endswith(b"\nNot saved:\n" + back + b"\n")
        assert b'Not saved: add win "caf' in done.stderr, "quotation marks have an ASCII form"
