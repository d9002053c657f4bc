"""`companion today`: the day in full, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.companion import Companion
from companion.config.settings import Settings

Made = Callable[[], Companion]


@pytest.fixture
def full_day(data: Path, clock: Any) -> Companion:
    """A day with something of everything in it."""
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    companion.routine.toggle("item:up", "done")
    companion.routine.toggle("item:make-the-bed", "resting", "guests")
    companion.routine.note("item:up", "slowly")
    companion.routine.add_task("ring the dentist")
    companion.breathing.save("box", "gentle", 185, 180, finished=True, started=clock.wall)
    companion.wins.add("opened the curtains @7:30")
    companion.wins.add("called Mum #connection")
    clock.advance(days=1)
    companion.wins.add("of another day")
    clock.advance(days=-1)
    return companion


def test_the_day_in_words(shell: Any, full_day: Companion) -> None:
    done = shell("today")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Tuesday 17 November",
        "",
        "Morning",
        "   8:42  done     Up  (slowly)",
        "         open     A glass of water",
        "   8:42  resting  Make the bed  (guests)",
        "         open     Breathe",
        "         open     Read one line",
        "",
        "Just today",
        "         open     ring the dentist",
        "",
        "Evening",
        "         open     Dim the lights",
        "         open     Phone in another room",
        "         open     Close the day",
        "         open     Lights out",
        "",
        "Breathing",
        "   8:42  Box breathing, 3 min 5 s",
        "",
        "Wins",
        "   7:30  opened the curtains",
        "   8:42  called Mum  (Feeling connected)",
    ]


def test_the_day_as_json_has_all_of_it(shell: Any, full_day: Companion) -> None:
    done = shell("today", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    day = json.loads(done.stdout)
    assert day["day"] == "2026-11-17"
    assert [routine["name"] for routine in day["routines"]] == ["Morning", "Evening"]
    up = day["routines"][0]["rows"][0]
    assert (up["key"], up["state"], up["note"], up["marked"]) == (
        "item:up",
        "done",
        "slowly",
        "2026-11-17T08:42:00+01:00",
    )
    assert [task["label"] for task in day["tasks"]] == ["ring the dentist"]
    (session,) = day["sessions"]
    assert (session["technique"], session["seconds"], session["finished"]) == ("box", 185.0, True)
    assert (session["level"], session["before"]) == ("gentle", None)
    assert [(win["text"], win["category"]) for win in day["wins"]] == [
        ("opened the curtains", ""),
        ("called Mum", "connection"),
    ]


def test_another_day_has_what_was_done_first(shell: Any, full_day: Companion, clock: Any) -> None:
    clock.advance(days=1)
    lines = shell("today", "--day", "yesterday").stdout.splitlines()
    assert lines[0] == "Tuesday 17 November"
    assert [line.split("  ")[-1].strip() for line in lines[3:6]] == [
        "(slowly)",
        "(guests)",
        "A glass of water",
    ]
    assert lines[-1] == "   8:42  called Mum  (Feeling connected)"
    day = json.loads(shell("today", "--json", "--day", "17 Nov").stdout)
    assert (day["day"], len(day["wins"]), len(day["sessions"])) == ("2026-11-17", 2, 1)
    wrong = shell("today", "--day", "2026-12-31")
    assert wrong.exit_code != 0 and "in the future" in wrong.stderr


def test_looking_at_an_empty_day_makes_no_files(shell: Any, data: Path) -> None:
    assert shell("today").stdout.startswith("Tuesday 17 November\n\nMorning\n")
    day = json.loads(shell("today", "--json").stdout)
    assert (day["tasks"], day["sessions"], day["wins"]) == ([], [], [])
    assert not data.exists()
