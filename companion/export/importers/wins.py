"""A list of wins as plain text or Markdown: one a line or, where there are list items, one an item.

A day in a heading (`## 2026-11-03`, `# Tuesday 3 November 2026`) holds for what stands below it; a day or
a time before a line, or an `@…` in it, for that line; the name of the file for what has no other. A known
`#category` is taken, as in `companion win`. What is indented below an item, or quoted, is its note. A heading
with text under it is a journal entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from companion import words
from companion.export.importers import notes
from companion.export.importers.reading import House, Reading, Unreadable
from companion.export.importers.sections import TextSection, item_in, sections_of
from companion.export.importers.times import clock_in, day_in, instant, leading_day, noon
from companion.model.days import day_of
from companion.model.journal import JournalEntry
from companion.model.wins import Win, WinLine, parse

NAME, TITLE = "wins", "a list of wins"
ENDINGS = ("", ".txt", ".text", ".md", ".markdown")

_NOTE = re.compile(r"(?P<indent>\s*)(?P<quote>>?)\s?(?P<text>.*)")
_WHEN = re.compile(
    r"(?:(?:\[\[)?(?P<day>\d{4}(?P<sep>[-/_.])\d{2}(?P=sep)\d{2})(?:\]\])?(?:[T\s]+(?P<then>\d{1,2}:\d{2}))?"
    r"|(?P<clock>\d{1,2}:\d{2}))(?:\s*[:,|–—-]\s+|\s+|$)(?P<text>.*)"
)


class ParsedWin(msgspec.Struct, kw_only=True):
    """One line that is a win, with what is written below it, and the day it stands under."""

    line: int
    text: str
    day: date | None
    indent: int = 0
    note: list[str] = []


def read(text: str, name: str, house: House) -> Reading:
    """Read a list. Raises Unreadable for companion's own book, which is for people."""
    if text.startswith(f"# {words.export.BOOK_TITLE}\n"):
        raise Unreadable(f"{name} is a book to read. What comes in again is `companion export --json`.")
    reading = Reading(NAME, TITLE)
    about, body = notes.front_matter(text) if text.lstrip("\ufeff\n").startswith("---") else (None, text)
    lines = body.splitlines()
    above = text.count("\n") - body.count("\n")  # lines of the front matter
    named = notes.day_of_name(name) or (about.day if about else None)
    sections, understood = list(sections_of(lines, named)), list[WinLine]()
    listed = any(item_in(line) for line in lines)
    if (named or about) and not all(section.is_list for section in sections):
        return notes.read_one(text, name, named, house)
    if about:
        reading.leave(words.arrive.LEFT_OTHER_LINES, len(about.others))
    for section in sections:
        where = f"{name}:{section.line + above}"
        if section.unclear:
            reading.problem(where, section.unclear)
            reading.leave(words.arrive.LEFT_UNCLEAR_DAY, sum(bool(line.strip()) for _, line in section.lines))
        elif section.is_text and (section.day or not listed) and not _is_marked(section, house):
            _take_text(section, where, house, reading)
        else:
            for item in _items(section, listed, reading):
                try:
                    understood.append(_take(item, len(lines), house, reading))
                except ValueError as error:
                    reading.problem(f"{name}:{item.line + above}", str(error))
    _tell(understood, reading)
    return reading


def _tell(understood: list[WinLine], reading: Reading) -> None:
    """Say what looks like a time or a category and stays in the text, and which times a clock went over."""
    for sentence, found in (
        (words.arrive.STAYS, [line.stays[0] for line in understood if line.stays]),
        (words.arrive.UNKNOWN_TAGS, [line.unknown[0] for line in understood if line.unknown]),
        (words.arrive.SKIPPED, [words.common.clock(line.skipped) for line in understood if line.skipped]),
    ):
        if found:
            agreeing = words.common.agreeing(len(found))
            reading.told.append(sentence.format(typed=words.common.quoted(found[0]), **agreeing))


def _is_marked(section: TextSection, house: House) -> bool:
    """Whether lines say when they were, as those of a list do and those of a page do not."""
    lines = [line.strip() for _, line in section.lines if line.strip()]
    now, starts_at = house.now, house.starts_at
    return any(_WHEN.fullmatch(line) or parse(line, (), now, starts_at, house.local).at for line in lines)


def _take_text(section: TextSection, where: str, house: House, reading: Reading) -> None:
    """Take a heading with text under it as an entry."""
    try:
        at = noon(house, section.day) if section.day else house.now
    except ValueError as error:
        reading.problem(where, str(error))
        return
    if section.day is None:
        reading.told.append(words.arrive.NO_DAY.format(title=words.common.quoted(section.title)))
    day = section.day or day_of(at, house.starts_at)
    at += timedelta(milliseconds=section.line if section.day and at < house.now else 0)
    entry = JournalEntry(at=at, day=day, title=section.title, text=section.text)
    reading.entry(house, entry, "text", section.day or "", section.title, section.text)


def _items(section: TextSection, listed: bool, reading: Reading) -> Iterator[ParsedWin]:
    """The lines that are wins, each with its note."""
    above: ParsedWin | None = None  # the item whose note may follow
    for number, line in section.lines:
        if not line.strip():
            continue
        item, below = item_in(line), _NOTE.fullmatch(line)
        if above and not item and below and (len(below["indent"]) > above.indent or below["quote"]):
            above.note.append(below["text"].strip())
            continue
        if above:
            yield above
            above = None
        if item and item["box"] == " ":
            reading.leave(words.arrive.LEFT_OPEN_BOXES)
        elif item:
            above = ParsedWin(line=number, text=item["text"], day=section.day, indent=len(item["indent"]))
        elif listed:
            reading.leave(words.arrive.LEFT_OTHER_LINES)
        else:
            yield ParsedWin(line=number, text=line.strip(), day=section.day)
    if above:
        yield above


def _take(item: ParsedWin, lines: int, house: House, reading: Reading) -> WinLine:
    """Keep one line as a win; return how it was understood. Raises ValueError for a time that cannot be."""
    day, clock, text = item.day, None, item.text
    if found := _WHEN.fullmatch(text):
        day = day_in(found["day"]) if found["day"] else day
        clock = found["then"] or (found["clock"] if day else None)
        text = found["text"] if found["day"] or clock else text
    else:
        written, rest = leading_day(text)
        day, text = (written, rest) if written and rest.strip() else (day, text)
    at = _instant(house, day, clock)
    line = parse(text, house.categories, _end_of(day, house), house.starts_at, house.local)
    if not line.text.strip():
        raise ValueError("there is nothing in it but a time or a category")
    if line.at and not line.at.microsecond:
        at = line.at
    elif line.at or (day and not clock):  # lines of one day stay in their order
        at = noon(house, day_of(line.at, house.starts_at)) if line.at else at
        at += timedelta(milliseconds=item.line)
    elif not day:
        at -= timedelta(milliseconds=lines - item.line)
    win = Win(
        at=at,
        day=day if day and not line.at and not clock else day_of(at, house.starts_at),
        text=line.text.strip(),
        category=line.category,
        note="\n".join(item.note),
    )
    reading.take(win, day or "", clock or "", item.text, win.note)
    said = clock_in(clock) if day and clock and not line.at else None
    return msgspec.structs.replace(line, skipped=said) if said and at.time() != said else line


def _instant(house: House, day: date | None, clock: str | None) -> datetime:
    if day is None:
        return house.now
    if clock is None:
        return noon(house, day)
    return instant(house, datetime.combine(day, clock_in(clock)))


def _end_of(day: date | None, house: House) -> datetime:
    """From when words such as `@18:30` are understood: from the end of the day they stand under.

    Its microsecond tells a day that was given without a time.
    """
    end = house.now if day is None else min(house.local(datetime.combine(day, time(23, 59))), house.now)
    return end.replace(microsecond=1)
