"""Daylio, Daily You and jrnl: check-ins and journal entries, or wins where they are wanted so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from companion import words
from companion.export.importers.reading import Reading
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.record import Record
from companion.model.wins import Win

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-11-16,16 November,Monday,6:50 pm,rad,walk | music,"A walk",'
    '"By the river.<br>Then <b>tea</b>, <3 &amp; cake"\n'
    '2026-11-15,15 November,Sunday,08:02,meh,,"","Called Mum"\n'
    "2026-11-14,14 November,Saturday,1:23\u202fAM,quietly hopeful,,,\n"
)
SCALES = (
    "\ufefffull_date;date;weekday;time;mood;activities;scales;note_title;note\n"
    "2026-04-12;12 April;Sunday;14:03;;;Sleep: 8/10 points | Sleep Time: 8:00;;said no\n"
    "2026-04-11;11 April;Saturday;14:03;;;;;\n"
)
DAILY_YOU = [
    {
        "timeCreated": "2026-11-16T18:50:00.000",
        "timeModified": "2026-11-16T19:00:00.000",
        "images": [{"imgPath": "a.jpg", "imgRank": 0, "timeCreated": "2026-11-16T18:50:00.000"}],
        "mood": -1,
        "text": "Called Mum\n\nIt was *easier* than I had thought.",
    },
    {"timeCreated": "2023-08-06T09:00:00Z", "timeModified": "", "imgPath": "b.jpg", "mood": 2, "text": ""},
    {"timeCreated": "2023-08-05T09:00:00", "timeModified": "", "images": [], "mood": None, "text": " "},
]
JRNL = {
    "tags": {"@mum": 1},
    "entries": [
        {
            "title": "Called @mum.",
            "body": "It was easier than I had thought.\n\nTwice.",
            "date": "2026-11-16",
            "time": "18:50",
            "tags": ["@mum", "#easy-going"],
            "starred": True,
            "creator": {"host_name": "laptop"},
        },
        {"title": "Said no", "body": "", "date": "2026-11-15", "time": "02:10", "tags": [], "starred": False},
        {"title": "", "body": " ", "date": "2026-11-14", "time": "02:10", "tags": [], "starred": False},
    ],
}
FILES = {"daylio.csv": DAYLIO, "daily_you.json": json.dumps(DAILY_YOU), "jrnl.json": json.dumps(JRNL)}


def of(reading: Reading, kind: type[Record]) -> list[Any]:
    return [record for record, _ in reading.guests if isinstance(record, kind)]


def kept(reading: Reading) -> list[tuple[str, str, str]]:
    return [(win.at.isoformat(), win.text, win.note) for win in of(reading, Win)]


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_a_win_unless_it_is_wanted_so_and_nothing_written_is_left_out(
    arriving: Any, name: str
) -> None:
    reading, wanted = arriving(name, FILES[name]), arriving(name, FILES[name], as_wins=True)
    assert reading.problems == wanted.problems == []
    assert of(reading, Win) == [] and len(kept(wanted)) == {"daylio.csv": 2, "jrnl.json": 2}.get(name, 1)
    written = json.dumps([[str(record) for record, _ in each.guests] for each in (reading, wanted)])
    for word in ("By the river", "tea", "Called Mum") if name == "daylio.csv" else ("alled", "easier"):
        assert written.count(word) == 2 * FILES[name].count(word)


def test_an_entry_and_the_win_of_its_words_are_one_thing_of_the_file(arriving: Any) -> None:
    found = arriving("jrnl.json", json.dumps(JRNL)).guests
    wanted = arriving("jrnl.json", json.dumps(JRNL), as_wins=True).guests
    assert [guest.record.source for guest in found] == [guest.record.source for guest in wanted]


def test_daylio(arriving: Any) -> None:
    reading = arriving("daylio.csv", DAYLIO)
    assert [
        (told.at.isoformat(), told.pleasantness, told.words, told.triggers, told.note)
        for told in of(reading, CheckIn)
    ] == [
        (
            "2026-11-16T18:50:00+01:00",
            *(2, ("rad",), ("walk", "music"), "A walk\nBy the river.\nThen tea, <3 & cake"),
        ),
        ("2026-11-15T08:02:00+01:00", 0, ("meh",), (), "Called Mum"),
        ("2026-11-14T01:23:00+01:00", None, ("quietly hopeful",), (), ""),
    ]
    assert [told.day.day for told in of(reading, CheckIn)] == [
        16,
        15,
        13,
    ]  # before four is still the day before
    assert reading.left_out == {words.arrive.LEFT_MOOD_SCALE: 1}


@pytest.mark.parametrize(
    ("mood", "pleasantness"),
    [
        ("rad", 2),
        ("Great", 2),
        ("good", 1),
        ("meh", 0),
        ("bad", -1),
        ("fugly", -1),
        ("awful", -2),
        ("so-so", None),
    ],
)
def test_daylios_own_moods_stand_on_the_scale(arriving: Any, mood: str, pleasantness: int | None) -> None:
    row = f"full_date,time,mood,note\n2026-11-16,10:00,{mood},\n"
    (told,) = of(arriving("d.csv", row), CheckIn)
    assert (told.pleasantness, told.words, told.energy) == (pleasantness, (mood,), None)


def test_daylios_notes_as_wins_leave_the_mood_a_check_in(arriving: Any) -> None:
    reading = arriving("daylio.csv", DAYLIO, as_wins=True)
    assert kept(reading) == [
        ("2026-11-16T18:50:00+01:00", "A walk", "By the river.\nThen tea, <3 & cake"),
        ("2026-11-15T08:02:00+01:00", "Called Mum", ""),
    ]
    assert [(told.words, told.note) for told in of(reading, CheckIn)] == [
        (("rad",), ""),
        (("meh",), ""),
        (("quietly hopeful",), ""),
    ]


def test_daylio_with_scales_through_a_spreadsheet(arriving: Any) -> None:
    reading = arriving("daylio.csv", SCALES)
    (told,) = of(reading, CheckIn)
    assert (told.words, told.note) == ((), "said no\nSleep: 8/10 points\nSleep Time: 8:00")
    assert reading.left_out == {words.arrive.LEFT_EMPTY_ROWS: 1}


def test_daylio_rows_that_cannot_be(arriving: Any) -> None:
    head = DAYLIO.partition("\n")[0]
    rows = [
        ",27 October,Thursday,1:49 PM,good,,,Lorem",
        "2026-11-16,,,25:00,good,,,Lorem",
        "",
        "2026-11-16,,,10:00,good,,title,one, two and three",
        "2026-11-16,,,11:00,good",
    ]
    reading = arriving("d.csv", "\r\n".join([head, *rows]))
    assert reading.problems == [
        "d.csv:2: the date is blank; write it like 2026-11-03",
        "d.csv:3: “25:00” is not a time of day such as 18:30",
    ]
    assert [told.note for told in of(reading, CheckIn)] == ["title\none\ntwo and three", ""]


def test_daily_you(arriving: Any) -> None:
    reading = arriving("daily.json", json.dumps(DAILY_YOU))
    (entry,) = of(reading, JournalEntry)
    assert (entry.at.isoformat(), entry.title) == ("2026-11-16T18:50:00+01:00", "")
    assert entry.text == "Called Mum\n\nIt was *easier* than I had thought."
    assert [(told.at.isoformat(), told.pleasantness, told.words) for told in of(reading, CheckIn)] == [
        ("2026-11-16T18:50:00+01:00", -1, ()),
        ("2023-08-06T10:00:00+01:00", 2, ()),  # it was in UTC, and is in the time of here
    ]
    assert reading.left_out == {words.arrive.LEFT_PICTURES: 2, words.arrive.LEFT_EMPTY_ROWS: 1}


@pytest.mark.parametrize("mood", [3, 1.5, "1", True])
def test_a_mood_that_cannot_be_is_told_and_the_words_go_in(arriving: Any, mood: Any) -> None:
    found = [{"timeCreated": "2026-11-16T12:00:00", "text": "a", "mood": mood}]
    reading = arriving("daily.json", json.dumps(found))
    assert [entry.text for entry in of(reading, JournalEntry)] == ["a"] and not of(reading, CheckIn)
    assert reading.problems == [
        f"daily.json, entry 1: “{mood}” is not a mood, which is a number from -2 to 2"
    ]


def test_jrnl(arriving: Any) -> None:
    reading = arriving("jrnl.json", json.dumps(JRNL))
    first, second = of(reading, JournalEntry)
    assert (first.at.isoformat(), first.title) == ("2026-11-16T18:50:00+01:00", "Called @mum.")
    assert first.text == "It was easier than I had thought.\n\nTwice."
    assert (first.tags, first.favourite) == (("easy-going", "mum"), True)
    assert (second.title, second.text, second.tags, second.favourite) == ("Said no", "", (), False)
    assert second.day.isoformat() == "2026-11-14"  # before four it is still the day before
    assert reading.left_out == {words.arrive.LEFT_CREATORS: 1, words.arrive.LEFT_EMPTY_ROWS: 1}


def test_jrnls_entries_as_wins(arriving: Any) -> None:
    reading = arriving("jrnl.json", json.dumps(JRNL), as_wins=True)
    assert kept(reading) == [
        ("2026-11-16T18:50:00+01:00", "Called @mum.", "It was easier than I had thought.\n\nTwice."),
        ("2026-11-15T02:10:00+01:00", "Said no", ""),
    ]
    assert [win.keep for win in of(reading, Win)] == [True, False]
    assert reading.left_out == {words.arrive.LEFT_CREATORS: 1, words.arrive.LEFT_EMPTY_ROWS: 1}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("jrnl.json", {"tags": {}, "entries": [{"title": "a", "date": "2026-11-16"}, 5, {"date": "soon"}]}),
        ("daily.json", [{"timeCreated": "2026-11-16T12:00:00", "text": "a"}, 5, {"timeCreated": "soon"}]),
    ],
)
def test_entries_that_cannot_be_are_told_with_their_number(arriving: Any, name: str, found: Any) -> None:
    reading = arriving(name, json.dumps(found))
    assert [entry.title or entry.text for entry in of(reading, JournalEntry)] == ["a"]
    assert [problem.partition(":")[0] for problem in reading.problems] == [
        f"{name}, entry 2",
        f"{name}, entry 3",
    ]
    assert "“soon” is not a" in reading.problems[1]


HEAD = "full_date,date,weekday,time,mood,activities,note_title,note"
ROWS = [
    '2026-11-16,16 November,Monday,18:50,rad,"walk | tea","A walk","open',
    "the second line of it",
    '2026-11-15,15 November,Sunday,8:02,meh,"","","Called Mum"',
    "2026-11-14,14 November,Saturday,8:02,meh,,,plain",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("many", [1, 3000])  # a cell of so many rows is more than a CSV reader takes
def test_a_quote_that_is_never_closed_takes_no_row_with_it(arriving: Any, end: str, many: int) -> None:
    reading = arriving("d.csv", end.join([HEAD, *ROWS[:2], *ROWS[2:] * many]))
    notes = [told.note.replace("\r", "") for told in of(reading, CheckIn)]
    assert notes == ["A walk\nopen\nthe second line of it", *["Called Mum", "plain"] * many]
    assert len(reading.problems) == 1
    assert reading.problems[0].startswith('d.csv:2: a quote (") is not closed')


def test_a_quote_left_open_at_the_end_is_told_and_days_in_a_note_are_a_note(arriving: Any) -> None:
    row = '2026-11-16,,,18:50,rad,,,"2026-11-15, dentist\n2026-11-14, walk"'
    reading = arriving("d.csv", f'{HEAD}\n{row}\n2026-11-13,,,18:50,rad,,,"last')
    assert [told.note for told in of(reading, CheckIn)] == ["2026-11-15, dentist\n2026-11-14, walk", "last"]
    assert [problem.partition(" ")[0] for problem in reading.problems] == ["d.csv:4:"]


def test_what_has_no_date_is_told_in_words(arriving: Any) -> None:
    reading = arriving("jrnl.json", json.dumps({"entries": [{"title": "a", "date": None}]}))
    assert reading.problems == ["jrnl.json, entry 1: the date is blank; write it like 2026-11-03"]
    reading = arriving("daily.json", json.dumps([{"timeCreated": None, "text": "a"}]))
    assert reading.problems == ["daily.json, entry 1: it has no date"]
