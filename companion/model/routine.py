"""Routines: what is planned (from the config) and what happened (ticks and day-only tasks)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Literal

import msgspec

from companion.model.record import Record
from companion.model.schedule import DAILY, Schedule

State = Literal["open", "done", "partly", "resting"]
LINES_A_DAY = 5
"""Marks of a day that are answered by a line; after them the mark is enough."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a routine. `id` is unique across routines; `opens` is `breathe/<technique id>` or
    `closing`, which closes the day.

    `smallest` marks the one step for a grey day. Items beside each other with the same `group` stand under
    that heading.
    """

    id: str
    label: str
    every: Schedule = DAILY
    steps: tuple[str, ...] = ()
    opens: str | None = None
    records: Literal["wake", "bedtime"] | None = None
    smallest: bool = False
    group: str = ""


class Routine(msgspec.Struct, frozen=True, kw_only=True):
    """A named list of items with a time window; `ends` may be earlier than `starts` (over midnight)."""

    id: str
    name: str
    starts: time
    ends: time
    items: tuple[Item, ...] = ()


class RemovedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was removed from its routine (by id), with what it takes to bring it back.

    `order` are the ids of the routine's items before, `yaml` a document whose list `items` has
    this entry as its second, as it was written, comments and all.
    """

    item: str
    label: str
    routine: str
    order: tuple[str, ...]
    yaml: str

    def place(self, there: Sequence[str]) -> int | None:
        """Its old place among the items that are there (ids), from 0; None where that cannot be told."""
        at = self.order.index(self.item)
        above = [there.index(each) for each in self.order[:at] if each in there]
        below = [there.index(each) for each in self.order[at + 1 :] if each in there]
        if below and max(above, default=-1) < min(below):
            return min(below)
        if below or (not above and there):
            return None
        return max(above, default=-1) + 1


class Tick(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What became of an item on a day. One a day and item; the newest counts if two machines made one.

    `routine` and `label` are kept as they were, so that history reads right after the config changes.
    `marked` is when the mark was made (local, aware); `steps` are the labels of the sub-steps done.
    `records` keeps what the time of the mark means (wake, bedtime).
    """

    item: str
    routine: str
    label: str
    state: State = "done"
    marked: datetime | None = None
    steps: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    records: Literal["wake", "bedtime"] | None = None


class Task(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An everyday task, for its day only.

    `of` is what it came from: `boundary`, or a record (`goal_steps:<id>`); '': it was written.
    """

    text: str
    of: str = ""
    state: State = "open"
    marked: datetime | None = None
    reason: str = ""
    note: str = ""


class Appointment(Task, frozen=True, kw_only=True, omit_defaults=True):
    """Something planned with others, on the list of its day: an appointment, a group. `time`: None is any."""

    time: time | None = None


class RoutineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the pane. `key` is `item:<item id>` or `task:<record id>`; `aside` stands muted right."""

    key: str
    label: str
    state: State = "open"
    marked: datetime | None = None
    steps: tuple[tuple[str, bool], ...] = ()
    opens: str | None = None
    reason: str = ""
    note: str = ""
    aside: str = ""
    group: str = ""

    @property
    def is_task(self) -> bool:
        """Whether this is a day-only task."""
        return self.key.startswith("task:")


def latest(ticks: Iterable[Tick]) -> dict[str, Tick]:
    """The tick that counts for each item of a day: the newest revision."""
    chosen: dict[str, Tick] = {}
    for tick in sorted(ticks, key=lambda tick: tick.rev):
        chosen[tick.item] = tick
    return chosen


def item_row(item: Item, tick: Tick | None, aside: str = "") -> RoutineRow:
    """An item as a row of its day."""
    done = tick.steps if tick else ()
    return RoutineRow(
        key=f"item:{item.id}",
        label=item.label,
        state=tick.state if tick else "open",
        marked=tick.marked if tick else None,
        steps=tuple((step, step in done) for step in item.steps),
        opens=item.opens,
        reason=tick.reason if tick else "",
        note=tick.note if tick else "",
        aside=aside,
        group=item.group,
    )


def task_row(task: Task, aside: str = "") -> RoutineRow:
    """A day-only task as a row; `aside` names the goal that it is a step of, or the time it is at."""
    return RoutineRow(
        key=f"task:{task.id}",
        label=task.text,
        state=task.state,
        marked=task.marked,
        reason=task.reason,
        note=task.note,
        aside=aside,
    )


def step_line(lines: Sequence[str], answered: int, day: date, before: str) -> str:
    """The line that answers a mark, when so many rows of its day have one already; '' for none.

    The lines take turns, from another one each day; never the one said `before`, where there is another.
    """
    if answered >= LINES_A_DAY or not lines:
        return ""
    turn = day.toordinal() * LINES_A_DAY + answered
    return next(
        (line for n in range(len(lines)) if (line := lines[(turn + n) % len(lines)]) != before), lines[0]
    )
