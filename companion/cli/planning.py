"""`companion boundary` and `companion appointment`: what is planned with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import ask_and_save
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell_all

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.model.flow import Flow


@click.command()
@click.pass_obj
def boundary(places: Places) -> None:
    """Prepare a boundary: what you will say, to whom, when. It then goes on that day's list.

    It asks; from a pipe each line answers one question.
    """
    ask_and_save(
        places,
        lambda companion: companion.planning.boundary(),
        lambda companion, flow: companion.planning.keep_boundary(flow),
    )


@click.command()
@click.option("--list", "listed", is_flag=True, help="List what is planned, soonest first.")
@click.option("--keep", is_flag=True, help="Write what you want to keep from the last one.")
@click.option("--win", "as_win", is_flag=True, help="With --keep: also save it as a win.")
@options.as_json
@click.pass_obj
def appointment(places: Places, listed: bool, keep: bool, as_win: bool, as_json: bool) -> None:
    """Plan an appointment or a group: what, and when. It then goes on that day's list.

    It asks; from a pipe each line answers one question.
    """
    options.only_with("--list", as_json, listed)
    if keep:

        def save(companion: Companion, flow: Flow) -> Change:
            change, kept = companion.planning.keep(flow), flow.said(words.planning.KEEP).splitlines()
            if not (as_win and kept):
                return change
            return companion.wins.keep_offered("kept_of", kept[0], change.answer)

        ask_and_save(places, lambda companion: companion.planning.keeping(companion.planning.been().id), save)
        return
    if not listed:
        ask_and_save(
            places,
            lambda companion: companion.planning.appointment(),
            lambda companion, flow: companion.planning.keep_appointment(flow),
        )
        return
    with opened(places) as companion:
        from companion.verbs.planning import day_told

        planned = companion.planning.planned()
        if as_json:
            put_json("appointments", {"appointments": planned})
            return
        lines = [f"{day_told(each)}  {each.text}" for each in planned]
        tell_all(lines or [words.planning.NONE])
