"""Goals: a wish, the small steps towards it, what may get in the way; and what the screen shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Literal

import msgspec

from companion.model.record import Record

GoalState = Literal["open", "resting", "let_go"]


class Goal(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A wish. `name` calls it in a word or two, `by` is a day hoped for.

    `obstacle` is what may get in the way, `plan` what is done then. `kept` is the day that was kept though it
    has gone by: it is asked about once.
    """

    wish: str
    name: str = ""
    why: str = ""
    by: date | None = None
    kept: date | None = None
    state: GoalState = "open"
    obstacle: str = ""
    plan: str = ""

    @property
    def called(self) -> str:
        """Its name, or else the wish itself."""
        return self.name or self.wish

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"goal:{self.id}"


class GoalStep(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A step of a goal (its id), small enough to say yes to. `taken` is when it was taken (local, aware)."""

    goal: int
    text: str
    taken: datetime | None = None
    order: int = 0

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"step:{self.id}"

    @property
    def of(self) -> str:
        """What a task of the day comes from that is this step."""
        return f"goal_steps:{self.id}"


class GoalInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A goal with its steps in their order. `asks`: its date has gone by, and nothing was said to that."""

    goal: Goal
    steps: tuple[GoalStep, ...] = ()
    asks: bool = False

    @property
    def next(self) -> GoalStep | None:
        """The first step that is open."""
        return next((step for step in self.steps if step.taken is None), None)

    @property
    def taken(self) -> int:
        """How many steps have been taken."""
        return sum(step.taken is not None for step in self.steps)


class GoalsView(msgspec.Struct, frozen=True, kw_only=True):
    """All goals in the order they were named.

    `touched` is the id of the one that was changed last, of the open ones if there are any. `gentle` tells
    that nothing loud is offered today. A step is taken on the day that began last at `day_starts_at`.
    """

    goals: tuple[GoalInFull, ...] = ()
    touched: int = 0
    today: date | None = None
    day_starts_at: time = time()
    gentle: bool = False

    def of(self, state: GoalState) -> list[GoalInFull]:
        """The goals of a state."""
        return [each for each in self.goals if each.goal.state == state]

    def find(self, key: str) -> tuple[GoalInFull | None, GoalStep | None]:
        """The goal that a key names, or the step with its goal."""
        for each in self.goals:
            if each.goal.key == key:
                return each, None
            if step := next((step for step in each.steps if step.key == key), None):
                return each, step
        return None, None


def in_order(steps: Iterable[GoalStep]) -> list[GoalStep]:
    """Steps in their order; those of two machines with the same place stand as they were written."""
    return sorted(steps, key=lambda step: (step.order, step.id))


def last_taken(steps: Iterable[GoalStep]) -> GoalStep | None:
    """The step that was taken last."""
    return max((step for step in steps if step.taken), key=lambda step: str(step.taken), default=None)


def in_full(goals: Iterable[Goal], steps: Iterable[GoalStep], today: date) -> GoalsView:
    """Every goal with its steps."""
    of: dict[int, list[GoalStep]] = {}
    for step in in_order(steps):
        of.setdefault(step.goal, []).append(step)
    found = [
        GoalInFull(goal=goal, steps=(own := tuple(of.get(goal.id, ()))), asks=asks(goal, own, today))
        for goal in sorted(goals, key=lambda goal: goal.id)
    ]
    revised = {each.goal.id: max(part.rev for part in (each.goal, *each.steps)) for each in found}
    open_first = {each.goal.id: each.goal.state == "open" for each in found}
    touched = max(revised, key=lambda id: (open_first[id], revised[id]), default=0)
    return GoalsView(goals=tuple(found), touched=touched, today=today)


def asks(goal: Goal, steps: Sequence[GoalStep], today: date) -> bool:
    """Whether a goal's date has gone by unanswered, and something of it is still to come."""
    if goal.state != "open" or goal.by is None or goal.by >= today or goal.kept == goal.by:
        return False
    return not steps or any(step.taken is None for step in steps)


def moved(ids: Sequence[int], one: int, offset: int) -> list[int]:
    """Ids with one of them moved up (-1) or down (1); at an end it stays."""
    at = ids.index(one)
    to = min(max(at + offset, 0), len(ids) - 1)
    rest = [each for each in ids if each != one]
    return [*rest[:to], one, *rest[to:]]
