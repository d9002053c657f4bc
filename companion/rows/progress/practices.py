"""Practices: how often of late, in rows and in sentences."""

from __future__ import annotations

from companion import words
from companion.model.progress.practices import PracticesView
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row

SAID = words.views


def in_full(view: PracticesView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return each practice with how often; the one in hand says it in a sentence below all."""
    title = words.progress.VIEWS["practices"]
    if not view.practices:
        return RowInFull(title)
    easiest = SAID.weekdays(view.easiest)
    weekdays = [Row("easiest", SAID.EASIEST, aside=easiest, heading=True, muted=True)] if easiest else []
    rows = [
        Row(of.id, of.label, aside=SAID.beside(of), brief=SAID.ON.format(days=SAID.days(of.days)))
        for of in view.practices
    ]
    sentences = [
        Row(f"{of.id}/said", SAID.practice(of, text=False), heading=True, under=of.id)
        for of in view.practices
    ]
    return RowInFull(title, SAID.LATELY, apart(rows, weekdays, sentences))


def as_text(view: PracticesView, at: ProgressAt) -> list[str]:
    """Return each practice in sentences."""
    lines = [SAID.practice(of, text=True) for of in view.practices]
    lines += [SAID.EASIEST_ON.format(weekdays=SAID.weekdays(view.easiest))] if view.easiest else []
    return lines or [SAID.EMPTY["practices"]]
