"""The figures at the top of Progress, looked up."""

from __future__ import annotations

from companion.model.progress.progress import Head, ProgressAt
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> Head:
    """Return the figures of today."""
    today = context.today()
    days = [day for day in tallies.by_day() if day <= today]
    return Head(today=today, days=len(days), since=min(days, default=None))
