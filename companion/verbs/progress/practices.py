"""Practices, looked up."""

from __future__ import annotations

from datetime import timedelta

from companion.model.progress.practices import PracticesView, done, easiest, practices
from companion.model.progress.progress import ProgressAt
from companion.model.progress.times import LATELY
from companion.model.routine import Tick
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> PracticesView:
    """Return what was done in the last days."""
    today, settings = context.today(), context.settings
    first = today - timedelta(days=LATELY - 1)
    ticks = done(context.store.between(Tick, first, today))
    plan = [item for routine in settings.routines for item in routine.items]
    return PracticesView(
        first=first,
        last=today,
        practices=practices(ticks, plan, settings.day_starts_at),
        easiest=easiest(tick.day for tick in ticks),
    )
