"""The one table of the kinds of record. Whatever walks all records walks this; nothing else lists them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from companion.model.affirmations import AffirmationAnswer, AffirmationMark, AffirmationState, OwnAffirmation
from companion.model.board import BoardCard
from companion.model.breathing.technique import Session
from companion.model.change import Document
from companion.model.checkins import CheckIn
from companion.model.first_use import FirstUse
from companion.model.gatherings import Gathering
from companion.model.goals import Goal, GoalStep
from companion.model.journal import JournalEntry, PromptState
from companion.model.milestones import MilestoneTold
from companion.model.pause import Pause
from companion.model.people import PARTS, OwnPlan, Person
from companion.model.record import Record
from companion.model.reminders import ReminderState
from companion.model.routine import Appointment, Task, Tick
from companion.model.skill_uses import OwnSkill, SkillMark, SkillUse
from companion.model.stories import PARTS as STORY_PARTS
from companion.model.stories import Story
from companion.model.wins import Celebration, Win


class Kind(msgspec.Struct, frozen=True):
    """One kind of record: its struct, its table, where it is filed, what it means.

    `page` is `month` (the page of the month of its id) or `core` (needed every day). `acts` tells
    whether it is something a person did, which makes its day a day with something in it. `private`
    names the fields that hold a person's own words. `called` are the fields a record is known by. `by` is a
    field of which is known in which months each of its values stands. `part_of` is the field with the id of
    the record that it belongs to, or its table and id: deleted in one go they are one in the trash. `trash`
    tells whether a deleted one that is known by something goes to the trash; a tick is simply ticked again.
    """

    struct: type[Record]
    table: str
    page: Literal["month", "core"] = "month"
    acts: bool = True
    private: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    by: str = ""
    part_of: str = ""
    trash: bool = True

    @property
    def searched(self) -> tuple[str, ...]:
        """The fields to look for words in; of a tick, which is simply made again, not the plan's own."""
        return tuple(name for name in self.private if self.trash or name not in self.called)

    def one_line(self, doc: Document) -> str:
        """Tell a document in one line: the first of the fields it is known by that says something."""
        return next((as_text(doc[name]).partition("\n")[0] for name in self.called if doc.get(name)), "")


def as_text(value: object) -> str:
    """A stored value as a text; a list is joined by commas, and so are names with their numbers."""
    if isinstance(value, dict):
        value = [f"{name} {number}" for name, number in value.items()]
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


_ROWS = (
    Kind(Tick, "ticks", private=("label", "steps", "reason", "note"), called=("label",), trash=False),
    Kind(Task, "tasks", private=("text", "reason", "note"), called=("text",)),
    Kind(Session, "sessions", private=("note",), called=("technique",), by="technique"),
    Kind(
        CheckIn,
        "checkins",
        private=("words", "triggers", "numbers", "note"),
        called=("words", "note"),
    ),
    Kind(
        JournalEntry,
        "journal",
        private=("title", "text", "prompt", "tags"),
        called=("title", "text"),
        by="kind",
    ),
    Kind(Win, "wins", private=("text", "note"), called=("text",)),
    Kind(Celebration, "celebrations"),
    Kind(AffirmationAnswer, "line_answers"),
    Kind(SkillUse, "skill_uses", private=("label", "note"), called=("label",), by="skill", trash=False),
    Kind(OwnSkill, "own_skills", page="core", private=("text", "how"), called=("text",)),
    Kind(SkillMark, "skill_marks", page="core", acts=False),
    Kind(
        Goal,
        "goals",
        page="core",
        private=("wish", "name", "why", "obstacle", "plan"),
        called=("wish",),
    ),
    Kind(GoalStep, "goal_steps", page="core", private=("text",), called=("text",), part_of="goal"),
    Kind(
        BoardCard,
        "board_cards",
        page="core",
        private=("text", "picture", "caption"),
        called=("text", "caption"),
    ),
    Kind(
        Gathering,
        "gatherings",
        page="core",
        private=("what", "where", "whom", "programme", "invitation"),
        called=("what",),
    ),
    Kind(
        Story,
        "stories",
        page="core",
        private=("title", *STORY_PARTS, "woven", "swaps"),
        called=("title", *STORY_PARTS),
    ),
    Kind(Pause, "pauses", page="core", acts=False, called=("last",)),
    Kind(OwnAffirmation, "own_lines", page="core", private=("text",), called=("text",)),
    Kind(AffirmationMark, "line_marks", page="core", acts=False),
    Kind(
        Appointment,
        "appointments",
        page="core",
        acts=False,
        private=("text", "reason", "note"),
        called=("text",),
        part_of="of",
    ),
    Kind(Person, "people", "core", acts=False, private=("name", "reach", "note"), called=("name",)),
    Kind(OwnPlan, "own_plan", "core", acts=False, private=PARTS, called=PARTS),
    Kind(FirstUse, "first_use", page="core", acts=False),
    Kind(MilestoneTold, "milestones", page="core", acts=False),
    Kind(AffirmationState, "line_state", page="core", acts=False),
    Kind(PromptState, "prompt_state", page="core", acts=False),
    Kind(ReminderState, "reminder_state", page="core", acts=False),
)
BY_TABLE: dict[str, Kind] = {kind.table: kind for kind in _ROWS}
"""The kinds by their table, in their order."""

KINDS: Collection[Kind] = BY_TABLE.values()


def kind_of(struct: type[Record]) -> Kind:
    """Return the row of a kind of record."""
    return next(kind for kind in KINDS if kind.struct is struct)
