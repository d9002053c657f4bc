"""The year at a glance: the picture, the day in hand beside it, and both in words."""

from __future__ import annotations

from companion import words
from companion.model.progress.progress import ProgressAt
from companion.model.progress.year import YearView
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull


def in_full(view: YearView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the days, and what there is of the one in hand."""
    return RowInFull(words.progress.VIEWS["year"])


def as_text(view: YearView, at: ProgressAt) -> list[str]:
    """Return the months in sentences."""
    return [words.common.long_date(view.day)]
