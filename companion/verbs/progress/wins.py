"""Wins, looked back at."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from companion.content import load as content
from companion.model.affirmations import Chance
from companion.model.progress.progress import ProgressAt
from companion.model.progress.wins import WinsSeenView, an_old_day, by_category, by_month, words_used
from companion.model.wins import Win
from companion.store.tallies import Tallies
from companion.verbs.context import Context
from companion.verbs.wins import WinVerbs

YEAR = timedelta(days=365)
TRIES = 5


def look(context: Context, tallies: Tallies, at: ProgressAt) -> WinsSeenView:
    """Return all wins counted, and an old one, which stays the same for the day."""
    days, today = tallies.by_day(), context.today()
    texts = [win.text for win in context.store.between(Win, today - YEAR, today)]
    return WinsSeenView(
        total=sum(numbers.get("wins", 0) for numbers in days.values()),
        categories=by_category(days, WinVerbs(context).categories()),
        words=words_used(texts, content.small_words()),
        months=by_month(days),
        old=_old(context, tallies, Random(today.toordinal())),
    )


def _old(context: Context, tallies: Tallies, chance: Chance) -> Win | None:
    """Return an old win by chance; none of a day with a low check-in."""
    for _ in range(TRIES):
        day = an_old_day(tallies.by_day(), context.today(), chance)
        wins = context.store.on(Win, day) if day and not context.was_low(day) else []
        if wins:
            return wins[int(chance.random() * len(wins))]
    return None
