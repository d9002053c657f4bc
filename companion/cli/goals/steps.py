"""`companion goal`: what is done with the steps of a goal."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.naming import chosen
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import tell, tell_answer
from companion.cli.goals.named import the_goal, the_step


@click.command()
@click.argument("goal", default="")
@click.argument("step", nargs=-1)
@click.pass_obj
def step(places: Places, goal: str, step: tuple[str, ...]) -> None:
    """Add a step to a goal. GOAL is the first words of its wish or its name."""
    answers = AskedFor(goal, " ".join(step))
    with opened(places, typed=" ".join(step)) as companion:
        goal_in_full = the_goal(companion, answers)
        text = answers.next(words.goals.ASK_A_STEP)
        with given_back(text):
            companion.goals.add_step(goal_in_full.goal.id, text)
        tell(words.goals.STEP_ADDED, goal=goal_in_full.goal.called, step=text)


@click.command()
@click.argument("step", nargs=-1)
@click.option("--toggle", is_flag=True, help="If it was taken, open it again, as space does in the app.")
@click.option("--win", "as_win", is_flag=True, help="Also save it as a win.")
@click.pass_obj
def done(places: Places, step: tuple[str, ...], toggle: bool, as_win: bool) -> None:
    """Take a step. STEP is its first words.

    The id of a goal means its next step.
    """
    with opened(places) as companion:
        found = the_step(
            companion,
            AskedFor(" ".join(step)),
            words.goals.ASK_TAKEN,
            lambda each: toggle or each.taken is None,
        )
        if found.taken and not toggle:
            tell(words.goals.TAKEN_ALREADY, step=found.text)
            return
        change = companion.goals.take(found.id)
        if as_win and not found.taken:
            act = companion.goals.act_of(found.id)
            change = companion.wins.keep_offered(act, found.text, change.answer)
        tell_answer(change)


@click.command()
@click.argument("step", nargs=-1)
@click.pass_obj
def reopen(places: Places, step: tuple[str, ...]) -> None:
    """Open a taken step again."""
    with opened(places) as companion:
        found = the_step(
            companion,
            AskedFor(" ".join(step)),
            words.goals.ASK_REOPENED,
            lambda each: each.taken is not None,
        )
        if found.taken is None:
            tell(words.goals.OPEN_ALREADY, step=found.text)
        else:
            tell_answer(companion.goals.take(found.id))


@click.command()
@click.argument("step", nargs=-1)
@click.option("--into", metavar="NAME", default="", help="Today, or the name of a routine.")
@click.pass_obj
def onto(places: Places, step: tuple[str, ...], into: str) -> None:
    """Put a step onto today's list, or into a routine."""
    answers = AskedFor(" ".join(step), into)
    with opened(places) as companion:
        found = the_step(companion, answers, words.goals.ASK_STEP_ONTO, lambda each: each.taken is None)
        routines = {"today": words.goals.TODAYS_LIST}
        routines |= {each.id: each.name for each in companion.settings.routines}
        asked = words.goals.TODAY_OR_ROUTINE
        where = chosen(answers, asked, routines, lambda id: (routines[id], id), lambda id: id)
        if where == "today":
            tell_answer(companion.goals.onto_today(found.id))
        else:
            tell_answer(companion.routine.add_item(where, found.text))


@click.command()
@options.up_or_down
@click.argument("step", nargs=-1)
@click.pass_obj
def move(places: Places, offset: int, step: tuple[str, ...]) -> None:
    """Move a step up or down in its goal."""
    with opened(places) as companion:
        found = the_step(companion, AskedFor(" ".join(step)), words.goals.ASK_MOVED, lambda _: True)
        tell_answer(companion.goals.move_step(found.id, offset))
