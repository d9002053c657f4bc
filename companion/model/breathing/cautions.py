"""Which sentences of care stand in the settling, on a technique's card and under `?`.

The rules are those of content/breathing.yaml (`cautions`, `when`).
"""

from __future__ import annotations

from collections.abc import Sequence

from companion.model.breathing.limits import FAST_BREATHS, quickest
from companion.model.breathing.technique import Session, Technique, at_level, is_hold, is_paced, levels

AT_ONCE = 2
"""Sentences that stand in the settling; the others are under `?`."""

AFRAID = "panicky"
"""The tag of `for_what` that is chosen by who is anxious, afraid or overwhelmed."""
USUAL = ("comfort", "stop")
"""The sentences of a technique that names none."""


def settling(
    technique: Technique,
    level: str,
    so_far: Sequence[Session],
    first: Technique | None = None,
    tempo: float = 1.0,
) -> tuple[str, ...]:
    """The ids of the sentences that are due, what matters most first; the first `AT_ONCE` stand there.

    `so_far` are the sessions of every technique, oldest first, and `first` is the technique of the first.
    `comfort` is always one of the two where there is a pace; `fast` says it of a quick one. `position` is
    due the first time, and every time where the technique asks for it; `holds` whenever there are any.
    Where both are due, one gives way, and is there next time.
    """
    gave_way = len(so_far) == 1 and first is not None and holds(first, so_far[0].level)
    due = {
        "holds": holds(technique, level),
        "position": not so_far or gave_way or "position" in technique.cautions,
    }
    rest = [name for name, is_due in due.items() if is_due]
    elsewhere = first is not None and first.id != technique.id and holds(first, so_far[0].level)
    turns = elsewhere + sum(session.technique == technique.id for session in so_far)
    sections = at_level(technique, level)
    comfort = (
        ("fast" if quickest(sections, tempo) > FAST_BREATHS else "comfort",) if is_paced(sections) else ()
    )
    return (*comfort, *(rest[::-1] if turns % 2 else rest))


def on_card(technique: Technique, *, afraid: bool = False) -> tuple[str, ...]:
    """The ids of the sentences on a technique's card, what matters most first.

    `stop` is on every card, `holds` wherever a breath is held, `fast` where a level is quick, and `panic`,
    first of all, once the person has said that they are `afraid`.
    """
    named = technique.cautions or USUAL
    quick = any(quickest(at_level(technique, level)) > FAST_BREATHS for level in levels(technique))
    first = ["panic"] * afraid + ["fast"] * quick + ["holds"] * technique.has_holds
    return tuple(dict.fromkeys((*first, *(name for name in named if name != "panic"), "stop")))


def under_question_mark(technique: Technique, shown: Sequence[str]) -> tuple[str, ...]:
    """The ids of every other sentence there is for a technique, those `shown` left out."""
    paced = any(is_paced(at_level(technique, level)) for level in levels(technique))
    named = (*(technique.cautions or USUAL), *(("air",) if paced else ()))
    return tuple(name for name in named if name not in shown)


def holds(technique: Technique, level: str) -> bool:
    """Whether there is a rest with held breath at a level; not at one the technique does not have."""
    if level not in levels(technique):
        return False
    return any(is_hold(step) for section in at_level(technique, level) for step in section.steps)
