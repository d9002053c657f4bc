"""The parts of a text under its headings, each with the day it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from companion.export.importers.calendar_words import names_weekday
from companion.export.importers.times import (
    begins_with_day,
    day_written,
    is_day_alone,
    is_shaped_like_a_day,
    without_day,
)

_ITEM = re.compile(
    r"(?P<indent>\s*)(?=[-*+•\[\d])(?:(?:[-*+•]|\d{1,4}[.)])\s+)?(?:\[(?P<box>[ xX])\]\s+)?(?P<text>\S.*)"
)
_SIGN = re.compile(r"\s*(?:(?:[-*+•]|\d{1,4}[.)])\s|\[[ xX]\]\s)")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>.+?)[\s#]*")
_YEAR = re.compile(r"\D{0,12}(\d{4})\D{0,12}")
UNCLEAR = "“{heading}” could be more than one day; write it like 2026-11-03"


def item_in(line: str) -> re.Match[str] | None:
    """A list item, its box apart; "3. Dezember 2025" is a day and none."""
    return _ITEM.fullmatch(line) if _SIGN.match(line) and not begins_with_day(line.strip()) else None


class TextSection(msgspec.Struct, kw_only=True):
    """What stands between two headings: its lines with their numbers, the first of which is `line`.

    `title` is the heading without its day; `unclear` says what is wrong with a day that cannot be told.
    """

    line: int = 1
    title: str = ""
    headed: bool = False
    day: date | None = None
    unclear: str = ""
    lines: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """Its lines as they stand there."""
        return "\n".join(line for _, line in self.lines).strip("\n").rstrip()

    @property
    def is_text(self) -> bool:
        """Whether it is a heading with text under it, and not with a list."""
        first = next((line for _, line in self.lines if line.strip()), "")
        return self.headed and bool(first) and not item_in(first)

    @property
    def is_list(self) -> bool:
        """Whether there are only items in it, and what is indented below them."""
        lines = [line for _, line in self.lines if line.strip()]
        return not lines or (
            bool(item_in(lines[0]))
            and all(item_in(line) or line[0].isspace() or line[0] == ">" for line in lines)
        )


def sections_of(lines: Sequence[str], day: date | None) -> Iterator[TextSection]:
    """The sections of a text. A day in a heading holds for those under it; `day` for those without one."""
    first, level, year, unclear = day, 0, "", ""
    section = TextSection(day=day)
    for number, line in enumerate(lines, 1):
        heading, item = _HEADING.fullmatch(line), item_in(line)
        if not heading and (item or not line.strip() or not is_day_alone(line)):
            section.lines.append((number, line))
            continue
        yield section
        said, depth = (heading["text"], len(heading["level"])) if heading else (line, 1)
        found = day_written(said) or (day_written(f"{said} {year}") if year else None)
        shaped = is_shaped_like_a_day(said) or names_weekday(said, alone=False)
        if found or depth <= level or shaped:
            day, level = found or (None if shaped else first), depth
            unclear = "" if found or not shaped else UNCLEAR.format(heading=said.strip())
        if alone := _YEAR.fullmatch(said):
            year = alone[1]
        title = without_day(said) if found else said.strip()
        section = TextSection(line=number, title=title, headed=bool(heading), day=day, unclear=unclear)
    yield section
