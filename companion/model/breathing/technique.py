"""Breathing: techniques made of sections and steps, their levels, and the sessions that were.

What may be done at all is in limits.py, which session comes next in adaptation.py, what happens while
one runs in pacing.py. The figures are those of content/breathing.yaml (`adaptation`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from companion.model.record import Record

StepKind = Literal["inhale", "inhale_top", "hold_full", "exhale", "hold_empty", "natural"]
Level = Literal["no_holds", "gentle", "standard", "longer"]
Pace = Literal["too slow", "comfortable", "a bit much"]
Feeling = Annotated[int, msgspec.Meta(ge=-2, le=2)]

LEVELS: tuple[Level, ...] = ("no_holds", "gentle", "standard", "longer")
"""From the lightest to the longest."""
GRID = 2**20
MAX_HOLD = 7.0
"""No hold is longer than this many seconds, whatever the tempo."""
MIN_BREATHS = 3.0
"""No pace is slower than this many breaths a minute, whatever the tempo."""
PACES: tuple[Pace, ...] = ("too slow", "comfortable", "a bit much")
"""The answers to how the pace was."""
FEELINGS: tuple[int, ...] = (-2, -1, 0, 1, 2)
"""How one feels, from hard to good."""
COUNTS_FROM = 30.0
"""Seconds from which a session is more than a row in the history."""
HOLDS: tuple[StepKind, ...] = ("hold_full", "hold_empty")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a breath. `seconds` 0 is skipped; `fill` is lung fill from and to (0..1), None: natural."""

    kind: StepKind
    seconds: float
    label: str
    fill: tuple[float, float] | None = None
    via: Literal["any", "nose", "mouth", "pursed"] = "any"
    side: Literal["both", "left", "right"] = "both"
    sr_label: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Steps repeated `repeat` times; None: until the chosen time is reached, the cycle then finished.

    A technique has at most one section without `repeat`.
    """

    id: str
    steps: tuple[Step, ...]
    repeat: int | None = None


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """How long a session is: minutes or cycles (`default` and `choices` count those), or fixed `seconds`."""

    unit: Literal["minutes", "cycles", "fixed"] = "minutes"
    default: float = 3
    choices: tuple[float, ...] = ()
    seconds: float = 0
    max: int = 0
    max_first_sessions: int = 0


class Technique(msgspec.Struct, frozen=True, kw_only=True):
    """A way to breathe. `levels` maps a level to the seconds of each section's steps."""

    id: str
    name: str
    tagline: str = ""
    pattern: str = ""
    sections: tuple[Section, ...]
    levels: dict[str, dict[str, tuple[float, ...]]] = {}
    session: Length = Length()
    for_what: tuple[str, ...] = ()
    claim: str = ""
    cautions: tuple[str, ...] = ()
    has_holds: bool = False
    recommended_first: bool = False
    own: bool = False


class Session(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One breathing session; `seconds` were practised (pauses left out), of `planned` (0: open end).

    `before` and `after` are how the person felt, `pace` how the pace was; None: not said. `tempo` is the
    one it ended with. `changed`: it ended because the person went on with another technique, level or length.
    """

    technique: str
    level: str = "standard"
    seconds: float = 0.0
    planned: float = 0.0
    finished: bool = False
    item: str = ""  # the routine item it was started from
    tempo: float = 1.0
    before: Feeling | None = None
    after: Feeling | None = None
    pace: Pace | None = None
    changed: bool = False
    note: str = ""


class BreathingView(msgspec.Struct, frozen=True, kw_only=True):
    """What the Breathing pane shows at rest: a technique with the level and length it would have now.

    `planned` is in seconds (0: open end), `choices` are all techniques. `minutes_week` and `days_week` are of
    the calendar week (from Monday), `last` are the last sessions, newest first. With `then` another
    day is looked at: minutes and sessions are those of that one, and of no week.
    """

    technique: Technique
    level: str
    planned: float
    minutes_today: float = 0.0
    minutes_week: float = 0.0
    days_week: int = 0
    last: tuple[Session, ...] = ()
    choices: tuple[Technique, ...] = ()
    then: bool = False


def counts(technique: Technique | None, seconds: float, finished: bool) -> bool:
    """Whether more follows from a session than its row in the history.

    Not below half a minute, unless that was the whole of a technique.
    """
    return seconds >= COUNTS_FROM or (
        finished and technique is not None and technique.session.unit != "minutes"
    )


def paced(seconds: float, tempo: float = 1.0) -> float:
    """Seconds at a tempo, on a grid of a millionth (2**-20), so that sums of them are exact in binary."""
    return round(seconds * tempo * GRID) / GRID if seconds < math.inf else seconds


def at_level(technique: Technique, level: str) -> tuple[Section, ...]:
    """The sections with the seconds of a level; steps of 0 seconds are left out.

    `standard` is the sections as written, and `no_holds` can be had of any technique. KeyError for a
    level that the technique does not have.
    """
    seconds = technique.levels.get(level)
    if seconds is None and level not in levels(technique):
        raise KeyError(level)
    sections = []
    for section in technique.sections:
        given = seconds[section.id] if seconds else [step.seconds for step in section.steps]
        bare = seconds is None and level == "no_holds"
        steps = [
            msgspec.structs.replace(step, seconds=length)
            for step, length in zip(section.steps, given, strict=True)
            if paced(length) > 0 and not (bare and is_hold(step))
        ]
        sections.append(Section(id=section.id, steps=tuple(steps), repeat=section.repeat))
    return tuple(sections)


def levels(technique: Technique) -> tuple[Level, ...]:
    """The levels a technique has, from the lightest to the longest."""
    has = {*technique.levels, "standard", *(["no_holds"] if technique.has_holds else [])}
    return tuple(level for level in LEVELS if level in has)


def seconds_of(section: Section, tempo: float = 1.0) -> float:
    """How long one cycle of a section takes."""
    return sum(paced(step.seconds, tempo) for step in section.steps)


def named(wanted: str, techniques: Sequence[Technique]) -> tuple[Technique, ...]:
    """The techniques a person may mean: the one with this id, or name, else those it is the beginning of.

    The beginning of a name or an id goes before that of a word inside a name; marks between words are equal.
    """
    start = _bare(wanted)
    if not start:
        return ()
    for exact in (wanted.strip(), start):
        if found := tuple(each for each in techniques if exact in (each.id, _bare(each.id))):
            return found
    called = [(technique, _bare(technique.id), _bare(technique.name)) for technique in techniques]
    for fits in (
        lambda name: name == start,
        lambda name: name.startswith(start),
        lambda name: f" {start}" in name,
    ):
        if found := tuple(technique for technique, *names in called if any(map(fits, names))):
            return found
    return ()


def _bare(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def breaths(section: Section) -> int:
    """How many breaths one cycle of a section has; 0: it is not paced."""
    return sum(step.kind == "inhale" for step in section.steps)


def is_paced(sections: Sequence[Section]) -> bool:
    """Whether there is a pace to follow; without one the person only breathes as they like."""
    return any(breaths(section) for section in sections)


def is_hold(step: Step) -> bool:
    """Whether the breath rests in a step."""
    return step.kind in HOLDS
