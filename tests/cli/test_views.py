"""`companion progress VIEW`: what was done, in sentences; and nothing of what was not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from companion import words
from companion.content import load as content
from companion.model.progress.progress import EXPLAINED

Shell = Callable[..., Result]


def lines(shell: Shell, view: str) -> list[str]:
    run = shell("progress", view)
    assert run.exit_code == 0
    return run.output.splitlines()


def test_an_empty_home_has_a_sentence_for_each_view(shell: Shell) -> None:
    for view in EXPLAINED:
        assert lines(shell, view) == [words.views.EMPTY.get(view, words.wins.NO_WINS)]
        assert content.wording().strings[f"how_{view}"]


def test_what_was_done_is_told_in_every_view(shell: Shell, clock: Any) -> None:
    for args in (
        ("tick", "up"),
        ("win", "Rang Mum", "#social_interaction"),
        ("win", "Mum rang", "#setting_boundaries"),
        ("checkin", "--pleasant", "-2", "--energy", "-1", "--word", "tired", "--word", "sad"),
        (
            "checkin",
            "--energy",
            "-1",
            "--word",
            "tired",
            "--trigger",
            "Noise or crowds",
            "--note",
            "#sleep:7",
        ),
    ):
        run = shell(*args)
        assert run.exit_code == 0, run.output
    assert lines(shell, "practices") == ["Up: on 1 day."]
    assert lines(shell, "sleep") == ["17 Nov: up 8:42."]
    assert lines(shell, "feelings") == [
        "Feelings: mostly low energy, some tired; 2 check-ins.",
        "Words: tired 2 · sad 1.",
        "What was around: 1 of 10 so far.",
        "sleep: 7.",
    ]
    assert lines(shell, "wins") == [
        "Wins: 2 kept.",
        "Time with people: 1",
        "Setting a boundary: 1",
        "Words: Mum 2 · Rang 2.",
    ]
    assert lines(shell, "forms") == [
        "Feelings named: 3 times, 2 words · Noticed around you: once",
        "Wins with people: 1",
    ]
    clock.advance(days=30)  # a month in which nothing was saved
    assert lines(shell, "practices") == [words.views.EMPTY["practices"]]
    shown = json.loads(shell("progress", "feelings", "--json").output)["shown"]
    assert shown["checkins"] == 2 and shown["field"][3] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize("low", [False, True])
def test_no_old_win_comes_from_a_day_with_a_low_checkin(shell: Shell, clock: Any, low: bool) -> None:
    shell("win", "Rang Mum")
    if low:
        shell("checkin", "--pleasant", "-2")
    clock.advance(days=40)
    assert ("“Rang Mum”" in lines(shell, "wins")[-1]) is not low
