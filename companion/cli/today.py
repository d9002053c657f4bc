"""`companion today`: a day in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from companion.companion import Companion
    from companion.model.routine import RoutineRow


@click.command()
@options.as_json
@options.day
@click.pass_obj
def today(places: Places, as_json: bool, when: str | None) -> None:
    """Show the day so far: routines, tasks, breathing, wins."""
    with opened(places) as companion:
        day = companion.context.when(when).day if when else companion.context.today()
        if as_json:
            from companion.model.record import in_full

            put_json("today", in_full(companion.day_in_full(day)))
        else:
            tell_all(rendered(day, companion))


def rendered(date: date, companion: Companion) -> Iterator[str]:
    """The day as lines of text."""
    from companion.rows import routine

    day = companion.day_in_full(date)
    yield words.common.long_date(day.day)
    for name, rows in routine.told(companion.routine.on(date).view()):
        if rows:
            yield from ("", name, *(told_row(row) for row in rows))
    if day.sessions:
        names = {technique.id: technique.name for technique in companion.context.techniques()}
        yield from ("", words.breathing.TITLE)
        for session in day.sessions:
            name, length = (
                names.get(session.technique, session.technique),
                words.common.length(session.seconds),
            )
            yield f"  {words.common.clock(session.at):>5}  {name}, {length}"
    if day.wins:
        labels = (
            {category.id: category.label for category in companion.wins.categories()}
            if any(win.category for win in day.wins)
            else {}
        )
        yield from ("", words.wins.TITLE)
        for win in day.wins:
            label = labels.get(win.category, win.category)
            after = "".join(f"  ({text})" for text in (label, win.note) if text)
            yield f"  {words.common.clock(win.at):>5}  {win.text}{after}"


def told_row(row: RoutineRow) -> str:
    """One row of a routine as text, its state in words."""
    marked = words.common.clock(row.marked) if row.marked else ""
    after = "".join(f"  ({text})" for text in (row.reason, row.note) if text)
    return f"  {marked:>5}  {row.state:<7}  {row.label}{after}"
