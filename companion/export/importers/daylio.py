"""Daylio: the file of "Export CSV", and its backup. Their entries become check-ins.

The mood is a word of the check-in. Daylio's own five stand on the scale of pleasantness, too; where one
with a name of its own stands the CSV does not tell, but the backup, an earlier import or the person may.
Activities are what was around; title, note, scales and what else there is are the note, in this order.

There is no public source. The CSV was read from samples and readers of others:
MichaelCurrin/daylio-csv-parser dayliopy/sample.csv and clean_csv.py at
26259e2c415a2af7d83354888f003212e916a343 (columns, 12 and 24 hour times; docs/usage.md has those of 2018,
with a `year` and a `date` such as "18 May"), DeutscheGabanna/Obsidian-Daylio-Parser
tests/files/daylio_export_ok_scales.csv at 097c66cf1f04baee4427365f5f8e02e5e2c263d4 (the column `scales` of
2026, HTML in notes) and staticf0x/daylio-parser daylio_parser/parser.py at
516db4ad1dcb5d321b9dd724d8c91c8f765ee10a. The backup from Guekka/DaylioBackupTools src/formats/daylio.rs at
710a09fbf01ad7af98e83156bf97a44915c5c244, mbafford/daylio-markdown-export README.md at
a0c18b089feca36b522896a295c0aca1eebe5d29, charistas/daylio-scribe js/types.ts at
b482ef932a7a0d29470450d3567fb13df1c9bb1e and Demizo/Daily_You lib/utils/imports/import_daylio.dart at
079cd73441dcbe479fe17d4d26fab90ec8fc6347: `backup.daylio` in a zip is JSON in base64, months count from 0,
`mood_group_id` 1 is the most pleasant of five.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from companion import words
from companion.export.importers.markup import plain
from companion.export.importers.moods import in_group, own_five
from companion.export.importers.reading import (
    House,
    Reading,
    Unreadable,
    delimiter_of,
    json_of,
    rows_of,
    whole,
)
from companion.export.importers.sources import title_and_body
from companion.export.importers.times import clock_in, day_in, day_written, moment
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry

NAME, TITLE = "daylio", "Daylio"
COLUMNS = {"full_date", "time", "mood"}
OLDER = {"year", "date", "time", "mood"}
KNOWN = {*COLUMNS, *OLDER, "weekday", "activities", "scales", "note_title", "note"}
BACKUP = "backup.daylio"
NO_ENTRIES = "{path} is a Daylio backup that cannot be read: {why}. Please use Daylio's CSV export instead."
PREDEFINED = ("rad", "good", "meh", "bad", "awful")
FURTHEST = timedelta(hours=18)  # no zone is further from UTC


class DaylioEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of Daylio's. `wall` is its local time; `place` where its mood stands, where that is said."""

    wall: datetime
    mood: str = ""
    place: int | None = None
    around: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    title: str = ""
    body: str = ""
    offset: timezone | None = None


def fits(text: str) -> bool:
    """Whether a table is Daylio's; a spreadsheet may have made its commas semicolons."""
    return any(delimiter_of(text, columns)[0] for columns in (COLUMNS, OLDER))


def read(text: str, name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE, timed=True)
    columns = COLUMNS if delimiter_of(text, COLUMNS)[0] else OLDER
    delimiter, text = delimiter_of(text, columns)
    day = r"\d{4}-\d\d-\d\d" if columns is COLUMNS else r"\d{4}"
    begins = re.compile(rf'"?{day}"?\s*{delimiter}.*{delimiter}\s*"?(?:\D{{0,12}}\d{{1,2}}[:.]\d\d)').match
    rows = rows_of(text, name, delimiter, begins=begins, reading=reading)
    _, head = next(rows, (0, []))
    head = [column.strip() for column in head]
    entries: list[tuple[str, DaylioEntry]] = []
    for line, cells in rows:
        row = dict.fromkeys((*KNOWN, *head), "") | dict(zip(head, map(str.strip, cells), strict=False))
        where = f"{name}:{line}"
        try:
            day_of_row = day_in(row["full_date"]) if columns is COLUMNS else _older_day(row)
            wall = datetime.combine(day_of_row, clock_in(row["time"]))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        others = reading.note({column: row[column] for column in head if column not in KNOWN})
        note = plain("\n".join(each for each in (row.get("note", ""), *cells[len(head) :]) if each))
        entry = DaylioEntry(
            wall=wall,
            mood=row["mood"],
            around=_listed(row, "activities"),
            scales=(*_listed(row, "scales"), *others),
            title=plain(row.get("note_title", "")),
            body=note,
        )
        entries.append((where, entry))
    _take(entries, house, reading)
    return reading


def read_backup(raw: bytes, name: str, house: House) -> Reading:
    """Read the inside of a backup. Raises Unreadable."""
    try:
        text = base64.b64decode(b"".join(raw.split()), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        text = raw.decode("utf-8", "replace")
    try:
        found = whole(json_of(text, BACKUP))
    except Unreadable as error:
        raise Unreadable(NO_ENTRIES.format(path=name, why=str(error).rstrip("."))) from None
    rows = found.get("dayEntries") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        raise Unreadable(NO_ENTRIES.format(path=name, why="it has no entries"))
    reading = Reading(NAME, TITLE, timed=True)
    moods, tags = _by_id(found.get("customMoods")), _by_id(found.get("tags"))
    entries: list[tuple[str, DaylioEntry]] = []
    for number, row in enumerate(rows, 1):
        where = f"{name}, entry {number}"
        try:
            entries.append((where, _from_backup(row, moods, tags)))
        except (ValueError, TypeError, KeyError, OverflowError):
            reading.problem(where, words.arrive.NOT_AN_ENTRY)
            continue
        assets = row.get("assets")
        reading.leave(words.arrive.LEFT_MEDIA, len(assets) if isinstance(assets, list) else 0)
    goals = found.get("goals")
    reading.leave(words.arrive.LEFT_GOALS, len(goals) if isinstance(goals, list) else 0)
    _take(entries, house, reading)
    return reading


def _from_backup(
    row: dict[str, Any], moods: Mapping[Any, dict[str, Any]], tags: Mapping[Any, dict[str, Any]]
) -> DaylioEntry:
    wall = datetime(row["year"], row["month"] + 1, row["day"], row["hour"], row["minute"])
    mood = moods.get(row.get("mood"), {})
    own = str(mood.get("custom_name") or "").strip()
    predefined = mood.get("predefined_name_id", row.get("mood"))
    if not own and type(predefined) is int and 1 <= predefined <= len(PREDEFINED):
        own = PREDEFINED[predefined - 1]
    away, offset = row.get("timeZoneOffset"), None
    if type(away) is int and abs(timedelta(milliseconds=away)) < FURTHEST:
        offset = timezone(timedelta(seconds=round(away / 60_000) * 60))
    marked = row.get("tags")
    names = [str(tags.get(id, {}).get("name") or "") for id in (marked if isinstance(marked, list) else ())]
    return DaylioEntry(
        wall=wall,
        mood=own,
        place=in_group(mood.get("mood_group_id", row.get("mood"))),
        around=tuple(dict.fromkeys(name.strip() for name in names if name.strip())),
        title=plain(str(row.get("note_title") or "")),
        body=plain(str(row.get("note") or "")),
        offset=offset,
    )


def _by_id(rows: Any) -> dict[Any, dict[str, Any]]:
    found = rows if isinstance(rows, list) else ()
    return {row["id"]: row for row in found if isinstance(row, dict) and type(row.get("id")) is int}


def _take(entries: list[tuple[str, DaylioEntry]], house: House, reading: Reading) -> None:
    places = {
        **own_five(entry.mood for _, entry in entries),
        **(house.known_moods() if entries else {}),
        **{entry.mood.casefold(): entry.place for _, entry in entries if entry.place is not None},
        **house.moods,
    }
    reading.placed = set(house.moods)
    for where, entry in entries:
        try:
            _take_one(entry, places, house, reading)
        except ValueError as error:
            reading.problem(where, str(error))


def _take_one(entry: DaylioEntry, places: Mapping[str, int], house: House, reading: Reading) -> None:
    """Take an entry. Raises ValueError for a time that cannot be."""
    at, day = moment(house, entry.wall)
    if entry.offset and at.replace(tzinfo=None) == entry.wall:
        at = at.replace(tzinfo=entry.offset)
        if at > house.now:
            raise ValueError(f"{entry.wall:%Y-%m-%d %H:%M} is in the future")
    title, body, mood, when = entry.title, entry.body, entry.mood, entry.wall.isoformat()
    if not any((mood, title, body, entry.around, entry.scales)):
        reading.leave(words.arrive.LEFT_EMPTY_ROWS)
        return
    written = JournalEntry(at=at, day=day, title=title, text=body)
    if house.as_wins and reading.entry(house, written, when, *title_and_body(title, body)):
        title = body = ""
    elif title or body:
        reading.written += 1
    told = CheckIn(
        at=at,
        day=day,
        pleasantness=places.get(mood.casefold()),
        words=(mood,) if mood else (),
        triggers=entry.around,
        note="\n".join(each for each in (title, body, *entry.scales) if each),
    )
    if not (told.words or told.triggers or told.note):
        return
    reading.take(told, when, mood, *entry.around, *entry.scales, title, body)
    if mood and told.pleasantness is None:
        reading.leave(words.arrive.LEFT_MOOD_SCALE)
        reading.unplaced[mood] += 1


def _older_day(row: dict[str, str]) -> Any:
    """The day of a row of 2017 or 2018: its year, and a date such as "18 May"."""
    day = day_written(f"{row['date']} {row['year']}") or day_written(f"{row['year']} {row['date']}")
    if day is None:
        raise ValueError(f"“{row['date']} {row['year']}” is not a day such as 18 May 2018")
    return day


def _listed(row: dict[str, str], column: str) -> tuple[str, ...]:
    parts = (part.strip() for part in row.get(column, "").split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))
