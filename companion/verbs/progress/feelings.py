"""Feelings, looked up."""

from __future__ import annotations

from datetime import timedelta

from companion.content import load as content
from companion.model.checkins import CheckIn
from companion.model.progress import feelings
from companion.model.progress.progress import ProgressAt
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> feelings.FeelingsView:
    """Return the check-ins of the last weeks."""
    today, known = context.today(), content.check_in_words()
    found = context.store.between(CheckIn, today - timedelta(days=7 * feelings.WEEKS - 1), today)
    tagged, around = feelings.around(found, known.extras)
    return feelings.FeelingsView(
        checkins=len(found),
        field=feelings.field(found),
        mostly=feelings.mostly(found),
        words=feelings.word_counts(found, known.always),
        tagged=tagged,
        around=around,
        numbers=feelings.own_numbers(found),
    )
