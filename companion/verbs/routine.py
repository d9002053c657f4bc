"""Routine: mark, note, add, edit, move and remove; the view of the pane."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from companion import words
from companion.model.change import Change, Edit
from companion.model.routine import (
    Item,
    RemovedItem,
    Routine,
    RoutineRow,
    RoutineView,
    State,
    Task,
    Tick,
    current,
    item_row,
    latest,
    task_row,
    upcoming,
)
from companion.model.schedule import due, looks_back
from companion.model.trash import PLAN_ITEMS
from companion.verbs.context import Context, Gone, non_empty


class Planned(NamedTuple):
    """An item and the routine it stands in."""

    item: Item
    routine: Routine


class RoutineVerbs:
    """What a person does with routines and tasks of a day, or today. A key is `item:<id>` or `task:<id>`."""

    def __init__(self, context: Context, day: date | None = None) -> None:
        self._context = context
        self._day = day

    def on(self, day: date) -> RoutineVerbs:
        """The same about another day: what was opened on a row is about that row's day, whenever it ends."""
        return RoutineVerbs(self._context, day)

    # -- looking

    def view(self, looking: str | None = None) -> RoutineView:
        """The pane: the routine for now, or the one with the id `looking`, and today's tasks."""
        context = self._context
        now, day, routines = context.now(), self._today(), context.settings.routines
        starts_at = context.settings.day_starts_at
        for_now = current(routines, now.time())
        shown = next((routine for routine in routines if routine.id == looking), None) or for_now
        following = None if shown else upcoming(routines, now.time(), starts_at)
        return RoutineView(
            day=day,
            routine=shown.id if shown else None,
            title=shown.name if shown else "",
            rows=self.rows(shown) if shown else (),
            tasks=tuple(task_row(task) for task in context.store.on(Task, day)),
            upcoming=(following.name, following.starts) if following else None,
            looking=shown is not None and shown is not for_now,
        )

    def rows(self, routine: Routine) -> tuple[RoutineRow, ...]:
        """The items of a routine that are due that day, as rows."""
        day = self._today()
        ticks = latest(self._context.store.on(Tick, day))
        history = self._history(routine, day)
        return tuple(
            item_row(item, ticks.get(item.id), self._aside(item))
            for item in routine.items
            if item.id in ticks or due(item.every, day, history.get(item.id, ()))
        )

    def is_there(self, key: str) -> bool:
        """Whether a row can still be changed: a task of today, an item of the plan."""
        kind, _, id = key.partition(":")
        if kind == "task":
            task = self._context.store.get(Task, int(id))
            return task is not None and task.day == self._context.today()
        return any(item.id == id for routine in self._context.settings.routines for item in routine.items)

    def neighbour(self, looking: str | None, offset: int) -> str | None:
        """The id of the routine before (-1) or after (1) the one looked at; None: back to the one for now."""
        routines = self._context.settings.routines
        for_now = current(routines, self._context.now().time())
        shown = looking or (for_now.id if for_now else None)
        ids: list[str | None] = [routine.id for routine in routines]
        stops = ids if for_now else [None, *ids]  # between windows there is a place without a routine
        at = stops.index(shown) if shown in stops else 0
        chosen = stops[(at + offset) % len(stops)] if stops else None
        return None if for_now and chosen == for_now.id else chosen

    # -- marking

    def toggle(self, key: str, state: State, reason: str = "") -> Change:
        """Give a row a state, or open it again when it is in that state already. Raises Gone, StoreError."""
        row = self._find(key)
        stored = row if isinstance(row, Task) else self._tick(row.item)
        if stored is not None and stored.state == state and not reason:
            state = "open"
        done = words.changes.ALL_DONE if self._is_last(row) else words.common.SAVED
        said = words.changes.OPEN_AGAIN if state == "open" else done
        label = words.changes.MARKED[state].format(text=words.common.quoted(_label(row)))
        if stored is not None and reason and stored.reason not in ("", reason):  # two reasons at once
            edit, said = self._context.edit_seen(stored, stored.reason, "", **self._mark(row, state, reason))
            return self._context.write(label, [edit], said)
        return self._context.write(label, self._edits(row, **self._mark(row, state, reason)), said)

    def waiting_for(self, what: str, at: datetime) -> Item | None:
        """The item that opens `what` (breathe/<technique>) and is open still, in the routine for a time."""
        routine = current(self._context.settings.routines, at.time())
        if routine is None or all(item.opens != what for item in routine.items):
            return None
        row = next((row for row in self.rows(routine) if row.opens == what and row.state == "open"), None)
        return self._item(row.key.partition(":")[2]).item if row else None

    def complete(self, item_id: str) -> tuple[list[Edit], str]:
        """The edits that tick an item off when what it opened has ended, and what there is to say to it."""
        try:
            row = self._item(item_id)
        except Gone:
            return [], ""
        tick = self._tick(row.item)
        if tick is not None and tick.state == "done":
            return [], ""
        said = words.changes.ALL_DONE if self._is_last(row) else ""
        return self._edits(row, **self._mark(row, "done")), said

    def toggle_step(self, key: str, step: str) -> Change:
        """Mark one sub-step of an item done, or open again."""
        row = self._find(key)
        if isinstance(row, Task) or step not in row.item.steps:
            raise Gone(words.changes.ROW_GONE)
        tick = self._tick(row.item)
        done = tick.steps if tick else ()
        steps = tuple(each for each in row.item.steps if (each in done) != (each == step))
        label = words.changes.STEP_LABEL.format(step=words.common.quoted(step))
        fields: dict[str, Any] = {"steps": steps}
        said = words.common.SAVED
        if len(steps) == len(row.item.steps) and (tick is None or tick.state == "open"):
            fields |= self._mark(row, "done")  # with its last step an item is done
            said = words.changes.ALL_DONE if self._is_last(row) else said
        elif tick and tick.state == "done" and len(done) == len(row.item.steps):
            fields |= self._mark(row, "open")
        return self._context.write(label, self._edits(row, **fields), said)

    def note(self, key: str, text: str, was: str | None = None) -> Change:
        """Put a note on a row; empty takes it away. `was` is the note when the edit began."""
        row = self._find(key)
        label = words.changes.NOTE_LABEL.format(text=words.common.quoted(text))
        stored = row if isinstance(row, Task) else self._tick(row.item)
        if stored is not None and was not in (None, stored.note):
            edit, said = self._context.edit_seen(stored, stored.note, was, note=text.strip())
            return self._context.write(label, [edit], said)
        return self._context.write(label, self._edits(row, note=text.strip()), words.common.SAVED)

    # -- the list itself

    def add_task(self, text: str) -> Change:
        """Add an everyday task, for today only. Raises ValueError when there is no text in it."""
        task = Task(at=self._context.now(), day=self._today(), text=non_empty(text))
        label = words.changes.TASK_LABEL.format(text=words.common.quoted(task.text))
        return self._context.write(label, [Edit.add(task)], words.common.SAVED)

    def add_item(self, routine_id: str | None, text: str) -> Change:
        """Add an item to the end of a routine, or of the first one when none is shown.

        Raises ConfigError, Gone when there is no routine, ValueError when there is no text in it.
        """
        said = non_empty(text)
        target = routine_id or next((routine.id for routine in self._context.settings.routines), None)
        if target is None:
            raise Gone(words.changes.NO_ROUTINE)
        label = words.changes.ITEM_LABEL.format(text=words.common.quoted(said))
        return self._context.plan(label, lambda file: file.add_item(target, said), words.common.SAVED)

    def rename(self, key: str, text: str, was: str | None = None) -> Change:
        """Change the words of a row; an item keeps its history. `was` are the words when the edit began."""
        row, said = self._find(key), non_empty(text)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(said))
        if isinstance(row, Task):
            edit, answer = self._context.edit_seen(row, row.text, was, text=said)
            return self._context.write(label, [edit], answer)
        item = row.item
        answer = words.common.SAVED if was in (None, item.label) else words.changes.SAVED_OVER_PLAN
        return self._context.plan(label, lambda file: file.rename_item(item.id, said), answer)

    def move(self, key: str, offset: int) -> Change:
        """Move an item up (-1) or down (1) in its routine; tasks stand in the order they were written."""
        row = self._find(key)
        if isinstance(row, Task):
            return Change("")
        item = row.item
        label = words.changes.MOVE_LABEL.format(text=words.common.quoted(item.label))
        return self._context.plan(label, lambda file: file.move_item(item.id, offset), words.common.SAVED)

    def remove(self, key: str) -> Change:
        """Remove a task, or an item from its routine; both go to the trash. Ticks stay in the history."""
        row = self._find(key)
        label = words.changes.REMOVE_LABEL.format(text=words.common.quoted(_label(row)))
        if isinstance(row, Task):
            return self._context.write(label, [Edit.delete(row)], words.changes.REMOVED)
        context, item = self._context, row.item

        def keep(removed: RemovedItem) -> None:
            doc = msgspec.to_builtins(removed) | {
                "at": context.now().isoformat(),
                "day": str(context.today()),
            }
            context.store.throw_away(PLAN_ITEMS, context.now(), doc)

        with context.store.writing():
            return context.plan(label, lambda file: file.remove_item(item.id, keep), words.changes.REMOVED)

    # -- inside

    def _today(self) -> date:
        return self._day or self._context.today()

    def _mark(self, row: Task | Planned, state: State, reason: str = "") -> dict[str, Any]:
        marked = None if state == "open" else self._context.now()
        fields: dict[str, Any] = {"state": state, "marked": marked, "reason": reason}
        if isinstance(row, Planned):
            fields["records"] = row.item.records if state == "done" else None
        return fields

    def _edits(self, row: Task | Planned, **fields: Any) -> list[Edit]:
        """What gives a row these fields. A tick that would say nothing is not kept."""
        if isinstance(row, Task):
            return [Edit.patch(row, **fields)]
        item, routine = row
        ticks = self._ticks(item)
        tick = latest(ticks).get(item.id)
        now, day = self._context.now(), self._today()
        blank = Tick(at=now, day=day, item=item.id, routine=routine.id, label=item.label, state="open")
        new = msgspec.structs.replace(tick or blank, **fields)
        says_nothing = new.state == "open" and not new.note and not new.steps
        if tick is None:
            return [] if says_nothing else [Edit.add(new)]
        if says_nothing and len(ticks) == 1:  # else the tick of another machine would come to light
            return [Edit.delete(tick)]
        return [Edit.patch(tick, **fields)]

    def _find(self, key: str) -> Task | Planned:
        kind, _, name = key.partition(":")
        if kind == "item":
            return self._item(name)
        task = self._context.store.get(Task, int(name))
        if task is None:
            raise Gone(words.changes.ROW_GONE)
        return task

    def _item(self, item_id: str) -> Planned:
        for routine in self._context.settings.routines:
            for item in routine.items:
                if item.id == item_id:
                    return Planned(item, routine)
        raise Gone(words.changes.ROW_GONE)

    def _ticks(self, item: Item) -> list[Tick]:
        """The day's ticks of an item; two, when two machines made one each."""
        return [tick for tick in self._context.store.on(Tick, self._today()) if tick.item == item.id]

    def _tick(self, item: Item) -> Tick | None:
        return latest(self._ticks(item)).get(item.id)

    def _is_last(self, row: Task | Planned) -> bool:
        """Whether a row of a routine is the last one open today."""
        if isinstance(row, Task) or self._today() != self._context.today():
            return False
        still_open = [each.key for each in self.rows(row.routine) if each.state == "open"]
        return still_open == [f"item:{row.item.id}"]

    def _history(self, routine: Routine, day: date) -> Mapping[str, list[date]]:
        """The days before today on which each item was done, as far back as its schedule looks."""
        needed = [looks_back(item.every, day) for item in routine.items if item.every.kind != "days"]
        done: dict[str, list[date]] = {}
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


def _label(row: Task | Planned) -> str:
    return row.text if isinstance(row, Task) else row.item.label
