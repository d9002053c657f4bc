"""jrnl: its journal file, and what `jrnl --export` makes: JSON, text, Markdown. Entries are journal entries.

Read from jrnl-org/jrnl at 90de4948d79a4fca8c7238dd2487b599f458c903: jrnl/plugins/json_exporter.py (`tags`
with their counts, and `entries` of `title`, `body`, `date` (2026-11-03), `time` (18:30, local), `tags`,
`starred` and, of Day One journals, `uuid` and `creator`), jrnl/journals/Journal.py and Entry.py (a journal
file has `[2026-11-03 18:30] Title`, with ` *` behind it when starred, and the body below; on the screen the
brackets are gone and the body stands behind `| `; a tag is a word behind one of the signs of `tagsymbols`,
in small letters, in no order; it stands in the text as well) and jrnl/plugins/markdown_exporter.py (a
heading for each year and month, `### 2026-11-03 18:30 Title`, and headings in the body deeper by as many
signs).
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

import msgspec

from companion import words
from companion.export.importers.reading import House, Reading
from companion.export.importers.sources import title_and_body
from companion.export.importers.times import clock_in, day_in, day_written, moment
from companion.model.journal import JournalEntry

NAME, TITLE = "jrnl", "jrnl"
NO_TIME = time(12)

_WHEN = r"\d{4}-\d\d-\d\d[T ]\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?"
_BRACKETS = re.compile(r"\[(?P<when>[^\[\]\n]{8,48})\](?: (?P<title>.*)|$)")
_HEADING = re.compile(rf"(?P<level>#{{1,3}}) (?P<when>{_WHEN}) (?P<title>.+)")
_SHOWN = re.compile(rf"(?P<when>{_WHEN}) (?P<title>.+)")
_PART = re.compile(r"(?:# \d{4}|## [^\W\d_]+)\s*")
_TAG = re.compile(r"(?<!\S)@([-+*#/\w]+)")


class JrnlDraft(msgspec.Struct, kw_only=True):
    """An entry of a text, and the line it begins on."""

    line: int
    when: str
    title: str
    body: list[str] = []
    level: int = 0


def fits(found: Any) -> bool:
    """Whether this JSON is jrnl's."""
    entries = found.get("entries") if isinstance(found, dict) else None
    return isinstance(entries, list) and all(
        isinstance(each, dict) and {"title", "date"} <= each.keys() for each in entries[:1]
    )


def read(found: dict[str, Any], name: str, house: House) -> Reading:
    """Read a JSON export."""
    reading = Reading(NAME, TITLE, timed=True)
    for number, entry in enumerate(found["entries"], 1):
        where = f"{name}, entry {number}"
        if not isinstance(entry, dict):
            reading.problem(where, words.arrive.NOT_AN_ENTRY)
            continue
        day, clock = str(entry.get("date") or ""), str(entry.get("time") or "")
        title, body = (str(entry.get(field) or "").strip() for field in ("title", "body"))
        tags, starred = _tags(entry.get("tags")), bool(entry.get("starred"))
        try:
            wall = datetime.combine(day_in(day), clock_in(clock) if clock else NO_TIME)
            taken = _take(wall, title, body, tags, starred, house, reading)
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        reading.leave(words.arrive.LEFT_CREATORS, taken and "creator" in entry)
    return reading


def fits_text(text: str) -> bool:
    """Whether a text is a journal of jrnl's: the file, what it shows, or its Markdown."""
    lines = [line for line in text.split("\n") if line.strip()]
    first = next((line for line in lines if not _PART.fullmatch(line)), "").rstrip("\r")
    if (found := _BRACKETS.match(first)) and _time_in(found["when"]):
        return True
    shown = _SHOWN.match(first) and any(line.startswith("| ") for line in lines)
    return bool(_HEADING.match(first) or shown)


def read_text(text: str, name: str, house: House) -> Reading:
    """Read a journal that is text."""
    reading = Reading(NAME, TITLE, timed=True)
    for draft in _drafts(text):
        wall = _time_in(draft.when)
        title = draft.title.strip()
        starred = title.endswith("*")
        title = title.rstrip(" *") if starred else title
        body = "\n".join(draft.body).strip()
        found = (tag.casefold() for tag in _TAG.findall(f"{title} {body}"))
        try:
            assert wall is not None
            _take(wall, title, body, tuple(sorted(set(found))), starred, house, reading)
        except ValueError as error:
            reading.problem(f"{name}:{draft.line}", str(error))
    return reading


def _drafts(text: str) -> list[JrnlDraft]:
    """The entries of a text, each with the lines below it."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    first = next(line for line in lines if line.strip() and not _PART.fullmatch(line))
    begins = next(form for form in (_BRACKETS, _HEADING, _SHOWN) if form.match(first))
    drafts: list[JrnlDraft] = []
    for number, line in enumerate(lines, 1):
        found = begins.match(line)
        if found and _time_in(found["when"]):
            level = len(found["level"]) if begins is _HEADING else 0
            title = found["title"] or ""
            drafts.append(JrnlDraft(line=number, when=found["when"], title=title, level=level))
        elif drafts and not (drafts[-1].level and _PART.fullmatch(line)):
            above = drafts[-1]
            if above.level and line.startswith("#" * (above.level + 1)):
                line = line[above.level :]
            drafts[-1].body.append(line.removeprefix("|").removeprefix(" ") if begins is _SHOWN else line)
    return drafts


def _time_in(text: str) -> datetime | None:
    """The day and time that stand in a text, whatever `timeformat` was; without a time it is noon."""
    day = day_written(text)
    if day is None:
        return None
    found = re.search(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?", text, re.IGNORECASE)
    try:
        return datetime.combine(day, clock_in(found[0]) if found else NO_TIME)
    except ValueError:
        return None


def _take(
    wall: datetime,
    title: str,
    body: str,
    tags: tuple[str, ...],
    starred: bool,
    house: House,
    reading: Reading,
) -> bool:
    """Take an entry; whether it has any words. Raises ValueError for a time that cannot be."""
    at, day = moment(house, wall)
    entry = JournalEntry(at=at, day=day, title=title, text=body, tags=tags, favourite=starred)
    head, rest = title_and_body(title, body)
    written = reading.entry(house, entry, wall.isoformat(), head, rest)
    reading.leave(words.arrive.LEFT_EMPTY_ROWS, not written)
    return written


def _tags(found: Any) -> tuple[str, ...]:
    """The tags without their signs, sorted: jrnl writes them in another order each time."""
    tags = map(str, found) if isinstance(found, list) else ()
    return tuple(sorted({tag[1:] if tag[:1] and not tag[0].isalnum() else tag for tag in tags} - {""}))
