"""A grey day: the little that one card holds, and which step is the smallest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import time
from typing import TypeVar

import msgspec

from companion.model.affirmations import Chance
from companion.model.river import begun, in_order
from companion.model.routine import Routine, RoutineRow

T = TypeVar("T")
KEPT_AT_MOST = 3
"""Kept wins on the card."""


class SmallStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step: the row with this `key`, or the sub-step of it that is named."""

    key: str
    label: str
    sub_step: str = ""


class GreyDay(msgspec.Struct, frozen=True, kw_only=True):
    """What the card holds. A part with nothing in it is left out: None, '' or empty."""

    step: SmallStep | None = None
    line: str = ""
    kept: tuple[str, ...] = ()


def of_the_hour(routines: Sequence[Routine], clock: time, starts_at: time) -> list[Routine]:
    """Put the routines of a day in order: the one for a time of day, those begun before, those to come."""
    so_far = begun(routines, clock, starts_at)[::-1]
    return [*so_far, *(each for each in in_order(routines, starts_at) if each not in so_far)]


def smallest(rows: Sequence[RoutineRow], marked: Collection[str] = ()) -> SmallStep | None:
    """The smallest step among the rows of a routine; None where none is open.

    `marked` are the keys of the rows that the settings call smallest. Else it is the first open sub-step of
    the first open row, else the open row that says the least, one that opens nothing first.
    """
    still_open = [row for row in rows if row.state == "open"]
    if not still_open:
        return None
    row = next((row for row in still_open if row.key in marked), None)
    if row is None:
        first = still_open[0]
        if sub_step := next((step for step, done in first.steps if not done), ""):
            return SmallStep(key=first.key, label=sub_step, sub_step=sub_step)
        row = min(still_open, key=lambda row: (bool(row.opens), len(row.label)))
    return SmallStep(key=row.key, label=row.label)


def drawn(things: Sequence[T], most: int, chance: Chance) -> tuple[T, ...]:
    """Draw up to `most` of some things by chance, each as likely as any other."""
    left = list(things)
    return tuple(left.pop(int(chance.random() * len(left))) for _ in range(min(most, len(left))))
