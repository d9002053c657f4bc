"""`companion affirm`: one kind line in the shell, and what a person makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from click.testing import Result

from companion import words
from companion.content import load

Shell = Callable[..., Result]


@pytest.fixture
def affirm(shell: Shell) -> Shell:
    """`affirm("next")` is `companion affirm next`."""
    return partial(shell, "affirm")


def shown(affirm: Shell) -> dict[str, Any]:
    """The line on show, as `--json` has it."""
    told = json.loads(affirm("--json").stdout)
    assert told["companion"] == "affirm show"
    line: dict[str, Any] = told["affirmation"]
    return line


def test_the_line_stays_until_it_is_turned_over_and_comes_back(affirm: Shell) -> None:
    first = affirm().stdout
    assert affirm("show").stdout == first and first.splitlines()[0] in {
        each.text for each in load.affirmations()
    }
    assert affirm("next").stdout != first
    assert affirm("previous").stdout == first


def test_keeping_and_answering_the_line_on_show(affirm: Shell) -> None:
    affirm()
    assert affirm("keep").stdout == f"{words.changes.KEPT_CLOSE}\n"
    assert affirm("answer", "not-today").stdout == f"{words.common.SAVED}\n"
    assert (shown(affirm)["favourite"], shown(affirm)["answer"]) == (True, "not today")
    assert affirm().stdout.splitlines()[1].endswith("kept close, not today")
    assert affirm("answer", "not-today").stdout == f"{words.changes.TAKEN_BACK}\n"
    assert affirm("list", "--kept").stdout.endswith("  (kept close)\n")
    assert affirm("keep").stdout == f"{words.changes.NOT_KEPT_CLOSE}\n"
    assert affirm("list", "--kept").stdout == f"{words.affirmations.NONE_LIKE_IT}\n"
    assert affirm("answer", "perhaps").exit_code == 2


def test_a_line_by_its_words_or_its_id_is_hidden_and_all_come_back(affirm: Shell) -> None:
    one, other = load.affirmations()[:2]
    assert affirm("hide", *one.text.split()).stdout == "Hidden. `companion undo` brings it back.\n"
    assert affirm("hide", other.id).exit_code == 0
    there = {each["id"] for each in json.loads(affirm("list", "--json").stdout)["affirmations"]}
    assert not there & {one.id, other.id}
    assert affirm("hide", one.id).exit_code == 2
    assert affirm("bring-back").stdout == f"{words.changes.BROUGHT_BACK}\n"
    assert one.text in affirm("list").stdout


def test_a_line_of_ones_own_from_its_first_words_to_its_end(affirm: Shell) -> None:
    assert affirm("add", "I", "may rest").stdout == "Saved: I may rest\n"
    id = shown(affirm)["line"]["id"]
    assert affirm("list", "--own").stdout == "I may rest  (your own)\n"
    affirm("edit", "i may", "--text", "I may rest now")
    affirm("edit", id, typed="I may sleep\n")
    assert shown(affirm)["line"]["text"] == "I may sleep"
    assert affirm("delete", id).stdout == "Deleted. `companion undo` brings it back.\n"
    assert affirm("list", "--own").stdout == f"{words.affirmations.NONE_LIKE_IT}\n"


def test_a_line_that_ships_becomes_ones_own_in_other_words(affirm: Shell, at_terminal: None) -> None:
    line = load.affirmations()[0]
    asked = affirm("edit", line.id, typed="In my words\n")
    assert line.text in asked.stdout and affirm("list", "--own").stdout.startswith("In my words")


def test_softer_ways_are_offered_at_a_terminal_and_none_is_as_good(affirm: Shell, at_terminal: None) -> None:
    asked = affirm("add", typed="I am strong\n1\n").stdout
    assert words.affirmations.SOFTER in asked
    softer = shown(affirm)["line"]["text"]
    assert softer != "I am strong" and softer in asked
    affirm("add", typed="I am calm\n\n")
    assert shown(affirm)["line"]["text"] == "I am calm"
    nothing = affirm("add", typed="\n")
    assert (nothing.exit_code, nothing.stderr) == (1, f"{words.common.NOTHING_CHANGED}\n")


def test_what_fits_no_line_lists_a_few_and_a_word_is_no_command(affirm: Shell) -> None:
    none = affirm("keep", "xyzzy")
    assert none.exit_code == 2 and len(none.stderr.splitlines()) == 22
    assert affirm("xyzzy").exit_code == 2
