"""The goals as rows, and one goal as it is read."""

from __future__ import annotations

from companion import words
from companion.model.days import day_of
from companion.model.goals import GoalInFull, GoalStep, GoalsView
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row, gap, notes

TITLE = 24  # letters of a wish that is read in the title alone
LET_GO = "let go"
"""The key of the line that those are folded to that were let go."""


def rows(view: GoalsView) -> list[Row]:
    """Return the goals with their next steps, those that rest, and in one line those that were let go."""
    found: list[Row] = []
    for each in view.of("open"):
        found.append(Row(each.goal.key, each.goal.wish))
        if said := next_said(each):
            found.append(Row(f"{each.goal.key}/next", f"  {said}", muted=True, heading=True))
    if resting := view.of("resting"):
        found += [gap("resting"), Row("resting", words.goals.RESTING, heading=True)]
        found += [Row(each.goal.key, each.goal.wish, muted=True) for each in resting]
    if gone := view.of("let_go"):
        found += [gap(LET_GO), Row(LET_GO, words.goals.LET_GO, aside=str(len(gone)), muted=True)]
        found += [Row(each.goal.key, each.goal.wish, muted=True, under=LET_GO) for each in gone]
    return found or notes("empty", [words.goals.EMPTY])


def next_said(each: GoalInFull) -> str:
    """Return the name of a goal and its next step, or how many it has taken."""
    name, step = each.goal.name, each.next
    if step:
        said = words.goals.NAMED_NEXT if name else words.goals.NEXT_IS
        return said.format(name=name, step=step.text)
    return " · ".join(part for part in (name, words.goals.steps_taken(each.taken)) if part)


def reading(key: str, view: GoalsView, marks: Marks) -> RowInFull:
    """Return the goal with this key in full, or what stands beside the list where none is in hand."""
    each, _ = view.find(key)
    if each:
        figure = words.goals.steps_taken(each.taken)
        return RowInFull(each.goal.called, figure, _in_full(each, view, marks))
    if key == LET_GO:
        return RowInFull(words.goals.LET_GO, "", tuple(notes("kept", [words.goals.STEPS_STAY])))
    return RowInFull()


def _in_full(each: GoalInFull, view: GoalsView, marks: Marks) -> tuple[Row, ...]:
    """Return the wish, what is asked of it, its steps, what may get in the way."""
    goal = each.goal
    in_title = not goal.name and len(goal.wish) <= TITLE
    wish = [] if in_title else _said("wish", goal.wish)
    asked = [words.goals.DATE_PASSED, *(f"{key}  {text}" for key, text in words.goals.DATE_CHOICES)]
    steps = [_step(step, step is each.next, view, marks) for step in each.steps]
    obstacle = words.goals.IN_THE_WAY.format(what=goal.obstacle) if goal.obstacle else ""
    by = words.goals.BY.format(day=words.goals.on_day(goal.by, view.today)) if goal.by and view.today else ""
    return apart(
        [*wish, *_said("why", goal.why, muted=True)],
        notes("asks", asked) if each.asks else (),
        steps or notes("none", [words.goals.NO_STEP_YET]),
        _said("obstacle", obstacle, muted=True),
        _said("plan", goal.plan),
        _said("by", "" if each.asks else by, muted=True),
    )


def _said(what: str, text: str, *, muted: bool = False) -> list[Row]:
    """Return what was said of a goal, a row for each of its lines."""
    return [
        Row(f"{what}:{n}", line, muted=muted, wraps=True, flush=True)
        for n, line in enumerate(text.splitlines())
    ]


def _step(step: GoalStep, is_next: bool, view: GoalsView, marks: Marks) -> Row:
    day = day_of(step.taken, view.day_starts_at) if step.taken else None
    when = words.goals.short_date(day, view.today) if day else ""
    return Row(
        step.key,
        step.text,
        marks.done if step.taken else marks.open,
        when or (words.goals.NEXT if is_next else ""),
        muted=step.taken is not None,
    )
