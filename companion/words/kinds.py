"""The names of the kinds of record."""

from __future__ import annotations

from typing import NamedTuple


class KindName(NamedTuple):
    """What one and several of a kind are called, and one in the trash, where that is shorter."""

    one: str
    more: str
    short: str = ""


NAMES = {
    "ticks": KindName("tick", "ticks"),
    "tasks": KindName("task", "tasks"),
    "sessions": KindName("breathing session", "breathing sessions"),
    "checkins": KindName("check-in", "check-ins"),
    "journal": KindName("journal entry", "journal entries"),
    "wins": KindName("win", "wins"),
    "celebrations": KindName("celebration", "celebrations"),
    "line_answers": KindName("answer to a line", "answers to lines"),
    "skill_uses": KindName("skill tried", "skills tried"),
    "own_skills": KindName("skill of your own", "skills of your own", "own skill"),
    "skill_marks": KindName("mark on a skill", "marks on skills"),
    "goals": KindName("goal", "goals"),
    "goal_steps": KindName("step of a goal", "steps of goals", "step"),
    "board_cards": KindName("card on the board", "cards on the board", "card"),
    "gatherings": KindName("gathering", "gatherings"),
    "stories": KindName("story", "stories"),
    "pauses": KindName("pause", "pauses"),
    "own_lines": KindName("line of your own", "lines of your own", "own line"),
    "line_marks": KindName("mark on a line", "marks on lines"),
    "line_state": KindName("line shown lately", "lines shown lately"),
    "prompt_state": KindName("prompt shown lately", "prompts shown lately"),
    "reminder_state": KindName("reminder said lately", "reminders said lately"),
    "first_use": KindName("first use", "first uses"),
    "milestones": KindName("milestone", "milestones"),
    "appointments": KindName("appointment", "appointments"),
    "people": KindName("person", "people"),
    "own_plan": KindName("plan of your own", "plans of your own", "own plan"),
    "plan_items": KindName("routine item", "routine items"),
}


def named(table: str) -> KindName:
    """Return the name of a kind; a table of a newer version goes by its own."""
    return NAMES.get(table, KindName(table, table))


def counts(found: dict[str, int]) -> str:
    """Count each kind: 2 wins, 1 tick."""
    return ", ".join(of_kind(number, table) for table, number in found.items())


def of_kind(number: int, table: str) -> str:
    """Count one kind: 1 win, 2 wins."""
    return f"{number} {named(table).one if number == 1 else named(table).more}"
