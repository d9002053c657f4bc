"""`companion breathe --preview`: a technique before it is breathed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from companion import words
from companion.cli.frame.opening import wants_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.companion import Companion
    from companion.model.breathing.practice import SessionPlan

CHART = 60, 5  # cells and rows at most


def plain_chart(companion: Companion) -> bool:
    """Whether the chart is to be of ASCII characters."""
    if companion.settings.appearance.icons != "auto":
        return companion.settings.appearance.icons == "ascii"
    from companion.rows.marks import wants_ascii

    return wants_ascii(os.environ, sys.stdout.encoding or "ascii")


def previewed(plan: SessionPlan, plain: bool) -> Iterator[str]:
    """What a technique is: its words, the curve of lung fill over one cycle, its steps, its cautions."""
    from shutil import get_terminal_size
    from textwrap import fill

    from companion.model.breathing.curve import curve
    from companion.model.breathing.technique import at_level, levels

    technique = plan.technique
    yield technique.name + (f": {technique.tagline}" if technique.tagline else "")
    if technique.claim:
        yield technique.claim
    yield ""
    columns = get_terminal_size().columns
    if not wants_plain():
        width, height = min(CHART[0], columns - 4), CHART[1]
        yield from (f"  {row}".rstrip() for row in curve(technique, plan.level, width, height, plain=plain))
        yield ""
    for section in at_level(technique, plan.level):
        times = f"{section.repeat} x " if section.repeat and section.repeat > 1 else ""
        yield f"  {times}" + " · ".join(f"{step.label} {step.seconds:g} s" for step in section.steps)
    yield ""
    length = words.common.length(plan.planned) if plan.planned else words.breathing.OPEN_END
    yield f"{words.breathing.LEVELS[plan.level]}, {length}"
    for level in levels(technique):
        yield f"  {words.breathing.LEVELS[level]:<9} {words.patterns.in_words(technique, level)}"
    for sentence in (*plan.cautions, *plan.more, *([plan.limited] if plan.limited else [])):
        yield from ("", fill(sentence, max(20, min(columns, 80))))
