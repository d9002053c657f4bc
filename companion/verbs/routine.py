"""Routine: mark, note, add, edit, move and remove; the view of the pane."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from companion import words
from companion.model.change import Change, ConfigEntry, Edit
from companion.model.days import rolls_over_at
from companion.model.routine import (
    Item,
    Routine,
    RoutineRow,
    RoutineView,
    State,
    Task,
    Tick,
    current,
    is_settled,
    item_row,
    latest,
    task_row,
    upcoming,
)
from companion.model.schedule import due, looks_back
from companion.verbs.home import Gone, Home


class RoutineVerbs:
    """What a person does with routines and everyday tasks. A row's key is `item:<id>` or `task:<id>`."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # -- looking

    def view(self, looking: str | None = None) -> RoutineView:
        """The pane: the routine for now, or the one with the id `looking`, and today's tasks."""
        home = self._home
        now, day, routines = home.now(), home.today(), home.settings.routines
        starts_at = home.settings.day_starts_at
        for_now = current(routines, now.time())
        shown = next((routine for routine in routines if routine.id == looking), None) or for_now
        following = None if shown else upcoming(routines, now.time(), starts_at)
        return RoutineView(
            day=day,
            routine=shown.id if shown else None,
            title=shown.name if shown else "",
            rows=self.rows(shown) if shown else (),
            tasks=tuple(task_row(task) for task in home.store.on(Task, day)),
            upcoming=(following.name, following.starts) if following else None,
            looking=shown is not None and shown is not for_now,
        )

    def rows(self, routine: Routine) -> tuple[RoutineRow, ...]:
        """The items of a routine that are due today, as rows."""
        day = self._home.today()
        ticks = latest(self._home.store.on(Tick, day))
        history = self._history(routine, day)
        return tuple(
            item_row(item, ticks.get(item.id), self._aside(item))
            for item in routine.items
            if item.id in ticks or due(item.every, day, history.get(item.id, ()))
        )

    def rolls_over_at(self) -> datetime:
        """The wall-clock moment (naive) at which today ends."""
        return rolls_over_at(self._home.now(), self._home.settings.day_starts_at)

    def neighbour(self, looking: str | None, offset: int) -> str | None:
        """The id of the routine before (-1) or after (1) the one looked at; None: back to the one for now."""
        routines = self._home.settings.routines
        for_now = current(routines, self._home.now().time())
        shown = looking or (for_now.id if for_now else None)
        ids = [routine.id for routine in routines]
        if not ids:
            return None
        if shown not in ids:
            return ids[0] if offset > 0 else ids[-1]
        chosen = ids[(ids.index(shown) + offset) % len(ids)]
        return None if for_now and chosen == for_now.id else chosen

    # -- marking

    def toggle(self, key: str, state: State, reason: str = "") -> Change:
        """Give a row a state, or open it again when it is in that state already. Raises Gone, StoreError."""
        found = self._find(key)
        label = found.text if isinstance(found, Task) else found[0].label
        stored = found if isinstance(found, Task) else self._tick(found[0].id)
        opens_again = stored is not None and stored.state == state and not reason
        return self._mark(key, "open" if opens_again else state, reason, label)

    def complete(self, item_id: str) -> Edit | None:
        """The edit that ticks an item off when what it opened has ended; None when there is nothing to do."""
        try:
            found = self._find(f"item:{item_id}")
        except Gone:
            return None
        tick = self._tick(item_id)
        if isinstance(found, Task) or (tick is not None and tick.state == "done"):
            return None
        return self._tick_edit(found, tick, "done", "")

    def toggle_step(self, key: str, step: str) -> Change:
        """Mark one sub-step of an item done, or open again."""
        item, routine = self._item(key)
        tick = self._tick(item.id)
        done = tick.steps if tick else ()
        steps = tuple(s for s in done if s != step) if step in done else (*done, step)
        if tick:
            edit = Edit.patch(tick, steps=steps)
        else:
            edit = Edit.add(self._new_tick(item, routine, "open", steps=steps))
        return self._home.write(words.STEP_LABEL.format(step=words.quoted(step)), [edit], words.SAVED)

    def note(self, key: str, text: str) -> Change:
        """Put a note on a row; empty takes it away."""
        found = self._find(key)
        if isinstance(found, Task):
            edit = Edit.patch(found, note=text)
        else:
            tick = self._tick(found[0].id)
            edit = (
                Edit.patch(tick, note=text)
                if tick
                else Edit.add(self._new_tick(found[0], found[1], "open", note=text))
            )
        return self._home.write(words.NOTE_LABEL.format(text=words.quoted(text)), [edit], words.SAVED)

    # -- the list itself

    def add_task(self, text: str) -> Change:
        """Add an everyday task, for today only."""
        task = Task(at=self._home.now(), day=self._home.today(), text=text)
        return self._home.write(
            words.TASK_LABEL.format(text=words.quoted(text)), [Edit.add(task)], words.SAVED
        )

    def add_item(self, routine_id: str | None, label: str) -> Change:
        """Add an item to the end of a routine, or of the first one when none is shown."""
        target = routine_id or self._home.settings.routines[0].id
        entry = self._home.planning.edit(lambda file: file.add_item(target, label))
        return self._planned(words.ITEM_LABEL.format(text=words.quoted(label)), entry)

    def rename(self, key: str, text: str) -> Change:
        """Change the words of a row; an item keeps its history."""
        found = self._find(key)
        label = words.EDIT_LABEL.format(text=words.quoted(text))
        if isinstance(found, Task):
            return self._home.write(label, [Edit.patch(found, text=text)], words.SAVED)
        item = found[0]
        return self._planned(label, self._home.planning.edit(lambda file: file.rename_item(item.id, text)))

    def move(self, key: str, offset: int) -> Change:
        """Move an item up (-1) or down (1) in its routine."""
        item, _ = self._item(key)
        label = words.MOVE_LABEL.format(text=words.quoted(item.label))
        return self._planned(label, self._home.planning.edit(lambda file: file.move_item(item.id, offset)))

    def remove(self, key: str) -> Change:
        """Remove a task, or an item from its routine; what was ticked stays in the history."""
        found = self._find(key)
        if isinstance(found, Task):
            label = words.REMOVE_LABEL.format(text=words.quoted(found.text))
            return self._home.write(label, [Edit.delete(found)], words.REMOVED)
        item = found[0]
        label = words.REMOVE_LABEL.format(text=words.quoted(item.label))
        entry = self._home.planning.edit(lambda file: file.remove_item(item.id))
        return self._planned(label, entry, words.REMOVED)

    # -- inside

    def _mark(self, key: str, state: State, reason: str, label: str) -> Change:
        found = self._find(key)
        settled_before = self._settled(found)
        if isinstance(found, Task):
            marked = None if state == "open" else self._home.now()
            edit = Edit.patch(found, state=state, marked=marked, reason=reason)
        else:
            edit = self._tick_edit(found, self._tick(found[0].id), state, reason)
        change = self._home.write(words.MARKED[state].format(text=words.quoted(label)), [edit])
        all_done = state != "open" and not settled_before and self._settled(found)
        said = words.ALL_DONE if all_done else words.OPEN_AGAIN if state == "open" else words.SAVED
        return Change(change.label, change.entries, words=said)

    def _tick_edit(self, found: tuple[Item, Routine], tick: Tick | None, state: State, reason: str) -> Edit:
        item, routine = found
        now = self._home.now()
        if tick is None:
            return Edit.add(self._new_tick(item, routine, state, marked=now, reason=reason))
        if state != "open":
            records = item.records if state == "done" else None
            return Edit.patch(tick, state=state, marked=now, reason=reason, records=records)
        if tick.note or tick.steps:
            return Edit.patch(tick, state="open", marked=None, reason="", records=None)
        return Edit.delete(tick)

    def _new_tick(
        self,
        item: Item,
        routine: Routine,
        state: State,
        *,
        marked: datetime | None = None,
        steps: tuple[str, ...] = (),
        reason: str = "",
        note: str = "",
    ) -> Tick:
        return Tick(
            at=self._home.now(),
            day=self._home.today(),
            item=item.id,
            routine=routine.id,
            label=item.label,
            state=state,
            marked=marked,
            steps=steps,
            reason=reason,
            note=note,
            records=item.records if state == "done" else None,
        )

    def _find(self, key: str) -> Task | tuple[Item, Routine]:
        kind, _, name = key.partition(":")
        if kind == "task":
            task = self._home.store.get(Task, int(name))
            if task is None:
                raise Gone(words.ROW_GONE)
            return task
        return self._item(key)

    def _item(self, key: str) -> tuple[Item, Routine]:
        name = key.partition(":")[2]
        for routine in self._home.settings.routines:
            for item in routine.items:
                if item.id == name:
                    return item, routine
        raise Gone(words.ROW_GONE)

    def _tick(self, item_id: str) -> Tick | None:
        return latest(self._home.store.on(Tick, self._home.today())).get(item_id)

    def _settled(self, found: Task | tuple[Item, Routine]) -> bool:
        if isinstance(found, Task):
            return False
        return is_settled(self.rows(found[1]))

    def _history(self, routine: Routine, day: date) -> Mapping[str, list[date]]:
        """The days before today on which each item was done, as far back as its schedule looks."""
        needed = [looks_back(item.every, day) for item in routine.items if item.every.kind != "days"]
        done: dict[str, list[date]] = {}
        if needed and min(needed) < day:
            for tick in self._home.store.between(Tick, min(needed), day - timedelta(days=1)):
                if tick.state in ("done", "partly"):
                    done.setdefault(tick.item, []).append(tick.day)
        return done

    def _aside(self, item: Item) -> str:
        if not item.opens:
            return ""
        minutes = self._home.minutes_of(item.opens.partition("/")[2])
        return words.minutes(minutes) if minutes else ""

    def _planned(self, label: str, entry: ConfigEntry, said: str = words.SAVED) -> Change:
        change = Change(label, config=entry, words=said)
        self._home.history.did(change)
        return change
