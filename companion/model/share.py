"""A card to share: what could stand on it, and no more than was chosen."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

PARTS = ("sentence", "day", "category", "figures")
"""What can be ticked."""
DAYS = {"week": 7, "month": 28}
"""The cards about days, and how many there are of them, today the last."""
RECORDS = {"wins": "win", "milestones": "milestone", "stories": "story"}
"""The cards about one record, by its table: either name stands before its id in a key."""


class Figure(NamedTuple):
    """A number, and the words for what it counts."""

    number: int
    said: str


def about(key: str) -> tuple[str, int]:
    """Return what a key is about, and the id; ('', 0) where there is no card of it."""
    table, _, id = key.partition(":")
    name = RECORDS.get(table, table)
    known = name in DAYS or (name in RECORDS.values() and id.isdecimal())
    return (name, int(id or 0)) if known else ("", 0)


class ShareCard(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says, each part '' or empty where there is none.

    `name` is what it is about: a win, a week. `span` and `marks` go with the figures: how long these days
    are, and for each, the oldest first, whether it has something in it. `footer` goes with the sentence.
    """

    name: str
    sentence: str = ""
    day: str = ""
    category: str = ""
    figures: tuple[Figure, ...] = ()
    span: str = ""
    marks: tuple[bool, ...] = ()
    footer: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What there is to be ticked."""
        return tuple(part for part in PARTS if getattr(self, part))

    @property
    def first(self) -> frozenset[str]:
        """What is ticked at first: of days the figures, of everything else the sentence, and no more."""
        usual = "figures" if self.name in DAYS else "sentence"
        return frozenset({usual} & {*self.parts} or self.parts[:1])

    def only(self, chosen: Collection[str]) -> ShareCard:
        """Return the card with nothing on it but these parts."""
        beside = {"figures": ("span", "marks"), "sentence": ("footer",)}
        left = (name for part in PARTS if part not in chosen for name in (part, *beside.get(part, ())))
        return replace(self, **{name: type(getattr(self, name))() for name in left})
