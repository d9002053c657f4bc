"""A list of wins as plain text or Markdown: one a line or, where there are list items, one an item.

A day in a heading (`## 2026-11-03`, `# Tuesday 3 November 2026`) holds for what stands below it; a day or
a time before a line, or an `@…` in it, for that line. A known `#category` is taken, as in `companion win`.
What is indented below an item, or quoted, is its note.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import msgspec

from companion import words
from companion.export.importers.reading import House, Reading, Unreadable, clock_in, day_in, instant, noon
from companion.model.days import day_of
from companion.model.wins import Win, parse

NAME, TITLE = "wins", "a list of wins"
ENDINGS = ("", ".txt", ".text", ".md", ".markdown")

_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>.+?)[\s#]*")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|\d{1,4}[.)])\s+(?:\[(?P<box>[ xX])\]\s+)?(?P<text>\S.*)")
_NOTE = re.compile(r"(?P<indent>\s*)(?P<quote>>?)\s?(?P<text>.*)")
_MONTHS = "|".join(month[:3] for month in words.common.MONTHS)
_DAYS = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
    re.compile(
        rf"(?i)\b(?P<d>\d{{1,2}})\.?(?:st|nd|rd|th)?\s+(?P<m>{_MONTHS})[a-z]*\.?,?\s+(?P<y>\d{{4}})\b"
    ),
    re.compile(rf"(?i)\b(?P<m>{_MONTHS})[a-z]*\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
)
_WHEN = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?P<then>\d{1,2}:\d{2}))?|(?P<clock>\d{1,2}:\d{2}))"
    r"(?:\s*[:,|–—-]\s+|\s+|$)(?P<text>.*)"
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
    lines = text.splitlines()
    for item in _items(lines, name, reading):
        try:
            _take(item, len(lines), house, reading)
        except ValueError as error:
            reading.problem(f"{name}:{item.line}", str(error))
    return reading


def _items(lines: list[str], name: str, reading: Reading) -> list[ParsedWin]:
    """The lines that are wins, each with its note."""
    listed = any(_ITEM.fullmatch(line) for line in lines)
    items: list[ParsedWin] = []
    above: ParsedWin | None = None  # the item whose note may follow
    day, level = None, 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        heading, item, below = _HEADING.fullmatch(line), _ITEM.fullmatch(line), _NOTE.fullmatch(line)
        if heading or (not item and _day_alone(line)):
            found, depth = _day_in(line), len(heading["level"]) if heading else 1
            if found or depth <= level:
                day, level = found, depth
            above = None
        elif item and item["box"] == " ":
            reading.leave(words.arrive.LEFT_OPEN_BOXES)
            above = None
        elif item:
            above = ParsedWin(line=number, text=item["text"], day=day, indent=len(item["indent"]))
            items.append(above)
        elif above and below and (len(below["indent"]) > above.indent or below["quote"]):
            above.note.append(below["text"].strip())
        elif listed:
            reading.leave(words.arrive.LEFT_OTHER_LINES)
            above = None
        else:
            items.append(ParsedWin(line=number, text=line.strip(), day=day))
    return items


def _take(item: ParsedWin, lines: int, house: House, reading: Reading) -> None:
    """Keep one line as a win. Raises ValueError for a time that cannot be."""
    day, clock, text = item.day, None, item.text
    if found := _WHEN.fullmatch(text):
        day = day_in(found["day"]) if found["day"] else day
        clock = found["then"] or (found["clock"] if day else None)
        text = found["text"] if found["day"] or clock else text
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


def _day_in(text: str) -> date | None:
    for form in _DAYS:
        if found := form.search(text):
            month = found["m"]
            names = [name[:3].casefold() for name in words.common.MONTHS]
            number = int(month) if month.isdecimal() else names.index(month[:3].casefold()) + 1
            try:
                return date(int(found["y"]), number, int(found["d"]))
            except ValueError:
                return None
    return None


def _day_alone(line: str) -> bool:
    """Whether a line is a day and nothing else: 2026-11-03, Tuesday 3 November 2026:"""
    if not any(form.search(line) for form in _DAYS):
        return False
    rest = line
    for form in _DAYS:
        rest = form.sub("", rest, count=1)
    weekday = rest.strip(" \t*_:,.").casefold()
    return not weekday or any(name.casefold().startswith(weekday) for name in words.common.WEEKDAYS)
