"""Files of other programs, made by hand in the forms that the importers' docstrings name."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
import zipfile
from typing import Any


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def database(*statements: str) -> bytes:
    """An SQLite database, as it is on the disk after these statements."""
    made = sqlite3.connect(":memory:")
    made.executescript(";\n".join(statements))
    made.commit()
    raw = made.serialize()
    made.close()
    return raw


def mood(id: int, group: int, name: str = "", predefined: int = -1) -> dict[str, Any]:
    """A mood of Daylio's."""
    return {"id": id, "custom_name": name, "mood_group_id": group, "predefined_name_id": predefined}


def entry(id: int, mood: int, **more: Any) -> dict[str, Any]:
    """An entry of Daylio's, on 3 November 2026 at 18:30 in a zone an hour from UTC."""
    when = {"year": 2026, "month": 10, "day": 3, "hour": 18, "minute": 30, "timeZoneOffset": 3_600_000}
    return {"id": id, "mood": mood, "note": "", "note_title": "", "tags": [], "assets": [], **when, **more}


DAYLIO = {
    "version": 15,
    "customMoods": [
        *(mood(n, n, predefined=n) for n in range(1, 6)),
        mood(6, 2, "quietly hopeful"),
        mood(7, 4, "null"),
    ],
    "tags": [{"id": 14, "name": "walk"}, {"id": 15, "name": "café"}],
    "goals": [{"id": 1}],
    "dayEntries": [
        entry(2, 1, note="By the river.<br>Then <b>tea</b>", note_title="A walk", tags=[14, 15], assets=[3]),
        entry(3, 6, day=2, note="Bought:<ul><li>milk</li></ul>"),
        entry(4, 7, day=1, timeZoneOffset=-18_000_000),
        entry(5, 9, month=14),
    ],
}


def daylio_backup(found: Any = DAYLIO) -> bytes:
    """A `.daylio`."""
    inside = base64.encodebytes(json.dumps(found).encode())
    return zipped({"backup.daylio": inside, "assets/photos/2026/11/abc": b"\xff\xd8"})


DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "A1",
            "creationDate": "2026-11-03T17:30:00Z",
            "timeZone": "Europe\\/Dublin",
            "text": "# A walk\n\nBy the river\\. It was long\\-awaited\\.\n\n![](dayone-moment://646F)",
            "tags": ["walk", "mum"],
            "starred": True,
            "photos": [{"identifier": "646F"}],
            "location": {"placeName": "Here"},
        },
        {
            "uuid": "A2",
            "creationDate": "2026-11-03T23:00:00Z",
            "timeZone": "Europe/Berlin",
            "isAllDay": True,
            "text": "All of the day",
        },
        {
            "uuid": "A3",
            "creationDate": "2026-11-05T08:00:00Z",
            "richText": json.dumps({"contents": [{"text": "Only "}, {"text": "rich"}]}),
        },
        {"uuid": "A4", "creationDate": "soon", "text": "a"},
        5,
    ],
}


def day_one_zip() -> bytes:
    """What Day One exports of two journals, one of them empty."""
    empty = {"metadata": {"version": "1.0"}, "entries": []}
    files = {
        "Journal.json": json.dumps(DAY_ONE),
        "Other.json": json.dumps(empty),
        "photos/646F.jpeg": b"\xff",
    }
    return zipped(files)  # type: ignore[arg-type]


DAILY_YOU_TABLES = (
    "create table entries (id integer, text text not null, mood integer, time_create datetime)",
    "create table tags (id integer, name text, tag_type integer)",
    "create table entry_tags (id integer, entry_id integer, tag_id integer, value text)",
    "create table entry_images (id integer, entry_id integer, img_path text)",
)


def daily_you_backup() -> bytes:
    """Daily You's backup: what was chosen in the calendar has midnight for a time."""
    made = database(
        *DAILY_YOU_TABLES,
        "insert into entries values (1, 'Called Mum', -1, '2026-11-03T00:00:00.000')",
        "insert into entries values (2, '', null, '2026-11-04T02:10:00.123')",
        "insert into entries values (3, 'Said no', null, '2026-11-05T18:30:00.000')",
        "insert into tags values (1, 'walk', 0), (2, 'Energy', 1)",
        "insert into entry_tags values (1, 1, 1, null), (2, 1, 2, '7'), (3, 2, 1, null), (4, 3, 1, null)",
        "insert into entry_images values (1, 1, 'a.jpg')",
    )
    return zipped({"daily_you.db": made, "Images/a.jpg": b"\xff"})


def daily_you_markdown() -> bytes:
    """Daily You's Markdown, of somebody who has the app in German."""
    return zipped(
        {
            "logs/log_2026-11-03.md": (
                "![](Images/image_2026-11-03_0.jpg)\n🙂 Di., 3. Nov. 2026\nCalled *Mum*\n\nTwice."
            ),
            "logs/log_2026-11-03_2.md": "Di., 3. Nov. 2026\nA second one\n",
            "logs/log_2026-11-04.md": "🦊 Mi., 4. Nov. 2026\n\n",
            "logs/Images/image_2026-11-03_0.jpg": b"\xff",
        }
    )


LOOP_HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,"
    "Color,Unit,Target Type,Target Value,Archived?\n"
    "001,C,YES_NO,,,1,1,#FF8F00,,,,false\n"
    "002,C++,YES_NO,,,3,7,#FF8F00,,,,false\n"
    "003,Meditate,YES_NO,,,1,1,#FF8F00,,,,false\n"
    "004,Steps,NUMERICAL,,,1,1,#00897B,steps,AT_LEAST,10000.0,false\n"
    "005,Old one,YES_NO,,,1,1,#FF8F00,,,,true\n"
)


def loop_zip(*marks: str, **others: str) -> bytes:
    """Loop's CSV: the marks of C++ are these rows; those of others (by number) theirs."""
    head = "Date,Value,Notes\n"
    files = {
        "Habits.csv": LOOP_HABITS,
        "001 C/Checkmarks.csv": f"{head}2026-11-03,YES_MANUAL,\n",
        "002 C/Checkmarks.csv": head + "\n".join(marks or ["2026-11-03,YES_MANUAL,a class"]) + "\n",
        "004 Steps/Checkmarks.csv": f"{head}2026-11-03,12345670,\n2026-11-02,1234567000,\n",
    }
    return zipped({**files, **{name: head + rows for name, rows in others.items()}})


def loop_database() -> bytes:
    """Loop's database, of the same habits."""
    at = "strftime('%s', '2026-11-03') * 1000"
    return database(
        "create table Habits (id integer, name text, archived integer, position integer, freq_num integer, "
        "freq_den integer, type integer, target_type integer, target_value real, unit text, question text, "
        "description text)",
        "create table Repetitions (id integer, habit integer, timestamp integer, value integer, notes text)",
        "insert into Habits values (7, 'C', 0, 0, 1, 1, 0, 0, 0, '', '', '')",
        "insert into Habits values (8, 'C++', 0, 1, 3, 7, 0, 0, 0, '', '', '')",
        "insert into Habits values (9, 'Steps', 0, 2, 1, 1, 1, 0, 10000, 'steps', '', '')",
        "insert into Habits values (10, 'Old one', 1, 3, 1, 1, 0, 0, 0, '', '', '')",
        f"insert into Repetitions values (1, 7, {at}, 2, '')",
        f"insert into Repetitions values (2, 8, {at}, 2, 'a class')",
        f"insert into Repetitions values (3, 9, {at}, 12345670, null)",
    )


JRNL_TEXT = (
    "[2026-11-03 18:30] Called @mum. *\nIt was easier than I had thought.\n\n[x] done, says the list\n\n"
    "[2026-11-04 09:05] Said no\n"
)
JRNL_MARKDOWN = (
    "# 2026\n\n## November\n\n### 2026-11-03 18:30 Called @mum.\n\nIt was easier than I had thought.\n\n"
    "#### A heading of mine\n\n### 2026-11-04 09:05 Said no\n\n"
)
JRNL_JSON = json.dumps(
    {
        "tags": {"@mum": 1},
        "entries": [
            {
                "title": "Called @mum.",
                "body": "It was easier than I had thought.",
                "date": "2026-11-03",
                "time": "18:30",
                "tags": ["@mum"],
                "starred": True,
            }
        ],
    }
)
BY_DAY: dict[str, str | bytes] = {
    "vault/2026-11-03.md": (
        "---\ntags: [walk, mum]\nweather: rain\n---\n# A day\n\n- called Mum\n- [[river]]\n"
    ),
    "vault/2026/11/2026-11-04 Walk.md": "By the river.\n",
    "vault/journals/2026_11_05.md": "title:: A page\n- said no\n\t- it was easier\n",
    "vault/Recipes.md": "# Soup\n",
    "vault/.obsidian/app.json": "{}",
}
DAYLIO_CSV = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-11-03,3 November,Tuesday,6:30 pm,rad,walk | café,A walk,"By the river.<br>Then <b>tea</b>"\n'
    "2026-11-02,2 November,Monday,18:30,quietly hopeful,,,\n"
)
WINS = "## 3. Dezember 2025\n- called Mum\n\n## 2025/12/04\nI could not sleep.\n\nBut I went out.\n"

ALL: dict[str, str | bytes] = {
    "backup.daylio": daylio_backup(),
    "daylio.csv": DAYLIO_CSV,
    "dayone.zip": day_one_zip(),
    "daily_you_backup.zip": daily_you_backup(),
    "daily_you_markdown.zip": daily_you_markdown(),
    "loop.zip": loop_zip(),
    "loop.db": loop_database(),
    "journal.txt": JRNL_TEXT,
    "jrnl.md": JRNL_MARKDOWN,
    "jrnl.json": JRNL_JSON,
    "vault.zip": zipped(BY_DAY),
    "wins.md": WINS,
}
