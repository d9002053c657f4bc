"""Goals: name, describe, rest, let go; their steps: add, take, move, put onto today's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from companion import words
from companion.model.board import BoardCard
from companion.model.change import Change, Edit
from companion.model.goals import Goal, GoalState, GoalStep, GoalsView, in_full, in_order, moved
from companion.model.pause import parse_last
from companion.model.routine import State, Task
from companion.store.store import Store
from companion.verbs.context import Context, non_empty, refuse_long, there

P = TypeVar("P", GoalStep, BoardCard)
SAID = ("wish", "name", "why", "by", "obstacle", "plan")
"""What can be said of a goal."""


class GoalVerbs:
    """What a person does with goals. Goals and steps go by their ids."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def view(self) -> GoalsView:
        """Every goal with its steps."""
        store, today = self._context.store, self._context.today()
        found = in_full(store.core(Goal), store.core(GoalStep), today)
        starts = self._context.settings.day_starts_at
        return replace(found, day_starts_at=starts, gentle=self._context.is_gentle(today))

    def is_there(self, goal: int) -> bool:
        """Whether a goal can still be changed."""
        return self._context.store.get(Goal, goal) is not None

    def is_step(self, step: int) -> bool:
        """Whether a step can still be changed."""
        return self._context.store.get(GoalStep, step) is not None

    def said(self, goal: int, what: str) -> str:
        """What was said of a goal, as it is typed."""
        found = self._context.store.get(Goal, goal)
        return str(getattr(found, what) or "") if found else ""

    def act_of(self, step: int) -> str:
        """The act that a step was, after which a win is offered; on a gentle day no ritual with it."""
        act = act_of_step(self._context.store, self._step(step).of)
        return f"{act}/gentle" if self._context.is_gentle(self._context.today()) else act

    def preview(self, typed: str) -> str:
        """The date that is being typed, in words."""
        try:
            return words.goals.on_day(parse_last(typed, self._context.today()), self._context.today())
        except ValueError:
            return words.goals.DATE_HINT

    # -- goals

    def add(self, wish: str, steps: Sequence[str] = ()) -> Change:
        """Name a wish, with its first steps. Raises ValueError when there is nothing in it."""
        context, today = self._context, self._context.today()
        goal = Goal(at=context.now(), day=today, wish=non_empty(wish))
        texts = [kept for text in steps if (kept := text.strip())]
        refuse_long({"wish": goal.wish, **{str(n): text for n, text in enumerate(texts)}})
        with context.store.writing():
            entries = context.store.apply([Edit.add(goal)])
            first = [
                GoalStep(at=goal.at, day=today, goal=entries[0].id, text=text, order=n)
                for n, text in enumerate(texts)
            ]
            if first:
                entries += context.store.apply([Edit.add(step) for step in first])
            label = words.goals.ADD_LABEL.format(text=words.common.quoted(goal.wish))
            change = Change(label, entries, answer=words.common.SAVED)
            context.history.did(change)
        return change

    def say(self, goal_id: int, what: str, text: str, was: str | None = None) -> Change:
        """Say something of a goal (one of SAID); empty takes it away, but for the wish.

        `was` is what stood there when the edit began. Raises ValueError.
        """
        goal, value = self._goal(goal_id), text.strip()
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(goal.called))
        if what == "by":
            day = parse_last(value, self._context.today()) if value else None
            answer = words.goals.RESHAPED if goal.by and day else words.common.SAVED
            return self._context.write(label, [Edit.patch(goal, by=day, kept=None)], answer)
        fields = {what: non_empty(value) if what == "wish" else value}
        edit, said = self._context.edit_seen(goal, getattr(goal, what), was, **fields)
        return self._context.write(label, [edit], said)

    def keep_date(self, goal_id: int) -> Change:
        """Keep a date that has gone by; it is not asked about again."""
        goal = self._goal(goal_id)
        label = words.goals.KEEP_LABEL.format(text=words.common.quoted(goal.called))
        return self._context.write(label, [Edit.patch(goal, kept=goal.by)], words.goals.DATE_KEPT)

    def become(self, goal_id: int, state: GoalState) -> Change:
        """Rest a goal, let it go, or take it up again. Its steps stay as they are."""
        goal = self._goal(goal_id)
        label = words.goals.STATE_LABELS[state].format(text=words.common.quoted(goal.called))
        return self._context.write(label, [Edit.patch(goal, state=state)], words.goals.STATE_ANSWERS[state])

    def delete(self, goal_id: int) -> Change:
        """Delete a goal with its steps; undo brings all of it back."""
        goal = self._goal(goal_id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(goal.called))
        edits = [Edit.delete(each) for each in (goal, *self._steps(goal.id))]
        return self._context.write(label, edits, words.changes.DELETED)

    # -- steps

    def add_step(self, goal_id: int, text: str) -> Change:
        """Add a step after the others. Raises ValueError when there is nothing in it."""
        goal, context = self._goal(goal_id), self._context
        order = max((step.order for step in self._steps(goal.id)), default=-1) + 1
        step = GoalStep(
            at=context.now(), day=context.today(), goal=goal.id, text=non_empty(text), order=order
        )
        label = words.goals.STEP_LABEL.format(text=words.common.quoted(step.text))
        return context.write(label, [Edit.add(step)], words.common.SAVED)

    def take(self, step_id: int) -> Change:
        """Take a step, or open it again; a task of today that is this step goes along."""
        step, context = self._step(step_id), self._context
        taken = None if step.taken else context.now()
        edits = [Edit.patch(step, taken=taken)]
        state: State = "done" if taken else "open"
        edits += [
            Edit.patch(task, state=state, marked=taken)
            for task in context.store.on(Task, context.today())
            if task.of == step.of and (task.state == "done") != bool(taken)
        ]
        text = words.common.quoted(step.text)
        label = (words.goals.TAKE_LABEL if taken else words.goals.REOPEN_LABEL).format(text=text)
        return context.write(label, edits, taken_said(step) if taken else words.changes.OPEN_AGAIN)

    def edit_step(self, step_id: int, text: str, was: str | None = None) -> Change:
        """Change the words of a step. `was` are the words when the edit began. Raises ValueError."""
        step, said = self._step(step_id), non_empty(text)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(said))
        edit, answer = self._context.edit_seen(step, step.text, was, text=said)
        return self._context.write(label, [edit], answer)

    def move_step(self, step_id: int, offset: int) -> Change:
        """Move a step up (-1) or down (1) in its goal."""
        step = self._step(step_id)
        steps = {each.id: each for each in self._steps(step.goal)}
        label = words.changes.MOVE_LABEL.format(text=words.common.quoted(step.text))
        return reorder(self._context, label, steps, moved(list(steps), step.id, offset))

    def delete_step(self, step_id: int) -> Change:
        """Delete a step; undo brings the same one back."""
        step = self._step(step_id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(step.text))
        return self._context.write(label, [Edit.delete(step)], words.changes.DELETED)

    def onto_today(self, step_id: int) -> Change:
        """Put a step onto today's list, once; ticking it there takes the step."""
        step, context = self._step(step_id), self._context
        if any(task.of == step.of for task in context.store.on(Task, context.today())):
            return Change("", answer=words.goals.ON_TODAY_ALREADY)
        task = Task(at=context.now(), day=context.today(), text=step.text, of=step.of)
        label = words.changes.TASK_LABEL.format(text=words.common.quoted(step.text))
        return context.write(label, [Edit.add(task)], words.goals.ON_TODAY)

    # -- inside

    def _goal(self, goal_id: int) -> Goal:
        return there(self._context.store.get(Goal, goal_id))

    def _step(self, step_id: int) -> GoalStep:
        return there(self._context.store.get(GoalStep, step_id))

    def _steps(self, goal_id: int) -> list[GoalStep]:
        return in_order(step for step in self._context.store.core(GoalStep) if step.goal == goal_id)


def taken_said(step: GoalStep) -> str:
    """Return what is said to a step that was taken."""
    return words.goals.STEP_TAKEN.format(step=step.text)


def reorder(context: Context, label: str, by_id: Mapping[int, P], ids: Sequence[int]) -> Change:
    """Write the places of records (steps or cards, by id in their order) that stand elsewhere now."""
    if ids == list(by_id):
        return Change("")
    edits = [Edit.patch(by_id[id], order=n) for n, id in enumerate(ids) if by_id[id].order != n]
    return context.write(label, edits, words.common.SAVED)


def goes_along(store: Store, task: Task, state: State, marked: datetime) -> tuple[list[Edit], str]:
    """Return the edits of the step that a task is, when the task is marked, and what is said to it."""
    step = next((step for step in store.core(GoalStep) if step.of == task.of), None)
    if step is None or bool(step.taken) == (state == "done"):
        return [], ""
    taken = marked if state == "done" else None
    return [Edit.patch(step, taken=taken)], taken_said(step) if taken else ""


def act_of_step(store: Store, of: str) -> str:
    """Return the act that a step was: a hard one, where its goal names what may get in the way."""
    found = next((step.goal for step in store.core(GoalStep) if step.of == of), 0)
    goal = store.get(Goal, found)
    return "task" if goal is None else "hard_step" if goal.obstacle else "step"


def named_by_step(store: Store) -> dict[str, str]:
    """Return what the goal of each step is called, in a word or two, by what its tasks are `of`."""
    goals = {goal.id: goal for goal in store.core(Goal)}
    found = ((step, goals.get(step.goal)) for step in store.core(GoalStep))
    return {step.of: words.goals.brief(goal.called) for step, goal in found if goal}
