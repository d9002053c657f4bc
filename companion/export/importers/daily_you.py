"""Daily You: its backup, its Markdown, and its JSON. Texts become journal entries, moods check-ins.

Read from Demizo/Daily_You at 079cd73441dcbe479fe17d4d26fab90ec8fc6347: lib/utils/backup_restore_utils.dart
(a zip of `daily_you.db` and `Images/`), lib/database/app_database.dart and lib/models/ (`entries` of
`text`, `mood`, `time_create`, `time_modified`; `tags`, and `entry_tags` with a `value` for what is
measured), lib/utils/export_utils.dart (a zip of `log_2026-11-03.md`, `log_2026-11-03_2.md`: pictures, then
a line with the mood's sign and the day in the person's language, then the text),
lib/utils/imports/import_json.dart and lib/config_provider.dart (`moodValueFieldMapping`: -2 very sad, 2
very happy, and their signs); and `exportToJson` in lib/entries_database.dart before
aa79efcac6e1e25169174e1e62110045e2e07e11 (2.7.0 has it no more): a list of `timeCreated`, `timeModified`
(ISO 8601, local time without an offset), `text` (Markdown), `mood` (-2 to 2 or null), `images`, and in
older files `imgPath`. An entry's mood has the entry's time. A day that was chosen in the calendar has
midnight for a time, and is that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from companion import words
from companion.export.importers.databases import rows_in
from companion.export.importers.reading import House, Reading, Unreadable, text_of
from companion.export.importers.sources import title_and_body
from companion.export.importers.times import moment, noon
from companion.model.breathing.technique import FEELINGS
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry

NAME, TITLE = "daily-you", "Daily You"
DATABASE, TABLES = "daily_you.db", {"entries", "entry_tags"}
LOG = re.compile(r"log_(?P<day>\d{4}-\d\d-\d\d)(?:_(?P<number>\d{1,4}))?\.md")
SIGNS = {"☺": 2, "🙂": 1, "😐": 0, "😕": -1, "😔": -2}
_PICTURE = re.compile(r"\x21\[[^\]\n]*\]\(Images/[^)\n]*\)\s*")
_VARIANT = "\ufe0f"  # asks for the coloured form of a sign


def fits(found: Any) -> bool:
    """Whether this JSON is Daily You's."""
    return isinstance(found, list) and any(isinstance(each, dict) and "timeCreated" in each for each in found)


def read(found: list[Any], name: str, house: House) -> Reading:
    """Read a JSON export."""
    reading = Reading(NAME, TITLE, timed=True)
    for number, entry in enumerate(found, 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.arrive.NOT_AN_ENTRY)
            continue
        images = entry.get("images")
        pictures = (len(images) if isinstance(images, list) else 0) + bool(entry.get("imgPath"))
        try:
            wall = _time(str(entry.get("timeCreated") or ""))
            _take(wall, str(entry.get("text") or ""), entry.get("mood"), (), pictures, where, house, reading)
        except ValueError as error:
            reading.problem(where, str(error))
    return reading


def read_database(raw: bytes, name: str, house: House) -> Reading:
    """Read the database of a backup. Raises Unreadable."""
    reading = Reading(NAME, TITLE, timed=True)
    tags = {row.get("id"): str(row.get("name") or "").strip() for row in rows_in(raw, name, "tags")}
    marks: dict[Any, list[str]] = {}
    for row in rows_in(raw, name, "entry_tags"):
        if said := tags.get(row.get("tag_id")):
            value = str(row.get("value") or "").strip()
            marks.setdefault(row.get("entry_id"), []).append(f"{said}: {value}" if value else said)
    pictures: dict[Any, int] = {}
    for row in rows_in(raw, name, "entry_images"):
        pictures[row.get("entry_id")] = pictures.get(row.get("entry_id"), 0) + 1
    for row in rows_in(raw, name, "entries"):
        id, where = row.get("id"), f"{name}, entry {row.get('id')}"
        try:
            wall, text = _time(str(row.get("time_create") or "")), str(row.get("text") or "")
            around = tuple(dict.fromkeys(marks.get(id, ())))
            _take(wall, text, row.get("mood"), around, pictures.get(id, 0), where, house, reading)
        except ValueError as error:
            reading.problem(where, str(error))
    return reading


def read_logs(files: Mapping[str, bytes], house: House) -> Reading:
    """Read the files of a Markdown export, by their names."""
    reading = Reading(NAME, TITLE, timed=True)
    for name, raw in sorted(files.items()):
        log = LOG.fullmatch(name.rpartition("/")[2])
        if log is None:
            reading.leave(words.arrive.LEFT_FILES)
            continue
        try:
            day, text = date.fromisoformat(log["day"]), text_of(raw, name)
            pictures = len(_PICTURE.findall(text))
            mood, text = _mood_of(_PICTURE.sub("", text), day)
            key = "log", log["day"], log["number"] or 1
            at = noon(house, day)
        except (Unreadable, ValueError) as error:
            reading.problem(name, str(error))
            continue
        if mood:
            place = SIGNS.get(mood.replace(_VARIANT, ""))
            said = (mood,) if place is None else ()
            reading.take(CheckIn(at=at, day=day, pleasantness=place, words=said), "mood", *key)
        written = reading.entry(house, JournalEntry(at=at, day=day, text=text.strip()), *key)
        reading.leave(words.arrive.LEFT_PICTURES, pictures)
        reading.leave(words.arrive.LEFT_EMPTY_ROWS, not mood and not written and not pictures)
    return reading


def _mood_of(text: str, day: date) -> tuple[str, str]:
    """The sign of the mood and what was written, without the line that only says the day."""
    first, _, rest = text.lstrip("\n").partition("\n")
    numbers = {int(number) for number in re.findall(r"\d+", first)}
    if not {day.year, day.day} <= numbers:
        return "", text
    sign, _, said = first.partition(" ")
    return (sign if said and not any(map(str.isalnum, sign)) else ""), rest


def _take(
    wall: datetime,
    text: str,
    mood: Any,
    around: tuple[str, ...],
    pictures: int,
    where: str,
    house: House,
    reading: Reading,
) -> None:
    """Take an entry and its mood. Raises ValueError for a time that cannot be."""
    at, day = moment(house, wall)
    when, text = wall.isoformat(), text.strip()
    if mood is not None and (type(mood) is not int or mood not in FEELINGS):
        reading.problem(where, f"“{mood}” is not a mood, which is a number from -2 to 2")
        mood = None
    marked = mood is not None or (around and not text)
    if marked:
        told = CheckIn(at=at, day=day, pleasantness=mood, triggers=around)
        reading.take(told, "mood", when, mood, *around)
    tags = () if marked else around
    entry = JournalEntry(at=at, day=day, text=text, tags=tags)
    written = reading.entry(house, entry, when, *title_and_body("", text))
    reading.leave(words.arrive.LEFT_PICTURES, pictures)
    reading.leave(words.arrive.LEFT_EMPTY_ROWS, not marked and not written and not pictures)


def _time(text: str) -> datetime:
    if not text:
        raise ValueError("it has no date")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a time such as 2026-11-03T18:30:00") from None
