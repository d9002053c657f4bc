"""Loop Habit Tracker's export: check marks become ticks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.export.importers import read
from companion.export.importers.habits import Habit
from companion.export.importers.reading import Reading, Unreadable
from companion.model.journal import JournalEntry
from companion.model.routine import Tick
from companion.model.schedule import describe

from . import made

HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,"
    "Color,Unit,Target Type,Target Value,Archived?\n"
    "001,Meditate,YES_NO,,,1,1,#FF8F00,,,,false\n"
    '002,"Tea, green",NUMERICAL,,,1,1,#00897B,cups,AT_LEAST,2.0,false\n'
    "003,Screens,NUMERICAL,,,1,1,#00897B,hours,AT_MOST,1.5,true\n"
)
MEDITATE = (
    "Date,Value,Notes\n"
    "2026-11-16,YES_MANUAL,\n"
    '2026-11-15,YES_MANUAL,"by the river, early"\n'
    "2026-11-14,SKIP,a cold\n"
    "2026-11-13,YES_AUTO,\n"
    "2026-11-12,NO,\n"
    "2026-11-11,NO,slept in\n"
    "2026-11-10,UNKNOWN,\n"
)
TEA = "Date,Value,Notes\n2026-11-16,2500,\n2026-11-15,1000,jasmine\n2026-11-14,0,\n2026-11-13,SKIP,\n"
SCREENS = (
    "Date,Value,Notes\n2026-11-16,1500,\n2026-11-15,3000,\n2026-11-14,NO,\n"
    "2026-11-13,2500,a film\n2026-11-12,UNKNOWN,away\n"
)
EXPORT = {
    "Habits.csv": HABITS,
    "Checkmarks.csv": "Date,Meditate,Tea, green,Screens,\n2026-11-16,YES_MANUAL,2500,1500,\n",
    "001 Meditate/Checkmarks.csv": MEDITATE,
    "001 Meditate/Scores.csv": "Date,Score\n2026-11-16,0.0520\n",
    "002 Tea green/Checkmarks.csv": TEA,
    "003 Screens/Checkmarks.csv": SCREENS,
}


def zipped(files: dict[str, str], under: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(under + name, text)
    return file.getvalue()


def ticks(reading: Reading) -> list[Tick]:
    return [guest.record for guest in reading.guests if isinstance(guest.record, Tick)]


def entries(reading: Reading) -> list[tuple[str, str, str]]:
    found = [guest.record for guest in reading.guests if isinstance(guest.record, JournalEntry)]
    return [(entry.day.isoformat(), entry.title, entry.text) for entry in found]


@pytest.mark.parametrize("how", ["zip", "zip of a folder", "folder"])
def test_marks_are_ticks_and_everything_else_is_counted(
    tmp_path: Path, house: Any, arriving: Any, how: str
) -> None:
    if how == "folder":
        for name, text in EXPORT.items():
            (tmp_path / "loop" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "loop" / name).write_text(text)
        reading = read(tmp_path / "loop", house)
    else:
        reading = arriving("Loop.zip", zipped(EXPORT, "Loop Habits/" if " " in how else ""))
    assert [(t.label, t.day.isoformat(), t.state, t.note) for t in ticks(reading)] == [
        ("Meditate", "2026-11-16", "done", ""),
        ("Meditate", "2026-11-15", "done", "by the river, early"),
        ("Meditate", "2026-11-14", "resting", "a cold"),
        ("Tea, green", "2026-11-16", "done", "2.5 cups"),
        ("Tea, green", "2026-11-15", "partly", "1 cups · jasmine"),
        ("Tea, green", "2026-11-13", "resting", ""),
        ("Screens", "2026-11-16", "done", "1.5 hours"),
        ("Screens", "2026-11-14", "done", "0 hours"),
    ]
    assert entries(reading) == [
        ("2026-11-11", "Meditate", "slept in"),
        ("2026-11-13", "Screens", "2.5 hours · a film"),
        ("2026-11-12", "Screens", "away"),
    ]
    assert reading.left_out == {
        words.arrive.LEFT_FILLED_IN: 1,
        words.arrive.LEFT_UNMARKED: 3,
        words.arrive.LEFT_AMOUNTS: 1,
        words.arrive.LEFT_HABIT_PLANS: 3,
    }
    assert reading.problems == []


def test_a_habit_of_the_name_of_an_item_is_that_item_and_another_keeps_its_own(arriving: Any) -> None:
    found = ticks(arriving("Loop.zip", zipped(EXPORT)))
    assert {(tick.item, tick.routine) for tick in found} == {
        ("sit", "morning"),
        ("tea-green", "loop"),
        ("screens", "loop"),
    }


def test_a_tick_has_its_day_at_noon_and_today_not_later_than_now(arriving: Any, house: Any) -> None:
    marks = "Date,Value,Notes\n2026-11-17,YES_MANUAL,\n2026-11-16,YES_MANUAL,\n"
    today, before = ticks(
        arriving("Loop.zip", zipped({"Habits.csv": HABITS, "001 Meditate/Checkmarks.csv": marks}))
    )
    assert (today.at, today.day) == (house.now, house.now.date())
    assert before.at.isoformat() == "2026-11-16T12:00:00+01:00"
    assert before.marked is None


def test_the_older_export_without_heading_and_words(arriving: Any) -> None:
    marks = "2026-11-16,2\n2026-11-15,0\n2026-11-14,1\n2026-11-13,3\n2026-11-12,-1\n"
    reading = arriving("Loop.zip", zipped({"Habits.csv": HABITS, "001 Meditate/Checkmarks.csv": marks}))
    assert [(tick.day.day, tick.state) for tick in ticks(reading)] == [(16, "done"), (13, "resting")]


def test_rows_that_cannot_be_are_told_with_their_line_and_the_rest_goes_in(arriving: Any) -> None:
    marks = (
        "Date,Value,Notes\n"
        '2026-11-16,YES_MANUAL,"two\nlines"\n'
        "2026-02-30,YES_MANUAL,\n"
        "2026-11-14,PERHAPS,\n"
        "2031-01-01,YES_MANUAL,\n"
        "0900-01-01,YES_MANUAL,\n"
        "2026-11-13\n"
        "2026-11-12,YES_MANUAL,\n"
    )
    files = {"Habits.csv": HABITS, "001 Meditate/Checkmarks.csv": marks, "009 Gone/Checkmarks.csv": MEDITATE}
    reading = arriving("Loop.zip", zipped(files))
    assert [(tick.day.day, tick.note) for tick in ticks(reading)] == [(16, "two\nlines"), (12, "")]
    where = "001 Meditate/Checkmarks.csv"
    assert reading.problems == [
        f"{where}:4: “2026-02-30” is not a day such as 2026-11-03",
        f"{where}:5: “PERHAPS” is not a Loop mark (such as YES_MANUAL)",
        f"{where}:6: 2031-01-01 12:00 is in the future",
        f"{where}:7: 0900 is out of range; dates can be from 1971 to now",
        f"{where}:8: “” is not a Loop mark (such as YES_MANUAL)",
        "009 Gone/Checkmarks.csv: there is no habit “009” in Habits.csv",
    ]


def test_a_file_of_marks_that_is_no_text_is_told(arriving: Any) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Habits.csv", HABITS)
        archive.writestr("001 Meditate/Checkmarks.csv", b"Date,Value,Notes\n2026-11-16,YES_MANUAL,caf\xe9\n")
        archive.writestr("002 Tea green/Checkmarks.csv", TEA)
    reading = arriving("Loop.zip", file.getvalue())
    assert len(ticks(reading)) == 3
    assert reading.problems[0].startswith("001 Meditate/Checkmarks.csv: 001 Meditate/Checkmarks.csv:2 is not")


def test_a_quote_that_is_never_closed_takes_no_day_with_it(arriving: Any) -> None:
    marks = (
        'Date,Value,Notes\n2026-11-16,YES_MANUAL,"open\n2026-11-15,YES_MANUAL,\n2026-11-14,SKIP,"a cold"\n'
    )
    reading = arriving("Loop.zip", zipped({"Habits.csv": HABITS, "001 Meditate/Checkmarks.csv": marks}))
    assert [(tick.day.day, tick.note) for tick in ticks(reading)] == [(16, "open"), (15, ""), (14, "a cold")]
    assert [problem.partition(": ")[0] for problem in reading.problems] == ["001 Meditate/Checkmarks.csv:2"]


def test_names_that_differ_in_signs_are_two_habits_and_nobody_elses_item(arriving: Any) -> None:
    found = {tick.label: tick.item for tick in ticks(arriving("Loop.zip", made.loop_zip()))}
    assert found["C"] == "c" and found["C++"] not in ("c", "")
    one = arriving("Loop.db", made.loop_database())
    assert {tick.label: tick.item for tick in ticks(one)} == found
    assert {guest.record.source for guest in one.guests} <= {
        guest.record.source for guest in arriving("Loop.zip", made.loop_zip()).guests
    }


def test_an_item_of_the_same_id_and_another_name_is_not_ticked(arriving: Any, house: Any) -> None:
    marks = "Date,Value,Notes\n2026-11-16,YES_MANUAL,\n"
    habits = HABITS.replace("001,Meditate", "001,Sit")
    (tick,) = ticks(arriving("Loop.zip", zipped({"Habits.csv": habits, "001 Sit/Checkmarks.csv": marks})))
    assert tick.item.startswith("sit-") and tick.routine == "loop"


def test_amounts_keep_their_digits(arriving: Any) -> None:
    notes = [tick.note for tick in ticks(arriving("Loop.zip", made.loop_zip())) if tick.label == "Steps"]
    assert notes == ["12345.67 steps", "1234567 steps"]


def test_two_rows_of_a_day_are_one_mark_with_both_notes(arriving: Any) -> None:
    rows = ["2026-11-03,NO,a", "2026-11-03,YES_MANUAL,b", "2026-11-03,YES_MANUAL,b"]
    reading = arriving("Loop.zip", made.loop_zip(*rows))
    assert [tick.note for tick in ticks(reading) if tick.label == "C++"] == ["a · b"]
    assert reading.left_out[words.arrive.LEFT_SECOND_ROWS] == 2


SAVED_AGAIN = {
    "Habits.csv": "\ufeff" + HABITS.replace(",", ";").replace("001;", "1;").replace('"Tea; green"', "Tea"),
    "001 Meditate/Checkmarks.csv": "Date;Value;Notes\r\n16.11.2026;YES_MANUAL;a; b\r\n03.11.2026;SKIP;\r\n",
}


def test_what_a_spreadsheet_has_saved_again_fits(arriving: Any) -> None:
    found = ticks(arriving("Loop.zip", zipped(SAVED_AGAIN)))
    assert [(str(tick.day), tick.state) for tick in found] == [
        ("2026-11-16", "done"),
        ("2026-11-03", "resting"),
    ]
    assert found[0].note == "a\nb"


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [("11/16/2026", "11/3/26", [16, 3]), ("16/11/2026", "3/11/26", [16, 3]), ("11/6/2026", "11/3/2026", [])],
)
def test_days_as_a_country_writes_them(arriving: Any, first: str, second: str, days: list[int]) -> None:
    marks = f"Date,Value,Notes\n{first},YES_MANUAL,\n{second},YES_MANUAL,\n"
    reading = arriving("Loop.zip", zipped({"Habits.csv": HABITS, "001 Meditate/Checkmarks.csv": marks}))
    assert [tick.day.day for tick in ticks(reading)] == days
    assert all("could be more than one day" in problem for problem in reading.problems)
    assert len(reading.problems) == 2 - len(days)


def test_the_habits_could_be_a_routine_but_for_those_archived_and_those_here(arriving: Any) -> None:
    habits = arriving("Loop.zip", made.loop_zip()).habits
    assert [(habit.name, describe(habit.every)) for habit in habits.values()] == [
        ("C", "daily"),
        ("C++", "3 per week"),
        ("Steps", "daily"),
    ]


@pytest.mark.parametrize(
    ("times", "days", "said"),
    [
        *((1, 1, "daily"), (7, 7, "daily"), (1, 7, "1 per week"), (1, 3, "every 3 days")),
        *((10, 30, "10 per month"), (2, 3, "5 per week"), (1, 60, "1 per month"), (0, 0, "daily")),
    ],
)
def test_how_often_a_habit_is_meant_to_be(times: int, days: int, said: str) -> None:
    assert describe(Habit(name="a", times=times, days=days).every) == said


def test_a_database_that_is_cut_off_is_said(arriving: Any) -> None:
    with pytest.raises(Unreadable, match="damaged or cut off"):
        arriving("Loop.db", made.loop_database()[:5000])


def test_habits_of_before_2025_say_how_often_and_not_what_is_measured(arriving: Any) -> None:
    habits = "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Steps,,,3,7,#FF8F00\n"
    marks = "2026-11-16,12345670\n2026-11-15,0\n2026-11-14,3\n2026-11-13,2\n"
    reading = arriving("Loop.zip", zipped({"Habits.csv": habits, "001 Steps/Checkmarks.csv": marks}))
    assert [(tick.day.day, tick.state, tick.note) for tick in ticks(reading)] == [
        *((16, "done", "12345.67"), (14, "resting", ""), (13, "done", "")),
    ]
    assert [describe(habit.every) for habit in reading.habits.values()] == ["3 per week"]
