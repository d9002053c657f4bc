"""Which goal, step or card is meant by the words of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion import words
from companion.cli.frame.naming import chosen, is_called, the_one
from companion.cli.frame.opening import WRONG, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from companion.cli.frame.asking import AskedFor
    from companion.companion import Companion
    from companion.model.board import CardInFull
    from companion.model.goals import GoalInFull, GoalStep

ALL = ("open", "resting", "let_go")


def the_goal(companion: Companion, answers: AskedFor, *states: str) -> GoalInFull:
    """Return the goal that is meant, by its wish, its name, its id, or that of one of its steps.

    Without `states` it is one that is open or rests.
    """
    view = companion.goals.view()
    goals = [each for each in view.goals if each.goal.state in (states or ALL[:2])]
    if not goals:
        fail(words.goals.NO_GOALS, WRONG)
    wanted = answers.which(
        words.goals.ASK_GOAL, [each.goal.called for each in goals], [each.goal.key for each in goals]
    )
    return view.find(wanted)[0] or the_one(wanted, goals, _names, lambda each: each.goal.key)


def the_step(
    companion: Companion, answers: AskedFor, question: str, fits: Callable[[GoalStep], bool]
) -> GoalStep:
    """Return a step by its words, by its id, or as the next of a goal; those that fit come first."""
    from companion.model.text import has_words

    view = companion.goals.view()
    every = [step for each in view.of("open") for step in each.steps]
    steps = [step for step in every if fits(step)]
    if not every or not (steps or answers.is_given):
        fail(words.goals.NOTHING_OPEN, WRONG)
    wanted = answers.which(question, [each.text for each in steps], [each.key for each in steps])
    each, step = view.find(wanted)
    if found := step or (each.next if each else None):
        return found
    called = any(has_words(step.text, wanted) or is_called(wanted, step.key) for step in steps)
    there = steps if called or not wanted else every
    return the_one(wanted, there, lambda each: (each.text,), lambda each: each.key)


def goal_or_step(companion: Companion, answers: AskedFor) -> tuple[GoalInFull, GoalStep | None]:
    """Return the goal that is meant, or the step with its goal."""
    view = companion.goals.view()
    there: list[tuple[GoalInFull, GoalStep | None]] = [(each, None) for each in view.goals]
    there += [(each, step) for each in view.goals for step in each.steps]

    def names(of: tuple[GoalInFull, GoalStep | None]) -> tuple[str, ...]:
        return (of[1].text,) if of[1] else _names(of[0])

    def key(of: tuple[GoalInFull, GoalStep | None]) -> str:
        return of[1].key if of[1] else of[0].goal.key

    return chosen(answers, words.goals.ASK_GOAL_OR_STEP, there, names, key, words.goals.NO_GOALS)


def the_card(answers: AskedFor, cards: Iterable[CardInFull]) -> CardInFull:
    """Return the card that is meant, by its words, those of its picture, or its id."""
    return chosen(
        answers,
        words.board.ASK_CARD,
        cards,
        lambda each: (each.card.text, each.card.caption),
        lambda each: each.card.key,
        words.board.NOTHING_YET,
    )


def _names(each: GoalInFull) -> tuple[str, ...]:
    return each.goal.wish, each.goal.name
