"""`companion close`: the day, closed."""

from __future__ import annotations

import click

from companion.cli.frame import options
from companion.cli.frame.asking import ask_and_save
from companion.cli.frame.opening import Places


@click.command()
@options.day
@click.pass_obj
def close(places: Places, when: str | None) -> None:
    """Close the day, and choose one small thing for tomorrow.

    It shows what happened, then asks for one line about the day and for tomorrow's thing. From a pipe it
    reads them as two lines; either may be empty.
    """
    ask_and_save(
        places,
        lambda companion: companion.closing.flow(companion.context.when(when).day if when else None),
        lambda companion, flow: companion.closing.keep(flow),
    )
