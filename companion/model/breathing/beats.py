"""The steps of a cycle in time, and how full the lungs are in one."""

from __future__ import annotations

import math

import msgspec

from companion.model.breathing.technique import Section, Step, paced, seconds_of


class Beat(msgspec.Struct, frozen=True):
    """A step in its cycle: when it starts and how long it is, in seconds."""

    step: Step
    start: float
    seconds: float


def beats(section: Section, tempo: float = 1.0) -> tuple[Beat, ...]:
    """The steps of one cycle, each with its start."""
    found: list[Beat] = []
    start = 0.0
    for step in section.steps:
        found.append(Beat(step, start, paced(step.seconds, tempo)))
        start += found[-1].seconds
    return tuple(found)


def fill_at(step: Step, part: float) -> float:
    """Lung fill after a part (0..1) of a step: a sine ease, so that the breath turns without a jerk."""
    if step.fill is None:
        return 0.0
    low, high = step.fill
    return low + (high - low) * (1 - math.cos(math.pi * part)) / 2


def counted(section: Section, planned: float, most: int) -> Section:
    """A section with as many rounds as `planned` seconds have room for, at most `most` (0: any)."""
    if section.repeat is not None:
        return section
    cycles = max(1, math.ceil(planned / seconds_of(section)))
    return msgspec.structs.replace(section, repeat=min(cycles, most or cycles))
