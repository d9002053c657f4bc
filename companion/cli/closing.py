"""`companion close`: the day, closed."""

from __future__ import annotations

import click

from companion.cli import options
from companion.cli.asking import ask_and_save
from companion.cli.opening import Places


@click.command()
@options.day
@click.pass_obj
def close(places: Places, when: str | None) -> None:
    """Close the day: what happened in it, one line about it, and one small thing for tomorrow.

    It asks; from a pipe the first line is about the day, the second is tomorrow's thing. Each may be empty.
    """
    ask_and_save(
        places,
        lambda companion: companion.closing.flow(companion.context.when(when).day if when else None),
        lambda companion, flow: companion.closing.keep(flow),
    )
