"""The one table of the kinds of record. Whatever walks all records walks this; nothing else lists them."""

from __future__ import annotations

from typing import Literal

import msgspec

from companion.model.affirmations import AffirmationAnswer, AffirmationMark, AffirmationState, OwnAffirmation
from companion.model.breathing.technique import Session
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.record import Record
from companion.model.routine import Task, Tick
from companion.model.wins import Celebration, Win


class Kind(msgspec.Struct, frozen=True):
    """One kind of record: its struct, its table, where it is filed, what it means.

    `page` is `month` (the page of the month of its id) or `core` (needed every day). `acts` tells
    whether it is something a person did, which makes its day a day with something in it. `private`
    names the fields that hold a person's own words. `called` is the field a record is known by. `by` is a
    field of which is known in which months each of its values stands. `trash` tells whether a deleted one
    can be brought back from the trash; a tick is simply ticked again.
    """

    struct: type[Record]
    table: str
    page: Literal["month", "core"] = "month"
    acts: bool = True
    private: tuple[str, ...] = ()
    called: str = ""
    by: str = ""
    trash: bool = False


KINDS: tuple[Kind, ...] = (
    Kind(Tick, "ticks", private=("label", "steps", "reason", "note"), called="label"),
    Kind(Task, "tasks", private=("text", "reason", "note"), called="text", trash=True),
    Kind(Session, "sessions", private=("note",), called="technique", by="technique", trash=True),
    Kind(CheckIn, "checkins", private=("words", "triggers", "note"), called="words", trash=True),
    Kind(JournalEntry, "journal", private=("title", "text", "prompt", "tags"), called="title", trash=True),
    Kind(Win, "wins", private=("text", "note"), called="text", trash=True),
    Kind(Celebration, "celebrations"),
    Kind(AffirmationAnswer, "line_answers"),
    Kind(OwnAffirmation, "own_lines", page="core", private=("text",), called="text", trash=True),
    Kind(AffirmationMark, "line_marks", page="core", acts=False),
    Kind(AffirmationState, "line_state", page="core", acts=False),
)

BY_TABLE: dict[str, Kind] = {kind.table: kind for kind in KINDS}
BY_STRUCT: dict[type[Record], Kind] = {kind.struct: kind for kind in KINDS}


def kind_of(record: Record) -> Kind:
    """The row of a record's kind."""
    return BY_STRUCT[type(record)]
