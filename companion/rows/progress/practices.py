"""Practices: how often of late, in rows and in sentences."""

from __future__ import annotations

from companion import words
from companion.model.progress.practices import Practice, PracticesView
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
    sentences = [
        Row(f"{each.id}/said", _said(each, text=False), heading=True, under=each.id)
        for each in view.practices
    ]
    rows = [
        Row(each.id, each.label, aside=_aside(each), brief=SAID.how_often(each.days))
        for each in view.practices
    ]
    return RowInFull(title, SAID.LATELY, apart(rows, weekdays, sentences))


def as_text(view: PracticesView, at: ProgressAt) -> list[str]:
    """Return each practice in sentences."""
    lines = [_said(each, text=True) for each in view.practices]
    lines += [SAID.EASIEST_ON.format(weekdays=SAID.weekdays(view.easiest))] if view.easiest else []
    return lines or [SAID.EMPTY["practices"]]


def _aside(each: Practice) -> str:
    around = each.usual.middle if each.timed and each.usual else None
    return SAID.how_often(each.days, each.partly, around)


def _said(each: Practice, *, text: bool) -> str:
    return SAID.practice(each.label, each.days, each.partly, each.usual, each.easiest, text=text)
