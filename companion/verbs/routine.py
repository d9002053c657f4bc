"""Routine: mark, note, add, edit, move and remove; the view of the pane."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any, NamedTuple

import msgspec

from companion import words
from companion.model.change import Change, Edit
from companion.model.days import written_day
from companion.model.river import EVENING, Look, RoutineView, begun
from companion.model.routine import Appointment, Item, RemovedItem, State, Task, Tick, latest
from companion.model.trash import PLAN_ITEMS
from companion.model.when import Moment
from companion.verbs.context import Context, Gone, non_empty
from companion.verbs.routine_day import Planned, RoutineDay
from companion.verbs.step_lines import StepLines

NOON = time(12)
OWN_ACTS = ("boundary",)
"""What a task may come from that is another act than a task of the day."""


class RoutineVerbs:
    """What a person does with routines and tasks of a day, or today. A key is `item:<id>` or `task:<id>`."""

    def __init__(self, context: Context, day: date | None = None, lines: StepLines | None = None) -> None:
        self._context = context
        self._day = RoutineDay(context, day)
        self._lines = lines or StepLines(context)

    def on(self, day: date) -> RoutineVerbs:
        """The same about another day: what was opened on a row is about that row's day, whenever it ends."""
        return RoutineVerbs(self._context, day, self._lines)

    # -- looking

    def view(self, opened: Collection[str] = ()) -> RoutineView:
        """The pane: all routines of the day in their order, those `opened` (ids) in full, and its tasks."""
        return self._day.view(opened)

    def look(self, look: Look | None) -> RoutineView:
        """The pane from where the person looks; a new day is looked at from its own beginning."""
        if look is None or look.today != self._context.today():
            return self.view()
        return self.on(look.day).view(look.opened)

    def is_there(self, key: str) -> bool:
        """Whether a row can still be changed: a task of that day, an item of the plan."""
        try:
            row = self._day.find(key)
        except Gone:
            return False
        return isinstance(row, Planned) or row.day == self._day.day

    # -- marking

    def toggle(self, key: str, state: State, reason: str = "", at: Moment | None = None) -> Change:
        """Give a row a state, or open it again when it is in that state already. Raises Gone, StoreError.

        `at` is when it was, where that was said.
        """
        row = self._day.find(key)
        stored = row if isinstance(row, Task) else self._day.tick(row.item)
        if stored is not None and stored.state == state and not reason:
            state = "open"
        said = self._lines.answer(self._day, row, state)
        label = words.changes.MARKED[state].format(text=words.common.quoted(_label(row)))
        mark = self._mark(row, state, reason, at)
        if stored is not None and reason and stored.reason not in ("", reason):  # two reasons at once
            edit, said = self._context.edit_seen(stored, stored.reason, "", **mark)
            return self._context.write(label, [edit], said)
        edits = self._edits(row, at.at if at else None, **mark)
        if isinstance(row, Task) and row.of:
            from companion.verbs.goals import goes_along

            along, further = goes_along(self._context.store, row, state, mark["marked"])
            edits, said = [*edits, *along], further or said
        return self._context.write(label, edits, said)

    def win_of(self, key: str, *, alone: bool = False) -> tuple[str, str] | None:
        """The act that a row was, now that it is done, and the win it could be; None: none is offered.

        `alone`: an item is a win itself, whatever is open beside it.
        """
        row = self._day.find(key)
        if isinstance(row, Task):
            act = self._act_of(row)
            text = words.planning.as_said(row.text) if act == "boundary" else row.text
            return (act, text) if row.state == "done" else None
        tick, routine = self._day.tick(row.item), row.routine
        if not (self._day.is_today and tick and tick.state == "done"):
            return None
        if row.item.records == "bedtime":
            return "bedtime", row.item.label
        act = "morning" if routine.starts < NOON else "evening" if routine.starts >= EVENING else ""
        if act and alone:
            return act, row.item.label
        if not act or any(each.state == "open" for each in self._day.rows(routine)):
            return None
        return act, words.routine.MY_ROUTINE.format(routine=words.routine.in_a_sentence(routine.name))

    def _act_of(self, task: Task) -> str:
        """The act that a task was; one that is the step of a goal may have been a hard one."""
        if isinstance(task, Appointment):
            return "appointment" if not task.of else "gathering" if task.time else "task"
        if task.of in OWN_ACTS or not task.of:
            return task.of or "task"
        from companion.verbs.goals import act_of_step

        return act_of_step(self._context.store, task.of)

    def waiting_for(self, what: str, at: datetime) -> Item | None:
        """The item that opens what (breathe/<technique>) and is open still, in the routine for a time."""
        settings = self._context.settings
        so_far = begun(settings.routines, at.time(), settings.day_starts_at)
        row = next((row for each in so_far[-1:] for row in self._day.rows(each) if row.opens == what), None)
        return self._day.item(row.key.partition(":")[2]).item if row and row.state == "open" else None

    def open_label(self, item_id: str) -> str:
        """What an item is called that has no mark yet; '' for another one."""
        try:
            row = self._day.item(item_id)
        except Gone:
            return ""
        tick = self._day.tick(row.item)
        return row.item.label if tick is None or tick.state == "open" else ""

    def complete(self, item_id: str) -> tuple[list[Edit], str]:
        """The edits that tick an item off when what it opened has ended, and what there is to say to it."""
        try:
            row = self._day.item(item_id)
        except Gone:
            return [], ""
        tick = self._day.tick(row.item)
        if tick is not None and tick.state == "done":
            return [], ""
        return self._edits(row, **self._mark(row, "done")), self._lines.finished(self._day, row)

    def toggle_step(self, key: str, step: str) -> Change:
        """Mark one sub-step of an item done, or open again."""
        row = self._day.find(key)
        if isinstance(row, Task) or step not in row.item.steps:
            raise Gone(words.changes.ROW_GONE)
        tick = self._day.tick(row.item)
        done = tick.steps if tick else ()
        steps = tuple(each for each in row.item.steps if (each in done) != (each == step))
        label = words.changes.STEP_LABEL.format(step=words.common.quoted(step))
        fields: dict[str, Any] = {"steps": steps}
        ends_it = len(steps) == len(row.item.steps) and (tick is None or tick.state == "open")
        if ends_it:
            fields |= self._mark(row, "done")  # with its last step an item is done
        elif tick and tick.state == "done" and len(done) == len(row.item.steps):
            fields |= self._mark(row, "open")
        state: State = "done" if step in steps else "open"
        said = self._lines.answer(self._day, row, state, step, ends_it=ends_it)
        return self._context.write(label, self._edits(row, **fields), said)

    def note(self, key: str, text: str, was: str | None = None) -> Change:
        """Put a note on a row; empty takes it away. `was` is the note when the edit began."""
        row = self._day.find(key)
        label = words.changes.NOTE_LABEL.format(text=words.common.quoted(text))
        stored = row if isinstance(row, Task) else self._day.tick(row.item)
        if stored is not None and was not in (None, stored.note):
            edit, said = self._context.edit_seen(stored, stored.note, was, note=text.strip())
            return self._context.write(label, [edit], said)
        said = words.routine.saved_for(self._day.day, self._context.today())
        return self._context.write(label, self._edits(row, note=text.strip()), said)

    # -- the list itself

    def add_task(self, text: str) -> Change:
        """Add an everyday task, for today only. Raises ValueError when there is no text in it."""
        task = Task(at=self._context.now(), day=self._day.day, text=non_empty(text))
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
        row, said = self._day.find(key), non_empty(text)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(said))
        if isinstance(row, Task):
            edit, answer = self._context.edit_seen(row, row.text, was, text=said)
            return self._context.write(label, [edit], answer)
        item = row.item
        answer = words.common.SAVED if was in (None, item.label) else words.changes.SAVED_OVER_PLAN
        return self._context.plan(label, lambda file: file.rename_item(item.id, said), answer)

    def move(self, key: str, offset: int) -> Change:
        """Move an item up (-1) or down (1) in its routine; tasks stand in the order they were written."""
        row = self._day.find(key)
        if isinstance(row, Task):
            return Change("")
        item = row.item
        label = words.changes.MOVE_LABEL.format(text=words.common.quoted(item.label))
        return self._context.plan(label, lambda file: file.move_item(item.id, offset), words.common.SAVED)

    def remove(self, key: str) -> Change:
        """Remove a task, or an item from its routine; both go to the trash. Ticks stay in the history."""
        row = self._day.find(key)
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

    def _mark(
        self, row: Task | Planned, state: State, reason: str = "", at: Moment | None = None
    ) -> dict[str, Any]:
        now = self._context.now()
        then = at.at if at and at.timed else None
        marked = None if state == "open" else then or now
        fields: dict[str, Any] = {"state": state, "marked": marked, "reason": reason}
        if isinstance(row, Planned):  # marked on another day, it does not tell when that was
            tells = state == "done" and bool(then or self._day.is_today)
            fields["records"] = row.item.records if tells else None
        return fields

    def _edits(self, row: Task | Planned, at: datetime | None = None, **fields: Any) -> list[Edit]:
        """What gives a row these fields, `at` (None: now). A tick that would say nothing is not kept."""
        if isinstance(row, Task):
            return [Edit.patch(row, **fields)]
        item, routine = row
        ticks = self._day.ticks(item)
        tick = latest(ticks).get(item.id)
        when = at or self._context.now()
        blank = Tick(
            at=when, day=self._day.day, item=item.id, routine=routine.id, label=item.label, state="open"
        )
        new = msgspec.structs.replace(tick or blank, **fields)
        says_nothing = new.state == "open" and not new.note and not new.steps
        if tick is None:
            return [] if says_nothing else [Edit.add(new)]
        if says_nothing and len(ticks) == 1:  # else the tick of another machine would come to light
            return [Edit.delete(tick)]
        return [Edit.patch(tick, **fields)]


class RowKey(NamedTuple):
    """The key of a row: `item:<id>` or `task:<id>`, of another day than today, or the number of a step."""

    row: str
    day: date | None = None
    step: int = -1


def read_key(typed: str) -> RowKey | None:
    """Return what the key of a row on the screen says: `2026-11-16 item:walk/step 1`; None for no key."""
    found = re.fullmatch(r"(?:([0-9-]{10}) )?((?:item|task):[^/\s]+)(?:/step ([0-9]+))?", typed)
    if not found:
        return None
    return RowKey(found[2], written_day(found[1]), int(found[3] or -1))


def _label(row: Task | Planned) -> str:
    return row.text if isinstance(row, Task) else row.item.label
