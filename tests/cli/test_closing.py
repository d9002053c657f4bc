"""`companion close` and `companion kinder`: asked at a terminal, read from a pipe, never arguments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from companion import words
from companion.store.store import Store

from ..tui.hands import refuse

Shell = Callable[..., Result]


def test_a_pipe_is_read_a_line_an_answer(shell: Shell) -> None:
    done = shell("close", typed="The tax letter.\ntwo lines to Ana\n")
    assert done.stdout == f"{words.closing.CLOSED}\n"
    said = shell("export", "--markdown").stdout
    assert "The tax letter." in said and "two lines to Ana" in said
    earlier = shell("close", "--day", "3 days ago", typed="\nring the bank\n")
    assert earlier.stdout == "Saturday 14 November is closed.\n"
    assert "ring the bank" in shell("today").stdout, "what is to come stands where it is seen"
    shell("close", "--day", "yesterday", typed="\n")
    assert "Monday 16 November" in shell("export", "--markdown").stdout


def test_kinder_words_from_a_pipe(shell: Shell) -> None:
    done = shell("kinder", "--as-line", typed="I ruin it all.\n\nTwo were good.\nYou were tired.\n")
    assert done.stdout == f"{words.kinder.KEPT_AS_LINE}\n"
    said = shell("export", "--markdown").stdout
    assert "I would say: You were tired." in said and "Your line" in said
    assert shell("kinder", typed="").stdout.strip() == "", "nothing was written"


def test_what_the_disk_refuses_is_given_back(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "apply", refuse)
    done = shell("close", typed="The tax letter.\n")
    assert done.exit_code == 1
    assert "Not saved" in done.stderr and "The tax letter." in done.stderr


def test_plans_with_others(shell: Shell) -> None:
    assert shell("appointment", "--list").stdout == f"{words.planning.NONE}\n"
    assert shell("appointment", typed="Tuesday group\ntuesday 18:00\n").exit_code == 0
    assert shell("appointment", typed="Dr Weber\n3 dec\n").exit_code == 0
    listed = shell("appointment", "--list").stdout.splitlines()
    assert listed == ["Tuesday 24 November 18:00  Tuesday group", "Thursday 3 December  Dr Weber"]
    shell("boundary", typed="Not this Sunday.\nMaria\ntomorrow\n")
    assert "Maria" not in shell("today").stdout
    refused = shell("appointment", typed="\n\n")
    assert refused.exit_code == 2 and words.changes.NO_TEXT in refused.stderr
    assert shell("forget", "--all", typed=f"{words.forget.FORGET_WORD_ALL}\n").exit_code == 0
    assert shell("appointment", "--list").stdout == f"{words.planning.NONE}\n"


def test_what_is_kept_of_an_appointment_that_has_been(shell: Shell) -> None:
    assert words.planning.NONE_BEEN in shell("appointment", "--keep", typed="x\n").stderr
    shell("appointment", typed="Dr Weber\ntoday\n")
    shell("appointment", typed="Tuesday group\ntuesday 18:00\n")
    kept = shell("appointment", "--keep", "--win", typed="I can say what I need.\n")
    assert (kept.exit_code, kept.stdout) == (0, f"{words.planning.KEPT}\n")
    asked = words.planning.KEEP_ASKED.format(what="Dr Weber")
    assert asked in shell("export", "--json").stdout
    won = shell("export", "--json", "--category", "therapy_breakthrough").stdout
    assert "I can say what I need." in won


def test_a_tick_may_be_a_win_in_the_same_breath(shell: Shell) -> None:
    shell("boundary", typed="Not this Sunday.\nMaria\n")
    assert shell("tick", "--win", "say").exit_code == 0
    said = shell("export", "--json", "--category", "setting_boundaries").stdout
    assert "Said to Maria" in said
    shell("tick", "--win", "a glass")
    assert "A glass of water" in shell("export", "--json", "--category", "morning_routine").stdout
