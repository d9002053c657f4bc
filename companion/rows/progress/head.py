"""The figures at the top of Progress, and what each means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from companion import words
from companion.model.progress.progress import FIGURES, Head, ProgressAt
from companion.model.tallies import MANY, SOME, steps
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row, gap

BESIDE = 15
"""Cells from which on the seven days stand, where their name has room beside them."""


def rows(head: Head, marks: Marks, width: int) -> list[Row]:
    """Return the figures; each can be taken in hand and is explained then."""
    said, seven = words.progress, [*_seven(head)]
    beside = f"{said.SEVEN:{BESIDE}}" if width >= BESIDE + 3 * len(seven) - 1 else ""
    names = " ".join(said.WEEKDAYS[day.weekday()] for day, _ in seven)
    cells = "  ".join(marks.of(step) if step else " " for _, step in seven)
    week = [
        gap("seven"),
        Row("seven", beside + names, hanging=True, muted=True),
        Row("seven:marks", " " * len(beside) + cells, hanging=True, heading=True),
    ]
    rested = said.rested(head.rests, head.today)
    return [
        Row(
            "days",
            said.days_line(head.days),
            aside="" if head.whole else said.STILL_COUNTING,
            hanging=True,
        ),
        *(week if cells.strip() else []),
        gap("rhythm"),
        Row("rhythm", said.BANDS[head.rhythm.band], hanging=True, muted=True),
        *([Row("rests", rested, hanging=True, muted=True)] if rested else []),
    ]


def in_full(head: Head, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return what a figure means, with today's own numbers."""
    said = words.progress
    first, *more = as_text(head, at)
    legend = "   ".join(f"{marks.of(step)} {word}" for step, word in said.STEPS.items())
    below = [Row("legend", legend, muted=True, heading=True, wraps=True)] if at.view == "seven" else []
    told = [paragraphs(f"text:{n}", text, muted=True) for n, text in enumerate(more)]
    told = [[row for part in told for row in part]] if at.view == "seven" else told
    return RowInFull(said.TITLES[at.view], rows=apart(paragraphs("figure", first), *told, below))


def by_figure(head: Head) -> dict[str, str]:
    """Return the figures in sentences by their ids, in their order; none where there is nothing to say."""
    return {id: text for id in FIGURES if (text := _figure(head, id))}


def all_as_text(head: Head) -> list[str]:
    """Return all figures in sentences, in their order."""
    return [*by_figure(head).values()]


def as_text(head: Head, at: ProgressAt) -> list[str]:
    """Return the figure and what it means."""
    figure = _figure(head, at.view) if at.view != "seven" else words.progress.SEVEN_MEAN
    return [*filter(None, (figure, *_meaning(head, at.view)))] or [words.progress.RESTS_MEAN]


def _figure(head: Head, id: str) -> str:
    said = words.progress
    if id == "days":
        return said.days_line(head.days) if head.whole else said.counting(said.days_line(head.days))
    if id == "seven":
        days = (said.in_a_word(day, step) for day, step in _seven(head) if step)
        return said.seven([*days])
    return f"{said.BANDS[head.rhythm.band]}." if id == "rhythm" else said.rested(head.rests, head.today)


def _meaning(head: Head, id: str) -> Iterator[str]:
    said, rhythm = words.progress, head.rhythm
    if id == "days":
        yield said.days_mean(head.days, head.since, head.today)
        if head.days:
            yield said.DAYS_STAY
    elif id == "seven":
        for day, n in zip(_week(head), head.seven, strict=True):
            if n != 0:
                yield said.on_a_day(day, n)
    elif id == "rhythm":
        yield said.rhythm_means(rhythm.band, rhythm.got, rhythm.begins_at)
        yield said.RHYTHM_RESTS
        if rhythm.band in ("in", "mostly"):
            yield said.rhythm_wish(rhythm.a_week)
    elif head.rests:
        yield said.RESTS_MEAN


def _week(head: Head) -> list[date]:
    return [head.today - timedelta(days=n) for n in range(len(head.seven) - 1, -1, -1)]


def _seven(head: Head) -> Iterator[tuple[date, str]]:
    """Yield the last seven days and the step of each: '' for none."""
    for day, n in zip(_week(head), head.seven, strict=True):
        yield day, "resting" if n is None else steps(n, SOME, MANY)
