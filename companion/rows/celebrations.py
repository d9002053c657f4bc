"""What was celebrated, as it is read in Progress, and the same in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.celebrations import Celebrated
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row


def in_full(view: Sequence[Celebrated], at: ProgressAt, marks: Marks) -> RowInFull:
    """Return what was celebrated, each with its ritual."""
    rows = []
    for each in view:
        how = words.celebrations.how(each.ritual, each.seconds)
        rows.append(Row(each.key, each.text or how, aside=words.goals.short_date(each.day, None)))
        if each.text:
            rows.append(Row(f"{each.key}/how", how, muted=True, heading=True))
    return RowInFull(words.celebrations.TITLE, str(len(view)) if view else "", tuple(rows))


def as_text(view: Sequence[Celebrated], at: ProgressAt) -> list[str]:
    """Return what was celebrated, a line each; the words for when there is none."""
    said = words.celebrations
    return [said.listed(each.day, each.text, said.how(each.ritual, each.seconds)) for each in view] or [
        said.EMPTY
    ]
