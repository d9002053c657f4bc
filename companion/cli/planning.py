"""`companion boundary` and `companion appointment`: what is planned with others."""

from __future__ import annotations

import click

from companion import words
from companion.cli.asking import ask_and_save
from companion.cli.opening import Places, opened


@click.command()
@click.pass_obj
def boundary(places: Places) -> None:
    """Prepare a boundary: what you will say, to whom, when. It is then on the day's list.

    It asks; from a pipe each line answers one.
    """
    ask_and_save(
        places,
        lambda companion: companion.planning.boundary(),
        lambda companion, flow: companion.planning.keep_boundary(flow),
    )


@click.command()
@click.option("--list", "listed", is_flag=True, help="List what is planned, the next first.")
@click.pass_obj
def appointment(places: Places, listed: bool) -> None:
    """Plan an appointment or a group: what, and when. It is then on the list of its day.

    It asks; from a pipe each line answers one.
    """
    if not listed:
        ask_and_save(
            places,
            lambda companion: companion.planning.appointment(),
            lambda companion, flow: companion.planning.keep_appointment(flow),
        )
        return
    with opened(places) as companion:
        from companion.model.text import visible
        from companion.verbs.planning import day_told

        planned = companion.planning.planned()
        lines = [f"{day_told(each)}  {visible(each.text)}" for each in planned]
        click.echo("\n".join(lines or [words.planning.NONE]))
