"""Breathing by week: bars, techniques, before and after."""

from __future__ import annotations

from companion import words
from companion.model.progress.breathing import WEEKS, BreathingWeeksView
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.plot import Bars
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row

SAID = words.views


def in_full(view: BreathingWeeksView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the weeks with a session as bars, the techniques, and what was rated."""
    title = words.progress.VIEWS["breathing"]
    if not view.weeks:
        return RowInFull(title)
    bars = tuple((SAID.day(day), week.minutes, SAID.minutes(week.minutes)) for day, week in view.weeks)
    days = [
        Row(f"technique:{name}", name, aside=SAID.ON.format(days=SAID.days(n))) for name, n in view.techniques
    ]
    rated = paragraphs("rated", "\n".join(_rated(view)))
    rows = apart(rated, days)
    return RowInFull(title, SAID.SPAN.format(n=WEEKS), rows, Bars(bars, len(rated) + 2))


def as_text(view: BreathingWeeksView, at: ProgressAt) -> list[str]:
    """Return the weeks, the techniques, and what was rated, in sentences."""
    weeks = [
        (SAID.THIS_WEEK if monday == view.monday else SAID.A_WEEK).format(
            day=SAID.day(monday), length=SAID.minutes(week.minutes), days=SAID.days(week.days)
        )
        for monday, week in view.weeks
    ]
    techniques = [SAID.TECHNIQUE.format(name=name, days=SAID.days(n)) for name, n in view.techniques]
    return [*weeks, *techniques, *_rated(view)] or [SAID.EMPTY["breathing"]]


def _rated(view: BreathingWeeksView) -> list[str]:
    return [SAID.LIGHTER.format(name=name, lighter=each.lighter, n=each.n) for name, each in view.helped]
