"""Whose a file is; what is none of those is refused with what can be read, and never taken for wins."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from companion.export.importers import read
from companion.export.importers.reading import Unreadable


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "e30=")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("budget.csv", b"date,amount\n2026-11-03,12\n", "not a file companion can import"),
        ("page.html", b"<p>called Mum</p>", "not a file companion can import"),
        ("other.json", b'{"habits": []}', "not a file companion can import"),
        ("other.json", b"[1, 2, 3]", "not a file companion can import"),
        ("cut.json", b'{"entries": [', "cut.json:1 ends in the middle"),
        ("deep.json", b"[" * 100_000, "cannot be read as JSON"),
        ("wins.txt", b"called Mum\nat the caf\xe9\n", "wins.txt:2 is not text in UTF-8"),
        ("wins.txt", b"called Mum\x00", "is not a text file"),
        ("loop.db", b"SQLite format 3\x00\x01", "export"),
        ("cut.json", b'{"entries": [{"title": "called M', "cut.json:1 ends in the middle"),
        (
            "bad.json",
            b'{"entries": [}]}',
            "bad.json:1:14 stops being valid JSON here. Please export it again",
        ),
        (
            "tables.zip",
            zipped("wins.csv"),
            "companion's own spreadsheet export: wins.csv. To import",
        ),
        ("wins.csv", b"\xef\xbb\xbfday,time,text\r\n", "companion's own spreadsheet export"),
        ("kept.zip", zipped("manifest.json"), "`companion restore "),
        ("other.zip", zipped("notes.csv"), "has no Habits.csv"),
        ("none.zip", b"PK\x05\x06" + bytes(18), "has no Habits.csv"),
        ("2026.daylio", zipped("backup.daylio"), "is a Daylio backup"),
        ("cut.zip", zipped("notes.csv")[:30], "cannot be unpacked"),
    ],
)
def test_what_is_not_known_is_refused(arriving: Any, name: str, content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as found:
        arriving(name, content)
    assert said in str(found.value)


def test_what_is_not_there_or_no_file(tmp_path: Path, house: Any) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        read(tmp_path / "none.json", house)
    with pytest.raises(Unreadable, match=r"has no Habits\.csv"):
        read(tmp_path, house)


def test_a_zip_that_would_fill_the_memory_is_not_unpacked(arriving: Any) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Habits.csv", b"\n" * (70 << 20))
    with pytest.raises(Unreadable, match="would unpack to more than"):
        arriving("bomb.zip", file.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(arriving: Any, encoding: str) -> None:
    reading = arriving("wins.txt", "called Mum\n".encode(encoding))
    assert [guest.record.text for guest in reading.guests] == ["called Mum"]


@pytest.mark.parametrize(
    ("name", "content", "program", "way"),
    [
        (
            "Checkmarks.csv",
            b"Date,Value,Notes\n2026-11-16,YES_MANUAL,\n",
            "Loop Habit Tracker",
            "whole folder",
        ),
        ("Habits.csv", b"Position,Name,Archived?\n001,C,false\n", "Loop Habit Tracker", "whole folder"),
        ("export.pdf", b"%PDF-1.4", "Daylio", "CSV or JSON"),
        ("journal.txt", b"gAAAAABl", "jrnl", "jrnl --export json"),
        ("journal.txt", b"JRNLv3\x00\x10", "jrnl", "jrnl --export json"),
        ("a.daylio", b"!", "Daylio", "CSV export"),
    ],
)
def test_a_refusal_names_the_program_and_the_way(
    arriving: Any, name: str, content: bytes, program: str, way: str
) -> None:
    with pytest.raises(Unreadable) as found:
        arriving(name, content)
    assert program in str(found.value) and way in str(found.value)


def test_one_file_that_was_packed_is_read(arriving: Any) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("daylio.csv", "full_date,time,mood\n2026-11-03,18:30,meh\n")
    assert arriving("export.zip", file.getvalue()).title == "Daylio"
