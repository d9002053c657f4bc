"""Breathing: techniques made of sections and steps, a session as a log of events, and its pure phase."""

from __future__ import annotations

from typing import Literal

import msgspec

from companion.model.record import Record

StepKind = Literal["inhale", "inhale_top", "hold_full", "exhale", "hold_empty", "natural"]


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
    """Steps repeated `repeat` times; None: until the chosen time is reached, the cycle then finished."""

    id: str
    steps: tuple[Step, ...]
    repeat: int | None = None


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """How long a session is. `unit` minutes or cycles (`default`, `choices` count those) or fixed `seconds`."""

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
