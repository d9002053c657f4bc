"""Habits of another program: what they are called and measured in, and how often they are meant to be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from companion.config.names import slug
from companion.export.importers.sources import digest_of
from companion.model.routine import Routine
from companion.model.schedule import DAILY, LONGEST, Schedule

WEEK, MONTH = 7, (30, 31)  # days


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """A habit. `target` is in `unit`s; None: it is one of yes and no. `times` in `days`: how often."""

    name: str
    unit: str = ""
    target: float | None = None
    at_most: bool = False
    times: int = 1
    days: int = 1
    archived: bool = False
    question: str = ""
    description: str = ""

    @property
    def every(self) -> Schedule:
        """How often, as a schedule of ours; the nearest one where it has none of its own."""
        times, days = self.times, self.days
        if times < 1 or days < 1 or times >= days:
            return DAILY
        if days in MONTH:
            return Schedule("month", (), min(times, LONGEST))
        if times == 1 and days != WEEK:
            return Schedule("every", (), days) if days <= LONGEST else Schedule("month", (), 1)
        return Schedule("week", (), max(1, min(WEEK, round(times * WEEK / days))))


def items_of(
    names: Iterable[str], routines: tuple[Routine, ...], otherwise: str
) -> Mapping[str, tuple[str, str]]:
    """The item and routine that each habit's ticks belong to, by name.

    It is an item of the same name, small and large letters aside where that leaves no doubt; else one of
    its own in the routine `otherwise`, whose id is nobody else's.
    """
    wanted = list(dict.fromkeys(names))
    items = {item.id: (item, routine) for routine in routines for item in routine.items}
    found: dict[str, tuple[str, str]] = {}
    for alike in (_composed, lambda name: _composed(name).casefold()):
        for name in [name for name in wanted if name not in found]:
            same = [
                (id, routine.id) for id, (item, routine) in items.items() if alike(item.label) == alike(name)
            ]
            rivals = {_composed(other) for other in wanted if alike(other) == alike(name)}
            if same and len(rivals) == 1:
                found[name] = same[0]
    taken = set(items) | {item for item, _ in found.values()}
    for name in sorted(wanted, key=lambda name: (_composed(name).casefold() != slug(name, " "), len(name))):
        if name not in found:
            wished = slug(name)
            id = wished if wished not in taken else f"{wished}-{digest_of(name)[:3].hex()}"
            taken.add(id)
            found[name] = id, otherwise
    return found


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
