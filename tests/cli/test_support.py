"""`companion support`: there whatever else is broken."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.content import load
from companion.content.load import Support, support


def test_every_address_in_full_even_with_broken_settings(shell: Any, config: Path, data: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("routines: [what\n")
    done = shell("support")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    for directory in support().directories:
        assert directory.url in lines
    assert not data.exists()


def test_ones_own_come_after_the_addresses(shell: Any, data: Path, config: Path) -> None:
    people = Companion(data, Settings(), config=config).people
    assert words.people.NOTHING_OF_MY_OWN in shell("support", "--mine").stdout
    people.add("Ana, ana@example.org, evenings")
    people.write_plan("helps", "tea\na walk")
    done = shell("support", "--mine")
    assert done.exit_code == 0
    addresses, _, mine = done.stdout.partition("My people\n")
    assert all(each.url in addresses for each in support().directories)
    assert mine == "  Ana · ana@example.org · evenings\n\nMy plan\n  What helps\n    tea\n    a walk\n"


@pytest.mark.parametrize("broken", ["settings", "page", "folder"])
def test_what_is_broken_costs_ones_own_part_alone_with_one_sentence(
    shell: Any, config: Path, data: Path, broken: str
) -> None:
    shell("win", "a win")
    if broken == "settings":
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text("dta: {folder: /elsewhere}\n")
    elif broken == "page":
        (data / "core.json").unlink(missing_ok=True)
        (data / "core.json").symlink_to(data / "nowhere")
    else:
        shutil.rmtree(data)
        data.write_text("a file")
    done = shell("support", "--mine")
    assert support().directories[-1].url in done.stdout
    if broken != "settings":  # the shell of the tests names its folder
        assert (done.exit_code, done.stderr) == (1, f"{words.people.UNREAD}\n")


def test_what_was_recovered_is_said(shell: Any, data: Path, config: Path) -> None:
    people = Companion(data, Settings(), config=config).people
    for name in ("Ana", "Ben"):
        people.add(name)
    page = data / "core.json"
    page.write_text(page.read_text()[: len(page.read_text()) // 2])
    done = shell("support", "--mine")
    assert done.exit_code == 0 and "Ana" in done.stdout and "core.json is damaged" in done.stderr


def test_when_the_addresses_were_looked_at_is_said_and_doctor_says_when_that_was_long_ago(
    shell: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at(on: date | None) -> tuple[str, str]:
        shipped = Support(support().strings, support().directories, on)
        monkeypatch.setattr(load, "support", lambda: shipped)
        said = shell("support").stdout, shell("doctor").stdout
        monkeypatch.undo()
        return said

    assert load.support().checked_on is None
    for on, told in (
        (None, words.people.NOT_CHECKED),
        (date(2020, 3, 5), "checked on 5 March 2020, over a year ago"),
    ):
        printed, found = looked_at(on)
        assert f"The addresses were {told}." in " ".join(printed.split())
        assert f"note  addresses    the addresses of `companion support` were {told}" in " ".join(
            found.split()
        ).replace("note addresses ", "note  addresses    ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("people", "support"),
        ("crisis", "support"),
        ("helpline --mine", "support --mine"),
        ("help", "--help"),
        ("help win", "win --help"),
        ("untick up", "tick --untick up"),
    ],
)
def test_another_word_for_a_command_is_understood(shell: Any, typed: str, meant: str) -> None:
    there, here = shell(*meant.split()), shell(*typed.split())
    assert (here.exit_code, here.stdout, here.stderr) == (there.exit_code, there.stdout, there.stderr)


def test_in_a_narrow_terminal_no_word_is_cut(shell: Any) -> None:
    narrow = shell("support", env={"COLUMNS": "40"}).stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert narrow.split() == shell("support").stdout.split()
