"""Plain mode from one end to the other, as a person at a terminal: typed, and read line by line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from companion.model.board import BoardCard
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.wins import Win
from companion.store.store import Store

from .plain_days import QUICK

PROGRAM = [sys.executable, "-c", QUICK]
PROMPT = re.compile(r"Number, or Enter for [^:\n]*: $")
QUESTION = re.compile(r": $")
DRAWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2500-\u259f\u2800-\u28ff]")
"""What acts on a terminal (but for the end of a line), and what boxes, bars and pictures are drawn with."""


class Reader:
    """Somebody at a terminal; what was read stands in `heard`."""

    def __init__(self, *args: str, columns: int = 80, **env: str) -> None:
        self._child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *args],
            env={**os.environ, "ACCESSIBLE": "1", **env},
            encoding="utf-8",
            dimensions=(24, columns),
            timeout=30,
        )
        self.heard = ""
        self.until(PROMPT)

    def until(self, said: str | re.Pattern[str]) -> str:
        """Read on until something is said."""
        wanted = said if isinstance(said, re.Pattern) else re.compile(re.escape(said))
        self._child.expect(wanted)
        read = (self._child.before + self._child.after).replace("\r\n", "\n")
        self.heard += read
        return str(read)

    def __call__(self, answer: str, until: str | re.Pattern[str] = PROMPT) -> str:
        """Type an answer, and read what is said to it."""
        self._child.sendline(answer)
        return self.until(until)

    def press(self, letter: str) -> None:
        """Hold Ctrl and press a letter."""
        self._child.sendcontrol(letter)

    def left(self) -> int:
        """Read to the end, and return the exit status."""
        self._child.expect(pexpect.EOF)
        self.heard += self._child.before.replace("\r\n", "\n")
        self._child.close()
        return int(self._child.exitstatus)


Sit = Callable[..., Reader]


@pytest.fixture
def sit() -> Iterator[Sit]:
    """`sit()` is at a terminal, plain mode open; all that is read there can be read by ear."""
    readers: list[Reader] = []

    def begin(*args: str, **options: str) -> Reader:
        readers.append(Reader(*args, **options))  # type: ignore[arg-type]
        return readers[-1]

    yield begin
    for reader in readers:
        reader._child.close(force=True)
        assert DRAWN.findall(reader.heard) == []
        assert reader.heard.count("Type a number and press Enter.") <= 1


def test_a_whole_morning(sit: Sit, data: Path) -> None:
    you = sit()
    assert you.heard.startswith("Good morning. Tuesday 17 November, 8:42.\n1 Today\n2 Toolbox\n")
    assert "1 Routine\n2 Breathing" in you("1")
    assert "2 A glass of water, open\n" in you("1")
    assert you("2").startswith("2\nA glass of water, open\n1 Mark done, or open again\n")
    said = you("1")
    assert "A glass of water, done 8:42" in said and "1 Mark done" not in said
    assert you("0") == "0\nRoutine: 1 done\nNumber, or Enter for the list: "
    assert "Breathe in" in (said := you("b")) and said.count("\n") > 10
    assert "Saved: called Mum" in you("w called Mum")
    assert [win.text for win in Store(data).newest(Win, 9)] == ["called Mum"]
    assert "Undone" in you("u")
    assert Store(data).newest(Win, 9) == []
    assert "how pleasant, how much energy" in you("m", QUESTION)
    said = you("42", QUESTION)
    while not PROMPT.search(said):
        said = you("", QUESTION)
    assert [said.pleasantness for said in Store(data).newest(CheckIn, 9)] == [1]
    you("q", "q")
    assert you.left() == 0


def test_ctrl_c_goes_back_and_ctrl_d_leaves(sit: Sit) -> None:
    you = sit()
    you("1")
    you("4")
    you.press("c")
    assert you.until(PROMPT).endswith("\nToday\nNumber, or Enter for the list: ")
    you.press("c")
    assert you.until(PROMPT).endswith("\nStart\nNumber, or Enter for the list: ")
    you.press("d")
    assert you.left() == 0


def test_ctrl_c_at_the_start_ends_it(sit: Sit) -> None:
    you = sit()
    you.press("c")
    assert you.left() == 130


def test_people_to_talk_to_are_one_letter_away_from_anywhere(sit: Sit) -> None:
    you = sit()
    for page in ("4", "2", "3"):
        you(page)
        said = you("h")
        assert said.startswith("h\nPeople to talk to\nFind A Helpline\nhttps://findahelpline.com\n")
        you("0")
        you("0")
    you('companion support add "Ana, ana@example.org"')
    said = you("h")
    assert said.startswith("h\nPeople to talk to\nMy people\n1 Ana, ana@example.org\n"), (
        "one's own come first"
    )


def test_a_part_of_the_plan_that_is_open_is_called_by_its_name(sit: Sit) -> None:
    you = sit()
    you("h")
    assert "My plan\n1 My signs, open\n2 What helps, open\n" in you("my signs")
    assert you("2").startswith("2\nWhat helps, open\n1 Edit this\n")
    you("1", "> ")
    you("a walk", "> ")
    you("")
    you("0")
    assert "1 My signs, open\nWhat helps\n2 a walk\n" in you("l")


def test_zero_leaves_a_question_too_and_gives_back_what_was_typed(sit: Sit) -> None:
    you = sit()
    you("4")
    you("1", QUESTION)
    assert you("0").endswith("\nGoals\nNumber, or Enter for the list: ")
    you("1", QUESTION)
    you("Learn to swim", QUESTION)
    assert "Not saved:\nLearn to swim\n" in you("0")
    you("m", QUESTION)
    assert you("0").endswith("\nGoals\nNumber, or Enter for the list: "), "a check-in"
    you("companion kinder", "> ")
    you("I ruin everything", "> ")
    assert "Not saved:\nI ruin everything\n" in you("0")
    you("/", QUESTION)
    assert you("0").endswith("\nGoals\nNumber, or Enter for the list: "), "a search"
    you("0")
    assert "A wish can begin with one line." in you("4"), "nothing was saved"


def test_what_is_no_choice_is_told_what_would_be_right(sit: Sit) -> None:
    you = sit()
    assert "“99” is no choice here. Type a number from 1 to 8, 0 to go back, or ? for help.\n" in you("99")
    assert "“zebra” is no choice here." in you("zebra")
    assert "Toolbox: " in you("tool"), "the first words of a choice choose it"
    assert "This is the start. q quits." in (you("0"), you("0"))[1]


def test_a_long_list_comes_in_portions_and_numbers_mean_what_was_heard(sit: Sit, data: Path) -> None:
    with_wins(data, 40)
    you = sit()
    you("1")
    said = you("4")
    assert said.count("win number ") == 15 and "Number, or Enter for 25 more: " in said
    assert "41 Write a win" in said
    said = you("")
    assert "\n16 win number " in said and "\n30 win number " in said
    you("w another one")
    assert "win number 25" in you("16"), "not shifted by the new win"
    assert "1 another one" in (you("0"), you("l"))[1]


def test_at_forty_columns_nothing_is_left_out(sit: Sit) -> None:
    wide, narrow = sit(columns=80), sit(columns=40)
    for answer in ("1", "3", "0", "0", "2", "1", "?", "h"):
        assert wide(answer) == narrow(answer)


def test_without_unicode_signs_have_their_ascii_forms(own_home: Path) -> None:
    done = piped("?\n", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0 and 'A line that begins with "companion" is' in done.stdout


def piped(typed: str, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """`companion …`, its answers from a pipe."""
    whole = {**os.environ, **env}
    return subprocess.run(
        [*PROGRAM, *args], input=typed, env=whole, capture_output=True, text=True, timeout=60
    )


def test_from_a_pipe_each_line_answers_and_its_end_leaves(data: Path) -> None:
    done = piped("1\n4\nw planted bulbs\nw\ncalled Mum\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Number, or Enter for the list: w planted bulbs\nSaved: planted bulbs" in done.stdout
    assert {win.text for win in Store(data).newest(Win, 9)} == {"called Mum", "planted bulbs"}


@pytest.mark.parametrize(
    ("args", "env"),
    [(["--plain"], {}), ([], {"ACCESSIBLE": "1"}), ([], {"TERM": "dumb"})],
    ids=["option", "ACCESSIBLE", "dumb"],
)
def test_what_opens_it_at_a_terminal(args: list[str], env: dict[str, str], sit: Sit) -> None:
    you = sit(*args, **{"ACCESSIBLE": "0", **env})
    assert you.heard.startswith("Good morning.")


def test_it_imports_no_screen() -> None:
    code = QUICK.replace("main()\n", "try:\n    main()\nfinally:\n    print(*__import__('sys').modules)\n")
    done = subprocess.run(
        [sys.executable, "-c", code], input="1\n4\n", capture_output=True, text=True, timeout=60
    )
    modules = set(done.stdout.splitlines()[-1].split())
    assert "companion.cli.plain_mode.driver" in modules and not modules & {"textual", "rich"}


def test_damaged_settings_are_said_and_people_are_there(config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("data: {folder: 3}\n")
    done = piped("h\n2\nq\n")
    assert done.returncode == 0
    assert "“3” is not a full path" in done.stderr and done.stderr.count("not a full path") == 1
    assert "https://findahelpline.com" in done.stdout and "Breathe in" in done.stdout


def test_what_a_command_refuses_is_said_and_one_stays() -> None:
    done = piped('companion win --category nowhere x\ncompanion "\ncompanion nothing\n1\n')
    assert done.returncode == 0
    assert "is not a category" in done.stderr and "has no" in done.stderr
    assert "1 Routine" in done.stdout


def with_wins(data: Path, n: int) -> None:
    """Write some wins."""
    typed = "".join(f"win number {each}\n" for each in range(1, n + 1))
    assert piped(typed, "win", "-", LATER="-3600").returncode == 0


def test_a_journal_page_has_many_lines(sit: Sit, data: Path) -> None:
    you = sit()
    assert "Journal" in you("3")
    you("a", "A full stop alone on a line ends it, and so does Ctrl+D.\r\n")
    said = you("Rain all day.\n\nWarm inside.\n.")
    (page,) = Store(data).newest(JournalEntry, 9)
    assert page.text == "Rain all day.\n\nWarm inside." and "Saved, 5 words." in said


def test_a_goal_its_steps_and_the_board(sit: Sit, data: Path) -> None:
    you = sit()
    you("4")
    you("a", "A wish: ")
    you("a garden", QUESTION)
    you("buy seeds", QUESTION)
    assert "Named: a garden" in you("", PROMPT)
    assert "1 a garden\nnext: buy seeds\n" in you("")
    assert "1 buy seeds, open, next\n" in you("1")
    assert you("1").startswith("1\nbuy seeds, open, next\na garden\n1 Take the next step")
    assert "buy seeds, done, 17 Nov" in you("1")
    said = you("c")
    assert said.startswith("c\nbuy seeds\n1 ") and "A quiet one" in said
    assert "Ctrl+C ends it" in you("1")
    for _ in range(3):
        you("0")
    assert you("v").startswith("v\nBoard\n")
    you("a", QUESTION)
    assert "On the board." in you("sunlight")
    assert "1 sunlight" in you("l")
    assert [card.text for card in Store(data).newest(BoardCard, 9)] == ["sunlight"]


def test_people_search_trash_and_undo(sit: Sit, data: Path) -> None:
    you = sit()
    you("h")
    you("a", QUESTION)
    you("Ana, ana@example.org, evenings")
    assert "1 Ana, evenings, ana@example.org" in you("l")
    assert you("1").startswith("1\nAna, evenings, ana@example.org\n")
    assert "Wrote to Ana. Saved." in you("I wrote")
    assert you("/ wrote").startswith("/ wrote\nSearch: 1 found\n1 Wrote to Ana, 17 Nov, win\n")
    assert you("1").startswith("1\nWrote to Ana, ")
    assert "Nothing has these words." in (you("/", "Which words: "), you("zebra"))[1]
    for _ in range(5):
        you("0")
    you("1")
    you("4")
    you("1")
    assert "Deleted" in (said := you("d")) and "Wins" in said, "what is gone is left"
    you(":", PROMPT)
    assert "Wrote to Ana" in you("trash", QUESTION)
    assert "back" in you("1", PROMPT)
    assert [win.text for win in Store(data).newest(Win, 9)] == ["Wrote to Ana"]


def test_a_grey_day_is_one_letter_away(sit: Sit) -> None:
    you = sit()
    said = you("g")
    assert said.startswith("g\nNothing needs doing. Any of these, or none.\n1 ")
    assert "On a day like this, that matters." in you("1")
    assert "https://findahelpline.com" in you("people")


def test_what_is_due_is_said_once_before_a_question(sit: Sit, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("reminders:\n  routines: {morning: '8:43'}\n")
    you = sit()
    you("w called Mum")
    said = you("companion celebrate")
    assert said.endswith("Your routine is here when you like.\nNumber, or Enter for the list: ")
    you("l")
    assert you.heard.count("Your routine is here") == 1
