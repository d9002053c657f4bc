"""What no session may pass, whatever level, tempo, length or settings: rests, pace, tempo, cycles.

The figures are those of content/breathing.yaml (`adaptation`: `floor` and `rule`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal

import msgspec

from companion.model.breathing.technique import (
    MAX_HOLD,
    MIN_BREATHS,
    Section,
    Step,
    Technique,
    at_level,
    breaths,
    is_hold,
    is_paced,
    paced,
    seconds_of,
)

MAX_BREATH = 60 / MIN_BREATHS
"""No breath is longer than this many seconds, whatever the tempo."""
FAST_BREATHS, MOST_BREATHS = 20.0, 30.0
"""Breaths a minute above which there is a caution, and above which there is none: over-breathing."""
TEMPOS = (0.729, 0.81, 0.9, 1.0, 1.1, 1.21, 1.331, 1.4641)
"""What the steps are multiplied by: each press of a tempo key is one place, a factor of 0.9 or 1.1."""
A_BREATH = 1.0
"""A step of air shorter than this many seconds, as it is written, is no breath one can take in a rest."""
LONGEST_SESSION = 4 * 3600.0
"""The most seconds a session may have."""
FIRST_CYCLE_SESSIONS = 4
"""Sessions after which a technique that counts cycles may have as many as its limit."""

AIR = ("inhale", "exhale", "natural")
"""Steps between which the breath turns."""

Why = Literal["hold", "pace", "end", "fixed"]


class Limit(msgspec.Struct, frozen=True):
    """What stands in the way: a rest or breath of so many `seconds`, the end of the range, a fixed course."""

    why: Why
    seconds: float = 0.0


def longest_hold(sections: Sequence[Section], tempo: float = 1.0) -> float:
    """The longest stretch without a breath, in seconds, also from one section into the next.

    A second sip does not end it, nor does a breath shorter than `A_BREATH`; their own seconds do not count.
    Infinite where such rests follow each other round after round.
    """
    longest = held = 0.0
    for section in sections:
        if not any(_is_breath(step) for step in section.steps):
            rests = sum(paced(step.seconds, tempo) for step in section.steps if is_hold(step))
            held += rests * (section.repeat or math.inf) if rests else 0.0
            longest = max(longest, held)
            continue
        for step in chain.from_iterable(_cycles([section])):
            held = 0.0 if _is_breath(step) else held + paced(step.seconds, tempo) * is_hold(step)
            longest = max(longest, held)
    return longest


def longest_breath(sections: Sequence[Section], tempo: float = 1.0) -> float:
    """The longest breath, in seconds, from an inhale to the next one after air was let out.

    What is breathed naturally has the person's own pace and counts for nothing, if there is time for a
    breath in it. A cycle without an exhale leaves that to the person too.
    """
    longest = length = 0.0
    out = False
    for cycle in _cycles(sections):
        out = out or all(step.kind != "exhale" for step in cycle)
        for step in cycle:
            own_pace = step.kind == "natural" and _is_breath(step)
            if own_pace or (step.kind == "inhale" and out):
                length, out = 0.0, False
            if not own_pace:
                length += paced(step.seconds, tempo)
                out = out or step.kind == "exhale"
            longest = max(longest, length)
    return longest


def quickest(sections: Sequence[Section], tempo: float = 1.0) -> float:
    """The most breaths a minute in any section; 0 where nothing is paced."""
    lengths = ((breaths(section), seconds_of(section, tempo)) for section in sections)
    return max((count * 60 / length for count, length in lengths if length), default=0.0)


def two_in(sections: Sequence[Section]) -> bool:
    """Whether a breath in follows another without one out; a cycle without any leaves that to the person."""
    walk = list[str]()
    for section in sections:
        kinds = [step.kind for step in section.steps if step.seconds and step.kind in AIR]
        walk += kinds * (2 if section.repeat != 1 else 1) if "exhale" in kinds else [*kinds, "natural"]
    return any(pair == ("inhale", "inhale") for pair in pairwise(walk))


def course(sections: Sequence[Section]) -> float:
    """The seconds of all sections that have a number of rounds."""
    return sum(seconds_of(section) * (section.repeat or 0) for section in sections)


def passed(sections: Sequence[Section], tempo: float = 1.0) -> Limit | None:
    """The limit that sections pass at a tempo, or None."""
    if (held := longest_hold(sections, tempo)) > MAX_HOLD:
        return Limit("hold", held)
    if (breath := longest_breath(sections, tempo)) > MAX_BREATH:
        return Limit("pace", breath)
    return None


def tempos(technique: Technique, level: str) -> tuple[float, ...]:
    """The tempos a technique may have at a level, fastest first; 1.0 alone where tempo is not offered."""
    return tuple(tempo for tempo in TEMPOS if tempo == 1 or tempo_limit(technique, level, tempo) is None)


def tempo_limit(technique: Technique, level: str, tempo: float) -> Limit | None:
    """Why a technique cannot have a tempo at a level, or None when it can."""
    sections = at_level(technique, level)
    if technique.session.unit == "fixed" or not is_paced(sections):
        return Limit("fixed")
    if tempo not in TEMPOS or quickest(sections, tempo) > max(MOST_BREATHS, quickest(sections)):
        return Limit("end")
    return passed(sections, tempo)


def most_cycles(technique: Technique, sessions: int) -> int:
    """The most cycles a session may have after so many `sessions` of a technique; 0: no limit."""
    length = technique.session
    if length.max_first_sessions and sessions < FIRST_CYCLE_SESSIONS:
        return length.max_first_sessions
    return length.max


def _is_breath(step: Step) -> bool:
    return not is_hold(step) and step.kind != "inhale_top" and step.seconds >= A_BREATH


def _cycles(sections: Sequence[Section]) -> Iterator[list[Step]]:
    """The cycles as they follow each other; two of a section show all that can meet in it."""
    for section in sections:
        for _ in range(1 if section.repeat == 1 else 2):
            yield [step for step in section.steps if step.seconds]
