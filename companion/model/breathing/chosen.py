"""What is chosen to breathe with."""

from __future__ import annotations

import msgspec

from companion.model.breathing.adaptation import length_of
from companion.model.breathing.practice import SessionPlan


class ChosenTechnique(msgspec.Struct, frozen=True):
    """A technique (its id); level and length only where they are not what they would be by themselves."""

    technique: str
    level: str | None = None
    minutes: float | None = None
    cycles: int | None = None


def in_place_of(plan: SessionPlan, technique: str, level: str) -> ChosenTechnique:
    """Choose another session, as long as the one whose place it takes, where they count alike."""
    minutes = cycles = None
    if plan.technique.session.unit == "minutes":
        minutes = plan.planned / 60
    elif plan.technique.session.unit == "cycles" and technique == plan.technique.id:
        cycles = round(length_of(plan.technique, plan.level, plan.planned))
    return ChosenTechnique(technique, level, minutes, cycles)


def without_holds(plan: SessionPlan) -> ChosenTechnique:
    """Choose the same technique without its holds."""
    return in_place_of(plan, plan.technique.id, "no_holds")
