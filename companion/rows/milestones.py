"""Milestones as they are read in Progress, and the same in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.milestones import MilestoneSeen
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row


def in_full(view: Sequence[MilestoneSeen], at: ProgressAt, marks: Marks) -> RowInFull:
    """Return what has been reached, with its day where that is known."""
    rows = (
        Row(
            f"milestones:{each.id}",
            each.text,
            aside=words.goals.short_date(each.day, None) if each.day else words.milestones.EARLIER,
        )
        for each in view
    )
    return RowInFull(words.milestones.TITLE, str(len(view)) if view else "", tuple(rows))


def as_text(view: Sequence[MilestoneSeen], at: ProgressAt) -> list[str]:
    """Return what has been reached, a line each; the words for when there is nothing yet."""
    return [words.milestones.listed(each.text, each.day) for each in view] or [words.milestones.EMPTY]
