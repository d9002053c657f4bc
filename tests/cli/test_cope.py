"""`companion cope`: the toolbox in the shell; what is private is asked for or read, never an argument."""

from __future__ import annotations

from typing import Any


def test_the_answers_come_from_a_pipe_and_lead_to_a_win(shell: Any) -> None:
    said = shell("cope", typed="1\n1\ny\n").stdout.splitlines()
    assert [line[:2] for line in said[:3]] == ["1 ", "2 ", "3 "] and "support" in said[3]
    assert said[-2] == "Noted: better." and said[-1].startswith("Tried ") and said[-1].endswith(". Saved.")
    assert said[-1].removesuffix(". Saved.") in shell("today").stdout


def test_a_named_skill_says_its_caution_and_worse_is_no_win(shell: Any) -> None:
    said = shell("cope", "ride", "urge", typed="3\ny\n").stdout
    assert "companion support" in said
    assert -1 < said.index("talk to someone first") < said.index("Watch an urge"), "before the skill"
    assert "Noted. It will be offered less." in said and "Saved" not in said


def test_who_only_reads_keeps_nothing(shell: Any) -> None:
    assert shell("cope", "five", typed="").exit_code == 0
    assert shell("cope", typed="").exit_code == 0
    assert "Nothing to undo" in shell("undo").output


def test_a_name_that_is_none_is_said(shell: Any) -> None:
    failed = shell("cope", "juggling")
    assert failed.exit_code == 2 and "“juggling” does not name one skill" in failed.output
