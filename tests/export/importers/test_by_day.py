"""Journals: Daily You, Day One, jrnl's text, and Markdown files named by day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.export.importers import read
from companion.export.importers.reading import Reading
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.wins import Win

from . import made


def entries(reading: Reading) -> list[tuple[str, str, str]]:
    found = [record for record, _ in reading.guests if isinstance(record, JournalEntry)]
    return [(entry.day.isoformat(), entry.title, entry.text) for entry in found]


def moods(reading: Reading) -> list[Any]:
    return [
        (str(record.day), record.pleasantness, record.words, record.triggers)
        for record, _ in reading.guests
        if isinstance(record, CheckIn)
    ]


def test_midnight_is_a_day_that_was_chosen(arriving: Any) -> None:
    found = '[{"timeCreated": "2026-11-03T00:00:00.000", "text": "a", "mood": 1}]'
    reading = arriving("you.json", found)
    assert {(str(each.record.day), f"{each.record.at:%d %H:%M}") for each in reading.guests} == {
        ("2026-11-03", "03 12:00")
    }
    reading = arriving("you.json", found.replace("00:00:00.000", "00:00:00.001"))
    assert {str(each.record.day) for each in reading.guests} == {"2026-11-02"}


def test_daily_yous_backup(arriving: Any) -> None:
    reading = arriving("daily_you_backup.zip", made.daily_you_backup())
    assert entries(reading) == [("2026-11-03", "", "Called Mum"), ("2026-11-05", "", "Said no")]
    assert moods(reading) == [
        ("2026-11-03", -1, (), ("walk", "Energy: 7")),
        ("2026-11-03", None, (), ("walk",)),
    ]
    assert reading.left_out == {words.arrive.LEFT_PICTURES: 1} and not reading.problems


def test_daily_yous_markdown_keeps_the_words_and_reads_the_moods_sign(arriving: Any) -> None:
    reading = arriving("export.zip", made.daily_you_markdown())
    assert entries(reading) == [
        ("2026-11-03", "", "Called *Mum*\n\nTwice."),
        ("2026-11-03", "", "A second one"),
    ]
    assert moods(reading) == [("2026-11-03", 1, (), ()), ("2026-11-04", None, ("🦊",), ())]


def test_day_one(arriving: Any) -> None:
    reading = arriving("Export.zip", made.day_one_zip())
    first, second, third = (each.record for each in reading.guests)
    assert first.at.isoformat() == "2026-11-03T17:30:00+00:00"  # in Dublin
    assert first.text == "# A walk\n\nBy the river. It was long-awaited."
    assert first.tags == ("walk", "mum") and first.favourite
    assert (str(second.day), f"{second.at:%H:%M}") == ("2026-11-04", "12:00")  # all of a day in Berlin
    assert third.text == "Only rich"
    assert [problem.partition(":")[0] for problem in reading.problems] == [
        "Journal.json, entry 4",
        "Journal.json, entry 5",
    ]


def test_a_folder_of_day_one_and_a_journal_alone(tmp_path: Path, house: Any, arriving: Any) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "Journal.json").write_text(json.dumps(made.DAY_ONE))
    assert entries(read(tmp_path / "one", house)) == entries(
        arriving("Journal.json", json.dumps(made.DAY_ONE))
    )


def test_jrnls_own_file_its_markdown_and_its_json_are_the_same_entries(arriving: Any) -> None:
    text, markdown = arriving("journal.txt", made.JRNL_TEXT), arriving("jrnl.md", made.JRNL_MARKDOWN)
    assert entries(text) == [
        ("2026-11-03", "Called @mum.", "It was easier than I had thought.\n\n[x] done, says the list"),
        ("2026-11-04", "Said no", ""),
    ]
    assert entries(markdown)[0][2] == "It was easier than I had thought.\n\n# A heading of mine"
    (alone,) = arriving("jrnl.json", made.JRNL_JSON).guests
    same = arriving("journal.txt", made.JRNL_TEXT.replace("\n\n[x] done, says the list", "")).guests[0]
    assert alone.record == same.record


@pytest.mark.parametrize(
    "text",
    [
        "[2026-11-03 06:30:00 PM] Called Mum\nTwice.\n",
        "2026-11-03 18:30 Called Mum\n| Twice.\n",
        "[3 November 2026 at 18:30] Called Mum\nTwice.\n",
    ],
)
def test_other_forms_of_jrnl(arriving: Any, text: str) -> None:
    reading = arriving("journal.txt", text)
    assert entries(reading) == [("2026-11-03", "Called Mum", "Twice.")]
    assert f"{reading.guests[0].record.at:%H:%M}" == "18:30"


def test_markdown_named_by_day(arriving: Any) -> None:
    reading = arriving("vault.zip", made.zipped(made.BY_DAY))
    assert entries(reading) == [
        ("2026-11-03", "", "# A day\n\n- called Mum\n- [[river]]\n\nweather: rain"),
        ("2026-11-04", "Walk", "By the river."),
        ("2026-11-05", "A page", "- said no\n\t- it was easier"),
    ]
    assert reading.guests[0].record.tags == ("walk", "mum")
    assert reading.left_out == {words.arrive.LEFT_FILES: 1}


def test_a_folder_of_markdown_and_what_is_hidden_in_it(tmp_path: Path, house: Any) -> None:
    for name, content in made.BY_DAY.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(str(content))
    assert len(entries(read(tmp_path / "vault", house))) == 3


@pytest.mark.parametrize(
    "name",
    [
        *("2026-11-03.md", "2026_11_03.md", "20261103.md", "2026-11-03 Tuesday.md", "November 3rd, 2026.md"),
        *("3 November 2026.md", "2026.11.03.txt"),
    ],
)
def test_names_that_are_days(arriving: Any, name: str) -> None:
    content = "---\ncreated: 2026-11-01\n---\nSome words\n"
    assert entries(arriving(name, content)) == [("2026-11-03", "", "Some words\n\ncreated: 2026-11-01")]


def test_front_matter_is_known_and_nothing_of_it_is_lost(arriving: Any) -> None:
    head = "---\ntitle: A page\ndate: 2026-11-03 18:30\ntags:\n- walk\nstarred: true\nmood: fine\n---\n"
    (guest,) = arriving("page.md", f"{head}Some words\nand more\n").guests
    record: Any = guest.record
    assert (str(record.at), record.title) == ("2026-11-03 18:30:00+01:00", "A page")
    assert (record.text, record.tags, record.favourite) == (
        "Some words\nand more\n\nmood: fine",
        ("walk",),
        True,
    )


def test_headings_with_text_under_them_are_entries(arriving: Any) -> None:
    reading = arriving("j.md", made.WINS)
    assert entries(reading) == [("2025-12-04", "", "I could not sleep.\n\nBut I went out.")]
    assert [
        (each.record.text, str(each.record.day)) for each in reading.guests if isinstance(each.record, Win)
    ] == [("called Mum", "2025-12-03")]
    reading = arriving("j.md", "# A hard week\n\nI could not sleep.\nBut I went out.\n")
    assert entries(reading) == [("2026-11-17", "A hard week", "I could not sleep.\nBut I went out.")]
    assert reading.told == ["“A hard week” has no date, so it is filed under today."]


@pytest.mark.parametrize(
    "heading",
    [
        *("3. Dezember 2025", "Mittwoch, 3. Dezember 2025", "2025/12/03", "2025_12_03", "[[2025-12-03]]"),
        *("le 3 décembre 2025", "3 de diciembre de 2025", "2025年12月3日", "3.12.2025", "December 3rd, 2025"),
        *("3 декабря 2025", "3 grudnia 2025"),
    ],
)
def test_headings_that_are_days_are_understood(arriving: Any, heading: str) -> None:
    assert [str(each.record.day) for each in arriving("w.md", f"## {heading}\n- a\n").guests] == [
        "2025-12-03"
    ]


@pytest.mark.parametrize("heading", ["03/12/2025", "3 foo 2025", "Monday", "4 December"])
def test_headings_that_could_be_another_day_are_said_and_never_today(arriving: Any, heading: str) -> None:
    reading = arriving("w.md", f"## {heading}\n- a\n- b\n\n## 2025-12-03\n- c\n")
    assert [str(each.record.day) for each in reading.guests] == ["2025-12-03"]
    assert reading.problems == [f"w.md:1: “{heading}” could be more than one day; write it like 2026-11-03"]
    assert reading.left_out == {words.arrive.LEFT_UNCLEAR_DAY: 2}


def test_a_file_named_by_day_is_of_that_day(arriving: Any) -> None:
    for content in ("- called Mum\n", "Slept.\n\n- called Mum\n"):
        assert {str(each.record.day) for each in arriving("2025-12-03.md", content).guests} == {"2025-12-03"}


def test_a_text_that_begins_with_a_bracket_is_no_broken_json(arriving: Any) -> None:
    for text, day in (("[x] called Mum\n", "2026-11-17"), ("[[2026-11-03]] called Mum\n", "2026-11-03")):
        (guest,) = arriving("w.txt", text).guests
        assert (guest.record.text, str(guest.record.day)) == ("called Mum", day)
    assert [each.record.text for each in arriving("w.txt", "{so} it went\n").guests] == ["{so} it went"]
