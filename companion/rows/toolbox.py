"""The toolbox as rows: the skills that fit, those kept close, the others, and people to talk to."""

from __future__ import annotations

from companion import words
from companion.model.toolbox import TELLS, After, SkillLine, ToolboxView
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row, gap

PEOPLE = "people"
"""The key of the last row."""
AFTERS: tuple[After, ...] = ("better", "same", "worse")
LATELY = 5  # times that are told one by one


def rows(view: ToolboxView) -> list[Row]:
    """Return the skills in their groups, and people to talk to, always."""
    by_id = {line.skill.id: line for line in view.skills}
    first = [by_id[skill] for skill in view.fitting if skill in by_id]
    close = [line for line in view.skills if line.close and line not in first]
    others = [line for line in view.skills if line not in first and line not in close]
    found: list[Row] = []
    for name, heading, lines in (
        ("fits", words.toolbox.FITS_TODAY, first),
        ("close", words.toolbox.KEPT_CLOSE, close),
        ("others", "", others),
    ):
        if lines:
            found += [gap(name)] if found else []
            found += [Row(f"{name}:", heading, heading=True)] if heading else []
            found += [Row(line.skill.id, line.skill.label, aside=how_it_went(line)) for line in lines]
    return [*found, gap(PEOPLE), Row(PEOPLE, words.toolbox.PEOPLE, aside="h")]


def how_it_went(line: SkillLine) -> str:
    """Return in few words how a skill went, '' where it was not tried."""
    if line.told >= TELLS:
        return words.toolbox.HELPED.format(better=line.times("better"), n=line.told)
    for after in AFTERS:
        if times := line.times(after):
            return words.toolbox.ONCE[after].format(times=words.toolbox.times(times))
    return words.toolbox.TRIED.format(times=words.toolbox.times(len(line.tried))) if line.tried else ""


def reading(view: ToolboxView, key: str) -> RowInFull:
    """Return a skill in full: how it is done, how it went, what is known of it."""
    line = next((each for each in view.skills if each.skill.id == key), None)
    if line is None:
        return RowInFull(words.toolbox.PEOPLE)
    skill = line.skill
    minutes = words.common.minutes(skill.minutes) if skill.minutes else ""
    return RowInFull(
        skill.label, minutes, apart(paragraphs("how", skill.how), paragraphs("caution", skill.caution or ""))
    )
