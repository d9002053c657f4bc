"""The one loader of the shipped words. Each file is read at most once, and only when it is asked for."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, TypeVar

import msgspec

from companion.content.feelings import MoodCheckIn, Trigger
from companion.model.affirmations import Affirmation, Softening
from companion.model.breathing.technique import Technique
from companion.model.celebrations import Ritual
from companion.model.checkins import CheckInWords
from companion.model.journal import JournalPrompt
from companion.model.wins import Act, Category

T = TypeVar("T")
Name = Literal[
    "breathing",
    "affirmations",
    "win_categories",
    "reflection",
    "support",
    "rhythm",
    "steps",
    "milestones",
    "gatherings",
]

_COMPILED = f"{__file__.removesuffix('load.py')}compiled/"  # pathlib costs `companion win` 5 ms


class Caution(msgspec.Struct, frozen=True):
    """A sentence of care and when it is shown (in words, for whoever builds the screen).

    `short` is the same in few words, for a narrow window.
    """

    text: str
    when: str = ""
    short: str = ""


class _GeneralEvidence(msgspec.Struct, frozen=True):
    expectation_line: str
    in_app_disclaimer: str


class _Breathing(msgspec.Struct, frozen=True):
    general_evidence: _GeneralEvidence
    techniques: tuple[Technique, ...]
    cautions: dict[str, Caution]


class _Affirmations(msgspec.Struct, frozen=True):
    affirmations: tuple[Affirmation, ...]
    themes: dict[str, str]
    softening_templates: tuple[Softening, ...]


class CelebrationLines(NamedTuple):
    """The lines that greet a win: `generic` ones, and `quiet` ones for a grey day."""

    generic: tuple[str, ...]
    quiet: tuple[str, ...]


class _WinCategories(msgspec.Struct, frozen=True):
    categories: tuple[Category, ...]
    generic_lines: tuple[str, ...]
    quiet_lines: tuple[str, ...]
    acts: tuple[Act, ...]
    small_words: frozenset[str] = frozenset()


class StepSets(msgspec.Struct, frozen=True):
    """What a mark of the routine is answered with, by kind.

    `last` is said to the last row of a routine, `quiet` on a day with a low check-in.
    """

    done: tuple[str, ...]
    partly: tuple[str, ...]
    resting: tuple[str, ...]
    last: str
    quiet: tuple[str, ...]


class _Reflection(msgspec.Struct, frozen=True):
    prompts: tuple[JournalPrompt, ...]
    rituals: tuple[Ritual, ...]
    mood_checkin: MoodCheckIn
    triggers: tuple[Trigger, ...]
    trigger_extras: tuple[str, ...]


class SupportStrings(msgspec.Struct, frozen=True):
    """The sentences of the support screen and of what points to it."""

    footer: str
    low_checkin_offer: str
    low_checkin_choices: tuple[str, ...]
    screen_title: str
    screen_intro: str
    urgent: str
    directories_intro: str
    own_people_title: str
    own_people_hint: str
    limits: str
    not_medical: str
    another_person: str


class Directory(msgspec.Struct, frozen=True, kw_only=True):
    """A site that lists helplines. `url` is printed in full, never opened."""

    id: str
    name: str
    url: str
    what: str
    ship: bool = True


class Support(msgspec.Struct, frozen=True):
    """What the support screen and `companion support` show, directories in this order.

    `checked_on` is the day on which a person last opened every address; None: not since this was made.
    """

    strings: SupportStrings
    directories: tuple[Directory, ...]
    checked_on: date | None = None


class Wording(msgspec.Struct, frozen=True):
    """How the product speaks of progress: what it never says, and the sentences it has."""

    forbidden_regex: str
    strings: dict[str, str]

    @property
    def forbidden(self) -> re.Pattern[str]:
        """The expression that no sentence of the app may match."""
        return re.compile(self.forbidden_regex)


class _Rhythm(msgspec.Struct, frozen=True):
    wording: Wording


def read(name: Name, struct: type[T]) -> T:
    """Decode a file that ships."""
    with open(f"{_COMPILED}{name}.json", "rb") as file:
        return msgspec.json.decode(file.read(), type=struct)


@cache
def _breathing() -> _Breathing:
    return read("breathing", _Breathing)


@cache
def _affirmations() -> _Affirmations:
    return read("affirmations", _Affirmations)


@cache
def _win_categories() -> _WinCategories:
    return read("win_categories", _WinCategories)


def techniques() -> tuple[Technique, ...]:
    """The ways to breathe, in the order they are offered."""
    return _breathing().techniques


def technique(technique_id: str) -> Technique:
    """The technique with this id; KeyError when there is none."""
    for each in techniques():
        if each.id == technique_id:
            return each
    raise KeyError(technique_id)


def cautions() -> dict[str, str]:
    """The sentences of care by id, as `Technique.cautions` names them."""
    return {name: caution.text for name, caution in _breathing().cautions.items()}


def short_cautions() -> dict[str, str]:
    """The sentences of care by id, in few words where there are such."""
    return {name: caution.short or caution.text for name, caution in _breathing().cautions.items()}


def expectations() -> tuple[str, str]:
    """What may be expected of breathing, and what it is not."""
    general = _breathing().general_evidence
    return general.expectation_line, general.in_app_disclaimer


def affirmations() -> tuple[Affirmation, ...]:
    """The lines that ship."""
    return _affirmations().affirmations


def affirmation_themes() -> dict[str, str]:
    """Theme id to its label in words."""
    return dict(_affirmations().themes)


def softenings() -> tuple[Softening, ...]:
    """How a line a person writes may be softened."""
    return _affirmations().softening_templates


def categories() -> tuple[Category, ...]:
    """The kinds of win, in the order they are offered."""
    return _win_categories().categories


def acts() -> tuple[Act, ...]:
    """What a win is offered after."""
    return _win_categories().acts


def small_words() -> frozenset[str]:
    """The words that say little by themselves."""
    return _win_categories().small_words


def celebration_lines() -> CelebrationLines:
    """The lines for wins that have no line of their category."""
    file = _win_categories()
    return CelebrationLines(file.generic_lines, file.quiet_lines)


@cache
def step_lines() -> StepSets:
    """The lines that answer a mark of the routine."""
    return read("steps", StepSets)


@cache
def _reflection() -> _Reflection:
    return read("reflection", _Reflection)


def rituals() -> tuple[Ritual, ...]:
    """The rituals of a celebration, in the order they are offered."""
    return _reflection().rituals


def prompts() -> tuple[JournalPrompt, ...]:
    """The prompts of the journal."""
    return _reflection().prompts


@cache
def check_in_words() -> CheckInWords:
    """What check-ins are made of, in words."""
    file = _reflection()
    scale, mood = file.mood_checkin.scale, file.mood_checkin
    triggers = {trigger.id: trigger.label for trigger in file.triggers}
    words = {word.id: word.field for word in mood.words}
    return CheckInWords(scale.pleasant, scale.energy, triggers, words, mood.escape_words, file.trigger_extras)


@cache
def support() -> Support:
    """The support screen; a directory that is not to be shipped yet is left out."""
    file = read("support", Support)
    return Support(file.strings, tuple(each for each in file.directories if each.ship), file.checked_on)


@cache
def wording() -> Wording:
    """The wording rules for progress, routine, goal, reminder and greeting sentences."""
    return read("rhythm", _Rhythm).wording
