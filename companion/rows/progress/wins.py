"""Wins, looked back at: an old one, by category, the words used most."""

from __future__ import annotations

from companion import words
from companion.model.progress.progress import ProgressAt
from companion.model.progress.wins import WinsSeenView
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row

SAID = words.views


def in_full(view: WinsSeenView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return an old win, the categories, the words."""
    title, old = words.progress.VIEWS["wins"], view.old
    if not view.total:
        return RowInFull(title)
    rows = apart(
        [
            Row("old", SAID.OLD.format(day=words.common.full_date(old.day)), heading=True),
            Row(f"wins:{old.id}", old.text),
        ]
        if old
        else [],
        [Row(f"category:{said}", said, aside=str(n)) for said, n in _categories(view)],
        [Row("used", SAID.USED, heading=True), *paragraphs("words", SAID.in_one(view.words))]
        if view.words
        else [],
    )
    return RowInFull(title, SAID.wins(view.total), rows)


def as_text(view: WinsSeenView, at: ProgressAt) -> list[str]:
    """Return all of it in sentences."""
    if not view.total:
        return [words.wins.NO_WINS]
    counts = (SAID.COUNT.format(what=what, n=n) for what, n in _categories(view))
    lines = [SAID.IN_ALL.format(n=view.total), *counts]
    lines += [SAID.WORDS.format(words=SAID.in_one(view.words))] if view.words else []
    old = view.old
    return [*lines, *([SAID.QUOTE.format(day=words.common.full_date(old.day), text=old.text)] if old else [])]


def _categories(view: WinsSeenView) -> list[tuple[str, int]]:
    return [(label or SAID.NO_CATEGORY, n) for label, n in view.categories]
