"""Slowing by itself: the breath of a session gets longer, stage by stage, never past a limit.

A stage is a section of its own with a number of rounds, so that a session stays as exact as any other.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from companion.model.breathing.limits import MAX_BREATH, longest_breath, longest_hold, passed
from companion.model.breathing.technique import MAX_HOLD, Section, breaths, paced, seconds_of

STAGE = 20.0
"""Seconds of a stage, at least."""
MOST_STAGES = 12


def slowed(sections: Sequence[Section], planned: float, tempo: float, slow_to: float) -> tuple[Section, ...]:
    """The sections of `planned` seconds that begin as they are and end at `slow_to` breaths a minute.

    They stay as they are where they are as slow already, and where one section does not go on until the end.
    """
    stages = min(MOST_STAGES, int(planned // STAGE))
    if len(sections) != 1 or sections[0].repeat is not None or stages < 2 or not breaths(sections[0]):
        return tuple(sections)
    (section,) = sections
    most = min(MAX_BREATH / longest_breath(sections, tempo), _most_of_holds(sections, tempo))
    factor = min(60 * breaths(section) / (slow_to * seconds_of(section, tempo)), most)
    if factor <= 1:
        return tuple(sections)
    made = [_slower(section, factor ** (n / (stages - 1)), n) for n in range(stages)]
    while passed(made, tempo):  # what rounding has put past a limit
        factor -= 0.001
        made = [_slower(section, factor ** (n / (stages - 1)), n) for n in range(stages)]
    whole = planned / stages
    return (
        *(
            msgspec.structs.replace(each, repeat=max(1, round(whole / seconds_of(each, tempo))))
            for each in made[:-1]
        ),
        made[-1],
    )


def _most_of_holds(sections: Sequence[Section], tempo: float) -> float:
    held = longest_hold(sections, tempo)
    return MAX_HOLD / held if held else MAX_BREATH


def _slower(section: Section, factor: float, number: int) -> Section:
    steps = tuple(
        msgspec.structs.replace(step, seconds=paced(step.seconds, factor)) for step in section.steps
    )
    return Section(id=f"{section.id} {number}" if number else section.id, steps=steps)
