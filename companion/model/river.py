"""The river of a day: its routines in the order of their time, what is past folded, what comes muted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta
from typing import Literal

import msgspec

from companion.model.days import since_day_start
from companion.model.routine import Routine, RoutineRow

Stands = Literal["full", "folded", "coming"]
LOOKS_BACK = 7
"""Days before today that can be looked at."""
EVENING = time(18)
"""A routine that begins here or later stands below what is for its day only."""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A routine as it stands in the river of its day.

    `stands` is `full` while it is the time for it, `folded` to one line when every row has an answer or its
    time is over, `coming` before its time. What is folded or coming shows its rows once it is `opened`.
    `until` is the last day of its rest, where it rests.
    """

    id: str
    name: str
    starts: time
    rows: tuple[RoutineRow, ...] = ()
    stands: Stands = "full"
    opened: bool = False
    until: date | None = None

    @property
    def key(self) -> str:
        """The key of the line that it is folded to."""
        return f"routine:{self.id}"

    @property
    def shown(self) -> tuple[RoutineRow, ...]:
        """The rows that can be seen."""
        return self.rows if self.opened or self.stands == "full" else ()

    @property
    def answered(self) -> bool:
        """Whether every row has a mark, of whatever kind."""
        return bool(self.rows) and all(row.state != "open" for row in self.rows)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person looks: so many days before `today`, with these routines (ids) opened."""

    today: date
    back: int = 0
    opened: frozenset[str] = frozenset()

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self.today - timedelta(days=self.back)


class RoutineView(msgspec.Struct, frozen=True, kw_only=True):
    """The river of a day: all its routines in the order of their time, and the tasks of that day.

    `today` is the person's today (None: `day` is), `now` the id of the routine whose time it is. The tasks
    stand before the routine of number `tasks_at`. `until` is the last day of the rest of everything.
    """

    day: date
    today: date | None = None
    routines: tuple[Stretch, ...] = ()
    tasks: tuple[RoutineRow, ...] = ()
    tasks_at: int = 0
    now: str = ""
    until: date | None = None

    @property
    def back(self) -> int:
        """How many days ago it is."""
        return ((self.today or self.day) - self.day).days

    @property
    def current(self) -> Stretch | None:
        """The routine whose time it is."""
        return next((stretch for stretch in self.routines if stretch.id == self.now), None)

    @property
    def rows(self) -> tuple[RoutineRow, ...]:
        """The rows of the routine whose time it is."""
        return self.current.rows if self.current else ()

    @property
    def everything(self) -> tuple[RoutineRow, ...]:
        """Every row of the day, seen or folded away, tasks last."""
        return (*(row for stretch in self.routines for row in stretch.rows), *self.tasks)

    @property
    def done(self) -> int:
        """How many rows are done, tasks included."""
        return sum(row.state == "done" for row in self.everything)

    def stretch_of(self, key: str) -> Stretch | None:
        """The routine that a row is of, or that is folded to the line with this key."""
        of_key = (each for each in self.routines if key == each.key or any(r.key == key for r in each.rows))
        return next(of_key, None)


def is_open_at(routine: Routine, clock: time) -> bool:
    """Whether a time of day falls into a routine's window; equal ends mean the whole day."""
    if routine.starts < routine.ends:
        return routine.starts <= clock < routine.ends
    return clock >= routine.starts or clock < routine.ends


def in_order(routines: Iterable[Routine], starts_at: time) -> list[Routine]:
    """Routines in the order of their time in the person's day."""
    return sorted(routines, key=lambda routine: since_day_start(routine.starts, starts_at))


def begun(routines: Iterable[Routine], clock: time, starts_at: time) -> list[Routine]:
    """The routines whose time has come by a time of day, in that order; the last one is for now."""
    minutes = since_day_start(clock, starts_at)
    return [
        each for each in in_order(routines, starts_at) if since_day_start(each.starts, starts_at) <= minutes
    ]


def river(
    planned: Sequence[tuple[Routine, tuple[RoutineRow, ...]]],
    clock: time | None,
    starts_at: time,
    opened: Collection[str] = (),
) -> tuple[Stretch, ...]:
    """How the routines of a day, each with its rows, stand at a time of day; None: that day is over.

    A routine is folded when every row has an answer, or when the next one has begun and its own window has
    ended. On a day that is over what was done stands first.
    """
    routines = in_order((routine for routine, _ in planned), starts_at)
    so_far = routines if clock is None else begun(routines, clock, starts_at)
    rows_of = {routine.id: rows for routine, rows in planned}
    return tuple(
        Stretch(
            id=routine.id,
            name=routine.name,
            starts=routine.starts,
            rows=(rows := _done_first(rows_of[routine.id]) if clock is None else rows_of[routine.id]),
            stands=_stands(routine, rows, so_far, clock),
            opened=routine.id in opened,
        )
        for routine in routines
    )


def _done_first(rows: Iterable[RoutineRow]) -> tuple[RoutineRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.state == "open"))


def _stands(
    routine: Routine, rows: Sequence[RoutineRow], so_far: Sequence[Routine], clock: time | None
) -> Stands:
    if routine not in so_far:
        return "coming"
    if rows and all(row.state != "open" for row in rows):
        return "folded"
    over = clock is not None and routine is not so_far[-1] and not is_open_at(routine, clock)
    return "folded" if over else "full"


def tasks_at(stretches: Sequence[Stretch], starts_at: time) -> int:
    """Before which of these routines the tasks of the day stand: the first that begins in the evening."""
    evening = since_day_start(EVENING, starts_at)
    later = (n for n, each in enumerate(stretches) if since_day_start(each.starts, starts_at) >= evening)
    return next(later, len(stretches))
