"""`companion tick`: mark a row of today done."""

from __future__ import annotations

import click

from companion.cli.opening import WRONG, Places, fail, opened


@click.command()
@click.argument("item", nargs=-1)
@click.pass_obj
def tick(places: Places, item: tuple[str, ...]) -> None:
    """Tick off an item or a task of today, named by the beginning of its words.

    Without ITEM it lists what there is.
    """
    wanted = " ".join(item).strip().casefold()
    with opened(places) as companion:
        day = companion.day_in_full()
        rows = [row for _, rows in day.routines for row in rows] + list(day.tasks)
        found = [row for row in rows if row.label.casefold().startswith(wanted)]
        exact = [row for row in found if row.label.casefold() == wanted]
        found = exact or found
        if not wanted:
            click.echo("\n".join(f"{row.state:<8} {row.label}" for row in rows))
        elif len(found) != 1:
            said = "could be any of these" if found else "is not on today's list. There is"
            fail(
                "\n".join([f"“{' '.join(item)}” {said}:", *(f"  {row.label}" for row in found or rows)]),
                WRONG,
            )
        elif found[0].state == "done":
            click.echo(f"Done already: {found[0].label}")
        else:
            change = companion.routine.toggle(found[0].key, "done")
            click.echo(f"Done: {found[0].label}. {change.words}")
