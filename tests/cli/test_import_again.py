"""A file of another program once more: renamed moods, corrected marks, changes on either side."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion import words
from companion.cli import arrive
from companion.clock import Clock
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.routine import Tick
from companion.model.wins import Win
from companion.store.store import Store

DAY = "2026-11-03"


@pytest.fixture
def daylio(tmp_path: Path) -> Any:
    """Write an export of Daylio: rows of time, mood and note, of 3 November or the day that is given."""

    def write(*rows: str, day: str = DAY) -> str:
        path = tmp_path / "daylio.csv"
        path.write_text("\n".join(["full_date,time,mood,note", *(f"{day},{row}" for row in rows), ""]))
        return str(path)

    return write


@pytest.fixture
def loop(tmp_path: Path) -> Any:
    """Write an export of Loop: the marks of the habit Meditate, and how it is meant to be."""

    def write(*marks: str, habit: str = "Meditate") -> str:
        path = tmp_path / "Loop.zip"
        head = "Position,Name,Type,FrequencyNumerator,FrequencyDenominator,Archived?"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Habits.csv", f"{head}\n001,{habit},YES_NO,3,7,false\n002,Old,YES_NO,1,1,true\n")
            archive.writestr("001 M/Checkmarks.csv", "\n".join(["Date,Value,Notes", *marks, ""]))
        return str(path)

    return write


def told(data: Path) -> dict[str, int | None]:
    return {each.note: each.pleasantness for each in Store(data).oldest(CheckIn, 99, -1)}


def marks(data: Path) -> list[tuple[int, str, str]]:
    return [(tick.day.day, tick.state, tick.note) for tick in Store(data).oldest(Tick, 99, -1)]


def test_a_mood_renamed_there_keeps_its_place(shell: Any, data: Path, daylio: Any, clock: Any) -> None:
    shell("import", "--yes", daylio("8:00,rad,a", "9:00,meh,b"))
    clock.advance(60)
    again = shell("import", "--yes", daylio("8:00,fantastic,a", "9:00,meh,b", "10:00,fantastic,c"))
    assert told(data) == {"a": 2, "b": 0, "c": 2}
    assert words.arrive.LEFT_MOOD_SCALE not in again.stdout and "--mood" not in again.stdout
    clock.advance(60)
    shell("import", "--yes", daylio("8:00,fantastic,a", "9:00,meh,b", "11:00,fantastic,d"))
    assert told(data)["d"] == 2, "it is known by what came in before"
    assert "Nothing new" in shell("import", daylio("8:00,fantastic,a", "9:00,meh,b")).stdout


def test_another_mood_of_an_entry_is_no_new_name(shell: Any, data: Path, daylio: Any, clock: Any) -> None:
    shell("import", "--yes", daylio("8:00,rad,a", "9:00,rad,b"))
    clock.advance(60)
    done = shell("import", "--yes", daylio("8:00,quietly hopeful,a", "9:00,rad,b"))
    assert told(data) == {"a": None, "b": 2} and '--mood "quietly hopeful=0"' in " ".join(done.stdout.split())


def test_a_place_can_be_said_also_for_what_is_here(shell: Any, data: Path, daylio: Any, clock: Any) -> None:
    shell("import", "--yes", daylio("8:00,okay,a", "9:00,meh,b"))
    assert told(data) == {"a": None, "b": 0}
    clock.advance(60)
    done = shell("import", "--yes", "--mood", "Okay=1", daylio("8:00,okay,a", "9:00,meh,b"))
    assert (
        told(data) == {"a": 1, "b": 0} and "1 of them is placed on the mood scale as you said" in done.stdout
    )
    clock.advance(60)
    shell("import", "--yes", "--mood", "okay=-1", daylio("8:00,okay,a"))
    shell("import", "--yes", daylio("8:00,okay,a", "10:00,okay,c"))
    assert told(data) == {"a": -1, "b": 0, "c": -1}
    shell("undo"), shell("undo")
    assert told(data) == {"a": 1, "b": 0}


@pytest.mark.parametrize("said", ["okay", "okay=3", "=1", "okay=x"])
def test_what_is_no_place_is_said(shell: Any, daylio: Any, said: str) -> None:
    done = shell("import", "--mood", said, daylio("8:00,okay,a"))
    assert done.exit_code == 2 and '--mood "okay=0"' in done.stderr


def test_a_person_at_a_terminal_is_asked(
    shell: Any, data: Path, daylio: Any, loop: Any, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrive, "at_a_terminal", lambda: True)
    done = shell("import", daylio("8:00,okay,a", "9:00,meh,b"), typed="1\ny\n")
    assert "Where is “okay” on the mood scale" in done.stdout and told(data) == {"a": 1, "b": 0}
    done = shell("import", loop(f"{DAY},YES_MANUAL,"), typed="y\ny\n")
    assert "Make a routine of these habits (Meditate)?" in done.stdout
    assert "Meditate" in config.read_text()


def test_what_was_corrected_in_loop_arrives(shell: Any, data: Path, loop: Any, clock: Any) -> None:
    first = [f"{DAY},YES_MANUAL,", "2026-11-02,YES_MANUAL,a", "2026-11-01,YES_MANUAL,", "2026-10-31,NO,"]
    shell("import", "--yes", loop(*first))
    clock.advance(60)
    later = [f"{DAY},SKIP,a cold", "2026-11-02,YES_MANUAL,a", "2026-11-01,NO,", "2026-10-31,YES_MANUAL,"]
    done = shell("import", "--yes", loop(*later))
    assert "2 of them are here with different words" in done.stdout and "1 is already here" in done.stdout
    assert marks(data) == [(31, "done", ""), (1, "open", ""), (2, "done", "a"), (3, "resting", "a cold")]
    assert "Nothing new" in shell("import", loop(*later)).stdout
    older = shell("import", "--yes", loop(*first)).stdout
    assert "Nothing new" in older and "in a newer version, which is kept" in older
    shell("undo")
    assert marks(data) == [(1, "done", ""), (2, "done", "a"), (3, "done", "")]


def test_a_mark_corrected_and_corrected_back_arrives_with_a_later_export(
    shell: Any, data: Path, loop: Any, clock: Any
) -> None:
    for number, mark in enumerate(("YES_MANUAL", "SKIP", "YES_MANUAL"), 3):
        shell("import", "--yes", loop(f"2026-11-0{number},YES_MANUAL,", f"2026-11-01,{mark},"))
        clock.advance(60)
    assert marks(data)[0] == (1, "done", "")


def test_what_was_changed_here_stays_and_is_counted(shell: Any, data: Path, loop: Any, clock: Any) -> None:
    shell("import", "--yes", loop(f"{DAY},YES_MANUAL,"))
    store = Store(data, now=clock.now)
    (tick,) = store.oldest(Tick, 9, -1)
    store.apply([Edit.patch(tick, note="by the river")])
    clock.advance(60)
    done = shell("import", "--yes", loop(f"{DAY},SKIP,a cold")).stdout
    assert "1 was changed both here and in the file; the version here is kept" in done
    assert marks(data) == [(3, "done", "by the river")]
    assert "1 is already here" in shell("import", loop(f"{DAY},YES_MANUAL,")).stdout


def test_an_entry_changed_on_both_sides_keeps_what_is_here(
    shell: Any, data: Path, daylio: Any, clock: Any
) -> None:
    shell("import", "--yes", daylio("8:00,meh,a"))
    store = Store(data, now=clock.now)
    (one,) = store.oldest(CheckIn, 9, -1)
    store.apply([Edit.patch(one, note="mine")])
    clock.advance(60)
    done = shell("import", "--yes", daylio("8:00,meh,theirs")).stdout
    assert "1 was changed both here and in the file" in done and told(data) == {"mine": 0}


def test_habits_become_a_routine_whose_items_are_ticked(
    shell: Any, data: Path, loop: Any, config: Path
) -> None:
    done = shell("import", "--yes", loop("2026-11-17,YES_MANUAL,"))
    assert "Not yet in your routines: Meditate. --routine makes a routine of it." in done.stdout
    assert not config.exists()
    made = shell("import", "--yes", "--routine", loop("2026-11-17,YES_MANUAL,"))
    assert "Added 1 to the routine Habits." in made.stdout, made.output
    assert "every: 3 per week" in config.read_text() and "Old" not in config.read_text()
    today = shell("today").stdout
    assert "Meditate" in today
    assert shell("import", loop("2026-11-17,YES_MANUAL,")).stdout.count("Meditate") == 0
    shell("undo")
    assert "Meditate" not in config.read_text() if config.exists() else True


def test_standard_input_is_read_and_asks_for_a_yes(shell: Any, data: Path) -> None:
    done = shell("import", "-", typed="2026-11-03 called Mum\n")
    assert done.exit_code == 1 and "Use --yes to go on" in done.stderr and not data.exists()
    assert shell("import", "--yes", "-", typed="2026-11-03 called Mum\n").exit_code == 0
    assert [win.text for win in Store(data).oldest(Win, 9, -1)] == ["called Mum"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("2026-11-04.md", "a page")
    assert shell("import", "--yes", "-", typed=file.getvalue()).exit_code == 0
    assert [entry.text for entry in Store(data).oldest(JournalEntry, 9, -1)] == ["a page"]


def test_the_status_is_1_when_no_row_could_be_read(shell: Any, daylio: Any) -> None:
    assert shell("import", "--yes", daylio("25:00,meh,a", "26:00,meh,b")).exit_code == 1
    assert shell("import", "--yes", daylio("8:00,meh,a", "26:00,meh,b")).exit_code == 0


def test_a_note_of_loop_is_a_win_when_that_is_asked_for(shell: Any, data: Path, loop: Any) -> None:
    shell("import", "--yes", "--as-wins", loop(f"{DAY},NO,slept in"))
    assert [(win.text, win.note) for win in Store(data).oldest(Win, 9, -1)] == [("Meditate", "slept in")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no tzset")
@pytest.mark.parametrize("zones", [("Europe/Berlin", "America/New_York"), ("UTC", "Europe/Berlin")])
def test_what_stands_in_the_spring_gap_comes_in_once_in_any_zone(
    shell: Any, data: Path, daylio: Any, monkeypatch: pytest.MonkeyPatch, zones: tuple[str, str]
) -> None:
    for number, zone in enumerate(zones):
        local = lambda _, wall, zone=zone: _in(wall, zone)  # noqa: E731
        monkeypatch.setattr(Clock, "local", local)
        done = shell("import", "--yes", daylio("2:30,rad,a", "3:30,meh,b", day="2026-03-29"))
        assert ("2 are already here" in done.stdout) is bool(number), done.output
    assert told(data) == {"a": 2, "b": 0}


def _in(wall: datetime, zone: str) -> datetime:
    """A wall time in a zone, moved forward where there is none of it."""
    at = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    return at.replace(tzinfo=at.tzinfo) + timedelta(0)
