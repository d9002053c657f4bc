"""Feelings: where check-ins stood, in which words, and what was around. No average, no arrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec

from companion.model.checkins import HIGHEST, LOWEST, CheckIn

WEEKS = 12
ENOUGH = 10
"""Check-ins with something that was around, from which on it is said with what."""
OFTEN = 3
"""Times from which on something that was around is told."""
TOLD = 2
UNSAID = "rather not say"
"""The word that says that nothing is said."""
SIDES = ("low_energy", "high_energy", "unpleasant", "pleasant")
"""Where a check-in can stand, in the order in which one is told where two are equally often."""


class WasAround(msgspec.Struct, frozen=True):
    """Something that was around in `times` of the `n` check-ins on one side that say what was around."""

    trigger: str
    side: str
    times: int
    n: int


class FeelingsView(msgspec.Struct, frozen=True, kw_only=True):
    """The check-ins of the last weeks. `field` has their numbers in each cell: rows from the highest energy
    down, from unpleasant to pleasant. More than half of them are `mostly` on one side ('': on none). `tagged`
    say what was around. `numbers` are the person's own, by name, the oldest first.
    """

    checkins: int = 0
    field: tuple[tuple[int, ...], ...] = ()
    mostly: str = ""
    words: tuple[tuple[str, int], ...] = ()
    tagged: int = 0
    around: tuple[WasAround, ...] = ()
    numbers: dict[str, tuple[float, ...]] = {}


def field(checkins: Iterable[CheckIn]) -> tuple[tuple[int, ...], ...]:
    """Return how many of the check-ins that say both stand in each of the 5 by 5 cells."""
    cells = Counter((each.energy, each.pleasantness) for each in checkins)
    scale = range(LOWEST, HIGHEST + 1)
    return tuple(tuple(cells[energy, pleasant] for pleasant in scale) for energy in reversed(scale))


def step_edges(field: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Return from which number of check-ins on a cell is drawn as some, and as many.

    Formula: a third and two thirds of the fullest cell, rounded up; at least 2 and 3, so that one check-in is
    never many. Source: our own choice, for a picture of where they are.
    """
    most = max((n for row in field for n in row), default=0)
    return max(-(-most // 3), 2), max(-(-2 * most // 3), 3)


def sides_of(checkin: CheckIn) -> set[str]:
    """Return on which sides of the two scales a check-in stands; none for the middle or what was not said."""
    pleasant, energy = checkin.pleasantness or 0, checkin.energy or 0
    return {side for side, on in zip(SIDES, (-energy, energy, -pleasant, pleasant), strict=True) if on > 0}


def mostly(checkins: Sequence[CheckIn]) -> str:
    """Return the side on which more than half of the check-ins stand; '' for none.

    Unpleasant is never said so: the picture shows it, and a sentence would make a verdict of it.
    Source: `mood_checkin` in content/reflection.yaml.
    """
    counts = Counter(side for each in checkins for side in sides_of(each))
    return next((side for side in SIDES if side != "unpleasant" and 2 * counts[side] > len(checkins)), "")


def word_counts(checkins: Iterable[CheckIn], always: Collection[str]) -> tuple[tuple[str, int], ...]:
    """Return in how many check-ins each word stands, the most frequent first, and last those that are
    `always` there (okay, mixed).
    """
    counts = Counter(word for each in checkins for word in each.words if word != UNSAID)
    return tuple(sorted(counts.items(), key=lambda pair: (pair[0] in always, -pair[1], pair[0])))


def around(checkins: Iterable[CheckIn], extras: Collection[str]) -> tuple[int, tuple[WasAround, ...]]:
    """Return how many check-ins say what was around, and with what that went together; `extras` say nothing.

    Formula: from `ENOUGH` such check-ins on, the `TOLD` things that were around most often, each with the
    side in whose check-ins it was around most often (at least `OFTEN` times): that number, and the number of
    check-ins of that side that say what was around. Chosen by how often, never by the largest share, which
    would be choosing chance. Source: `trigger_rules` in content/reflection.yaml.
    """
    tags = [(sides_of(each), said) for each in checkins if (said := set(each.triggers) - set(extras))]
    if len(tags) < ENOUGH:
        return len(tags), ()
    counts = Counter(trigger for _, said in tags for trigger in said)
    found = []
    for trigger, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:TOLD]:
        times = Counter(side for sides, said in tags if trigger in said for side in sides)
        side = max(SIDES, key=lambda side: times[side])
        if times[side] >= OFTEN:
            found.append(WasAround(trigger, side, times[side], sum(side in sides for sides, _ in tags)))
    return len(tags), tuple(found)


def own_numbers(checkins: Iterable[CheckIn]) -> dict[str, tuple[float, ...]]:
    """Return the person's own numbers by name, as they were noted, the oldest first."""
    found: dict[str, tuple[float, ...]] = {}
    for each in checkins:
        for name, value in each.numbers.items():
            found[name] = (*found.get(name, ()), value)
    return found
