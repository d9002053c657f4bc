"""Markdown files named by day: the daily notes of Obsidian, the journals of Logseq, or anybody's own folder.

Each file is a journal entry of its day. What its front matter says besides title, day, tags and a star is
kept at the end of the text.

Read from obsidianmd/obsidian-help en/Plugins/Daily notes.md and en/Editing and formatting/Properties.md at
fa179e91e86eaff5859226cc045c81000d64e3cd (`YYYY-MM-DD.md`, folders of years and months in the format;
properties between two lines of `---`) and logseq/logseq deps/common/src/logseq/common/date.cljs and
config.cljs at fab27740975dcda1e93dbca718d1f620eda543c7 (`journals/2026_11_03.md`,
`:journal/file-name-format`; `key:: value` on the first lines).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

import msgspec

from companion import words
from companion.export.importers.calendar_words import names_weekday
from companion.export.importers.reading import House, Reading, Unreadable, text_of
from companion.export.importers.times import clock_in, day_written, instant, is_day_alone, noon
from companion.model.journal import JournalEntry

NAME, TITLE = "notes", "Markdown files named by day"
ENDINGS = (".md", ".markdown")
TEXTS = (*ENDINGS, ".txt")
_NAMED = re.compile(
    r"(?P<y>\d{4})(?P<sep>[-_. ]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?=\D)(?P<rest>.*)\.(?:md|markdown|txt)",
    re.IGNORECASE,
)
_FENCE = re.compile(r"---[ \t]*\n(?P<inside>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"(?P<name>[^\s:#-][^:\n]*?)::?(?:[ \t]+(?P<value>.*)|[ \t]*)")
_PROPERTY = re.compile(r"(?P<name>[\w-]+)::[ \t]+(?P<value>.+)")
_TRUE = ("true", "yes")


class FrontMatter(msgspec.Struct, kw_only=True):
    """What stands above a note about it. `others` are lines to keep."""

    title: str = ""
    day: date | None = None
    clock: time | None = None
    said: str = ""  # of the day, as it stands there
    tags: tuple[str, ...] = ()
    favourite: bool = False
    others: list[str] = []
    body: str = ""  # jrnl puts the whole note there


def day_of_name(name: str) -> date | None:
    """The day that a file is named by: 2026-11-03.md, 2026_11_03.md, 20261103 Walk.md, 3 November 2026.md."""
    last = name.replace("\\", "/").rpartition("/")[2]
    found = _NAMED.fullmatch(last)
    if found is None:
        stem, _, ending = last.rpartition(".")
        return day_written(stem) if f".{ending}".casefold() in TEXTS and is_day_alone(stem) else None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def read(files: Mapping[str, bytes], house: House) -> Reading:
    """Read files, by their names."""
    reading = Reading(NAME, TITLE)
    for name, raw in sorted(files.items()):
        day = day_of_name(name)
        try:
            text = text_of(raw, name)
            about, body = front_matter(text)
            if day := day or about.day:
                _take(name, day, about, body, house, reading)
            else:
                reading.leave(words.arrive.LEFT_FILES)
        except (Unreadable, ValueError) as error:
            reading.problem(name, str(error).removeprefix(f"{name} "))
    return reading


def read_one(text: str, name: str, day: date | None, house: House) -> Reading:
    """Read one note, of today where nothing says another day."""
    reading = Reading(NAME, TITLE)
    about, body = front_matter(text)
    try:
        _take(name, day or house.now.date(), about, body, house, reading)
    except ValueError as error:
        reading.problem(name, str(error))
    else:
        if day is None:
            reading.told.append(words.arrive.NO_DAY.format(title=words.common.quoted(about.title or name)))
    return reading


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """What stands above a note about it, and the note."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    found = _FENCE.match(text.lstrip("\n"))
    if found is None or not any(map(_FIELD.match, found["inside"].split("\n"))):
        return _properties(text)
    about = FrontMatter()
    fields: list[tuple[str, str, list[str]]] = []
    for line in found["inside"].split("\n"):
        field = None if line[:1].isspace() else _FIELD.fullmatch(line)
        if field:
            fields.append((field["name"], (field["value"] or "").strip(), []))
        elif fields and line.strip():
            fields[-1][2].append(line)
        elif line.strip():
            about.others.append(line)
    for name, value, below in fields:
        _learn(about, name.strip(), value, below)
    return about, about.body or text.lstrip("\n")[found.end() :]


def _properties(text: str) -> tuple[FrontMatter, str]:
    """The properties of a page of Logseq, `key:: value` on its first lines, and the page."""
    about, lines = FrontMatter(), text.split("\n")
    while lines and (found := _PROPERTY.fullmatch(lines[0].strip())):
        _learn(about, found["name"], found["value"].strip(), [])
        del lines[0]
    return about, "\n".join(lines)


def _learn(about: FrontMatter, name: str, value: str, below: list[str]) -> None:
    known, said = name.casefold(), value.strip("\"'")
    if known == "title" and said and not about.title:
        about.title = said
    elif known in ("tags", "tag", "keywords"):
        listed = [
            *re.split(r"[,\s]+", said.strip("[]")),
            *(line.strip().removeprefix("- ") for line in below),
        ]
        plain = (each.strip("\"' ,").lstrip("#").strip("[]") for each in listed)
        about.tags = tuple(dict.fromkeys((*about.tags, *(each for each in plain if each))))
    elif known in ("date", "day", "created") and about.day is None and (day := day_written(said)):
        about.day, about.clock, about.said = day, _clock(said), f"{name}: {value}"
    elif known in ("starred", "favourite", "favorite") and said.casefold() in (*_TRUE, "false", "no"):
        about.favourite = said.casefold() in _TRUE
    elif known == "body" and value in ("|", ">"):
        about.body = "\n".join(line.strip("\t") for line in below).strip()
    elif value or below:
        about.others.append("\n".join((f"{name}: {value}".rstrip(), *below)))


def _clock(text: str) -> time | None:
    found = re.search(r"[T\s](\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?)", text, re.IGNORECASE)
    try:
        return clock_in(found[1]) if found else None
    except ValueError:
        return None


def _take(name: str, day: date, about: FrontMatter, body: str, house: House, reading: Reading) -> None:
    """Take a note as an entry of its day. Raises ValueError for a day that cannot be."""
    at = noon(house, day)
    if about.clock and about.day == day:
        at = instant(house, datetime.combine(day, about.clock))
    named = _NAMED.fullmatch(name.rpartition("/")[2])
    title = about.title or (named["rest"].strip(" -_.") if named else "")
    if names_weekday(title, alone=True):
        title = ""
    others = [about.said] * (about.day not in (None, day)) + about.others
    text = "\n\n".join(each for each in (body.strip(), "\n".join(others)) if each)
    if not text and not about.title:
        reading.leave(words.arrive.LEFT_EMPTY_ROWS)
        return
    entry = JournalEntry(at=at, day=day, title=title, text=text, tags=about.tags, favourite=about.favourite)
    reading.entry(house, entry, day, name.replace("\\", "/").rpartition("/")[2].casefold())
