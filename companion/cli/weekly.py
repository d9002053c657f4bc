"""`companion weekly`: a look back at the week."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame.asking import AskedFor, ask_and_save
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.telling import tell_answer


@click.command()
@click.option(
    *("--on", "day"),
    metavar="DAY",
    is_flag=False,
    flag_value="",
    help="The day to offer it from now on: sunday, or off. Without DAY it asks.",
)
@click.pass_obj
def weekly(places: Places, day: str | None) -> None:
    """Look back at the week in a few questions.

    They are facts, two questions, one thing to carry on and one to let go. From a pipe each line answers one,
    and an empty line leaves it out.
    """
    if day is None:
        ask_and_save(
            places,
            lambda companion: companion.weekly.flow(),
            lambda companion, flow: companion.weekly.keep(flow),
        )
        return
    with opened(places) as companion:
        days = {name.casefold(): name for name in words.common.WEEKDAYS} | {"off": words.weekly.NO_DAY}
        day = AskedFor(day).which(words.weekly.DAY_TITLE, [*days.values()], [*days])
        tell_answer(companion.weekly.choose(day or fail(words.common.NOTHING_CHANGED)))
