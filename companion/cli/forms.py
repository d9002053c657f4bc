"""The forms of what `--json` prints, by the name in its field `companion`.

`docs/shell.schema.json` is made from this table, and a test holds what the commands print against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal

import msgspec

from companion import words
from companion.companion import DayInFull
from companion.config.errors import Problem
from companion.content.load import Support
from companion.model.affirmations import Affirmation, AffirmationView
from companion.model.board import CardInFull
from companion.model.breathing.sessions import Past
from companion.model.breathing.technique import Technique
from companion.model.celebrations import Celebrated
from companion.model.checkins import CheckIn
from companion.model.gatherings import GatheringInFull
from companion.model.goals import GoalInFull
from companion.model.grey import GreyDay
from companion.model.journal import JournalEntry
from companion.model.people import OwnPeople, Person
from companion.model.progress.progress import Head
from companion.model.routine import Appointment, Routine, RoutineRow
from companion.model.stories import Story
from companion.model.toolbox import SkillLine
from companion.model.trash import TrashRow
from companion.model.wins import Category, Win
from companion.store.shared.sync import SyncStatus
from companion.verbs.findings import Finding
from companion.verbs.progress.views import BY_ID, ProgressPart


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A command of the app that has keys: its binding id, where it acts, and the same as a shell command."""

    id: str
    where: str
    keys: tuple[str, ...]
    help: str
    shell: str


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A record that was found: its kind, the field with the words, and all of its own words by field."""

    kind: str
    id: int
    day: date | None
    name: str
    field: str
    text: dict[str, str]


class PromptRow(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt of the journal; `gentle`: it is offered on a hard day, too."""

    id: str
    label: str
    when: Literal["any", "morning", "daytime", "evening", "weekly"]
    gentle: bool


class CanUndo(msgspec.Struct, frozen=True, kw_only=True):
    """A change that can be undone; `stayed`: it could not be, as what it changed has moved on."""

    at: datetime
    change: str
    stayed: bool


class RestToday(msgspec.Struct, frozen=True, kw_only=True):
    """What rests, by name, and the last day of that."""

    name: str
    until: date


def form(
    name: str, like: type[msgspec.Struct] | None = None, of: str = "", /, **fields: Any
) -> type[msgspec.Struct]:
    """Return the form of an object with these fields, and those of a struct."""
    own = {each.name: each.type for each in msgspec.structs.fields(like)} if like else {}
    title = "".join(part.capitalize() for part in f"{name} {of}".split())
    told = [(field, kind) for field, kind in {**own, **fields}.items()]
    return msgspec.defstruct(
        f"{title}Json",
        [("companion", Literal[name]), ("version", Literal[1]), *told],
        kw_only=True,
        frozen=True,
        namespace={"__doc__": like.__doc__ if like and like.__doc__ else name},
    )


def views() -> tuple[type[msgspec.Struct], ...]:
    """Return the forms of `companion progress`: each view shows something else."""
    return tuple(
        form("progress", None, id, view=Literal[id], head=Head, figures=dict[str, int], shown=_shown(part))
        for id, part in BY_ID.items()
    )


def _shown(part: ProgressPart) -> Any:
    """Return what a view shows, as its module says."""
    module = import_module(f"companion.verbs.{part.name}")
    return eval(module.look.__annotations__["return"], vars(module))  # noqa: S307  (an annotation of ours)


FORMS: Mapping[str, tuple[type[msgspec.Struct], ...]] = {
    "today": (form("today", DayInFull),),
    "status": (form("status", day=date, **dict.fromkeys(words.status.FIELDS, int)),),
    "search": (form("search", found=tuple[SearchHit, ...]),),
    "progress": views(),
    "breathe history": (form("breathe history", Past),),
    "win list": (form("win list", wins=tuple[Win, ...]),),
    "win search": (form("win search", wins=tuple[Win, ...]),),
    "tick": (form("tick", day=date, items=tuple[RoutineRow, ...]),),
    "task list": (form("task list", day=date, tasks=tuple[RoutineRow, ...]),),
    "routine list": (form("routine list", routines=tuple[Routine, ...]),),
    "affirm show": (form("affirm show", affirmation=AffirmationView),),
    "affirm list": (form("affirm list", affirmations=tuple[Affirmation, ...], kept_close=tuple[str, ...]),),
    "grey": (form("grey", grey=GreyDay),),
    "appointments": (form("appointments", appointments=tuple[Appointment, ...]),),
    "prompts": (form("prompts", prompts=tuple[PromptRow, ...]),),
    "rest list": (form("rest list", rests=tuple[RestToday, ...]),),
    "trash": (form("trash", trash=tuple[TrashRow, ...]),),
    "techniques": (form("techniques", techniques=tuple[Technique, ...]),),
    "categories": (form("categories", categories=tuple[Category, ...]),),
    "goals": (form("goals", goals=tuple[GoalInFull, ...]),),
    "board": (form("board", cards=tuple[CardInFull, ...]),),
    "skills": (form("skills", skills=tuple[SkillLine, ...], fitting=tuple[str, ...], hidden=bool),),
    "journal": (form("journal", entries=tuple[JournalEntry, ...], earlier=tuple[JournalEntry, ...]),),
    "checkins": (form("checkins", checkins=tuple[CheckIn, ...]),),
    "people": (form("people", people=tuple[Person, ...]),),
    "gatherings": (form("gatherings", gatherings=tuple[GatheringInFull, ...]),),
    "stories": (form("stories", stories=tuple[Story, ...]),),
    "celebrated": (form("celebrated", celebrated=tuple[Celebrated, ...]),),
    "themes": (form("themes", themes=tuple[str, ...], chosen=str | None),),
    "theme": (form("theme", name=str, dark=bool, colours=dict[str, str]),),
    "keys": (form("keys", keys=tuple[KeyRow, ...]),),
    "support": (form("support", Support, mine=OwnPeople | None),),
    "undo": (form("undo", changes=tuple[CanUndo, ...]),),
    "sync status": (form("sync status", SyncStatus),),
    "doctor": (form("doctor", findings=tuple[Finding, ...]),),
    "config path": (form("config path", file=str, exists=bool),),
    "config check": (form("config check", file=str, problems=tuple[Problem, ...]),),
    "config show": (form("config show", settings=dict[str, Any]),),
}
