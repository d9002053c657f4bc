"""jrnl: `jrnl --export json`. Its entries become journal entries.

Read from jrnl-org/jrnl at 90de4948d79a4fca8c7238dd2487b599f458c903: jrnl/plugins/json_exporter.py (`tags`
with their counts, and `entries` of `title`, `body`, `date` (2026-11-03), `time` (18:30, local), `tags`,
`starred` and, of Day One journals, `uuid` and `creator`) and jrnl/journals/Entry.py (a tag is a word behind
one of the signs of `tagsymbols`, in small letters, in no order; it stands in the text as well).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from companion import words
from companion.export.importers.reading import House, Reading, clock_in, day_in, instant
from companion.model.days import day_of
from companion.model.journal import JournalEntry

NAME, TITLE = "jrnl", "jrnl"


def fits(found: Any) -> bool:
    """Whether this JSON is jrnl's."""
    entries = found.get("entries") if isinstance(found, dict) else None
    return isinstance(entries, list) and all(
        isinstance(each, dict) and {"title", "date"} <= each.keys() for each in entries[:1]
    )


def read(found: dict[str, Any], name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE, timed=True)
    for number, entry in enumerate(found["entries"], 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.arrive.NOT_AN_ENTRY)
            continue
        day, clock = str(entry.get("date") or ""), str(entry.get("time") or "12:00")
        try:
            at = instant(house, datetime.combine(day_in(day), clock_in(clock)))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        title, body = (str(entry.get(field) or "").strip() for field in ("title", "body"))
        record = JournalEntry(
            at=at,
            day=day_of(at, house.starts_at),
            title=title,
            text=body,
            tags=_tags(entry.get("tags")),
            favourite=bool(entry.get("starred")),
        )
        if not reading.entry(house, record):
            reading.leave(words.arrive.LEFT_EMPTY_ROWS)
            continue
        reading.leave(words.arrive.LEFT_CREATORS, "creator" in entry)
    return reading


def _tags(found: Any) -> tuple[str, ...]:
    """The tags without their signs, sorted: jrnl writes them in another order each time."""
    tags = map(str, found) if isinstance(found, list) else ()
    return tuple(sorted({tag[1:] if tag[:1] and not tag[0].isalnum() else tag for tag in tags} - {""}))
