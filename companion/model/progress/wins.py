"""Wins, looked back at: by category, in the person's words, and an old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from companion.model.affirmations import Chance
from companion.model.tallies import Day
from companion.model.text import comparable
from companion.model.wins import Category, Win

T = TypeVar("T")
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
    old: Win | None = None


def by_category(sums: Day, categories: Sequence[Category]) -> tuple[tuple[str, int], ...]:
    """Return the label of each category with a win, and how many it has, in the order of the categories.

    Then those that are there no more, by their id, and last '': without a category. `sums` are the tallies
    of all days.
    """
    counts = {key.removeprefix("wins:"): n for key, n in sums.items() if key.startswith("wins:")}
    labels = {each.id: each.label for each in categories}
    ids = [*labels, *sorted(counts.keys() - labels.keys() - {""}), ""]
    return tuple((labels.get(id, id), counts[id]) for id in ids if counts.get(id))


def words_used(texts: Iterable[str], small: Collection[str]) -> tuple[tuple[str, int], ...]:
    """Return the words used most, as they are mostly written, and how often.

    Formula: a spelling counts once a text; those that differ in case and accents alone are one word. `small`
    words, single letters and numbers are left out, and what was written once. Where two are equally often,
    by the alphabet.
    """
    spelt = Counter(word for text in texts for word in {part.strip(EDGES) for part in text.split()})
    written: dict[str, list[tuple[int, bool, str]]] = {}
    for word, n in spelt.items():
        key = comparable(word, "")
        if len(key) > 1 and key not in small and not any(map(str.isdigit, key)):
            written.setdefault(key, []).append((-n, word.isupper(), word))
    most = sorted((sum(n for n, *_ in spellings), key) for key, spellings in written.items())[:WORDS]
    return tuple((min(written[key])[2], -n) for n, key in most if n < -1)


def old_days(days: Mapping[date, Day], today: date) -> list[date]:
    """Return the days that are old and have a win, the oldest first."""
    return sorted(day for day, numbers in days.items() if day <= today - OLD and numbers.get("wins"))


def by_chance(things: Sequence[T], chance: Chance) -> T:
    """Return one of some things, each as likely as another."""
    return things[int(chance.random() * len(things))]
