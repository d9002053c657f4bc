"""The toolbox: skills to try, and how it was afterwards."""

from __future__ import annotations

TITLE = "Toolbox"
PEOPLE = "People to talk to"
KEPT_CLOSE = "Kept close"
FITS_TODAY = "Fits how it is"
LATELY = "Lately"
KNOWN = "What is known"
FIRST = "{key} opens a skill to try."
HELPED = "helped in {better} of {n}"
FITS = "fits how it is"
TRIED = "tried {times}"
ONCE = {"better": "better {times}", "same": "the same {times}", "worse": "worse {times}"}
"""How it was afterwards, where it is too soon to say how often it helps."""
TRIED_IN_ALL = "You tried it {times}."
OFTEN = {
    "better": "it was better after {n} of them",
    "same": "the same after {n}",
    "worse": "worse after {n}",
}
LATELY_BOTH = "{before}, then {after}"
LATELY_AFTER = {"better": "better", "same": "the same", "worse": "worse", "": "tried"}
NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def skills(count: int) -> str:
    """14 skills."""
    return "1 skill" if count == 1 else f"{count} skills"


def number(count: int) -> str:
    """A number as it stands in a sentence: three, 14."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def times(count: int) -> str:
    """Once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"
