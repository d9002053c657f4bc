"""`companion tick`: mark a row of a day done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli import options
from companion.cli.opening import WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.model.routine import RoutineRow


@click.command()
@click.argument("item", nargs=-1)
@options.at
@click.option("--win", "as_win", is_flag=True, help="Also save it as a win.")
@click.pass_obj
def tick(places: Places, item: tuple[str, ...], when: str | None, as_win: bool) -> None:
    """Tick off one of today's items or tasks. ITEM is the first words of its name.

    Without ITEM, list today's items and tasks.
    """
    wanted = " ".join(item).strip()
    with opened(places, typed=wanted) as companion:
        from companion.model.text import visible

        moment = companion.context.when(when) if when else None
        routine = companion.routine.on(moment.day) if moment else companion.routine
        rows = list(routine.view().everything)
        if not wanted:
            for row in rows:
                click.echo(f"{row.state:<8} {visible(row.label)}")
            return
        found = named(wanted, rows)
        if len(found) != 1:
            there, here = (
                "is not on that day's list. That day's list is",
                "is not on today's list. Today's list is",
            )
            said = "could be any of these" if found else there if moment else here
            choices = (f"  {visible(row.label)}" for row in found or rows)
            fail("\n".join([f"“{wanted}” {said}:", *choices]), WRONG)
        (row,) = found
        if row.state == "done":
            click.echo(f"Already done: {visible(row.label)}")
        else:
            change = routine.toggle(row.key, "done", at=moment)
            click.echo(f"Done: {visible(row.label)}. {change.answer}".rstrip())
            if as_win:
                act, text = routine.win_of(row.key, alone=True) or ("task", row.label)
                click.echo(companion.wins.keep_offered(act, text).answer)


def named(wanted: str, rows: list[RoutineRow]) -> list[RoutineRow]:
    """The rows whose words begin with what is wanted; of the same words twice, the first not done."""
    from companion.model.finding import begins
    from companion.model.text import folded

    found = begins(wanted, rows, lambda row: (row.label,))
    if len({folded(row.label) for row in found}) == 1:
        return [next((row for row in found if row.state != "done"), found[0])]
    return found
