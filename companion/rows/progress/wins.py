"""Wins, looked back at: an old one, by category, the words used most, by month."""

from __future__ import annotations

from companion import words
from companion.model.progress.progress import ProgressAt
from companion.model.progress.wins import WinsSeenView
from companion.rows.marks import Marks
from companion.rows.progress.how import explained
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row
from companion.rows.wins import key_of

SAID = words.views
MONTHS = 12


def in_full(view: WinsSeenView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return an old win, the categories, the words, the months."""
    title = words.progress.VIEWS["wins"]
    if not view.total:
        return RowInFull(title)
    old = []
    if view.old:
        heading = SAID.OLD.format(day=SAID.full_date(view.old.day))
        old = [Row("old", heading, heading=True, muted=True), Row(key_of(view.old.id), view.old.text)]
    used = [Row(f"word:{word}", word, aside=str(n), heading=True) for word, n in view.words]
    used = [Row("used", SAID.USED, heading=True, muted=True), *used] if used else []
    months = [
        Row(f"month:{month}", SAID.month(month), aside=str(n), heading=True)
        for month, n in view.months[:MONTHS]
    ]
    rows = apart(
        old,
        [
            Row(f"category:{label}", label or SAID.NO_CATEGORY, aside=str(n), heading=True, muted=not label)
            for label, n in view.categories
        ],
        used,
        [Row("months", SAID.BY_MONTH, heading=True, muted=True), *months],
        explained("wins", at),
    )
    return RowInFull(title, SAID.wins(view.total), rows)


def as_text(view: WinsSeenView, at: ProgressAt) -> list[str]:
    """Return all of it in sentences."""
    if not view.total:
        return [SAID.EMPTY["wins"]]
    lines = [SAID.in_all(view.total)]
    lines += [SAID.COUNT.format(what=label or SAID.NO_CATEGORY, n=n) for label, n in view.categories]
    lines += [SAID.words_used(view.words)] if view.words else []
    lines += [SAID.COUNT.format(what=SAID.month(month), n=n) for month, n in view.months[:MONTHS]]
    old = view.old
    return [*lines, *([SAID.QUOTE.format(day=SAID.full_date(old.day), text=old.text)] if old else [])]
