"""`companion goal`: wishes and the steps towards them; the board is in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell

if TYPE_CHECKING:
    from companion.companion import Companion


FURTHER = {
    "step": "goals.steps:step",
    "done": "goals.steps:done",
    "reopen": "goals.steps:reopen",
    "onto": "goals.steps:onto",
    "move": "goals.steps:move",
    "edit": "goals.wishes:edit",
    "say": "goals.wishes:say",
    "state": "goals.wishes:state",
    "rest": "goals.wishes:rest",
    "let-go": "goals.wishes:let_go",
    "take-up": "goals.wishes:take_up",
    "keep-date": "goals.wishes:keep_date",
    "change-date": "goals.wishes:change_date",
    "delete": "goals.wishes:delete",
    "board": "goals.board:board",
}


@click.group(cls=Group, others=FURTHER, invoke_without_command=True)
@click.pass_context
def goal(context: click.Context) -> None:
    """Name a goal, add a step, take one, let one go.

    Without a command, list the goals with their next steps. GOAL and STEP are first words, or an id as
    `list --json` prints it. It asks for what you leave out, or reads it
    from a pipe, one line each.
    """
    if context.invoked_subcommand is None:
        with opened(context.obj) as companion:
            tell_list(companion)


@goal.command("list")
@options.as_json
@click.pass_obj
def list_goals(places: Places, as_json: bool) -> None:
    """List the goals with their next steps."""
    with opened(places) as companion:
        if as_json:
            put_json("goals", {"goals": companion.goals.view().goals})
        else:
            tell_list(companion)


@goal.command()
@click.argument("wish", nargs=-1)
@click.option("--step", "steps", multiple=True, metavar="STEP", help="A first step; may be repeated.")
@click.pass_obj
def add(places: Places, wish: tuple[str, ...], steps: tuple[str, ...]) -> None:
    """Name a wish, with first steps if you like."""
    answers = AskedFor(" ".join(wish))
    said = answers.next(words.goals.ASK_WISH)
    more = answers.rest(words.goals.ASK_STEP) if said and not wish else []
    typed = "\n".join([said, *more, *steps])
    with opened(places, typed=typed) as companion, given_back(typed):
        companion.goals.add(said, (*more, *steps))
        tell(words.goals.NAMED, wish=said)


@goal.command()
@click.argument("goal", nargs=-1)
@options.as_json
@click.pass_obj
def show(places: Places, goal: tuple[str, ...], as_json: bool) -> None:
    """Show a goal in full, with its steps."""
    from companion.cli.frame.rows import tell_in_full
    from companion.cli.goals.named import ALL, the_goal
    from companion.rows.goals import reading
    from companion.rows.marks import UNICODE

    with opened(places) as companion:
        chosen = the_goal(companion, AskedFor(" ".join(goal)), *ALL)
        if as_json:
            put_json("goals", {"goals": (chosen,)})
            return
        tell_in_full(reading(chosen.goal.key, companion.goals.view(), UNICODE))


def tell_list(companion: Companion) -> None:
    """Print the goals with their next steps."""
    from companion.rows.goals import next_said

    view = companion.goals.view()
    for each in view.of("open"):
        tell(each.goal.wish)
        for said in filter(None, (next_said(each), words.goals.DATE_PASSED if each.asks else "")):
            tell(f"  {said}")
    for each in view.of("resting"):
        tell(words.goals.RESTS, wish=each.goal.wish)
    if gone := len(view.of("let_go")):
        tell(words.goals.LET_GO_COUNT, n=gone)
    if not view.goals:
        click.echo(words.goals.NO_GOALS)
