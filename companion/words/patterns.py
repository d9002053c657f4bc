"""Patterns of breath: in words, those of one's own, and no holds anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.model.breathing.technique import at_level, is_paced
from companion.words.common import length

if TYPE_CHECKING:
    from companion.model.breathing.technique import Section, Technique

ALWAYS_NO_HOLDS = "always without holds"
HOLDS_AGAIN = "with holds again"
ALWAYS_NO_HOLDS_MORE = "Every technique is without holds from now on. enter confirms, and u undoes it."
HOLDS_AGAIN_MORE = (
    "Techniques may have holds again. Those you use without holds stay that way until you change them."
)
WITHOUT_HOLDS = "Every technique is without holds from now on."
WITH_HOLDS = "Techniques may have holds again."
PATTERN_SAVED = "{name} is among your techniques."
CLOSE = "close"
NOT_KEPT_CLOSE = "Back among the other techniques."
TITLE = "A pattern of your own"
KEYS = (("← →", "half a second"), ("space", "try it"), ("enter", "save"), ("esc", "back"))
PARTS = {
    "name": "Name",
    "inhale": "In",
    "hold_full": "Hold, full",
    "exhale": "Out",
    "hold_empty": "Hold, empty",
    "minutes": "Length",
}
NO_NAME = "enter names it"
NONE = "none"
TRIED = "{label} {n}"
IN_HAND = "‹ {length} ›"
PACE = "{n:g} breaths a minute. Holds last up to {seconds:g} s."
LIMITS = {
    "rest": "Holds last up to {limit:g} s.",
    "slow": "A breath takes {limit:g} s at most.",
    "quick": "{limit:g} breaths a minute at most; faster can make you dizzy.",
}


def part(name: str, value: float) -> str:
    """A length on its row: 4 s, none, 3 min."""
    if name == "minutes":
        return length(value * 60)
    return f"{value:g} s" if value else NONE


def pace(n: float, seconds: float) -> str:
    """How quick it is, and how long a rest may be."""
    return PACE.format(n=round(n, 1), seconds=seconds)


def limit(which: str, value: float) -> str:
    """What stands in the way of a length."""
    return LIMITS[which].format(limit=value)


STEPS = {
    "inhale": "in",
    "inhale_top": "sip",
    "hold_full": "hold",
    "exhale": "out",
    "hold_empty": "hold",
    "natural": "as you like",
}
REPEATED = "{times} x ({steps})"
SIDES = {"both": "", "left": " left", "right": " right"}


def in_seconds(technique: Technique, level: str) -> str:
    """The seconds of a level in words: in 3, rest 2, out 3; nothing where there is no pace."""
    sections = at_level(technique, level)
    return ", ".join(map(_section, sections)) if is_paced(sections) else ""


def _section(section: Section) -> str:
    steps = (step for step in section.steps if step.seconds)
    said = ", ".join(f"{STEPS[step.kind]}{SIDES[step.side]} {step.seconds:g}" for step in steps)
    return REPEATED.format(times=section.repeat, steps=said) if (section.repeat or 1) > 1 else said


def in_words(technique: Technique, level: str) -> str:
    """A technique's own line: the seconds of the level in hand, or what it is where they are too many."""
    seconds, tagline = in_seconds(technique, level), technique.tagline
    whole = seconds and (len(technique.sections) == 1 or not tagline)
    return seconds if whole else tagline[:1].lower() + tagline[1:]
