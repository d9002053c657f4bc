"""What is found in plain mode: a list, from which one goes to where each was written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion import words
from companion.cli.plain_mode.page import Look, PlainChoice, PlainPage, said
from companion.cli.plain_mode.pages import in_hand
from companion.cli.plain_mode.places import BOARD, GOALS, JOURNAL, PEOPLE, WINS

if TYPE_CHECKING:
    from companion.companion import Companion

SHOWN = {
    "wins": (WINS, "win"),
    "journal": (JOURNAL, "entry"),
    "goals": (GOALS, "goal"),
    "goal_steps": (GOALS, "step"),
    "board_cards": (BOARD, "card"),
    "people": (PEOPLE, "person"),
}
"""Where records of a table are in hand, and what the keys of their rows begin with."""


def found(sought: str, companion: Companion) -> PlainPage:
    """Everything with these words, the newest first."""
    from companion.rows import search

    while not companion.search.step():
        pass
    hits = companion.search.find(sought) if sought.strip() else None
    if hits is None or not hits.found:
        return PlainPage((words.search.NOTHING,))
    shown = {search.key_of(each): _look(each.table, each.id) for each in hits.found}
    rows = search.rows(hits, companion.context.today(), whole=True)
    lines = (PlainChoice(said(row), go=go) if (go := shown.get(row.key)) else said(row) for row in rows)
    return PlainPage((words.plain.titled(words.search.TITLE, search.figure(hits, whole=True)),), (*lines,))


def _look(table: str, id: int) -> Look | None:
    """Return what shows a record; a list with a history begins with it."""
    if table not in SHOWN:
        return None
    place, kind = SHOWN[table]
    return partial(in_hand, place, id + 1 if place.below else 0, f"{kind}:{id}")
