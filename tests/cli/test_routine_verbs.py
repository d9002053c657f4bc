"""`companion tick` beyond done, `companion task` and `companion routine`: the list of a day and the plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from companion import words

Shell = Callable[..., Result]


@pytest.fixture
def planned(config: Path) -> None:
    """A routine of three items, one of them with steps."""
    config.parent.mkdir(parents=True)
    config.write_text(
        "routines:\n- name: All day\n  from: 04:00\n  to: 03:59\n"
        "  items: [Water, {label: Stretch, steps: [Arms, Legs]}, {label: Walk, every: weekdays}]\n"
    )


def rows(shell: Shell, *args: str) -> dict[str, dict[str, Any]]:
    """The rows of a day by their keys."""
    return {each["key"]: each for each in json.loads(shell("tick", "--json", *args).stdout)["items"]}


# -- marking


def test_a_row_has_every_mark_and_keeps_it_until_it_is_taken_away(planned: None, shell: Shell) -> None:
    assert shell("tick", "water", "--partly").stdout.startswith("Partly done: Water.")
    assert shell("tick", "water", "--partly").stdout == "Already partly done: Water\n"
    assert shell("tick", "water", "--rest", "so tired").stdout.startswith("Resting: Water.")
    assert (rows(shell)["item:water"]["state"], rows(shell)["item:water"]["reason"]) == (
        "resting",
        "so tired",
    )
    assert shell("tick", "water", "--untick").stdout == "Open again: Water.\n"
    assert shell("tick", "water", "--untick").stdout == "Already open: Water\n"
    assert shell("tick", "--rest", "water").stdout.startswith("Resting: Water."), "it is no reason"
    assert rows(shell)["item:water"]["reason"] == ""


@pytest.mark.parametrize("mark", [(), ("--partly",), ("--rest",)])
def test_toggled_twice_it_is_open_again_as_with_the_key(
    planned: None, shell: Shell, mark: tuple[str, ...]
) -> None:
    for state in ("marked", "open"):
        assert shell("tick", "item:water", "--toggle", *mark).exit_code == 0
        assert (rows(shell)["item:water"]["state"] == "open") is (state == "open")


def test_a_row_is_named_by_its_key_also_on_another_day(planned: None, shell: Shell) -> None:
    assert shell("tick", "2026-11-16 item:walk").stdout == "Done: Walk. Saved for yesterday.\n"
    assert rows(shell, "--at", "yesterday")["item:walk"]["state"] == "done"
    assert rows(shell)["item:walk"]["state"] == "open"
    shell("task", "ring", "Bo")
    (key,) = (key for key in rows(shell) if key.startswith("task:"))
    assert shell("tick", key).stdout.startswith("Done: ring Bo.")
    gone = shell("tick", "item:gone")
    assert gone.exit_code == 2 and "is not on today's list" in gone.stderr


def test_one_step_by_its_words_or_its_row(planned: None, shell: Shell) -> None:
    assert shell("tick", "stretch", "--step", "ar").stdout.startswith("Done: Arms.")
    assert shell("tick", "stretch", "--step", "arms").stdout == "Already done: Arms\n"
    assert shell("tick", "item:stretch/step 1", "--toggle").stdout.startswith("Done: Legs.")
    assert rows(shell)["item:stretch"]["state"] == "done", "with its last step it is done"
    assert shell("tick", "stretch", "--step", "legs", "--untick").stdout == "Open again: Legs.\n"
    assert shell("tick", "stretch", "--step", "x").stderr.startswith("“x” fits none of these:\n  Arms")


def test_a_note_goes_with_the_mark(planned: None, shell: Shell) -> None:
    assert shell("tick", "water", "--note", "two glasses").stdout.endswith("Saved.\n")
    row = rows(shell)["item:water"]
    assert (row["state"], row["note"]) == ("done", "two glasses")
    shell("tick", "water", "--note", "-", typed="from a pipe\n")
    assert rows(shell)["item:water"]["note"] == "from a pipe"


def test_only_one_mark_at_a_time(planned: None, shell: Shell) -> None:
    done = shell("tick", "water", "--partly", "--untick")
    assert done.exit_code == 2 and words.routine.ONE_MARK in done.stderr


def test_at_a_terminal_a_rest_may_have_its_reason_after_it_is_saved(
    planned: None, shell: Shell, at_terminal: None
) -> None:
    shell("tick", "water", "--rest", typed="so tired\n")
    shell("tick", "walk", "--rest", typed="\n")
    assert [rows(shell)[f"item:{name}"]["reason"] for name in ("water", "walk")] == ["so tired", ""]


# -- tasks


def test_tasks_are_added_listed_edited_and_deleted(planned: None, shell: Shell) -> None:
    assert shell("task", "list").stdout == f"{words.routine.NO_TASKS}\n"
    assert shell("task", "ring", "the dentist").stdout == "Added for today: ring the dentist\n"
    assert shell("task", typed="one\n\ntwo\n").stdout == "Added for today: one\nAdded for today: two\n"
    shell("task", "edit", "ring", "--text", "ring Bo")
    shell("tick", "ring")
    assert shell("task", "delete", "one").stdout == "Removed. `companion undo` brings it back.\n"
    assert sorted(shell("task", "list").stdout.splitlines()) == ["done     ring Bo", "open     two"]
    told = json.loads(shell("task", "list", "--json").stdout)
    assert (told["companion"], told["day"]) == ("task list", "2026-11-17")
    key = next(each["key"] for each in told["tasks"] if each["label"] == "two")
    assert shell("task", "edit", key, typed="three\n").exit_code == 0
    assert "open     three" in shell("task", "list").stdout
    shell("undo")
    assert "open     two" in shell("task", "list").stdout


def test_a_task_is_asked_for_and_no_answer_adds_none(planned: None, shell: Shell, at_terminal: None) -> None:
    assert shell("task", typed="ring Bo\n").stdout.endswith("Added for today: ring Bo\n")
    assert shell("task", typed="\n").exit_code == 2
    assert shell("task", "edit", typed="1\n\n").stderr == f"{words.common.NOTHING_CHANGED}\n"
    assert shell("task", "list").stdout == "open     ring Bo\n"


def test_a_task_that_begins_like_a_command_is_told_how_to_be_added(planned: None, shell: Shell) -> None:
    done = shell("task", "list", "the", "flat")
    assert done.stderr.endswith("To save these words as they are: companion task add list the flat\n")


def test_tasks_that_could_not_be_saved_are_given_back(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = shell("--data", str(tmp_path / "file"), "task", typed="one\ntwo\n")
    assert done.exit_code == 1 and done.stderr.endswith("Not saved:\none\ntwo\n")


# -- the plan


def test_the_plan_as_it_stands(planned: None, shell: Shell) -> None:
    text = "All day, 4:00 to 3:59\n  Water\n  Stretch\n    Arms\n    Legs\n  Walk  (weekdays)\n"
    assert shell("routine").stdout == shell("routine", "list").stdout == text
    told = json.loads(shell("routine", "list", "--json").stdout)
    assert [each["id"] for each in told["routines"][0]["items"]] == ["water", "stretch", "walk"]


def test_items_are_added_edited_moved_and_removed(planned: None, shell: Shell, config: Path) -> None:
    assert shell("routine", "add", "open", "a window").stdout == "Added to All day: open a window\n"
    shell("routine", "edit", "open", "--text", "Open two windows")
    shell("routine", "move", "up", "item:walk")
    assert shell("routine", "remove", "water").stdout == "Removed. `companion undo` brings it back.\n"
    lines = [line.strip() for line in shell("routine").stdout.splitlines()]
    assert lines[1:] == ["Walk  (weekdays)", "Stretch", "Arms", "Legs", "Open two windows"]
    shell("undo")
    assert "Water" in shell("routine").stdout
    for args in (("edit", "xyz", "--text", "x"), ("add", "x", "--into", "noon"), ("move", "up", "xyz")):
        assert shell("routine", *args).exit_code == 2
    assert shell("routine", "xyz").exit_code == 2


def test_a_note_without_a_mark_today_or_another_day(planned: None, shell: Shell) -> None:
    shell("routine", "note", "water", "--text", "cold")
    shell("routine", "note", "2026-11-16 item:water", typed="warm\n")
    shell("routine", "note", "walk", "--day", "yesterday", "--text", "far")
    assert (rows(shell)["item:water"]["note"], rows(shell)["item:water"]["state"]) == ("cold", "open")
    before = rows(shell, "--at", "yesterday")
    assert [before[f"item:{name}"]["note"] for name in ("water", "walk")] == ["warm", "far"]
    shell("routine", "note", "water", "--clear")
    assert rows(shell)["item:water"]["note"] == ""


def test_tasks_have_no_place_to_be_moved_to(planned: None, shell: Shell) -> None:
    shell("task", "ring Bo")
    done = shell("routine", "move", "up", "ring")
    assert (done.exit_code, done.stderr) == (2, f"{words.routine.TASKS_STAY}\n")
    assert shell("routine", "edit", "ring", "--text", "ring Ana").exit_code == 0
    assert "ring Ana" in shell("tick").stdout


def test_a_reason_to_rest_comes_from_a_pipe_with_a_dash(shell: Any) -> None:
    shell("tick", "water", "--rest", "-", typed="no glass\n")
    assert "A glass of water  (no glass)" in shell("today").stdout


def test_json_lists_and_marks_nothing(shell: Any) -> None:
    done = shell("tick", "water", "--json")
    assert (done.exit_code, done.stdout) == (2, "") and "Leave out ITEM" in done.stderr
    assert "open     A glass of water" in shell("tick").stdout
