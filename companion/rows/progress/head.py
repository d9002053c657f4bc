"""The figures at the top of Progress, and what each means."""

from __future__ import annotations

from companion import words
from companion.model.progress.progress import Head, ProgressAt
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row


def rows(head: Head, marks: Marks) -> list[Row]:
    """Return the figures; each can be taken in hand and is explained then."""
    return [Row("days", words.progress.days_line(head.days))]


def in_full(head: Head, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return what a figure means, with today's own numbers."""
    return RowInFull(words.progress.TITLE)


def all_as_text(head: Head) -> list[str]:
    """Return all figures in sentences, in their order."""
    return [words.progress.days_line(head.days)]


def as_text(head: Head, at: ProgressAt) -> list[str]:
    """Return the figure and what it means."""
    return [words.progress.days_line(head.days)]
