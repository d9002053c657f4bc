"""`companion event`: a gathering from planning it to the calendar file, also with odd answers."""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from companion import words

SAID = words.gatherings
Shell = Callable[..., Result]
TEA = ("add", "Tea", "with", "Ana", "--at", "saturday 15:00", "--where", "Kitchen", "--with", "Ana")


@pytest.fixture
def run(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """`run("add", "Tea")` is `companion event add Tea`, in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return partial(shell, "event")


def test_tea_is_on_the_lists_of_its_days_and_in_the_calendar_file(
    run: Shell, shell: Shell, tmp_path: Path
) -> None:
    assert run().stdout == f"{SAID.EMPTY_SHELL}\n"
    done = run(*TEA, "--template", "tea", "--ics", str(tmp_path / "tea.ics"))
    assert done.stdout == "It is in your calendar file and on Saturday’s list.\n"
    assert run().stdout == (
        "Saturday 21 November, 15:00  Tea with Ana\n  ◦ Ask Ana\n  ◦ Buy the good biscuits\n"
    )
    assert shell("progress", "gatherings").stdout == run().stdout
    assert "Ask Ana" in shell("today").stdout and "biscuits" not in shell("today").stdout
    data = (tmp_path / "tea.ics").read_bytes().replace(b"\r\n ", b"")
    assert b"DTSTART;TZID=Europe/Berlin:20261121T150000" in data and b"SUMMARY:Tea with Ana" in data
    assert stat.S_IMODE((tmp_path / "tea.ics").stat().st_mode) == 0o600
    assert str(tmp_path).encode() not in data
    assert "Tea with Ana" in shell("appointment", "--list").stdout
    assert "biscuits" not in shell("appointment", "--list").stdout
    assert shell("undo").stdout == "Undone: plan gathering “Tea with Ana”.\n"
    assert run().stdout == f"{SAID.EMPTY_SHELL}\n"
    assert shell("trash").stdout.endswith("gathering “Tea with Ana” and 3 more\n"), "all of it at once"
    shell("trash", "restore", "1")
    shell("tick", "ask")
    assert "✓ Ask Ana\n  ◦ Buy the good biscuits" in run().stdout


def test_what_is_not_given_is_asked_for(run: Shell) -> None:
    assert run("add", "--template", "circle", typed="Our circle\ntomorrow 6pm\n\nJo; Sam,Jo\n").exit_code == 0
    listed = run().stdout
    assert "Wednesday 18 November, 18:00  Our circle" in listed and "Ask Jo and Sam" in listed
    assert run("add", "An", "hour", typed="2026-12-24 20:00\n").exit_code == 0
    assert "Thursday 24 December, 20:00  An hour" in run().stdout


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("yesterday 15:00", SAID.GONE_BY),
        ("8:00", SAID.GONE_BY),
        ("2026-11-17T08:42", SAID.GONE_BY),
        ("saturday", SAID.NO_TIME),
        ("gestern 15:00", "“gestern” is not a day. Try sunday, 24 nov or 2027-03-01."),
        ("saturday 25:00", "“25:00” is not a time of day. Write it like 18:30."),
    ],
)
def test_a_time_that_is_none_or_has_gone_by_is_refused_in_a_sentence(
    run: Shell, when: str, said: str
) -> None:
    done = run("add", "Tea", "--at", when)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (2, said)
    assert run().stdout == f"{SAID.EMPTY_SHELL}\n"


@pytest.mark.parametrize(
    ("when", "told", "where"),
    [
        ("23:30", "Tuesday 17 November, 23:30", "today’s list"),
        ("saturday 1:00", "Sunday 22 November, 1:00", "Saturday’s list"),  # the person's day ends at 4:00
        ("2026-11-21 01:00", "Saturday 21 November, 1:00", "Friday’s list"),
        ("2026-11-21T15:00", "Saturday 21 November, 15:00", "Saturday’s list"),
        ("24 nov 3pm", "Tuesday 24 November, 15:00", "the list for Tuesday 24 November"),
        ("2027-03-01 15:00", "Monday 1 March 2027, 15:00", "the list for Monday 1 March 2027"),
    ],
)
def test_a_time_to_come(run: Shell, when: str, told: str, where: str) -> None:
    assert run("add", "Tea", "--at", when).stdout == f"It is on {where}.\n"
    assert run().stdout == f"{told}  Tea\n"


def test_odd_words_are_kept_and_act_on_nothing(run: Shell, shell: Shell, tmp_path: Path) -> None:
    names = [f"--with=Friend {n}" for n in range(10)]
    file = tmp_path / "odd 🎉.ics"
    done = run(
        "add",
        "Tea 🎉\nand\x1b[2J {when}",
        "--at",
        "saturday 15:00",
        *names,
        "--template",
        "tea",
        "--ics",
        str(file),
    )
    assert done.exit_code == 0, done.output
    listed = run().stdout
    assert "\x1b" not in listed and "Tea 🎉 and␛[2J {when}" in listed
    assert "Friend 8 and Friend 9" in listed
    assert b"\x1b" not in file.read_bytes()


def test_a_file_that_cannot_be_written_leaves_nothing_half_done(
    run: Shell, tmp_path: Path, data: Path
) -> None:
    file = tmp_path / "tea.ics"
    file.write_text("mine")
    done = run(*TEA, "--ics", str(file))
    assert done.exit_code == 1 and "--force replaces it" in done.stderr
    assert file.read_text() == "mine" and run().stdout == f"{SAID.EMPTY_SHELL}\n"
    assert "inside companion's data folder" in run(*TEA, "--ics", str(data / "tea.ics")).stderr
    assert run().stdout == f"{SAID.EMPTY_SHELL}\n"
    assert run(*TEA, "--ics", str(file), "--force").exit_code == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_folder_that_refuses_leaves_the_gathering_and_says_so(
    run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(*TEA, "--ics", str(tmp_path / "not there" / "tea.ics"))
    assert done.exit_code == 1 and "could not be written" in done.stderr
    assert done.stdout == "It is on Saturday’s list.\n"
    assert "Tea with Ana" in run().stdout and [*tmp_path.iterdir()] == []


def test_a_template_that_is_none_names_those_there_are(run: Shell) -> None:
    done = run(*TEA, "--template", "ball")
    assert done.exit_code == 2
    assert done.stderr == (
        "There is no template called “ball”. The templates are: tea, circle, family, quiet.\n"
    )
