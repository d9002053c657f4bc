"""The names of the kinds of record, one and several of each."""

from __future__ import annotations

TITLES = {
    "ticks": "tick",
    "tasks": "task",
    "sessions": "breathing",
    "checkins": "check-in",
    "journal": "journal entry",
    "wins": "win",
    "own_lines": "own line",
    "plan_items": "routine item",
}


COUNTED = {
    "ticks": ("tick", "ticks"),
    "tasks": ("task", "tasks"),
    "sessions": ("breathing session", "breathing sessions"),
    "checkins": ("check-in", "check-ins"),
    "journal": ("journal entry", "journal entries"),
    "wins": ("win", "wins"),
    "celebrations": ("celebration", "celebrations"),
    "line_answers": ("answer to a line", "answers to lines"),
    "own_lines": ("line of your own", "lines of your own"),
    "line_marks": ("mark on a line", "marks on lines"),
    "line_state": ("line on show", "lines on show"),
}


def of_kind(number: int, table: str) -> str:
    """1 win, 2 wins; a table of a newer version goes by its name."""
    one, more = COUNTED.get(table, (table, table))
    return f"{number} {one if number == 1 else more}"


def counts(found: dict[str, int]) -> str:
    """How many of each kind: 2 wins, 1 tick."""
    return ", ".join(of_kind(number, table) for table, number in found.items())


def several(table: str) -> str:
    """The name of a kind: wins, answers to lines."""
    return COUNTED.get(table, ("", table))[1]
