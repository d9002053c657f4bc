"""The routine as rows: its items, what is for today only, and what comes next."""

from __future__ import annotations

from companion import words
from companion.model.routine import RoutineRow, RoutineView
from companion.rows.marks import Marks
from companion.rows.row import Row, gap, notes


def rows(view: RoutineView, marks: Marks) -> list[Row]:
    """Return the routine, "Just today", and between windows what comes next."""
    found = [row for item in view.rows for row in _item(item, marks)]
    if view.routine and not view.rows:
        found += notes("none", [words.routine.NO_ITEMS])
    if view.tasks or view.routine is None:
        found += [gap("today")] if found else []
        found.append(Row("heading", words.common.JUST_TODAY, heading=True))
        found += [row for task in view.tasks for row in _item(task, marks)]
        if not view.tasks:
            found += notes("hint", [words.routine.TASK_HINT])
    if comes := upcoming(view):
        found += [gap("next"), *notes("next", [comes])]
    return found


def title(view: RoutineView | None) -> str:
    """Return the name of the routine, told apart when it is not the one for now."""
    name = view.title if view else ""
    return words.routine.LOOKING.format(name=name) if view and view.looking else name or words.routine.TITLE


def figure(view: RoutineView | None) -> str:
    """Return how many are done, where any are."""
    return words.routine.FIGURE_DONE.format(n=view.done) if view and view.done else ""


def upcoming(view: RoutineView | None) -> str:
    """Return what comes next, where something does."""
    if view is None or view.upcoming is None:
        return ""
    name, starts = view.upcoming
    return words.routine.UPCOMING.format(name=name, time=words.common.clock(starts))


def _item(item: RoutineRow, marks: Marks) -> list[Row]:
    """Return an item, and what stands under it while it is selected."""
    marked = words.common.clock(item.marked) if item.marked else ""
    main = Row(
        key=item.key,
        text=item.label,
        mark=marks.of(item.state),
        aside=item.aside if item.state == "open" else marked,
        word=words.routine.state_word(item.state, item.marked),
        muted=item.state != "open",
    )
    under = [
        Row(f"{item.key}/step {n}", step, marks.done if done else marks.open, muted=done, under=item.key)
        for n, (step, done) in enumerate(item.steps)
    ]
    said = [words.routine.REASON.format(reason=item.reason)] if item.reason else []
    said += [item.note] if item.note else []
    under += [
        Row(f"{item.key}/said {n}", text, muted=True, heading=True, under=item.key)
        for n, text in enumerate(said)
    ]
    return [main, *under]
