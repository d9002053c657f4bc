"""A pattern of one's own as it is put together: four lengths, by half seconds, within the limits."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from companion.model.breathing.limits import MAX_BREATH, MOST_BREATHS, passed, quickest
from companion.model.breathing.technique import (
    MAX_HOLD,
    Section,
    Step,
    StepKind,
    Technique,
    at_level,
)

Part = Literal["inhale", "hold_full", "exhale", "hold_empty", "minutes"]
PARTS: tuple[StepKind, ...] = ("inhale", "hold_full", "exhale", "hold_empty")
HALF = 0.5
LONGEST = 60.0
"""Minutes of a session, at most."""


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of each part of a breath (a rest may be 0), and minutes of a session."""

    name: str = ""
    inhale: float = 4.0
    hold_full: float = 0.0
    exhale: float = 6.0
    hold_empty: float = 0.0
    minutes: float = 3.0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps there are."""
        lengths = ((kind, getattr(self, kind)) for kind in PARTS)
        return tuple(Step(kind=kind, seconds=seconds, label="") for kind, seconds in lengths if seconds)

    @property
    def breaths_a_minute(self) -> float:
        """How quick it is."""
        return quickest([self._section])

    @property
    def _section(self) -> Section:
        return Section(id="main", steps=self.steps)

    def step_at(self, elapsed: float) -> tuple[StepKind, int] | None:
        """Which step a breath is at, and the beats left of it; None once it is over."""
        for step in self.steps:
            if elapsed < step.seconds:
                beats = max(1, math.floor(step.seconds))
                return step.kind, math.ceil((step.seconds - elapsed) * beats / step.seconds)
            elapsed -= step.seconds
        return None

    def moved(self, part: Part, by: int) -> tuple[Pattern, str]:
        """One place more or less of a part; past a limit the same, and which: rest, slow, quick."""
        if part == "minutes":
            minutes = min(LONGEST, max(1.0, self.minutes + by))
            return msgspec.structs.replace(self, minutes=minutes), ""
        seconds = max(0.0 if part.startswith("hold") else HALF, getattr(self, part) + by * HALF)
        changed = msgspec.structs.replace(self, **{part: seconds})
        return (self, limit) if (limit := changed.limit) else (changed, "")

    @property
    def limit(self) -> str:
        """The limit that it is past: rest, slow, quick; '' where nobody is kept from breathing it."""
        if limit := passed([self._section]):
            return "rest" if limit.why == "hold" else "slow"
        return "quick" if self.breaths_a_minute > MOST_BREATHS else ""


def pattern_of(technique: Technique, level: str, minutes: float) -> Pattern:
    """A pattern like a technique: as box, but its own; the usual one where that is not one breath."""
    sections = at_level(technique, level)
    kinds = [step.kind for step in sections[0].steps]
    one = len(sections) == 1 and len(set(kinds)) == len(kinds) and set(kinds) <= set(PARTS)
    if not one or not {"inhale", "exhale"} <= set(kinds):
        return Pattern(minutes=minutes)
    lengths = {step.kind: round(step.seconds / HALF) * HALF for step in sections[0].steps}
    made = msgspec.structs.replace(
        Pattern(minutes=minutes), **{kind: lengths.get(kind, 0.0) for kind in PARTS}
    )
    return Pattern(minutes=minutes) if passed([made._section]) else made


LIMITS = {"rest": MAX_HOLD, "slow": MAX_BREATH, "quick": MOST_BREATHS}
