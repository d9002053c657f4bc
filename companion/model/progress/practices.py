"""Practices: how often each routine item was done lately, at what times, and on which weekdays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time

import msgspec

from companion.model.days import day_of
from companion.model.progress.times import Usual, minute, usual
from companion.model.routine import Item, Tick

TELLS = 8
"""Days from which on weekdays are told."""


class PracticeLately(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was done on `days`, of these `partly` in part; `timed`: its time of day means something.

    `usual` are the times of its marks. `easiest` are weekdays, 0 is Monday.
    """

    id: str
    label: str
    days: int
    partly: int = 0
    timed: bool = False
    usual: Usual | None = None
    easiest: tuple[int, ...] = ()


class PracticesView(msgspec.Struct, frozen=True, kw_only=True):
    """What was done in the days from `first` to `last`, in the order of the plan, then what is in it no more.

    `easiest` are the weekdays with the most marks of all.
    """

    first: date
    last: date
    practices: tuple[PracticeLately, ...] = ()
    easiest: tuple[int, ...] = ()


def done(ticks: Iterable[Tick]) -> list[Tick]:
    """Return the marks of done or partly, by day; of several for an item and day the newest counts."""
    newest = {(tick.day, tick.item): tick for tick in sorted(ticks, key=lambda tick: tick.rev)}
    return sorted(
        (tick for tick in newest.values() if tick.state in ("done", "partly")), key=lambda tick: tick.day
    )


def practices(done: Iterable[Tick], plan: Sequence[Item], starts_at: time) -> tuple[PracticeLately, ...]:
    """Return each item that was `done` on a day; resting is not counted.

    Formula: `days` is the number of days whose newest mark is done or partly, `partly` that of the latter.
    Times are those of marks made on their own day. The order is the plan's, never that of the numbers.
    """
    of: defaultdict[str, list[Tick]] = defaultdict(list)
    for tick in done:
        of[tick.item].append(tick)
    planned = {item.id: item for item in plan}
    order = [*(id for id in planned if id in of), *sorted(of.keys() - planned.keys())]
    return tuple(_practice(id, of[id], planned.get(id), starts_at) for id in order)


def _practice(id: str, done: Sequence[Tick], item: Item | None, starts_at: time) -> PracticeLately:
    times = [minute(t.marked) for t in done if t.marked and day_of(t.marked, starts_at) == t.day]
    return PracticeLately(
        id=id,
        label=item.label if item else done[-1].label,
        days=len(done),
        partly=sum(tick.state == "partly" for tick in done),
        timed=bool(item.records if item else done[-1].records),
        usual=usual(times),
        easiest=easiest(tick.day for tick in done),
    )


def easiest(days: Iterable[date]) -> tuple[int, ...]:
    """Return the weekdays (0 is Monday) on which something was done most often; none where none stands out.

    Formula: counts of days by weekday; the two highest where the third is lower, else the one highest where
    the second is lower. Below `TELLS` days none. Our own choice: no test, and no claim.
    """
    counts = Counter(day.weekday() for day in days)
    if counts.total() < TELLS:
        return ()
    ranked = sorted(range(7), key=lambda weekday: (-counts[weekday], weekday))
    for n in (2, 1):
        if counts[ranked[n - 1]] > counts[ranked[n]]:
            return tuple(sorted(ranked[:n]))
    return ()
