"""`companion rest`: a pause of everything or of one routine."""

from __future__ import annotations

import click

from companion import words
from companion.cli.opening import Places, opened


@click.command()
@click.argument("until", nargs=-1)
@click.option("--end", is_flag=True, help="End the rest of today.")
@click.pass_obj
def rest(places: Places, until: tuple[str, ...], end: bool) -> None:
    """Rest until a day, which counts: sunday, 3 days, 24 nov, from 12 nov until 15 nov.

    With the name of a routine before it, only that one rests. Without UNTIL it tells what rests.
    What is done meanwhile counts as ever.
    """
    with opened(places) as companion:
        if end:
            click.echo(companion.pauses.end().answer)
        elif until:
            click.echo(companion.pauses.rest(" ".join(until)).answer)
        else:
            from companion.model.text import visible

            today = companion.context.today()
            told = [
                words.pauses.RESTING.format(name=name, date=words.pauses.date_of(last, today))
                for name, last in companion.pauses.now()
            ]
            click.echo("\n".join(map(visible, told or [words.pauses.NONE])))
