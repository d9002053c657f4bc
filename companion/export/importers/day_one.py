"""Day One: the zip (or folder) of "Export JSON", or a journal's JSON alone. Its entries are journal entries.

There is no public source. Read from MarcDonald/obsidian-day-one-importer src/schema.ts at
20a62f5fb0a3ef8f0988262e3a87e6c90ad5afbe and test/__test_data__/day-one-in/Dev Journal.json at
4b83195d874429280bf583324f44b91e0815b2ab, and carlosonunez/daylio-to-day-one app/types/day_one.go at
2e9d85a7b5037c73d12815e7bf017cf1ef29c33c: a file for each journal with `metadata` and `entries` of `uuid`,
`creationDate` (UTC), `timeZone` (by name), `isAllDay`, `text` (Markdown, with `![](dayone-moment://…)`
where a picture stood, and with signs escaped), `richText` (JSON in a text, what there is when `text` is
not), `tags`, `starred`, `isPinned`, and what the device knew: place, weather, what somebody was doing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from companion import words
from companion.export.importers.reading import House, Reading, Unreadable, json_of, text_of, whole
from companion.export.importers.times import instant, noon
from companion.model.days import day_of
from companion.model.journal import JournalEntry

NAME, TITLE = "day-one", "Day One"
MEDIA = ("photos", "videos", "audios", "pdfAttachments")
KNOWN_BY_DEVICE = ("location", "weather", "userActivity", "music")
_MOMENT = re.compile(r"[ \t]*\x21\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)[ \t]*")
_ESCAPED = re.compile(r"(?m)(?<!\\)(?<=\S)(?<!^[0-9])(?<!^[0-9]{2})\\([.()\x21,:;?'\"&%$/=@{}|~+-])")


def fits(found: Any) -> bool:
    """Whether this JSON is Day One's."""
    entries = found.get("entries") if isinstance(found, dict) else None
    return isinstance(entries, list) and any(
        isinstance(each, dict) and "creationDate" in each for each in entries
    )


def read(journals: Mapping[str, dict[str, Any]], house: House) -> Reading:
    """Read journals, by the names of their files."""
    reading = Reading(NAME, TITLE)
    for name, found in journals.items():
        for number, entry in enumerate(found["entries"], 1):
            where = f"{name}, entry {number}"
            if not isinstance(entry, dict):
                reading.problem(where, words.arrive.NOT_AN_ENTRY)
                continue
            try:
                _take(entry, house, reading)
            except ValueError as error:
                reading.problem(where, str(error))
    return reading


def journals_in(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """The journals of Day One among some files."""
    found: dict[str, dict[str, Any]] = {}
    for name, raw in sorted(files.items()):
        if name.casefold().endswith(".json"):
            try:
                journal = whole(json_of(text_of(raw, name), name))
            except Unreadable:
                continue
            if fits(journal):
                found[name] = journal
    return found


def _take(entry: dict[str, Any], house: House, reading: Reading) -> None:
    """Take an entry. Raises ValueError for a time that cannot be."""
    at = _local(entry, house)
    day = day_of(at, house.starts_at)
    if entry.get("isAllDay"):
        day = at.date()
        at = noon(house, day)
    text, pictures = _MOMENT.subn("", str(entry.get("text") or "") or _from_rich(entry.get("richText")))
    media = sum(len(entry[kind]) for kind in MEDIA if isinstance(entry.get(kind), list))
    reading.leave(words.arrive.LEFT_MEDIA, max(media, pictures))
    reading.leave(words.arrive.LEFT_SURROUNDINGS, sum(bool(entry.get(kind)) for kind in KNOWN_BY_DEVICE))
    tags = entry.get("tags")
    record = JournalEntry(
        at=at,
        day=day,
        text=_ESCAPED.sub(r"\1", text).strip(),
        tags=tuple(dict.fromkeys(map(str, tags))) if isinstance(tags, list) else (),
        favourite=bool(entry.get("starred") or entry.get("isPinned")),
    )
    key = str(entry.get("uuid") or ""), entry["creationDate"]
    if not reading.entry(house, record, *(key[:1] if key[0] else (key[1], record.text))):
        reading.leave(words.arrive.LEFT_EMPTY_ROWS, not media)


def _local(entry: dict[str, Any], house: House) -> datetime:
    """When it was, with the offset of where it was. Raises ValueError."""
    said = str(entry.get("creationDate") or "")
    if not said:
        raise ValueError("it has no date")
    try:
        wall = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(f"“{said}” is not a time such as 2026-11-03T18:30:00Z") from None
    at = instant(house, wall)
    zone = entry.get("timeZone")
    if wall.tzinfo and isinstance(zone, str):
        try:
            there = wall.astimezone(ZoneInfo(zone.replace("\\", "")))
        except (KeyError, ValueError, OSError):  # a zone that this machine does not know
            return at
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))
    return at


def _from_rich(text: Any) -> str:
    """The words of what is written with its form, in JSON in a text."""
    try:
        contents = json.loads(text)["contents"] if isinstance(text, str) else []
        return "".join(str(each.get("text") or "") for each in contents if isinstance(each, dict))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
