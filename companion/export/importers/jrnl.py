"""jrnl: `jrnl --export json`. Its entries can become wins: the title the win, the body its note.

Read from jrnl-org/jrnl jrnl/plugins/json_exporter.py at 90de4948d79a4fca8c7238dd2487b599f458c903: `tags`
with their counts, and `entries` of `title`, `body`, `date` (2026-11-03), `time` (18:30, local), `tags` and
`starred`. Tags stand in the text as well, so they stay.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from companion import words
from companion.export.importers.reading import House, Reading, clock_in, day_in, instant

NAME, TITLE = "jrnl", "jrnl"


def fits(found: Any) -> bool:
    """Whether this JSON is jrnl's."""
    entries = found.get("entries") if isinstance(found, dict) else None
    return isinstance(entries, list) and all(
        isinstance(each, dict) and {"title", "date"} <= each.keys() for each in entries[:1]
    )


def read(found: dict[str, Any], name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE)
    for number, entry in enumerate(found["entries"], 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.NOT_AN_ENTRY)
            continue
        day, clock = str(entry.get("date")), str(entry.get("time") or "12:00")
        try:
            at = instant(house, datetime.combine(day_in(day), clock_in(clock)))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        reading.leave(words.LEFT_STARS, bool(entry.get("starred")) and house.as_wins)
        title, body = (str(entry.get(field) or "") for field in ("title", "body"))
        reading.note(house, at, title, body, words.LEFT_ENTRIES)
    return reading
