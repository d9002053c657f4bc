"""A day of the routines: what is planned for it and what became of it, looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, time, timedelta
from typing import NamedTuple

import msgspec

from companion import words
from companion.model.gatherings import Gathering
from companion.model.pause import Pause, until
from companion.model.river import RoutineView, begun, river, tasks_at
from companion.model.routine import (
    Appointment,
    Item,
    Routine,
    RoutineRow,
    Task,
    Tick,
    item_row,
    latest,
    task_row,
)
from companion.model.schedule import due, looks_back
from companion.verbs.context import Context, Gone, there


class Planned(NamedTuple):
    """An item and the routine it stands in."""

    item: Item
    routine: Routine


class RoutineDay:
    """The routines and tasks of a day, or of today."""

    def __init__(self, context: Context, day: date | None = None) -> None:
        self._context = context
        self._day = day

    @property
    def day(self) -> date:
        """The day it is about."""
        return self._day or self._context.today()

    @property
    def is_today(self) -> bool:
        """Whether that is the person's today."""
        return self._day in (None, self._context.today())

    # -- all of it

    def view(self, opened: Collection[str] = ()) -> RoutineView:
        """The river of the day, with the routines called so (ids) opened."""
        context, today = self._context, self.is_today
        starts_at, clock = context.settings.day_starts_at, context.now().time()
        left, routines = self._left_the_plan(), context.settings.routines
        planned = [
            (each, (*self.rows(each), *(row_of for row_of, tick in left if tick.routine == each.id)))
            for each in routines
        ]
        planned = [(routine, rows) for routine, rows in planned if rows or not routine.items]
        pauses = context.store.core(Pause)
        stretches = tuple(
            msgspec.structs.replace(each, until=until(pauses, self.day, each.id))
            for each in river(planned, clock if today else None, starts_at, opened)
        )
        so_far = begun((routine for routine, _ in planned), clock, starts_at) if today else []
        known = {routine.id for routine in routines}
        homeless = (row for row, tick in left if tick.routine not in known)
        return RoutineView(
            day=self.day,
            today=context.today(),
            routines=stretches,
            tasks=(*self._tasks(), *homeless),
            tasks_at=tasks_at(stretches, starts_at),
            now=so_far[-1].id if so_far else "",
            until=until(pauses, self.day),
        )

    def rows(self, routine: Routine) -> tuple[RoutineRow, ...]:
        """The items of a routine that are due that day, as rows."""
        ticks = latest(self._context.store.on(Tick, self.day))
        history = self._history(routine)
        return tuple(
            self._row(item, ticks.get(item.id))
            for item in routine.items
            if item.id in ticks or due(item.every, self.day, history.get(item.id, ()))
        )

    def _tasks(self) -> tuple[RoutineRow, ...]:
        """The tasks of the day, a step with its goal, and what was planned with others by its time."""
        store = self._context.store
        tasks, names = store.on(Task, self.day), dict[str, str]()
        if any(task.of for task in tasks):
            from companion.verbs.goals import named_by_step  # most days have none

            names = named_by_step(store)
        planned = [each for each in store.core(Appointment) if each.day == self.day]
        if any(each.of for each in planned):
            names |= {each.key: words.goals.brief(each.what) for each in store.core(Gathering)}
        planned.sort(key=lambda each: each.time or time.min)
        return (
            *(task_row(task, names.get(task.of, "")) for task in tasks),
            *(
                task_row(each, words.common.clock(each.time) if each.time else names.get(each.of, ""))
                for each in planned
            ),
        )

    def is_last(self, row: Task | Planned) -> bool:
        """Whether a row of a routine is the last one open of it today."""
        if isinstance(row, Task) or not self.is_today:
            return False
        still_open = [each.key for each in self.rows(row.routine) if each.state == "open"]
        return still_open == [f"item:{row.item.id}"]

    def answered_besides(self, row: Task | Planned, step: str = "") -> int:
        """How many rows and sub-steps have a mark, this row and this step of it not counted."""
        store, own = self._context.store, row.id if isinstance(row, Task) else row.item.id
        marked = sum(each.state != "open" and each.id != own for each in store.on(Task, self.day))
        for tick in latest(store.on(Tick, self.day)).values():
            steps = sum(tick.item != own or each != step for each in tick.steps)
            marked += max(steps, tick.item != own and tick.state != "open")
        return marked

    # -- one row

    def find(self, key: str) -> Task | Planned:
        """What a row is about. Raises Gone."""
        kind, _, name = key.partition(":")
        if kind == "item":
            return self.item(name)
        store = self._context.store
        return there(store.get(Task, int(name)) or store.get(Appointment, int(name)))

    def item(self, item_id: str) -> Planned:
        """An item of the plan, or of a day that is over when it has left the plan since. Raises Gone."""
        for routine in self._context.settings.routines:
            for item in routine.items:
                if item.id == item_id:
                    return Planned(item, routine)
        for _, tick in self._left_the_plan():
            if tick.item == item_id:
                midnight = self._context.settings.day_starts_at
                routine = Routine(id=tick.routine, name="", starts=midnight, ends=midnight)
                return Planned(Item(id=tick.item, label=tick.label), routine)
        raise Gone(words.changes.ROW_GONE)

    def ticks(self, item: Item) -> list[Tick]:
        """The day's ticks of an item; two, when two machines made one each."""
        return [tick for tick in self._context.store.on(Tick, self.day) if tick.item == item.id]

    def tick(self, item: Item) -> Tick | None:
        """The tick of an item that counts."""
        return latest(self.ticks(item)).get(item.id)

    # -- inside

    def _row(self, item: Item, tick: Tick | None) -> RoutineRow:
        """An item as a row; one of a day that is over opens its close alone, has no time of another day."""
        row = item_row(item, tick, self._aside(item) if self.is_today else "")
        changed = {} if self.is_today or row.opens == "closing" else {"opens": None}
        if row.marked and self._context.day_of(row.marked) != self.day:
            changed["marked"] = None
        return msgspec.structs.replace(row, **changed) if changed else row

    def _left_the_plan(self) -> list[tuple[RoutineRow, Tick]]:
        """On a day that is over: what was marked then and is in no routine any more."""
        if self.is_today:
            return []
        planned = {item.id for routine in self._context.settings.routines for item in routine.items}
        ticks = latest(self._context.store.on(Tick, self.day)).values()
        return [
            (self._row(Item(id=tick.item, label=tick.label), tick), tick)
            for tick in ticks
            if tick.item not in planned and tick.state != "open"
        ]

    def _history(self, routine: Routine) -> Mapping[str, list[date]]:
        """The days before on which each item was done, as far back as its schedule looks."""
        day, done = self.day, dict[str, list[date]]()
        needed = [looks_back(item.every, day) for item in routine.items if item.every.kind != "days"]
        if needed and min(needed) < day:
            for tick in self._context.store.between(Tick, min(needed), day - timedelta(days=1)):
                if tick.state in ("done", "partly"):
                    done.setdefault(tick.item, []).append(tick.day)
        return done

    def _aside(self, item: Item) -> str:
        """How long what an item opens will take."""
        technique = self._context.technique((item.opens or "").partition("/")[2])
        seconds = self._context.next_session(technique)[1] if technique else 0
        return words.common.minutes(round(seconds / 60, 1)) if seconds else ""
