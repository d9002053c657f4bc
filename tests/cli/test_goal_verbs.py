"""`companion goal` and `companion goal board`: what every key of the two screens does."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from companion import words

Shell = Callable[..., Result]


@pytest.fixture
def run(shell: Shell) -> Shell:
    """`run("add", "Sing")` is `companion goal add Sing`."""
    shell("goal", "add", "Sing", "again", "--step", "hum", "--step", "one song", "--step", "a choir")
    return partial(shell, "goal")


def goals(run: Shell) -> list[dict[str, Any]]:
    told = json.loads(run("list", "--json").stdout)
    assert (told["companion"], told["version"]) == ("goals", 1)
    found: list[dict[str, Any]] = told["goals"]
    return found


def steps(run: Shell) -> list[str]:
    return [each["text"] for each in goals(run)[0]["steps"]]


def test_a_step_goes_by_its_words_its_id_and_the_key_of_its_row(run: Shell) -> None:
    first, second, _ = (each["id"] for each in goals(run)[0]["steps"])
    assert run("done", f"step:{first}").stdout == "One step further: hum\n"
    assert run("done", first).stdout == "Already taken: hum\n", "a script may say it twice"
    assert run("done", f"goal:{goals(run)[0]['goal']['id']}").stdout == "One step further: one song\n"
    assert run("done", "--toggle", f"step:{second}").stdout == f"{words.changes.OPEN_AGAIN}\n"
    assert run("reopen", "hum").stdout == f"{words.changes.OPEN_AGAIN}\n"
    assert run("reopen", first).stdout == "Already open: hum\n"
    assert [each["taken"] for each in goals(run)[0]["steps"]] == [None] * 3


def test_a_step_that_was_taken_can_be_a_win(run: Shell, shell: Shell) -> None:
    run("done", "hum", "--win")
    assert "  hum" in shell("today").stdout.partition("Wins")[2]


def test_steps_are_moved_edited_and_deleted(run: Shell, shell: Shell) -> None:
    run("move", "down", "hum")
    run("move", "up", "a", "choir")
    assert steps(run) == ["one song", "a choir", "hum"]
    assert run("edit", "a choir", "--text", "the choir on Tuesdays").stdout == "Saved.\n"
    assert run("delete", "one", "song").stdout == "Deleted. `companion undo` brings it back.\n"
    assert steps(run) == ["the choir on Tuesdays", "hum"]
    shell("undo")
    assert len(steps(run)) == 3


def test_a_step_goes_onto_today_or_into_a_routine(run: Shell, shell: Shell) -> None:
    assert run("onto", "hum", "--into", "today").stdout == f"{words.goals.ON_TODAY}\n"
    assert run("onto", "hum", "--into", "today").stdout == f"{words.goals.ON_TODAY_ALREADY}\n"
    assert run("onto", "one", "song", typed="morning\n").exit_code == 0
    day = shell("today").stdout
    assert "hum" in day and "one song" in day.partition("Evening")[0]
    assert run("onto", "hum", typed="").exit_code == 2, "where it goes is not known"


def test_more_is_said_of_a_goal_and_an_empty_text_removes_it(run: Shell) -> None:
    run("say", "sing", "--name", "choir", "--why", "it lifts me", "--by", "2027-03-01")
    goal = goals(run)[0]["goal"]
    assert (goal["name"], goal["why"], goal["by"]) == ("choir", "it lifts me", "2027-03-01")
    assert run("say", "choir", "--why", "").stdout == "Saved.\n"
    assert run("change-date", "choir", "--by", "24 dec").stdout == f"{words.goals.RESHAPED}\n"
    goal = goals(run)[0]["goal"]
    assert (goal["why"], goal["by"]) == ("", "2026-12-24")
    assert run("keep-date", "choir").stdout == f"{words.goals.DATE_KEPT}\n"
    shown = run("show", "choir").stdout
    assert shown.startswith("choir\n\n") and "hum  (next)" in shown and "By Thursday 24 December" in shown


def test_what_is_left_out_is_asked_for_and_an_empty_answer_changes_nothing(
    run: Shell, at_terminal: None
) -> None:
    asked = run("say", typed="1\n2\n\n")
    assert "  1  Sing again" in asked.stdout and f"  2  {words.goals.LABELS['why']}" in asked.stdout
    assert (asked.exit_code, asked.stderr) == (1, f"{words.common.NOTHING_CHANGED}\n")
    assert run("say", typed="1\n2\nbecause\n").exit_code == 0
    shown = run("edit", typed="1\n\n")
    assert "Now: Sing again" in shown.stdout and shown.exit_code == 1
    assert run("edit", typed="2\nhum softly\n").exit_code == 0
    assert (goals(run)[0]["goal"]["why"], steps(run)[0]) == ("because", "hum softly")


def test_a_goal_rests_is_let_go_and_taken_up(run: Shell) -> None:
    assert run("rest", "sing").stdout == f"{words.goals.STATE_ANSWERS['resting']}\n"
    assert run("list").stdout == "Sing again  (resting)\n"
    assert run("state", "sing", typed="let-go\n").stdout == f"{words.goals.STATE_ANSWERS['let_go']}\n"
    assert run("take-up", "sing").stdout == f"{words.goals.STATE_ANSWERS['open']}\n"
    assert run("state", "sing", typed="\n").stderr == f"{words.common.NOTHING_CHANGED}\n"
    assert run("delete", "sing").exit_code == 0 and not goals(run)


def test_cards_of_the_board(run: Shell, tmp_path: Path) -> None:
    board = partial(run, "board")
    for text in ("the sea", "a dog", "morning light"):
        assert board("add", *text.split()).stdout == f"{words.board.ADDED}\n"
    picture = tmp_path / "dog.png"
    picture.write_bytes(b"")
    board("say", "a dog", "--picture", str(picture), "--caption", "ours")
    board("tie", "a", "dog", "--goal", "sing")
    board("edit", "sea", "--text", "the sea in February")
    board("move", "up", "morning")
    told = json.loads(board("list", "--json").stdout)["cards"]
    assert [each["card"]["text"] for each in told] == ["the sea in February", "morning light", "a dog"]
    assert (told[2]["card"]["goal"], told[2]["goal"]) == (goals(run)[0]["goal"]["id"], "Sing again")
    assert board("read", "dog").stdout == f"a dog\nours\n{picture}\nSing again\n"
    board("tie", "dog", "--goal", "none")
    assert board("read", f"card:{told[2]['card']['id']}").stdout.endswith(f"{words.board.DREAMING}\n")
    file = tmp_path / "board.svg"
    assert board("save", typed=f"{file}\n").exit_code == 0 and file.read_text("utf-8").startswith("<svg")
    assert "--force" in board("save", str(file)).stderr
    board("delete", "sea")
    assert board("list").stdout == "morning light\na dog\n"


def test_a_text_that_the_disk_refuses_is_given_back(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.store.errors import StoreError
    from companion.store.store import Store

    def refuse(*_: object) -> None:
        raise StoreError("not saved: the disk is full")

    monkeypatch.setattr(Store, "apply", refuse)
    for done in (
        run("edit", "hum", typed="hum softly, my own words\n"),
        run("edit", "hum", "--text", "hum softly, my own words"),
        run("board", "add", typed="hum softly, my own words\n"),
    ):
        assert done.exit_code == 1 and "hum softly, my own words" in done.stderr
