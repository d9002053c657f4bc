"""`companion search`: everything that was written, by the words in it."""

from __future__ import annotations

import json
from typing import Any

from companion import words


def test_every_kind_newest_first_and_as_json(shell: Any) -> None:
    shell("win", "called Mum")
    shell("win", "sat with Mum @2024-05-01")
    assert [line.strip() for line in shell("search", "MUM").stdout.splitlines()] == [
        "17 Nov 2026  called Mum  (win)",
        "1 May 2024  sat with Mum  (win)",
    ]
    told = json.loads(shell("search", "sat", "--json", "--kind", "win").stdout)["found"]
    assert [(each["kind"], each["day"], each["text"]) for each in told] == [
        ("wins", "2024-05-01", {"text": "sat with Mum"})
    ]
    assert shell("search", "mum", "--kind", "tasks").stdout == f"{words.search.NOTHING}\n"
    assert json.loads(shell("search", "xyz", "--json").stdout)["found"] == []


def test_words_can_come_from_a_pipe(shell: Any) -> None:
    shell("win", "called Mum")
    for given in ((), ("-",)):
        assert "called Mum" in shell("search", *given, typed="mum\n").stdout


def test_at_a_terminal_the_words_are_asked_for_once(shell: Any, at_terminal: None) -> None:
    shell("win", "called Mum")
    assert "called Mum" in shell("search", typed="mum\n").stdout
    nothing = shell("search", typed="\n")
    assert (nothing.exit_code, nothing.stderr) == (2, f"{words.search.NO_WORDS}\n")


def test_nothing_to_look_for_and_no_such_kind_are_said(shell: Any) -> None:
    assert (shell("search", "-", typed=" \n").exit_code, shell("search", "a", "--kind", "x").exit_code) == (
        2,
        2,
    )
