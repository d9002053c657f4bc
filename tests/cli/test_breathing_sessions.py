"""`companion breathe` beyond a session: how it begins, those that were, patterns, what is kept close."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.breathing.pattern import LIMITS

Shell = Callable[..., Result]


@pytest.fixture
def breathe(shell: Shell, data: Path, clock: Any) -> Shell:
    """`breathe("history")` is `companion breathe history`; there is a session with box, and one with long."""
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    for technique in ("box", "long_exhale"):
        companion.breathing.save(technique, "standard", 60, 120, finished=True, started=clock.wall)
        clock.advance(60)
    companion.close()
    return partial(shell, "breathe")


def sessions(breathe: Shell) -> list[dict[str, Any]]:
    """The sessions, as `--json` has them, newest first."""
    told = json.loads(breathe("history", "--json").stdout)
    assert told["companion"] == "breathe history"
    found: list[dict[str, Any]] = told["sessions"]
    return found


# -- how it begins


def test_its_first_word_may_be_a_technique_or_start(shell: Shell, breathing_time: Any) -> None:
    plain = ("--plain", "--cycles", "3")
    assert shell("breathe", "box", *plain).stdout == shell("breathe", "start", "box", *plain).stdout


def test_one_step_slower_or_faster_and_no_further_than_a_limit(shell: Shell, breathing_time: Any) -> None:
    usual, slower, faster = (
        shell("breathe", "resonance", "--plain", "--cycles", "1", *tempo).stdout.splitlines()[1]
        for tempo in ((), ("--slower",), ("--faster",))
    )
    seconds = [float(line.split(", ")[1].split()[0]) for line in (faster, usual, slower)]
    assert seconds == sorted(seconds) and len(set(seconds)) == 3
    refused = shell("breathe", "natural", "--plain", "--slower")
    assert refused.exit_code == 2 and refused.stderr


def test_at_ones_own_pace_the_time_is_kept_without_a_count(
    shell: Shell, data: Path, breathing_time: Any
) -> None:
    done = shell("breathe", "box", "--minutes", "1", "--own-pace")
    assert len(done.stdout.splitlines()) == 2 and "second" not in done.stdout.splitlines()[1]
    assert "Saved: 1 min" in done.stderr


def test_what_is_suggested_is_taken_in_its_place(
    breathe: Shell, data: Path, clock: Any, breathing_time: Any
) -> None:
    assert breathe("box", "--suggested", "--plain").stderr == f"{words.sessions.NOTHING_SUGGESTED}\n"
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    for _ in range(2):
        clock.advance(60)
        companion.breathing.save("box", "gentle", 40, 120, finished=False, started=clock.wall)
    companion.close()
    offered = breathe("box", "--plain", "--cycles", "1").stderr
    assert "`companion breathe --suggested` takes it." in offered
    assert "Rest" not in breathe("box", "--suggested", "--plain", "--cycles", "1").stdout


def test_the_technique_is_chosen_from_a_list(shell: Shell, at_terminal: None, breathing_time: Any) -> None:
    asked = shell("breathe", "--choose", "--plain", "--cycles", "1", typed="Box\n").stdout
    assert "  Box breathing\n" in asked and "Breathe in, 3 seconds" in asked


# -- the sessions that were


def test_the_history_of_one_technique_or_of_all(breathe: Shell) -> None:
    assert breathe("history").stdout == breathe("--history").stdout
    assert breathe("history", "box").stdout.count("1 min\n") == 1
    assert [each["technique"] for each in sessions(breathe)] == ["long_exhale", "box"]


def test_a_session_is_edited_in_the_words_of_its_screen(breathe: Shell) -> None:
    given = (
        "--length",
        "3 min",
        "--before",
        "low",
        "--after",
        "1",
        "--pace",
        "comfortable",
        "--note",
        "dizzy",
    )
    assert breathe("edit", "box", *given).stdout == "Saved.\n"
    box = sessions(breathe)[1]
    assert [box[name] for name in ("seconds", "before", "after", "pace", "note")] == [
        *(180, -1, 1, "comfortable", "dizzy")
    ]
    assert breathe("edit", box["id"], "--before", "none", "--technique", "reson").exit_code == 0
    assert (sessions(breathe)[1]["before"], sessions(breathe)[1]["technique"]) == (None, "resonance")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--before", "blue"), "“blue” is not a feeling: hard, low, so-so, fairly good, good, or none."),
        (("--pace", "fast"), "“fast” is not a pace: too slow, comfortable, a bit much, or none."),
        (("--length", "9 h"), words.breathing.SECONDS_RANGE),
        (("--length", "soon"), "“soon” is not a length of time."),
        (("--technique", "hum"), "There is no technique called “hum”."),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    breathe: Shell, given: tuple[str, ...], said: str
) -> None:
    before = sessions(breathe)
    done = breathe("edit", "box", *given)
    assert done.exit_code == 2 and said in done.stderr and sessions(breathe) == before


def test_at_a_terminal_it_asks_which_session_what_and_how(breathe: Shell, at_terminal: None) -> None:
    asked = breathe("edit", typed="2\n6\nwith rain\n").stdout
    assert "  2  Box breathing, 1 min, 8:42\n" in asked
    assert sessions(breathe)[1]["note"] == "with rain"
    assert breathe("edit", typed="2\n\n").stderr == f"{words.common.NOTHING_CHANGED}\n"


def test_a_session_is_deleted_and_comes_back(breathe: Shell, shell: Shell) -> None:
    assert breathe("delete", "long").stdout == "Deleted. `companion undo` brings it back.\n"
    assert [each["technique"] for each in sessions(breathe)] == ["box"]
    shell("undo")
    assert len(sessions(breathe)) == 2


def test_there_is_none_to_edit_before_the_first(shell: Shell) -> None:
    assert shell("breathe", "delete", "box").stderr == f"{words.sessions.NONE_YET}\n"


# -- for all to come


def test_a_technique_is_kept_close_and_holds_are_switched_off(shell: Shell, config: Path) -> None:
    assert shell("breathe", "keep", "box").stdout == f"{words.changes.KEPT_CLOSE}\n"
    assert "box" in config.read_text().partition("close:")[2].splitlines()[0]
    assert shell("breathe", "keep", "box").stdout == f"{words.patterns.NOT_KEPT_CLOSE}\n"
    assert shell("breathe", "holds", "off").stdout == f"{words.patterns.WITHOUT_HOLDS}\n"
    assert "\nno holds, " in shell("breathe", "box", "--preview").stdout
    assert shell("breathe", "holds", "on").stdout == f"{words.patterns.WITH_HOLDS}\n"
    assert shell("breathe", "holds", "perhaps").exit_code == 2


def test_a_pattern_of_ones_own_is_there_to_breathe(shell: Shell, breathing_time: Any) -> None:
    done = shell("breathe", "pattern", "Slow", "tide", "--in", "4", "--out", "7", "--minutes", "2")
    assert done.stdout == f"{words.patterns.PATTERN_SAVED.format(name='Slow tide')}\n"
    assert shell("breathe", "slow", "--plain", "--cycles", "1").exit_code == 0
    assert shell("breathe", "pattern", "My box", "--like", "box").exit_code == 0
    assert "Rest" in shell("breathe", "my box", "--preview").stdout


@pytest.mark.parametrize("given", [("--hold", "12"), ("--in", "0.5", "--out", "0.5"), ("--out", "19")])
def test_a_pattern_that_nobody_should_breathe_is_refused_with_its_limit(
    shell: Shell, config: Path, given: tuple[str, ...]
) -> None:
    done = shell("breathe", "pattern", "Odd", *given)
    limits = {words.patterns.limit(name, value) for name, value in LIMITS.items()}
    assert done.exit_code == 2 and done.stderr.strip() in limits
    assert not config.exists()


def test_at_a_terminal_each_length_is_asked_for(shell: Shell, at_terminal: None) -> None:
    asked = shell("breathe", "pattern", typed="Tide\n5\n\n7\n\n\n").stdout
    assert asked.endswith(f"{words.patterns.PATTERN_SAVED.format(name='Tide')}\n")
    assert "In (seconds) [4.0]" in asked and "In 5" not in asked
    assert "in 5, out 7" in shell("breathe", "tide", "--preview").stdout
