"""`companion checkin`: by options, asked for, from a pipe; and what is said when that cannot be read."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from companion import words


def test_options_say_it_all(shell: Any) -> None:
    given = ("--pleasant", "-1", "--energy", "2", "--word", "anxious", "--trigger", "poor_sleep")
    assert shell("checkin", *given).stdout.splitlines()[0] == "Saved: anxious · Poor sleep"
    shell("checkin", "--pleasant", "+1", "--note", "-", typed="fine\n#pain:3,5\n")
    shell("checkin", "--word", "Not sure", "--at", "yesterday 18:30")
    listed = [" 8:42  anxious · Poor sleep", " 8:42  pleasant · pain 3.5 · fine"]
    assert sorted(shell("checkin", "--list").stdout.splitlines()) == listed
    assert shell("checkin", "--list", "--at", "yesterday").stdout == "18:30  not sure\n"
    assert shell("checkin", "--list", "--at", "3 Nov").stdout == f"{words.checkins.NONE_THEN}\n"
    assert shell("undo").stdout == "Undone: check-in.\n"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--pleasant", "3"), "“3” is not on the scale. Pleasantness goes from -2 to 2."),
        (("--energy", "low"), "“low” is not on the scale. Energy goes from -2 to 2."),
        (("--word", "anxiuos"), "“anxiuos” is close to “anxious”"),
        (("--trigger", "poor_slep"), "“poor_slep” is close to “poor_sleep”"),
        (("--word", "a", "--word", "b", "--word", "c", "--word", "d"), words.checkins.TOO_MANY),
        (("--word", "sad", "--at", "tomorrow"), "tomorrow"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_kept(shell: Any, given: tuple[str, ...], why: str) -> None:
    result = shell("checkin", *given)
    assert result.exit_code == 2 and why in result.stderr
    assert shell("checkin", "--list").stdout == f"{words.checkins.NONE_THEN}\n"


def test_a_pipe_is_the_note_and_an_empty_one_is_nothing(shell: Any) -> None:
    assert shell("checkin", typed="#sleep:7 woke @yesterday 18:30").stdout == "Saved: sleep 7\n"
    assert shell("checkin", "--list", "--at", "yesterday").stdout == "18:30  sleep 7 · woke\n"
    assert shell("checkin", typed="\n").exit_code == 2


@pytest.mark.parametrize("given", [("--at", "nonsense"), ("--pleasant", "9"), ("--word", "anxiuos")])
def test_what_came_from_a_pipe_is_given_back_whatever_was_wrong(shell: Any, given: tuple[str, ...]) -> None:
    result = shell("checkin", "--note", "-", *given, typed="what nobody knows\n")
    assert result.exit_code == 2 and result.stderr.endswith(f"{words.flow.NOT_SAVED}\nwhat nobody knows\n")


def test_it_asks_again_until_it_can_read_the_answer(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.cli.checkins.sys", Terminal)
    typed = "77\n24\na, b, c, d\nTired, wobbly\n\n#sleep:5 woke\n"
    result = shell("checkin", typed=typed)
    for said in (words.checkins.NOT_DIGITS.format(said="77"), words.checkins.TOO_MANY, "(", "tired, wobbly"):
        assert said in result.stdout
    assert shell("checkin", "--list").stdout == " 8:42  tired, wobbly · sleep 5 · woke\n"
    ended = shell("checkin", typed="24\nwobbly, shaky\n")
    assert "Not saved:" in ended.stderr and "wobbly\nshaky" in ended.stderr, "what was typed is given back"
    assert len(shell("checkin", "--list").stdout.splitlines()) == 1


class Terminal:
    """A terminal, as far as it is asked for here."""

    class stdin:
        isatty = staticmethod(lambda: True)
        buffer = sys.stdin

    getfilesystemencoding = sys.getfilesystemencoding


def test_a_low_one_names_the_same_four_things_once(shell: Any) -> None:
    lines = shell("checkin", "--pleasant", "-2").stdout.splitlines()
    assert lines == ["Saved: very unpleasant", *words.checkins.SHELL_LOW]
    assert shell("checkin", "--pleasant", "-2").stdout.splitlines() == ["Saved: very unpleasant"]
    assert shell("tick", "up").stdout.rstrip().endswith("Saved.") or "Saved." in shell("tick", "make").stdout
