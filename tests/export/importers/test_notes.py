"""Daylio, Daily You and jrnl: notes come in as wins when they are wanted so; what has no place is counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from companion import words
from companion.export.importers.reading import Reading

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-11-16,16 November,Monday,6:50 pm,rad,walk | music,"A walk",'
    '"By the river.<br>Then <b>tea</b>, <3 &amp; cake"\n'
    '2026-11-15,15 November,Sunday,08:02,meh,,"","Called Mum"\n'
    "2026-11-14,14 November,Saturday,1:23\u202fAM,good,,,\n"
)
SCALES = (
    "\ufefffull_date;date;weekday;time;mood;activities;scales;note_title;note\n"
    "2026-04-12;12 April;Sunday;14:03;;;Sleep: 8/10;;said no\n"
)
DAILY_YOU = [
    {
        "timeCreated": "2026-11-16T18:50:00.000",
        "timeModified": "2026-11-16T19:00:00.000",
        "images": [{"imgPath": "a.jpg", "imgRank": 0, "timeCreated": "2026-11-16T18:50:00.000"}],
        "mood": -1,
        "text": "Called Mum\n\nIt was *easier* than I had thought.",
    },
    {"timeCreated": "2023-08-06T09:00:00Z", "timeModified": "", "imgPath": "b.jpg", "mood": None, "text": ""},
]
JRNL = {
    "tags": {"@mum": 1},
    "entries": [
        {
            "title": "Called @mum.",
            "body": "It was easier than I had thought.\n\nTwice.",
            "date": "2026-11-16",
            "time": "18:50",
            "tags": ["@mum"],
            "starred": True,
        },
        {"title": "Said no", "body": "", "date": "2026-11-15", "time": "02:10", "tags": [], "starred": False},
    ],
}
FILES = {"daylio.csv": DAYLIO, "daily_you.json": json.dumps(DAILY_YOU), "jrnl.json": json.dumps(JRNL)}


def kept(reading: Reading) -> list[tuple[str, str, str]]:
    return [(r.at.isoformat(), r.text, r.note) for r, _ in reading.guests]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_notes_stay_out_unless_they_are_wanted_as_wins(arriving: Any, name: str) -> None:
    reading = arriving(name, FILES[name])
    assert reading.guests == reading.problems == []
    reasons = [words.LEFT_NOTES, words.LEFT_ENTRIES]
    wanted = arriving(name, FILES[name], as_wins=True)
    assert sum(reading.left_out[reason] for reason in reasons) == len(wanted.guests) > 0
    assert not any(wanted.left_out[reason] for reason in reasons)


def test_daylio(arriving: Any) -> None:
    reading = arriving("daylio.csv", DAYLIO, as_wins=True)
    assert kept(reading) == [
        ("2026-11-16T18:50:00+01:00", "A walk", "By the river.\nThen tea, <3 & cake"),
        ("2026-11-15T08:02:00+01:00", "Called Mum", ""),
    ]
    assert reading.left_out == {words.LEFT_MOODS: 3, words.LEFT_ACTIVITIES: 1}


def test_daylio_with_scales_through_a_spreadsheet(arriving: Any) -> None:
    reading = arriving("daylio.csv", SCALES, as_wins=True)
    assert kept(reading) == [("2026-04-12T14:03:00+01:00", "said no", "")]
    assert reading.left_out == {words.LEFT_SCALES: 1}


def test_daylio_rows_that_cannot_be(arriving: Any) -> None:
    head = DAYLIO.partition("\n")[0]
    rows = [
        ",27 October,Thursday,1:49 PM,good,,,Lorem",
        "2026-11-16,,,25:00,good,,,Lorem",
        "",
        "2026-11-16,,,10:00,good,,title,one, two and three",
        "2026-11-16,,,11:00,good",
    ]
    reading = arriving("d.csv", "\r\n".join([head, *rows]), as_wins=True)
    assert reading.problems == [
        'd.csv:2: "" is not a day; one is 2026-11-03',
        'd.csv:3: "25:00" is not a time of day; one is 18:30',
    ]
    assert [text for _, text, _ in kept(reading)] == ["title"]
    assert "one" in kept(reading)[0][2] and "two and three" in kept(reading)[0][2]


def test_daily_you(arriving: Any) -> None:
    reading = arriving("daily.json", json.dumps(DAILY_YOU), as_wins=True)
    assert kept(reading) == [
        ("2026-11-16T18:50:00+01:00", "Called Mum", "It was *easier* than I had thought.")
    ]
    assert reading.left_out == {words.LEFT_MOODS: 1, words.LEFT_PICTURES: 2}


def test_jrnl(arriving: Any) -> None:
    reading = arriving("jrnl.json", json.dumps(JRNL), as_wins=True)
    assert kept(reading) == [
        ("2026-11-16T18:50:00+01:00", "Called @mum.", "It was easier than I had thought.\n\nTwice."),
        ("2026-11-15T02:10:00+01:00", "Said no", ""),
    ]
    assert reading.guests[1].record.day.isoformat() == "2026-11-14"  # before four it is still the day before
    assert reading.left_out == {words.LEFT_STARS: 1}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("jrnl.json", {"tags": {}, "entries": [{"title": "a", "date": "2026-11-16"}, 5, {"date": "soon"}]}),
        ("daily.json", [{"timeCreated": "2026-11-16T12:00:00", "text": "a"}, 5, {"timeCreated": "soon"}]),
    ],
)
def test_entries_that_cannot_be_are_told_with_their_number(arriving: Any, name: str, found: Any) -> None:
    reading = arriving(name, json.dumps(found), as_wins=True)
    assert [text for _, text, _ in kept(reading)] == ["a"]
    assert [problem.partition(":")[0] for problem in reading.problems] == [
        f"{name}, entry 2",
        f"{name}, entry 3",
    ]
    assert '"soon" is not a' in reading.problems[1]
