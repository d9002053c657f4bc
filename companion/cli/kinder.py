"""`companion kinder`: a harsh thought, answered."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame.asking import ask_and_save
from companion.cli.frame.opening import Places


@click.command()
@click.option("--as-line", is_flag=True, help="Also save the last answer as an affirmation.")
@click.pass_obj
def kinder(places: Places, as_line: bool) -> None:
    """Answer a harsh thought in kinder words.

    There are four steps: the thought, a closer look, what is also true, and what you would say to a friend.
    It asks; from a pipe each line answers one step, and an empty line leaves it out.
    """
    ask_and_save(
        places,
        lambda companion: companion.kinder.flow(),
        lambda companion, flow: companion.kinder.keep(
            flow, as_line=as_line or flow.chosen == words.kinder.AS_LINE[0]
        ),
    )
