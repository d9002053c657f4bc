"""`companion rest`: a pause of everything or of one routine."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell, tell_all


@click.group(cls=WordsGroup, alone="list")
def rest() -> None:
    """Rest until a day, or show what is resting.

    `companion rest sunday` is `companion rest until sunday`, and `companion rest` is `companion rest list`.
    """


@rest.command("until")
@click.argument("day", nargs=-1)
@click.option("--end", is_flag=True, help="End the rest that is on today.")
@click.pass_obj
def until(places: Places, day: tuple[str, ...], end: bool) -> None:
    """Rest until a day: sunday, 3 days or 24 nov.

    The day itself is part of the rest; a span, such as from 12 nov until 15 nov, also works. Put the name of
    a routine first to rest only that one. Anything you do still counts.
    """
    answers = AskedFor(" ".join(day))
    with opened(places) as companion:
        if end:
            tell(companion.pauses.end().answer)
        else:
            said = answers.instead(f"{words.pauses.LABEL} ({words.pauses.HINT})", "")
            tell(companion.pauses.rest(said).answer)


@rest.command("list")
@options.as_json
@click.pass_obj
def listed(places: Places, as_json: bool) -> None:
    """Show what is resting today, and until when."""
    with opened(places) as companion:
        today, resting = companion.context.today(), companion.pauses.now()
        if as_json:
            put_json("rest list", {"rests": [{"name": name, "until": last} for name, last in resting]})
            return
        told = [
            words.pauses.RESTING.format(name=name, date=words.pauses.date_of(last, today))
            for name, last in resting
        ]
        tell_all(told or [words.pauses.NONE])
