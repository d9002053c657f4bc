"""Wins, looked back at: by category, in the person's words, by month, and an old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from companion.model.affirmations import Chance
from companion.model.tallies import Day
from companion.model.text import comparable
from companion.model.wins import Category, Win

WORDS = 8
"""Words that are told."""
OLD = timedelta(days=28)
"""From this age on a win is an old one."""
EDGES = ".,;:!?…·\"'“”‘’„«»()[]{}<>*#@-–—/\\"
"""What stands around a word and is no part of it."""


class WinsSeenView(msgspec.Struct, frozen=True, kw_only=True):
    """All wins counted; `words` are those of the last year. Categories are in the order of their table."""

    total: int = 0
    categories: tuple[tuple[str, int], ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[date, int], ...] = ()
    old: Win | None = None


def by_category(days: Mapping[date, Day], categories: Sequence[Category]) -> tuple[tuple[str, int], ...]:
    """Return the label of each category with a win, and how many it has, in the order of the categories.

    Then those that are there no more, by their id, and last '': without a category.
    """
    counts = Counter[str]()
    for numbers in days.values():
        for key, n in numbers.items():
            if key.startswith("wins:"):
                counts[key.removeprefix("wins:")] += n
    labels = {each.id: each.label for each in categories}
    ids = [*(id for id in labels if counts[id]), *sorted(counts.keys() - labels.keys() - {""}), ""]
    return tuple((labels.get(id, id), counts[id]) for id in ids if counts[id])


def by_month(days: Mapping[date, Day]) -> tuple[tuple[date, int], ...]:
    """Return the first day of each month with a win and the number of its wins, newest first."""
    counts = Counter[date]()
    for day, numbers in days.items():
        counts[day.replace(day=1)] += numbers.get("wins", 0)
    return tuple((month, n) for month, n in sorted(counts.items(), reverse=True) if n)


def words_used(texts: Iterable[str], small: Collection[str]) -> tuple[tuple[str, int], ...]:
    """Return the words used most, as they are mostly written, with the number of texts that have them.

    Formula: a word counts once a text, whatever its case and accents; `small` words, single letters and
    numbers are left out, and what stands in one text alone. Where two are equally often, by the alphabet.
    """
    counts, written = Counter[str](), dict[str, Counter[str]]()
    for text in texts:
        here: dict[str, str] = {}
        for word in (part.strip(EDGES) for part in text.split()):
            here.setdefault(comparable(word, ""), word)
        for key, word in here.items():
            if len(key) > 1 and key not in small and not any(map(str.isdigit, key)):
                counts[key] += 1
                written.setdefault(key, Counter())[word] += 1
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    return tuple(
        (min(written[key], key=lambda word: (-written[key][word], word.isupper(), word)), n)
        for key, n in most
        if n > 1
    )


def an_old_day(days: Mapping[date, Day], today: date, chance: Chance) -> date | None:
    """Return a day, by chance, that is old and has a win; each day is as likely as another."""
    old = sorted(day for day, numbers in days.items() if day <= today - OLD and numbers.get("wins"))
    return old[int(chance.random() * len(old))] if old else None
