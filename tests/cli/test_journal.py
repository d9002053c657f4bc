"""`companion journal`: a page from a pipe or an editor, with its prompt and tags; nothing typed is lost."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from companion.model.journal import JournalEntry
from companion.store.safety.drafts import Drafts
from companion.store.store import Store


def kept(data: Path) -> list[JournalEntry]:
    return Store(data).oldest(JournalEntry, 99, -1)


def editor(tmp_path: Path, *lines: str) -> dict[str, str]:
    """An editor that does this with its file, `$1`."""
    path = tmp_path / "editor"
    path.write_text("\n".join(["#!/bin/sh", *lines]))
    path.chmod(0o755)
    return {"EDITOR": str(path)}


def test_a_pipe_is_a_page(shell: Any, data: Path) -> None:
    text = "The tax letter can wait.\n\n- So can the boxes #home\n"
    done = shell("journal", "--prompt", "p13", "--tag", "#letters", typed=text)
    assert (done.exit_code, done.stdout) == (0, "Saved, 9 words.\n")
    (entry,) = kept(data)
    assert entry.text == text.rstrip() and entry.tags == ("home", "letters")
    assert entry.prompt == "What can wait until tomorrow without any harm?"
    assert shell("undo").stdout == "Undone: add page “The tax letter can wait”.\n" and not kept(data)


def test_it_may_be_of_another_day_or_of_none(shell: Any, data: Path) -> None:
    shell("journal", "--at", "yesterday 21:00", typed="late")
    shell("journal", "--keep", typed="The sea")
    first, second = kept(data)
    assert (first.day, first.at.hour, first.kind) == (date(2026, 11, 16), 21, "page")
    assert second.kind == "keep"


@pytest.mark.parametrize("typed", ["", " \n\n"])
def test_nothing_is_no_page(shell: Any, data: Path, typed: str) -> None:
    assert shell("journal", typed=typed).exit_code == 2 and not kept(data)


def test_what_could_not_be_kept_is_given_back(shell: Any, data: Path) -> None:
    done = shell("journal", "--prompt", "nope", typed="my words\nin two lines\n")
    assert done.exit_code == 2 and "Not saved:\nmy words\nin two lines\n" in done.stderr
    assert "`companion journal --prompts` lists them" in done.stderr and not kept(data)


def test_the_prompts_are_listed_with_those_of_ones_own(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(
        "journal:\n  prompts:\n    - What did the garden do?\n"
        "    - {label: Who laughed?, id: p01, when: weekly, gentle: yes}\n"
    )
    listed = shell("journal", "--prompts").stdout.splitlines()
    assert listed[:2] == ["what-did-the-garden-do  What did the garden do?", "p01  Who laughed?"]
    assert sum(line.startswith("p01 ") for line in listed) == 1
    assert shell("journal", "--prompt", "what-did-the-garden-do", typed="grow").exit_code == 0


def test_an_editor_writes_the_page(shell: Any, data: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    env = editor(tmp_path, f'stat -c %a "$1" > {seen}', 'printf "from\\r\\nmy editor\\n" > "$1"')
    assert shell("journal", "-e", env=env).stdout == "Saved, 3 words.\n"
    assert kept(data)[0].text == "from\nmy editor" and seen.read_text() == "600\n"
    assert not [path for path in (data / "drafts").iterdir() if path.suffix != ".lock"]


def test_an_editor_that_is_not_there_is_said(shell: Any, data: Path) -> None:
    done = shell("journal", "-e", env={"VISUAL": "nonesuch-editor"})
    assert done.exit_code == 1 and "could not be started" in done.stderr and not kept(data)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_editor_goes_on_when_we_are_killed_and_nobody_takes_its_file(data: Path, tmp_path: Path) -> None:
    """The kill comes while the editor is open; what it writes afterwards is found, once it has ended."""
    fifo = tmp_path / "go on"
    os.mkfifo(fifo)
    env = editor(
        tmp_path, 'printf first > "$1"', "kill -9 $PPID", f'read line < "{fifo}"', 'printf second > "$1"'
    )
    command = [sys.executable, "-m", "companion", "journal", "-e", "--prompt", "p13"]
    process = subprocess.Popen(command, env={**os.environ, **env}, stdin=subprocess.DEVNULL)
    assert process.wait(60) == -signal.SIGKILL
    other = Drafts(data, "here-1", "here")
    assert other.adopt() == {}, "the editor lives"
    (file,) = (data / "drafts").glob("*.md")
    assert file.read_text() == "first" and stat.S_IMODE(file.stat().st_mode) == 0o600
    with open(fifo, "w") as go_on:
        go_on.write("go on\n")
    found: dict[str, str] = {}
    while not found:  # until it has ended
        found = other.adopt()
    assert found == {"journal p13": "second"} and not list((data / "drafts").glob("*.md"))
    other.close()
