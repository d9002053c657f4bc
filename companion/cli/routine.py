"""`companion tick`: mark a row of today done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli.opening import WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.model.routine import RoutineRow


@click.command()
@click.argument("item", nargs=-1)
@click.pass_obj
def tick(places: Places, item: tuple[str, ...]) -> None:
    """Tick off an item or a task of today, named by the beginning of its words.

    Without ITEM it lists what there is.
    """
    wanted = " ".join(item).strip()
    with opened(places) as companion:
        from companion.model.text import visible

        day = companion.day_in_full()
        rows = [*(row for routine in day.routines for row in routine.rows), *day.tasks]
        if not wanted:
            for row in rows:
                click.echo(f"{row.state:<8} {visible(row.label)}")
            return
        found = named(wanted, rows)
        if len(found) != 1:
            said = "could be any of these" if found else "is not on today's list. There is"
            choices = (f"  {visible(row.label)}" for row in found or rows)
            fail("\n".join([f"“{wanted}” {said}:", *choices]), WRONG)
        (row,) = found
        if row.state == "done":
            click.echo(f"Done already: {visible(row.label)}")
        else:
            change = companion.routine.toggle(row.key, "done")
            click.echo(f"Done: {visible(row.label)}. {change.answer}")


def named(wanted: str, rows: list[RoutineRow]) -> list[RoutineRow]:
    """The rows whose words begin with what is wanted; of the same words twice, the first not done."""
    from companion.model.text import comparable, folded

    start = comparable(wanted, wanted)
    found = [row for row in rows if comparable(row.label, wanted).startswith(start)]
    found = [row for row in found if comparable(row.label, wanted) == start] or found
    found = [row for row in found if folded(row.label) == folded(wanted)] or found
    if len({folded(row.label) for row in found}) == 1:
        return [next((row for row in found if row.state != "done"), found[0])]
    return found
