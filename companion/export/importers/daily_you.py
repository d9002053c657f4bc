"""Daily You: its JSON export. Its entries can become wins; moods and pictures have no place yet.

Read from Demizo/Daily_You lib/utils/imports/import_json.dart at 079cd73441dcbe479fe17d4d26fab90ec8fc6347
(what is read still) and `exportToJson` in lib/entries_database.dart before
aa79efcac6e1e25169174e1e62110045e2e07e11 (what was written): a list of `timeCreated`, `timeModified`
(ISO 8601, local time without an offset), `text` (Markdown), `mood` (-2 to 2 or null), `images`, and in
older files `imgPath`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from companion import words
from companion.export.importers.reading import House, Reading, instant

NAME, TITLE = "daily-you", "Daily You"


def fits(found: Any) -> bool:
    """Whether this JSON is Daily You's."""
    return isinstance(found, list) and any(isinstance(each, dict) and "timeCreated" in each for each in found)


def read(found: list[Any], name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE)
    for number, entry in enumerate(found, 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.NOT_AN_ENTRY)
            continue
        try:
            at = instant(house, _time(str(entry.get("timeCreated"))))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        reading.leave(words.LEFT_MOODS, entry.get("mood") is not None)
        images = entry.get("images")
        reading.leave(words.LEFT_PICTURES, len(images) if isinstance(images, list) else 0)
        reading.leave(words.LEFT_PICTURES, bool(entry.get("imgPath")))
        reading.note(house, at, "", str(entry.get("text") or ""), words.LEFT_ENTRIES)
    return reading


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a time; one is 2026-11-03T18:30:00') from None
