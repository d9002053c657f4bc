"""The year at a glance, looked up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from companion import words
from companion.content import load as content
from companion.model.breathing.technique import Session
from companion.model.checkins import CheckIn
from companion.model.kinds import KINDS
from companion.model.pause import Pause
from companion.model.progress.progress import ProgressAt
from companion.model.progress.rhythm import rested, rests
from companion.model.progress.year import DayStory, MonthTold, YearView, cells, months_of, told
from companion.model.routine import Task, Tick, latest
from companion.model.tallies import Day
from companion.model.wins import Win
from companion.store.tallies import Tallies
from companion.verbs.context import Context
from companion.verbs.routine_day import RoutineDay

TELLS_ITSELF = (Tick, Task, Session, CheckIn, Win)
"""The kinds that have words of their own in a day's story; the others are counted."""


def look(context: Context, tallies: Tallies, at: ProgressAt) -> YearView:
    """Return the cells of all days, and what there is of the one in hand."""
    today, by_day = context.today(), tallies.by_day()
    day = min(at.day or today, today)
    first = min((day for day in by_day if day <= today), default=today)
    paused = rested(rests(context.store.core(Pause), first, today), first)
    drawn = cells(by_day, at.counted, today)
    if not at.counted:
        drawn |= dict.fromkeys(paused - drawn.keys(), "resting")
    months = months_of((each for each in (*by_day, *paused) if each <= today), today)
    in_words = months if at.as_text else (day.replace(day=1),)
    return YearView(
        today=today,
        day=day,
        counted=(at.counted, names(context).get(at.counted, at.counted)),
        cells=drawn,
        months=months,
        told=tuple(
            _said(context, by_day, told(month, by_day, drawn, at.counted, today)) for month in in_words
        ),
        story=story(context, day, rests=day in paused),
    )


def names(context: Context) -> dict[str, str]:
    """Return what can be counted, by id: its name."""
    said, settings = words.progress.COUNTED, context.settings
    items = {f"item:{item.id}": item.label for each in settings.routines for item in each.items}
    categories = (*content.categories(), *settings.wins.categories)
    return {
        "": said[""],
        **items,
        **{id: said[id] for id in ("breathing", "wins", "checkins")},
        **{f"category:{each.id}": each.label for each in categories},
    }


def choices(context: Context, tallies: Tallies) -> list[tuple[str, str]]:
    """Return what can be counted, by id and name; of the categories those that there are wins in."""
    keys = {key for numbers in tallies.by_day().values() for key in numbers}
    return [
        (id, name)
        for id, name in names(context).items()
        if not id.startswith("category:") or id.replace("category:", "wins:") in keys
    ]


def story(context: Context, day: date, *, rests: bool) -> DayStory:
    """Return what was saved on a day."""
    store, known = context.store, content.check_in_words()
    ticks = latest(store.on(Tick, day)).values()
    at = {tick.records: tick.marked for tick in ticks if tick.records and tick.state == "done"}
    river = RoutineDay(context, day).view()
    others = {
        kind.table: number
        for kind in KINDS
        if kind.acts and kind.page == "month" and kind.struct not in TELLS_ITSELF
        if (number := len(store.on(kind.struct, day)))
    }
    felt = (
        ", ".join(word.replace("_", " ") for word in each.words)
        or known.feeling(each.pleasantness, each.energy)
        for each in store.on(CheckIn, day)
    )
    return DayStory(
        up=at.get("wake"),
        routines=tuple((each.name, tuple(row.state for row in each.rows)) for each in river.routines),
        tasks=tuple(row.label for row in river.tasks if row.state == "done" and row.is_task),
        bed=at.get("bedtime"),
        wins=tuple(win.text for win in store.on(Win, day)),
        seconds=sum(each.seconds for each in store.on(Session, day)),
        felt=tuple(filter(None, felt)),
        others=others,
        rests=rests,
    )


def _said(context: Context, by_day: Mapping[date, Day], month: MonthTold) -> MonthTold:
    """Add to a month the names of what was done on its fullest day: the getting up, and the routines."""
    if month.fullest is None:
        return month
    numbers = by_day[month.fullest]
    done = {key[6:-5] for key in numbers if key.startswith("ticks:") and key.endswith(":done")}
    plan = context.settings.routines
    names = [item.label for each in plan for item in each.items if item.records == "wake" and item.id in done]
    names += [each.name for each in plan if any(item.id in done and not item.records for item in each.items)]
    return replace(month, done=tuple(names))
