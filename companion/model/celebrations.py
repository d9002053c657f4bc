"""Celebrating: the small rituals that are offered for a step taken, and what was celebrated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

LEAST = 3
"""Seconds that a ritual has to be left after to count: what is shorter was a slip of the finger."""


class Ritual(msgspec.Struct, frozen=True, kw_only=True):
    """One ritual. `minutes` is its soft timer's length, `alt` another way, `loud`: it can be heard."""

    id: str
    label: str
    minutes: float = 1
    how: str = ""
    alt: str = ""
    loud: bool = False


class Celebrating(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be celebrated: the record, its words, the rituals in the order they are offered.

    On a day that was very low there is none but the `quiet` one.
    """

    table: str
    id: int
    text: str
    rituals: tuple[Ritual, ...]
    quiet: Ritual


class Celebrated(msgspec.Struct, frozen=True, kw_only=True):
    """A celebration: the table and id of what was celebrated, and its words ('' where it is gone)."""

    id: int
    table: str
    of: int
    text: str
    ritual: str
    day: date
    seconds: int

    @property
    def key(self) -> str:
        """The key of its row: what is celebrated, and which time of it this was."""
        return f"{self.table}:{self.of}:{self.id}"


def offered(rituals: Sequence[Ritual], lowest: int | None) -> tuple[Ritual, ...]:
    """The rituals that are offered on a day, by the lowest of its check-ins (-2 to 2; None: there is none).

    After a low one none is loud, and after a very low one there is none.
    """
    if lowest is not None and lowest <= -2:
        return ()
    low = lowest is not None and lowest < 0
    return tuple(each for each in rituals if not (low and each.loud))


def in_turn(rituals: Sequence[Ritual], last: str) -> tuple[Ritual, ...]:
    """The rituals from the one after the `last` on that was done, so that they take turns."""
    at = next((place for place, each in enumerate(rituals, 1) if each.id == last), 0)
    return (*rituals[at:], *rituals[:at])


ROWS = {"win": "wins", "step": "goal_steps", "goal": "goals", "story": "stories", "milestone": "milestones"}
"""What keys of rows call the tables of what can be celebrated."""


def record_named(key: str) -> tuple[str, int]:
    """Return the table and the id in the key of a row, `wins:12` or `win:12:34`; ('', 0) for no key."""
    name, _, id = key.partition(":")
    number = id.partition(":")[0]
    is_key = number.isdecimal() and (name in ROWS or name in {*ROWS.values(), "gatherings"})
    return (ROWS.get(name, name), int(number)) if is_key else ("", 0)
