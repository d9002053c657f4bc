"""The year at a glance, looked up."""

from __future__ import annotations

from companion.model.progress.progress import ProgressAt
from companion.model.progress.year import YearView
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> YearView:
    """Return the days, and what there is of the one in hand."""
    return YearView(today=context.today(), day=at.day or context.today())
