"""A technique as a small chart: how full the lungs are over one cycle."""

from __future__ import annotations

from companion.model.breathing.pacing import Beat, beats, fill_at
from companion.model.breathing.technique import Technique, at_level

BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:#"
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


def _column(course: list[Beat], at: float, height: int, marks: str, plain: bool) -> str:
    """One column from the top down at a second of the course."""
    beat = next(each for each in reversed(course) if each.start <= at)
    if beat.step.fill is None:
        return " " * (height - 1) + (OWN_PLAIN if plain else OWN)
    parts = len(marks) - 1
    full = max(1, round(fill_at(beat.step, (at - beat.start) / beat.seconds) * height * parts))
    return "".join(marks[min(parts, max(0, full - row * parts))] for row in reversed(range(height)))
