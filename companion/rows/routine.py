"""The river of a day as rows: its routines in their order, and what is for that day only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from companion import words
from companion.model.river import RoutineView, Stretch
from companion.model.routine import RoutineRow
from companion.rows.marks import Marks
from companion.rows.row import Row, gap, notes

INDENT = "   "  # a group begins where the words of its rows do


def rows(view: RoutineView, marks: Marks) -> list[Row]:
    """Return the river: what is folded or coming is one line, what is for now stands in full."""
    found: list[Row] = []
    folded = False
    for stretch in _in_order(view):
        name = stretch.id if stretch else "today"
        line = stretch is not None and stretch.stands != "full"
        found += [gap(name)] if found and not (folded and line) else []
        folded = line and not (stretch and stretch.opened)
        found.append(_head(stretch, view))
        shown = stretch.shown if stretch else view.tasks
        quiet = bool(view.back or view.until or (stretch and stretch.until))
        found += _in_groups(shown, marks, past=bool(view.back), quiet=quiet)
        if stretch and stretch.stands == "full" and not stretch.rows:
            found += notes(f"none:{stretch.id}", [words.routine.NO_ITEMS])
    return found or notes("hint", [words.routine.TASK_HINT])


def in_place(view: RoutineView, order: Sequence[str]) -> RoutineView:
    """Return the view with its rows in the order of these keys: none moves away under the hands."""
    at = {key: n for n, key in enumerate(order)}
    return replace(
        view,
        routines=tuple(
            replace(each, rows=tuple(sorted(each.rows, key=lambda row: at.get(row.key, len(at)))))
            for each in view.routines
        ),
    )


def told(view: RoutineView) -> Iterator[tuple[str, Sequence[RoutineRow]]]:
    """Yield the names and rows of the river as it is read aloud: nothing is folded away."""
    for stretch in _in_order(view):
        if stretch:
            yield _resting(stretch.name, stretch.until, view), stretch.rows
        else:
            yield words.common.JUST_TODAY, view.tasks


def title(view: RoutineView | None) -> str:
    """Return what the pane is called, another day by its name; of a rest until when it is."""
    if view is None:
        return words.routine.TITLE
    if not view.back:
        return _resting(words.routine.TITLE, view.until, view)
    return words.routine.day_title(view.day, view.today or view.day)


def figure(view: RoutineView | None) -> str:
    """Return how many are done, where any are."""
    return words.routine.FIGURE_DONE.format(n=view.done) if view and view.done else ""


def summary(view: RoutineView | None) -> str:
    """Return the river in a few words: how many are done, else the routine whose time it is."""
    now = view.current if view else None
    return figure(view) or (now.name if now else "")


def begins(view: RoutineView | None) -> str:
    """Return the key of the row where the day goes on: the first that is open, of the routine for now."""
    if view is None:
        return ""
    now = view.current.shown if view.current else ()
    shown = [row for stretch in _in_order(view) for row in (stretch.shown if stretch else view.tasks)]
    return next((row.key for row in (*now, *shown) if row.state == "open"), "")


def goes_on(before: RoutineView | None, view: RoutineView | None, key: str) -> str:
    """Return where the cursor goes from the row with this key, now that the view has changed; '': it stays.

    To the line its routine has been folded to, from that to a row when it is in full again; to where the
    day goes on when another routine has begun or another day is looked at.
    """
    if before is None or view is None or before.day != view.day:
        return begins(view)
    of, was = view.stretch_of(key), before.stretch_of(key)
    shown = [row for stretch in view.routines for row in stretch.shown] + [*view.tasks]
    in_hand = next((row for row in shown if row.key == key), None)
    if before.now != view.now and not (in_hand and in_hand.state == "open"):
        return begins(view)
    if of and key == of.key and of.stands == "full" and was and was.stands == "folded":
        return next((row.key for row in of.rows if row.state == "open"), "")
    return of.key if of and key != of.key and in_hand is None else ""


def _in_order(view: RoutineView) -> list[Stretch | None]:
    """The routines, and None where the tasks of the day stand, if there are any."""
    found: list[Stretch | None] = [*view.routines]
    if view.tasks:
        found.insert(view.tasks_at, None)
    return found


def _resting(name: str, until: date | None, view: RoutineView) -> str:
    """Return a name, and of what rests until when."""
    if until is None:
        return name
    return words.pauses.TITLE.format(title=name, day=words.pauses.short_day(until, view.today or view.day))


def _head(stretch: Stretch | None, view: RoutineView) -> Row:
    """Return the line above the rows, or the one they are folded to, which can be selected."""
    if stretch is None:
        return Row("heading", words.common.JUST_TODAY, heading=True)
    if stretch.stands == "full":
        name = stretch.name if view.until else _resting(stretch.name, stretch.until, view)
        return Row(f"heading:{stretch.id}", name, heading=True)
    states = [row.state for row in stretch.rows]
    counts = (states.count(state) for state in ("done", "partly", "resting"))
    text = words.routine.folded(stretch.name, len(states), *counts)
    if text == stretch.name and stretch.until and not view.until:
        text = _resting(text, stretch.until, view)
    elif stretch.stands == "coming" and text == stretch.name:
        text = words.routine.UPCOMING.format(name=text, time=words.common.clock(stretch.starts))
    times = [row.marked for row in stretch.rows if row.marked]
    ended = words.common.clock(max(times)) if times and stretch.answered else ""
    return Row(stretch.key, text, aside=ended, muted=True, flush=True)


def _in_groups(shown: Sequence[RoutineRow], marks: Marks, *, past: bool, quiet: bool) -> Iterator[Row]:
    """Yield the rows; of a day that is over what was done stands first, so they are in no groups."""
    group = ""
    for item in shown:
        if item.group != group and not past:
            group = item.group
            heading = Row(f"group:{item.key}", f"{INDENT}{group}", heading=True)
            yield heading if group else gap(f"after:{item.key}")
        yield from _item(item, marks, quiet=quiet)


def _item(item: RoutineRow, marks: Marks, *, quiet: bool) -> list[Row]:
    """Return an item, and what stands under it while it is selected."""
    word = words.routine.state_word(item.state, item.marked)
    marked = words.common.clock(item.marked) if item.marked else ""
    main = Row(
        key=item.key,
        text=item.label,
        mark=marks.of(item.state),
        aside={"open": item.aside, "partly": word}.get(item.state, marked),
        word=word,
        muted=quiet or item.state != "open",
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
