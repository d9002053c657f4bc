"""The figures at the top of Progress, looked up."""

from __future__ import annotations

from datetime import timedelta

from companion.model.pause import Pause
from companion.model.progress.progress import Head, ProgressAt
from companion.model.progress.rhythm import WINDOW, rested, rests, rhythm
from companion.model.tallies import acts
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt, *, whole: bool = True) -> Head:
    """Return the figures of today, from what has been counted by now."""
    today, by_day = context.today(), tallies.by_day()
    known = by_day.keys() if whole else by_day.keys() | context.store.days()
    shown = {day for day in known if day <= today}
    first = today - timedelta(days=WINDOW - 1)
    spans = rests(context.store.core(Pause), first, today)
    paused = rested(spans, first)
    week = (today - timedelta(days=n) for n in range(6, -1, -1))
    return Head(
        today=today,
        days=len(shown),
        since=min(shown, default=None),
        seven=tuple(acts(by_day.get(day, {})) or (None if day in paused else 0) for day in week),
        rhythm=rhythm(shown, paused, context.settings.progress.days_a_week, today),
        rests=spans,
        whole=whole,
    )
