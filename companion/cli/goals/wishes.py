"""`companion goal`: what is said of a goal, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.telling import tell, tell_answer
from companion.cli.goals.named import ALL, goal_or_step, the_goal

if TYPE_CHECKING:
    from companion.model.goals import GoalState

STATES: dict[str, GoalState] = {"rest": "resting", "let-go": "let_go", "take-up": "open"}
"""What each command makes of a goal."""


@click.command()
@click.argument("named", metavar="[GOAL|STEP]...", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, named: tuple[str, ...], text: str) -> None:
    """Change the words of a wish or a step."""
    answers = AskedFor(" ".join(named), text)
    with opened(places, typed=text) as companion:
        of, step = goal_or_step(companion, answers)
        now = step.text if step else of.goal.wish
        said = answers.instead(words.common.NEW_WORDS, now)
        with answers.given_back():
            if step:
                tell_answer(companion.goals.edit_step(step.id, said, now))
            else:
                tell_answer(companion.goals.say(of.goal.id, "wish", said, now))


@click.command()
@click.argument("goal", nargs=-1)
@click.option("--name", metavar="NAME", help="What it is called, in a word or two.")
@click.option("--why", metavar="TEXT", help="Why it matters.")
@click.option("--by", metavar="DAY", help="A date, if you like: 24 Nov, sunday, 2027-03-01.")
@click.option("--obstacle", metavar="TEXT", help="What may get in the way.")
@click.option("--plan", metavar="TEXT", help="What you do if that happens.")
@click.pass_obj
def say(places: Places, /, goal: tuple[str, ...], **given: str | None) -> None:
    """Say more about a goal: a name, why, an obstacle, a date.

    An empty text removes one.
    """
    answers = AskedFor(" ".join(goal), "", "")
    told = {what: text for what, text in given.items() if text is not None}
    with opened(places, typed="\n".join(told.values())) as companion:
        of = the_goal(companion, answers, *ALL).goal
        labels = {what: label for what, label in words.goals.LABELS.items() if what != "wish"}
        told = told or answers.field(
            words.goals.ASK_WHAT, labels, lambda what: companion.goals.said(of.id, what)
        )
        with given_back("\n".join(told.values())):
            for what, text in told.items():
                change = companion.goals.say(of.id, what, text)
        tell_answer(change)


@click.command()
@click.argument("goal", nargs=-1)
@click.pass_obj
def state(places: Places, goal: tuple[str, ...]) -> None:
    """Rest a goal, let it go, or take it up again. It asks which."""
    answers = AskedFor(" ".join(goal), "")
    with opened(places) as companion:
        of = the_goal(companion, answers, *ALL).goal
        offered = {name: said for name, said in words.goals.REST_OR_LET_GO if name != of.state}
        wanted = answers.which(words.goals.ASK_STATE, [*offered.values()], [*offered])
        found = next((each for name, each in STATES.items() if wanted in (name, each)), None)
        if found is None:
            fail(words.common.NOTHING_CHANGED)
        tell_answer(companion.goals.become(of.id, found))


@click.command()
@click.argument("goal", nargs=-1)
@click.pass_obj
def rest(places: Places, goal: tuple[str, ...]) -> None:
    """Rest a goal. Everything stays."""
    become(places, goal, "rest")


@click.command("let-go")
@click.argument("goal", nargs=-1)
@click.pass_obj
def let_go(places: Places, goal: tuple[str, ...]) -> None:
    """Let a goal go, on purpose. The steps you took stay."""
    become(places, goal, "let-go")


@click.command("take-up")
@click.argument("goal", nargs=-1)
@click.pass_obj
def take_up(places: Places, goal: tuple[str, ...]) -> None:
    """Take up a goal again that rested or was let go."""
    become(places, goal, "take-up")


def become(places: Places, goal: tuple[str, ...], name: str) -> None:
    """Give a goal another state."""
    state = STATES[name]
    with opened(places) as companion:
        of = the_goal(companion, AskedFor(" ".join(goal)), *ALL).goal
        if of.state == state:  # a script may say it twice
            tell(words.goals.STATE_ANSWERS[state])
        else:
            tell_answer(companion.goals.become(of.id, state))


@click.command("keep-date")
@click.argument("goal", nargs=-1)
@click.pass_obj
def keep_date(places: Places, goal: tuple[str, ...]) -> None:
    """Keep a date that has passed; companion does not ask again."""
    with opened(places) as companion:
        chosen = the_goal(companion, AskedFor(" ".join(goal)))
        if chosen.goal.by is None:
            fail(words.goals.NO_DATE)
        tell_answer(companion.goals.keep_date(chosen.goal.id))


@click.command("change-date")
@click.argument("goal", nargs=-1)
@click.option("--by", "date", metavar="DAY", default="", help="The new date: 24 Nov, sunday, 2027-03-01.")
@click.pass_obj
def change_date(places: Places, goal: tuple[str, ...], date: str) -> None:
    """Change the date of a goal."""
    answers = AskedFor(" ".join(goal), date)
    with opened(places) as companion:
        of = the_goal(companion, answers).goal
        said = answers.instead(words.goals.LABELS["by"], companion.goals.said(of.id, "by"))
        with answers.given_back():
            tell_answer(companion.goals.say(of.id, "by", said))


@click.command()
@click.argument("named", metavar="[GOAL|STEP]...", nargs=-1)
@click.pass_obj
def delete(places: Places, named: tuple[str, ...]) -> None:
    """Delete a goal with its steps, or a step."""
    with opened(places) as companion:
        of, step = goal_or_step(companion, AskedFor(" ".join(named)))
        goals = companion.goals
        tell_answer(goals.delete_step(step.id) if step else goals.delete(of.goal.id))
