"""The toolbox as rows: the skills kept close, those that fit, the others, and people to talk to."""

from __future__ import annotations

from companion import words
from companion.content import load
from companion.model.skill_uses import After
from companion.model.toolbox import TELLS, OfferOfSkills, SkillLine, ToolboxView
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row, gap, notes

PEOPLE = "people"
"""The key of the last row."""
ELSE = "else"
AFTERS: tuple[After, ...] = ("better", "same", "worse")
LATELY = 5  # times that are told one by one


def rows(view: ToolboxView) -> list[Row]:
    """Return the skills in their groups, and people to talk to, always."""
    if view.hidden:
        return [_row(line) for line in view.skills] or notes("hidden", [words.toolbox.NONE_HIDDEN])
    by_id = {line.skill.id: line for line in view.skills}
    close = [line for line in view.skills if line.close]
    fits = [by_id[skill] for skill in view.fitting if skill in by_id and not by_id[skill].close]
    others = [line for line in view.skills if line not in close and line not in fits]
    found: list[Row] = []
    for name, heading, lines in (
        ("close", words.toolbox.KEPT_CLOSE, close),
        ("fits", words.toolbox.FITS_TODAY, fits),
        ("others", "", others),
    ):
        if lines:
            found += [gap(name)] if found else []
            found += [Row(f"{name}:", heading, heading=True)] if heading else []
            found += map(_row, lines)
    return [*found, gap(PEOPLE), Row(PEOPLE, words.toolbox.PEOPLE, aside="h")]


def why(line: SkillLine, offer: OfferOfSkills) -> str:
    """Return why a skill is offered: how often it helped, or, too soon to tell, that it fits the check-in."""
    if line.told >= TELLS or not offer.checkin:
        return how_it_went(line)
    return words.toolbox.FITS


def _row(line: SkillLine) -> Row:
    """Return the row of a skill; one that was not tried says in hand what it is for, if that is one thing."""
    went, fits = how_it_went(line), line.skill.fits
    word = words.toolbox.FIT_ONE.get(fits[0], "") if len(fits) == 1 and not went else ""
    return Row(line.skill.id, line.skill.label, aside=went, word=word)


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
        support = load.support().strings
        return RowInFull(words.toolbox.PEOPLE, rows=tuple(paragraphs("people", support.screen_intro)))
    skill = line.skill
    went, lately = [], []
    if line.tried:
        said = words.toolbox.in_all(len(line.tried), *map(line.times, AFTERS), earlier=view.earlier)
        went = paragraphs("went", said)
        lately = [Row("lately", words.toolbox.LATELY, heading=True)]
        lately += [
            Row(
                f"lately:{n}", words.toolbox.lately(each.day, each.before, each.after), muted=True, wraps=True
            )
            for n, each in enumerate(line.tried[:LATELY])
        ]
    known = [Row("known", words.toolbox.KNOWN, heading=True)] if skill.evidence else []
    known += paragraphs("evidence", skill.evidence or "", muted=True)
    minutes = words.common.minutes(skill.minutes) if skill.minutes else ""
    told = skill.told or [("how", words.toolbox.OWN_KNOWN if skill.own else "")]
    how = [paragraphs(part, text) for part, text in told]
    return RowInFull(skill.label, minutes, apart(*how, went, lately, known))


def offered(offer: OfferOfSkills) -> list[Row]:
    """Return the skills that are offered, the one in hand with the reason; the two last are always there."""
    found = list[Row]()
    for line in offer.skills:
        skill = line.skill
        minutes = words.common.minutes(skill.minutes) if skill.minutes else ""
        found.append(Row(skill.id, skill.label, aside=minutes))
        if said := why(line, offer):
            found.append(Row(f"{skill.id}/why", said, muted=True, heading=True, under=skill.id))
    return [
        *found,
        Row(ELSE, words.toolbox.SOMETHING_ELSE),
        Row(PEOPLE, words.toolbox.TALK_TO_SOMEONE, aside="h"),
    ]
