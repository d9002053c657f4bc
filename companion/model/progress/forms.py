"""Forms of progress: what was done for each, over all the days there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from companion.model.tallies import Day

FORMS: Mapping[str, tuple[str, ...]] = {
    "therapy": ("kept_of", "gone_to", "boundary", "shifted"),
    "care": ("care",),
    "feelings": ("named", "around"),
    "people": ("with_people", "reached"),
}
"""What is counted for each form."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "kept_of": ("journal:kept_of",),
    "boundary": ("tasks:boundary",),
    "shifted": ("wins:therapy_breakthrough",),
    "with_people": ("wins:social_interaction", "wins:connection", "wins:seeking_support"),
    "reached": ("skill_uses:reach_out",),
}
"""The keys of the tallies of which the sum is counted."""
SELF_CARE = ("wins:self_care", "wins:movement", "sessions", "skill_uses")
"""The keys of which one makes a day one with self-care."""


def forms(days: Mapping[date, Day], sums: Day, gone_to: int, no_words: Collection[str]) -> dict[str, int]:
    """Return what was done, by what is counted: `days` and `sums` are the tallies by day and of all days,
    `gone_to` the appointments ticked; `no_words` name no feeling.

    Formula: sums of `KEYS`; `care` counts days with one of `SELF_CARE`; `named` is how often a word for a
    feeling was chosen, `words` how many different ones; `around` how often something was noticed.
    """
    named = [n for key, n in sums.items() if key.startswith("words:") and key[6:] not in no_words]
    return {what: sum(sums.get(key, 0) for key in keys) for what, keys in KEYS.items()} | {
        "gone_to": gone_to,
        "care": sum(any(key in numbers for key in SELF_CARE) for numbers in days.values()),
        "named": sum(named),
        "words": len(named),
        "around": sum(n for key, n in sums.items() if key.startswith("triggers:")),
    }
