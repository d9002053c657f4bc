"""Wins, looked back at."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from companion.content import load as content
from companion.model.affirmations import Chance
from companion.model.progress.progress import ProgressAt
from companion.model.progress.wins import WinsSeenView, by_category, by_chance, old_days, words_used
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
        total=tallies.in_all().get("wins", 0),
        categories=by_category(tallies.in_all(), WinVerbs(context).categories()),
        words=words_used(texts, content.small_words()),
        old=_old(context, old_days(days, today), Random(today.toordinal())),
    )


def _old(context: Context, days: list[date], chance: Chance) -> Win | None:
    """Return an old win by chance; none of a day with a low check-in."""
    for _ in range(TRIES if days else 0):
        day = by_chance(days, chance)
        if not context.was_low(day) and (wins := context.store.on(Win, day)):
            return by_chance(wins, chance)
    return None
