"""A list of wins: text or Markdown, with days and times where they are written."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.export.importers import wins
from companion.export.importers.reading import Reading, Unreadable

from ..conftest import HOUSE

MARKDOWN = """
# My wins

Some words before.

## 2026-11-03
- 18:30 said no to the extra shift #boundaries
  it was easier than I had thought
  > really
* called Mum
1. [x] made the bed
- [ ] ring the dentist

### Evening
- lights out at ten

## Tuesday 3 March, 2026
+ walked

# Later
- someday #nothing
"""


def kept(reading: Reading) -> list[tuple[str, str, str, str]]:
    return [
        (r.day.isoformat(), f"{r.at:%H:%M}", r.text, r.category)  # type: ignore[attr-defined]
        for r, _ in reading.guests
    ]


def test_markdown(arriving: Any) -> None:
    reading = arriving("wins.md", MARKDOWN)
    assert kept(reading) == [
        ("2026-11-03", "18:30", "said no to the extra shift", "boundaries"),
        ("2026-11-03", "12:00", "called Mum", ""),
        ("2026-11-03", "12:00", "made the bed", ""),
        ("2026-11-03", "12:00", "lights out at ten", ""),
        ("2026-03-03", "12:00", "walked", ""),
        ("2026-11-17", "08:42", "someday #nothing", ""),
    ]
    assert reading.guests[0].record.note == "it was easier than I had thought\nreally"
    assert reading.left_out == {words.arrive.LEFT_OPEN_BOXES: 1, words.arrive.LEFT_OTHER_LINES: 1}
    assert reading.problems == []


def test_plain_text(arriving: Any) -> None:
    reading = arriving(
        "wins.txt",
        "called Mum\n\n2026-11-03 said no #boundaries\n2026-11-03 18:30: slept\n3 March 2026:\n"
        "walked @18:30\n8:00 got up\nslept well @yesterday\n",
    )
    assert kept(reading) == [
        ("2026-11-17", "08:41", "called Mum", ""),
        ("2026-11-03", "12:00", "said no", "boundaries"),
        ("2026-11-03", "18:30", "slept", ""),
        ("2026-03-03", "18:30", "walked", ""),
        ("2026-03-03", "08:00", "got up", ""),
        ("2026-03-02", "12:00", "slept well", ""),
    ]


def test_a_day_without_a_time_is_noon_however_it_is_written(arriving: Any) -> None:
    lines = ["a @2026-11-03", "b @2026-11-03 18:30", "c @yesterday", "d @today"]
    text = "\n".join([*lines, "## 2026-11-05", "e @2026-11-03", "f @18:30"])
    assert [row[:3] for row in kept(arriving("wins.md", text))] == [
        ("2026-11-03", "12:00", "a"),
        ("2026-11-03", "18:30", "b"),
        ("2026-11-16", "12:00", "c"),
        ("2026-11-17", "08:42", "d"),
        ("2026-11-03", "12:00", "e"),
        ("2026-11-05", "18:30", "f"),
    ]


def test_lines_of_one_day_keep_their_order(arriving: Any) -> None:
    reading = arriving("wins.txt", "a\nb\nc\n2026-11-03\nd\ne\n")
    undated, dated = [g.record.at for g in reading.guests[:3]], [g.record.at for g in reading.guests[3:]]
    assert undated == sorted(set(undated)) and dated == sorted(set(dated))


def test_lines_that_cannot_be_are_told(arriving: Any) -> None:
    reading = arriving(
        "w.txt", "2031-01-01 flew\n#boundaries\n2026-11-03 29:10 slept\n2026-02-30 slept\nwalked\n"
    )
    assert [text for *_, text, _ in kept(reading)] == ["walked"]
    assert reading.problems == [
        "w.txt:1: 2031-01-01 12:00 is in the future",
        "w.txt:2: it has a time or a category but no text",
        "w.txt:3: “29:10” is not a time of day such as 18:30",
        "w.txt:4: “2026-02-30” is not a day such as 2026-11-03",
    ]


def test_our_own_book_is_for_people(arriving: Any) -> None:
    with pytest.raises(Unreadable, match="export --json"):
        arriving("book.md", f"# {words.export.BOOK_TITLE}\n\n## 2026\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_and_the_same_text_is_the_same(text: str) -> None:
    one, other = (wins.read(text, "w.txt", HOUSE) for _ in "ab")
    assert [guest.record for guest in one.guests] == [guest.record for guest in other.guests]
    sources = [guest.record.source for guest in one.guests]
    assert len(set(sources)) == len(sources)
    assert all(date(1971, 1, 1) <= guest.record.day <= HOUSE.now.date() for guest in one.guests)


def test_what_stays_in_the_text_and_what_the_clock_went_over_is_said() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    house = msgspec.structs.replace(
        HOUSE,
        local=lambda at: (at if at.tzinfo else at.replace(tzinfo=berlin)).astimezone(UTC).astimezone(berlin),
    )
    text = (
        "- rang @25:00 #nothing\n- walked @last week\n- slept @yesterday at noon\n"
        "## 2026-03-29\n- 2:30 awake\n- 3:30 awake\n"
    )
    reading = wins.read(text, "wins.md", house)
    assert reading.told == [
        "2 have what looks like a time, such as “@25:00”; it stays in the text.",
        "1 has a tag that is not a category, such as “#nothing”; it stays in the text.",
        "1 is at a time that did not exist because the clocks went forward, such as “2:30”.",
    ]
