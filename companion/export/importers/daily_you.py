"""Daily You: its JSON export. What was written becomes journal entries, moods become check-ins.

Read from Demizo/Daily_You at 079cd73441dcbe479fe17d4d26fab90ec8fc6347: lib/utils/imports/import_json.dart
(what is read still) and lib/config_provider.dart (`moodValueFieldMapping`: -2 very sad, 2 very happy); and
`exportToJson` in lib/entries_database.dart before aa79efcac6e1e25169174e1e62110045e2e07e11 (what was
written): a list of `timeCreated`, `timeModified` (ISO 8601, local time without an offset), `text` (Markdown),
`mood` (-2 to 2 or null), `images`, and in older files `imgPath`. An entry's mood has the entry's time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from companion import words
from companion.export.importers.reading import House, Reading, instant
from companion.model.breathing.technique import FEELINGS
from companion.model.checkins import CheckIn
from companion.model.days import day_of
from companion.model.journal import JournalEntry

NAME, TITLE = "daily-you", "Daily You"


def fits(found: Any) -> bool:
    """Whether this JSON is Daily You's."""
    return isinstance(found, list) and any(isinstance(each, dict) and "timeCreated" in each for each in found)


def read(found: list[Any], name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE, timed=True)
    for number, entry in enumerate(found, 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.arrive.NOT_AN_ENTRY)
            continue
        try:
            at = instant(house, _time(str(entry.get("timeCreated") or "")))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        day, text, mood = day_of(at, house.starts_at), str(entry.get("text") or "").strip(), entry.get("mood")
        if mood is not None and (type(mood) is not int or mood not in FEELINGS):
            reading.problem(where, f'"{mood}" is not a mood; one is a number from -2 to 2')
            mood = None
        if mood is not None:
            told = CheckIn(at=at, day=day, pleasantness=mood)
            reading.take(told, "mood", at.replace(tzinfo=None).isoformat(), mood)
        written = reading.entry(house, JournalEntry(at=at, day=day, text=text))
        images = entry.get("images")
        pictures = len(images) if isinstance(images, list) else 0
        pictures += bool(entry.get("imgPath"))
        reading.leave(words.arrive.LEFT_PICTURES, pictures)
        reading.leave(words.arrive.LEFT_EMPTY_ROWS, mood is None and not written and not pictures)
    return reading


def _time(text: str) -> datetime:
    if not text:
        raise ValueError("it does not say when it was")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a time; one is 2026-11-03T18:30:00') from None
