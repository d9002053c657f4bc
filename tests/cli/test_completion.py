"""Completion by tab, tried in the shells themselves; run as a program this makes their scripts."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from companion.cli.completion import quick_names, scripts
from companion.cli.completion.command import SCRIPTS
from companion.cli.completion.tree import nodes

FOLDER = Path(__file__).parents[2] / "completions"
START = {
    "bash": (["bash", "--norc", "-i"], 'source "$SCRIPTS/companion.bash"'),
    "zsh": (["zsh", "-f", "-i"], "fpath=($SCRIPTS $fpath); autoload -U compinit; compinit -D -u"),
    "fish": (["fish", "-i"], 'source "$SCRIPTS/companion.fish"'),
}
ODD = """
routines:
  - name: Odd
    from: "6:00"
    to: "23:00"
    items:
      - {label: A glass of water, id: w}
      - {label: "Mum's garden #1", id: a}
      - {label: 'Bär “üben”', id: b}
      - {label: 'Tea: green & $HOME', id: c}
      - {label: '#tag first', id: d}
      - {label: 'x "quoted" (y)', id: e}
      - {label: 'Zzz@home=ok', id: f}
      - {label: Wow! really, id: g}
"""
TYPED = {
    "companion tod\t": "today",
    "companion goal let\t": "goal|let-go",
    "companion export --forc\t": "export|--force",
    "companion export my\t": "export|my file.txt",
    "companion --data a\t today": "--data|a folder|today",
    "companion report --to my\t": "report|--to|my file.txt",
    "companion report --format=ht\t": "report|--format=html",
    "companion completion fi\t": "completion|fish",
    "companion breathe --level gen\t": "breathe|--level|gentle",
    "companion breathe res\t": "breathe|resonance",
    "companion win -c sett\t x": "win|-c|setting_boundaries|x",
    "companion tick a\t": "tick|A glass of water",
    "companion tick A gl\t": "tick|A|glass of water",
    'companion tick "A gl\t': "tick|A glass of water",
    "companion tick Mum\t --at yes\t": "tick|Mum's garden #1|--at|yesterday",
    'companion tick "Mum\t': "tick|Mum's garden #1",
    "companion tick bä\t": "tick|Bär “üben”",
    "companion tick Tea\t": "tick|Tea: green & $HOME",
    "companion tick Tea: gr\t": "tick|Tea:|green & $HOME",
    "companion tick 'Tea: gr\t": "tick|Tea: green & $HOME",
    'companion tick "Tea: gr\t': "tick|Tea: green & $HOME",
    "companion tick x\t": 'tick|x "quoted" (y)',
    "companion tick Zzz@h\t": "tick|Zzz@home=ok",
    "companion tick W\t": "tick|Wow! really",
    "companion tick \\#\t": "tick|#tag first",
}
COMPANION = """#!/bin/sh
case " $* " in *" --names "*) exec "$PYTHON" -m companion "$@" ;; esac
for word in "$@"; do printf '%s|' "$word"; done >> "$SAID"
echo >> "$SAID"
"""


def made(shell: str) -> str:
    """The script for a shell as it has to be."""
    return str(getattr(scripts, shell)(nodes()))


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_scripts_are_those_of_the_commands(shell: str) -> None:
    assert (FOLDER / SCRIPTS[shell]).read_text("utf-8") == made(shell), "run: tests/cli/test_completion.py"


@pytest.mark.parametrize("of", SCRIPTS)
def test_completion_prints_the_script(of: str, shell: Any) -> None:
    assert shell("completion", of).output == made(of)


@pytest.mark.parametrize("shell", SCRIPTS)
def test_what_is_typed_is_completed(
    shell: str, own_home: Path, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, first = START[shell]
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {shell} here")
    config.parent.mkdir(parents=True)
    config.write_text(ODD)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "companion"
    program.write_text(COMPANION)
    program.chmod(0o755)
    there = tmp_path / "there"
    (there / "a folder").mkdir(parents=True)
    (there / "my file.txt").touch()
    monkeypatch.chdir(there)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    for name, value in {
        "PYTHON": sys.executable,
        "SAID": str(tmp_path / "said"),
        "SCRIPTS": str(FOLDER),
    }.items():
        monkeypatch.setenv(name, value)
    at_a_terminal(command, "".join(f"{line}\n" for line in (first, *TYPED, "exit")))
    said = [line.rstrip("|").replace("/|", "|") for line in (tmp_path / "said").read_text().splitlines()]
    assert dict(zip(TYPED, said, strict=True)) == TYPED


def at_a_terminal(command: list[str], typed: str) -> None:
    """Run a shell at a terminal of its own and type into it, as fast as it reads, until it ends."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    left = typed.encode()
    try:
        while True:
            reads, writes, _ = select.select([terminal], [terminal] if left else [], [], 60)
            if not reads and not writes:
                pytest.fail(f"{command[0]} is still waiting")
            if reads and not os.read(terminal, 65536):
                break
            if writes:
                left = left[os.write(terminal, left[:64]) :]
    except OSError:  # as Linux tells that it has ended
        pass
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def names(shell: Any, kind: str) -> list[str]:
    done = shell("completion", "--names", kind)
    assert (done.exit_code, done.stderr) == (0, "")
    return list(done.stdout.splitlines())


def test_names_are_those_of_the_settings_and_the_data(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(ODD + "wins:\n  categories:\n    - {id: garden, label: Garden}\n")
    shell("goal", "add", "Learn to swim", "--step", "Ask at the pool")
    assert names(shell, "items")[:2] == ["A glass of water", "Mum's garden #1"]
    assert names(shell, "categories")[0] == "garden"
    assert names(shell, "goals") == ["Learn to swim"]
    assert names(shell, "steps") == ["Ask at the pool"]
    for line in ("task add Post the letter", "support add Ana", "goal board add the sea"):
        assert shell(*line.split()).exit_code == 0
    assert names(shell, "tasks") == ["Post the letter"]
    assert (names(shell, "people"), names(shell, "cards")) == (["Ana"], ["the sea"])
    for kind in ("techniques", "skills", "rituals", "prompts", "themes", "routines"):
        assert names(shell, kind), kind
    assert names(shell, "nothing") == []


def test_names_are_known_until_what_they_come_from_changes(
    shell: Any, data: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def quickly(kind: str) -> list[str] | None:
        found = quick_names.main(["completion", "--names", kind])
        said = capsys.readouterr().out.splitlines()
        return said if found else None

    config.parent.mkdir(parents=True)
    config.write_text(ODD)
    shell("goal", "add", "Learn to swim")
    old = time.time() - 3600
    for file in (config, *data.glob("*.json")):
        os.utime(file, (old, old))
    for kind, first in (("items", "A glass of water"), ("goals", "Learn to swim")):
        assert quickly(kind) is None
        assert names(shell, kind)[0] == first
        assert quickly(kind) == names(shell, kind)
    assert shell("goal", "add", "Learn to sing").exit_code == 0
    assert quickly("goals") is None and quickly("items")
    config.write_text(ODD.replace("A glass", "A cup"))
    assert quickly("items") is None


def test_known_names_need_no_library(own_home: Path, shell: Any, data: Path, config: Path) -> None:
    shell("win", "so that there is a folder")
    names(shell, "items")
    program = "import sys; from companion.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, "completion", "--names", "items"], capture_output=True, text=True
    )
    assert done.stdout.splitlines()[0] == "Up"
    assert {"click", "msgspec", "pathlib", "json", "re"} & set(done.stderr.split()) <= {"re"}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each, name in SCRIPTS.items():
        (FOLDER / name).write_text(made(each), "utf-8")
