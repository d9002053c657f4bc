"""Daylio's moods, clocks, columns and mark-up, and its backup."""

from __future__ import annotations

import base64
import json
import zipfile
from typing import Any

import msgspec
import pytest

from companion import words
from companion.export.importers import read
from companion.export.importers.markup import plain
from companion.export.importers.reading import Reading
from companion.model.checkins import CheckIn
from companion.model.wins import Win

from . import made

HEAD = "full_date,time,mood,note\n"


def told(reading: Reading) -> list[CheckIn]:
    return [record for record, _ in reading.guests if isinstance(record, CheckIn)]


@pytest.mark.parametrize(
    "names",
    [
        ("rad", "good", "meh", "bad", "awful"),
        ("super", "bien", "mouais", "mauvais", "horrible"),
        ("Super", "Gut", "Ok", "Schlecht", "Einfach scheiße"),
        ("super", "gut", "ok", "schlecht", "furchtbar"),
        ("ottimo", "buono", "così così", "male", "terribile"),
    ],
)
def test_daylios_own_five_stand_on_the_scale_in_its_languages(arriving: Any, names: tuple[str, ...]) -> None:
    rows = "".join(f"2026-11-0{number},10:00,{name},\n" for number, name in enumerate(names, 1))
    reading = arriving("d.csv", HEAD + rows)
    assert [each.pleasantness for each in told(reading)] == [2, 1, 0, -1, -2]
    assert not reading.unplaced


def test_a_name_of_another_language_is_somebodys_own(arriving: Any) -> None:
    reading = arriving("d.csv", f"{HEAD}2026-11-03,10:00,rad,\n2026-11-03,11:00,ok,\n2026-11-03,12:00,meh,\n")
    assert [each.pleasantness for each in told(reading)] == [2, None, 0]
    assert reading.unplaced == {"ok": 1}


@pytest.mark.parametrize(
    "clock", ["6:30 pm", "오후 6:30", "下午6:30", "6:30 nachm.", "6:30 μ.μ.", "6:30 p. m."]
)
def test_twelve_hour_clocks_of_other_languages(arriving: Any, clock: str) -> None:
    (one,) = told(arriving("d.csv", f"{HEAD}2026-11-03,{clock},meh,\n"))
    assert f"{one.at:%H:%M}" == "18:30"


def test_the_columns_of_2018(arriving: Any) -> None:
    head = "year,date,weekday,time,mood,activities,note\n"
    rows = '2018,18 May,Friday,11:54 pm,rad,"clean | cook","party"\n2018,17. Februar,Samstag,19:05,meh,,\n'
    found = told(arriving("d.csv", f"{head}{rows}2018,soon,Friday,19:05,meh,,\n"))
    assert [str(each.at)[:16] for each in found] == ["2018-05-18 23:54", "2018-02-17 19:05"]
    assert found[0].triggers == ("clean", "cook") and found[0].note == "party"


def test_a_spreadsheets_semicolons_and_its_line_before_the_heading(arriving: Any) -> None:
    (one,) = told(arriving("d.csv", "sep=;\nfull_date;time;mood;note\n2026-11-03;18:30;meh;a, b\n"))
    assert one.note == "a, b"


def test_columns_that_nobody_knows_are_kept_in_the_note_and_counted(arriving: Any) -> None:
    reading = arriving(
        "d.csv", "full_date,time,mood,weather,note\n2026-11-03,18:30,meh,rain,n\n2026-11-02,9:00,meh,,\n"
    )
    assert [each.note for each in told(reading)] == ["n\nweather: rain", ""]
    assert reading.noted == {"weather": 1}


def test_a_very_long_note_comes_in_whole_and_so_do_the_others(arriving: Any) -> None:
    reading = arriving("d.csv", f'{HEAD}2026-11-03,18:30,meh,"{"a " * 100_000}"\n2026-11-02,9:00,meh,b\n')
    assert [len(each.note) for each in told(reading)] == [199_999, 1]


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("I <i mean it> really", "I <i mean it> really"),
        ("I <3 you &amp; <b>tea</b>", "I <3 you & tea"),
        ("Bought:<ul><li>milk</li><li>tea</li></ul>home", "Bought:\n- milk\n- tea\nhome"),
        ("<ul><li>tea<ul><li>green</li></ul></li><li>milk</li></ul>", "- tea\n  - green\n- milk"),
        ("<ol><li>up</li><li>out</li></ol>", "1. up\n2. out"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("a\n\nb", "a\n\nb"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("x < y > z", "x < y > z"),
        ("1 &lt; 2 &lt;b&gt;", "1 < 2 <b>"),
        ('<font color="#fff">red</font> <a href="x">link</a>', 'red <a href="x">link</a>'),
    ],
)
def test_no_word_is_lost_to_mark_up(written: str, reads: str) -> None:
    assert plain(written) == reads


def test_the_backup_knows_where_each_mood_stands(arriving: Any) -> None:
    reading = arriving("2026.daylio", made.daylio_backup())
    assert [(each.words, each.pleasantness, each.triggers, each.note) for each in told(reading)] == [
        (("rad",), 2, ("walk", "café"), "A walk\nBy the river.\nThen tea"),
        (("quietly hopeful",), 1, (), "Bought:\n- milk"),
        (("null",), -1, (), ""),
    ]
    assert [each.at.isoformat() for each in told(reading)][::2] == [
        "2026-11-03T18:30:00+01:00",
        "2026-11-01T18:30:00-05:00",
    ]
    assert reading.problems == [f"{reading.problems[0].partition(',')[0]}, entry 4: this is not an entry"]
    assert reading.left_out == {words.arrive.LEFT_MEDIA: 1, words.arrive.LEFT_GOALS: 1}


def test_a_backup_with_more_pictures_than_would_be_read(tmp_path: Any, house: Any) -> None:
    with zipfile.ZipFile(tmp_path / "big.daylio", "w") as archive:
        archive.writestr("assets/photos/a", bytes(65 << 20))
        archive.writestr("backup.daylio", base64.b64encode(json.dumps(made.DAYLIO).encode()))
    assert len(told(read(tmp_path / "big.daylio", house))) == 3


def test_the_backups_notes_as_wins(arriving: Any) -> None:
    reading = arriving("2026.daylio", made.daylio_backup(), as_wins=True)
    assert [each.record.text for each in reading.guests if isinstance(each.record, Win)] == [
        "A walk",
        "Bought:",
    ]
    assert [each.note for each in told(reading)] == ["", "", ""]


def test_the_csv_and_the_backup_of_one_entry_are_one_thing(arriving: Any) -> None:
    one, other = arriving("d.csv", made.DAYLIO_CSV), arriving("2026.daylio", made.daylio_backup())
    assert one.guests[0].record.source == other.guests[0].record.source


def test_a_person_says_where_a_mood_stands(arriving: Any, house: Any, tmp_path: Any) -> None:
    (tmp_path / "d.csv").write_text(f"{HEAD}2026-11-03,10:00,Okay,\n")
    reading = read(tmp_path / "d.csv", msgspec.structs.replace(house, moods={"okay": 0}))
    assert [each.pleasantness for each in told(reading)] == [0] and not reading.unplaced
