"""`companion kinder`: a harsh thought, answered."""

from __future__ import annotations

import click

from companion import words
from companion.cli.asking import ask_and_save
from companion.cli.opening import Places


@click.command()
@click.option("--as-line", is_flag=True, help="Keep the last answer as an affirmation of your own, too.")
@click.pass_obj
def kinder(places: Places, as_line: bool) -> None:
    """Answer a harsh thought in four steps: the thought, a closer look, what is also so, and what you
    would say to a friend.

    It asks; from a pipe each line answers one step, and an empty one skips it.
    """
    ask_and_save(
        places,
        lambda companion: companion.kinder.flow(),
        lambda companion, flow: companion.kinder.keep(
            flow, as_line=as_line or flow.chosen == words.kinder.AS_LINE[0]
        ),
    )
