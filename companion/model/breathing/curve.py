"""A technique as a small chart: how full the lungs are over one cycle."""

from __future__ import annotations

from companion.model.breathing.beats import Beat, beats, fill_at
from companion.model.breathing.phase import Phase
from companion.model.breathing.practice import Practice
from companion.model.breathing.technique import Technique, at_level

BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:#"
WAVE = 8
"""Cells of a breath, at least."""
OWN, OWN_PLAIN = "╌", "~"


def curve(technique: Technique, level: str, width: int, height: int, *, plain: bool = False) -> list[str]:
    """`height` rows of `width` cells; time goes to the right, one cycle of each section after the other.

    A column is filled as far as the lungs are at its middle, in eighths of a row (`plain`: ASCII, thirds).
    Where the breath has no pace a line runs along the bottom. Empty when there is no room. KeyError for a
    level the technique does not have.
    """
    course = _course(technique, level)
    if width < 1 or height < 1 or not course:
        return []
    end = course[-1].start + course[-1].seconds
    marks = PLAIN if plain else BLOCKS
    columns = [_column(course, (x + 0.5) * end / width, height, marks, plain) for x in range(width)]
    return ["".join(column[row] for column in columns) for row in range(height)]


def _course(technique: Technique, level: str) -> list[Beat]:
    """The steps of one cycle of each section, laid end to end."""
    course: list[Beat] = []
    start = 0.0
    for section in at_level(technique, level):
        for beat in beats(section):
            course.append(Beat(beat.step, start, beat.seconds))
            start += beat.seconds
    return course


def _column(course: list[Beat], at: float, height: int, marks: str, plain: bool, share: float = 1.0) -> str:
    """One column from the top down at a second of the course, `share` of its usual height."""
    beat = next((each for each in reversed(course) if each.start <= at), None)
    if beat is None or beat.step.fill is None:
        return " " * (height - 1) + (OWN_PLAIN if plain else OWN)
    parts = len(marks) - 1
    full = max(1, round(fill_at(beat.step, (at - beat.start) / beat.seconds) * share * height * parts))
    return "".join(marks[min(parts, max(0, full - row * parts))] for row in reversed(range(height)))


def course_had(practice: Practice, at: float, width: int, height: int, *, plain: bool = False) -> list[str]:
    """A session that was, up to `at`, as `height` rows of `width` cells, breath after breath.

    As many breaths as there is room for, taken evenly from all of it; a longer one is higher.
    """
    start, breaths = practice.log[0].at, practice.phase(at).breaths
    waves = max(1, min(breaths, width // WAVE))
    seen = [practice.phase(start + (at - start) * (n + 0.5) / waves) for n in range(waves)]
    cycles = [_cycle_at(practice, phase) for phase in seen]
    longest = max((each[-1].start + each[-1].seconds for each in cycles if each), default=1.0)
    marks = PLAIN if plain else BLOCKS
    columns = []
    for x in range(width):
        place, within = divmod((x + 0.5) * waves / width, 1)
        cycle = cycles[int(place)]
        end = cycle[-1].start + cycle[-1].seconds if cycle else 0.0
        columns.append(_column(cycle, within * end, height, marks, plain, end / longest))
    return ["".join(column[row] for column in columns) for row in range(height)]


def _cycle_at(practice: Practice, phase: Phase) -> list[Beat]:
    """The cycle that a moment is in; nothing where there was no pace."""
    sections = practice.timeline.sections
    section = next((each for each in sections if each.id == phase.section), sections[0])
    return [] if phase.free or phase.stage == "settle" else list(beats(section, phase.tempo))
