"""Breathing: techniques made of sections and steps, their levels, and how a session would be now.

What happens while a session runs is in pacing.py. The limits and the rules for beginners are those of
content/breathing.yaml (`adaptation`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from companion.model.record import Record

StepKind = Literal["inhale", "inhale_top", "hold_full", "exhale", "hold_empty", "natural"]
Level = Literal["no_holds", "gentle", "standard", "longer"]

LEVELS: tuple[Level, ...] = ("no_holds", "gentle", "standard", "longer")
"""From the lightest to the longest."""
MAX_HOLD = 7.0
"""No hold is longer than this many seconds, whatever the tempo."""
MIN_BREATHS = 3.0
"""No pace is slower than this many breaths a minute, whatever the tempo."""
TEMPOS = (0.729, 0.81, 0.9, 1.0, 1.1, 1.21, 1.331, 1.4641)
"""What the steps are multiplied by: each press of a tempo key is one place, a factor of 0.9 or 1.1."""
BEGINNER_SESSIONS = 3
BEGINNER_MINUTES = 2.0
BEGINNER_CYCLE_SESSIONS = 4


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
    """One breathing session; `seconds` were practised (pauses left out), of `planned` (0: open end)."""

    technique: str
    level: str = "standard"
    seconds: float = 0.0
    planned: float = 0.0
    finished: bool = False
    item: str = ""  # the routine item it was started from


class BreathingView(msgspec.Struct, frozen=True, kw_only=True):
    """What the Breathing pane shows at rest: a technique with the level and length it would have now.

    `planned` is in seconds (0: open end), `cautions` are sentences, `choices` all techniques.
    """

    technique: Technique
    level: str
    planned: float
    minutes_today: float = 0.0
    choices: tuple[Technique, ...] = ()
    cautions: tuple[str, ...] = ()


def paced(seconds: float, tempo: float = 1.0) -> float:
    """Seconds at a tempo, in sixteenths of a second, so that sums of them are exact in binary."""
    return round(seconds * tempo * 16) / 16


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
            if paced(length) > 0 and not (bare and _is_hold(step))
        ]
        sections.append(Section(id=section.id, steps=tuple(steps), repeat=section.repeat))
    return tuple(sections)


def levels(technique: Technique) -> tuple[Level, ...]:
    """The levels a technique has, from the lightest to the longest."""
    has = {*technique.levels, "standard", *(["no_holds"] if technique.has_holds else [])}
    return tuple(level for level in LEVELS if level in has)


def level_for(technique: Technique, chosen: str | None, so_far: Sequence[Session]) -> str:
    """The level of the next session: the chosen one, else gentle at first, then that of the last session.

    `so_far` are the sessions of this technique, oldest first. A level never rises by itself. Where the
    technique lacks the chosen level, the next lighter one is taken, or else the next longer one.
    """
    has = levels(technique)
    if chosen is None:
        beginner: Level = "gentle" if "gentle" in technique.levels else "standard"
        last = so_far[-1].level if len(so_far) >= BEGINNER_SESSIONS else beginner
        return last if last in has else beginner
    if chosen in has:
        return chosen
    place = LEVELS.index(chosen) if chosen in LEVELS else LEVELS.index("standard")
    lighter = [level for level in LEVELS[:place] if level in has and level != "no_holds"]
    longer = [level for level in LEVELS[place:] if level in has]
    return (lighter[::-1] + longer)[0]


def planned_for(technique: Technique, level: str, minutes: float | None, so_far: Sequence[Session]) -> float:
    """The seconds of the next session: the chosen `minutes`, else at most two at first, then the default.

    A technique that counts cycles has its own default and limits, one with a fixed course its own length.
    """
    sections, length = at_level(technique, level), technique.session
    if all(section.repeat is not None for section in sections):
        return sum(seconds_of(section) * (section.repeat or 0) for section in sections)
    if length.unit == "cycles":
        limits = [length.default, *([length.max] if length.max else [])]
        if length.max_first_sessions and len(so_far) < BEGINNER_CYCLE_SESSIONS:
            limits.append(length.max_first_sessions)
        return min(limits) * sum(seconds_of(section) * (section.repeat or 1) for section in sections)
    if minutes is None:
        beginner = len(so_far) < BEGINNER_SESSIONS
        minutes = min(length.default, BEGINNER_MINUTES) if beginner else length.default
    return minutes * 60


def tempos(technique: Technique, level: str) -> tuple[float, ...]:
    """The tempos a technique may have at a level, fastest first; 1.0 alone where tempo is not offered.

    None makes a hold longer than `MAX_HOLD` or the pace slower than `MIN_BREATHS`.
    """
    sections = at_level(technique, level)
    if technique.session.unit == "fixed" or not any(_breaths(section) for section in sections):
        return (1.0,)
    return tuple(tempo for tempo in TEMPOS if tempo == 1 or all(_within(each, tempo) for each in sections))


def seconds_of(section: Section, tempo: float = 1.0) -> float:
    """How long one cycle of a section takes."""
    return sum(paced(step.seconds, tempo) for step in section.steps)


def pattern(technique: Technique, level: str) -> str:
    """The seconds of a level as people write them: 4-6, 3+1-8, L4 R6 R4 L6, 3 x (4-6); or free."""
    sections = at_level(technique, level)
    if not any(_breaths(section) for section in sections):
        return "free"
    whole = []
    for section in sections:
        text = ""
        for step in section.steps:
            sided = step.side != "both"
            join = "" if not text else " " if sided else "+" if step.kind == "inhale_top" else "-"
            text += f"{join}{step.side[0].upper() if sided else ''}{step.seconds:g}"
        text += "" if _breaths(section) else " s"
        whole.append(f"{section.repeat} x ({text})" if section.repeat and section.repeat > 1 else text)
    return ", ".join(whole)


def _within(section: Section, tempo: float) -> bool:
    holds = (paced(step.seconds, tempo) for step in section.steps if _is_hold(step))
    slowest = 60 / MIN_BREATHS * (_breaths(section) or math.inf)
    return max(holds, default=0) <= MAX_HOLD and seconds_of(section, tempo) <= slowest


def _breaths(section: Section) -> int:
    return sum(step.kind == "inhale" for step in section.steps)


def _is_hold(step: Step) -> bool:
    return step.kind in ("hold_full", "hold_empty")
