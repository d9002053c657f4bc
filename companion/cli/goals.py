"""`companion goal`: wishes, the steps towards them, and the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli import options, outputs
from companion.cli.asking import AskedFor
from companion.cli.groups import Group
from companion.cli.naming import the_one
from companion.cli.opening import WRONG, Places, fail, opened
from companion.cli.telling import tell

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.goals import GoalInFull


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def goal(context: click.Context) -> None:
    """Name a goal, add a step, take one, let one go.

    Without a command, list the goals with their next steps. What is not given is asked for, or read from a
    pipe, a line for each.
    """
    if context.invoked_subcommand is None:
        with opened(context.obj) as companion:
            _list(companion)


@goal.command()
@click.argument("wish", nargs=-1)
@click.option("--step", "steps", multiple=True, metavar="STEP", help="A first step; may be given again.")
@click.pass_obj
def add(places: Places, wish: tuple[str, ...], steps: tuple[str, ...]) -> None:
    """Name a wish, with first steps if you like."""
    answers = AskedFor(" ".join(wish))
    said = answers.next(words.goals.ASK_WISH)
    more = answers.rest(words.goals.ASK_STEP) if said and not wish else []
    with opened(places, typed="\n".join([said, *more, *steps])) as companion:
        companion.goals.add(said, (*more, *steps))
        tell(words.goals.NAMED, wish=said)


@goal.command()
@click.argument("goal", default="")
@click.argument("step", nargs=-1)
@click.pass_obj
def step(places: Places, goal: str, step: tuple[str, ...]) -> None:
    """Add a step to a goal. GOAL is the first words of its wish or its name."""
    answers = AskedFor(goal, " ".join(step))
    with opened(places, typed=" ".join(step)) as companion:
        chosen = _goal(companion, answers)
        text = answers.next(words.goals.ASK_A_STEP)
        companion.goals.add_step(chosen.goal.id, text)
        tell(words.goals.STEP_ADDED, goal=chosen.goal.called, step=text)


@goal.command()
@click.argument("step", nargs=-1)
@click.pass_obj
def done(places: Places, step: tuple[str, ...]) -> None:
    """Take a step. STEP is its first words."""
    with opened(places) as companion:
        goals = companion.goals.view().of("open")
        ahead = [each for every in goals for each in every.steps if each.taken is None]
        if not ahead:
            fail(words.goals.NOTHING_OPEN, WRONG)
        wanted = AskedFor(" ".join(step)).which(words.goals.ASK_TAKEN, [each.text for each in ahead])
        found = the_one(wanted, ahead, lambda each: (each.text,), lambda each: each.id)
        tell(companion.goals.take(found.id).answer)


@goal.command("let-go")
@click.argument("goal", nargs=-1)
@click.pass_obj
def let_go(places: Places, goal: tuple[str, ...]) -> None:
    """Let a goal go, on purpose. The steps that were taken stay."""
    with opened(places) as companion:
        chosen = _goal(companion, AskedFor(" ".join(goal)))
        click.echo(companion.goals.become(chosen.goal.id, "let_go").answer)


@goal.command()
@click.option("--svg", "file", metavar="FILE", help="Save it as a picture, with the pictures in it.")
@options.force
@click.pass_obj
def board(places: Places, file: str | None, force: bool) -> None:
    """Print the cards of the board, or save it as a picture."""
    with opened(places) as companion:
        view = companion.board.view()
        if not view.cards:
            fail(words.board.NOTHING_YET, WRONG)
        if not file:
            for each in view.cards:
                tell(words.board.told(each.card.text, each.goal))
            return
        from companion.config.palette import for_a_picture
        from companion.export.board import save

        colours = for_a_picture(companion.settings.appearance.theme)
        path = outputs.target(file)
        outputs.said(path, save(view, colours, path, companion.store.folder, force=force))


def _list(companion: Companion) -> None:
    from companion.rows.goals import next_said

    view = companion.goals.view()
    for each in view.of("open"):
        tell(each.goal.wish)
        for said in filter(None, (next_said(each), words.goals.DATE_PASSED if each.asks else "")):
            tell("  {said}", said=said)
    for each in view.of("resting"):
        tell(words.goals.RESTS, wish=each.goal.wish)
    if gone := len(view.of("let_go")):
        tell(words.goals.LET_GO_COUNT, n=gone)
    if not view.goals:
        click.echo(words.goals.NO_GOALS)


def _goal(companion: Companion, answers: AskedFor) -> GoalInFull:
    """Return the goal that is meant: one that is open or rests, by its wish or its name."""
    view = companion.goals.view()
    goals = [*view.of("open"), *view.of("resting")]
    if not goals:
        fail(words.goals.NO_GOALS, WRONG)
    wanted = answers.which(words.goals.ASK_GOAL, [each.goal.called for each in goals])
    return the_one(wanted, goals, lambda each: (each.goal.wish, each.goal.name), lambda each: each.goal.id)
