"""`companion weekly`: a look back at the week."""

from __future__ import annotations

import click

from companion.cli.asking import ask_and_save
from companion.cli.opening import Places, opened


@click.command()
@click.option("--on", "day", metavar="DAY", help="Offer it on this day from now on: sunday; or off.")
@click.pass_obj
def weekly(places: Places, day: str | None) -> None:
    """Look back at the week: facts, two questions, one thing to carry on, one to let go.

    It asks; from a pipe each line answers one, and an empty one skips it.
    """
    if day is None:
        ask_and_save(
            places,
            lambda companion: companion.weekly.flow(),
            lambda companion, flow: companion.weekly.keep(flow),
        )
        return
    with opened(places) as companion:
        click.echo(companion.weekly.choose(day).answer)
