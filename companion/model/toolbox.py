"""The toolbox: skills to try when it is hard, what became of trying them, and which of them fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from companion.model.checkins import CheckIn
from companion.model.record import Record

After = Literal["", "better", "same", "worse"]
OWN = "own:"
"""What the id of a person's own skill begins with; that of its record follows."""
TELLS = 3  # times from which on it is said how often a skill helped
OFFERED = 3  # skills at most
PROVEN = 2  # of these, at most so many that have helped before: there is always another to get to know
ANY = "any"
Fits = Literal["helped", "fits"]
"""Why a skill is offered: it has helped before, or it is one for how things are."""


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """One skill. `fits` are the fields of a check-in it is for, none for all; `opens` is what goes with it.

    One that is not `after_low` is left out of what is offered after a very low check-in.
    """

    id: str
    label: str
    how: str = ""
    minutes: float = 0
    fits: tuple[str, ...] = ()
    opens: str = ""
    caution: str | None = None
    evidence: str | None = None
    after_low: bool = True

    @property
    def own(self) -> bool:
        """Whether it is a person's own."""
        return self.id.startswith(OWN)


class SkillUse(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A skill that was tried. `label` is what it was called then, `checkin` how it was before (0: not said),
    `after` how it was afterwards ('': not said).
    """

    skill: str
    label: str = ""
    checkin: int = 0
    after: After = ""
    seconds: int = 0
    note: str = ""


class OwnSkill(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A skill in a person's own words."""

    text: str
    how: str = ""
    minutes: float = 0


class SkillMark(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a person thinks of a skill: kept close, hidden."""

    skill: str
    close: bool = False
    hidden: bool = False


class Tried(msgspec.Struct, frozen=True):
    """One time that a skill was tried: the day, how it was before in words, how afterwards."""

    day: date
    before: str = ""
    after: After = ""


class SkillLine(msgspec.Struct, frozen=True, kw_only=True):
    """A skill as the toolbox shows it, with the times it was tried, the newest first."""

    skill: Skill
    tried: tuple[Tried, ...] = ()
    close: bool = False
    hidden: bool = False

    def times(self, after: After) -> int:
        """How often it was so afterwards."""
        return sum(each.after == after for each in self.tried)

    @property
    def told(self) -> int:
        """How often it was said how it was afterwards."""
        return len(self.tried) - self.times("")


class ToolboxView(msgspec.Struct, frozen=True, kw_only=True):
    """The toolbox: all skills, those that fit today's last check-in, the one that was tried last.

    With `hidden` they are those that were hidden.
    """

    skills: tuple[SkillLine, ...] = ()
    fitting: tuple[str, ...] = ()
    last: str = ""
    today: date
    hidden: bool = False


class OfferOfSkills(msgspec.Struct, frozen=True, kw_only=True):
    """Two or three skills for a check-in (0: none), and all others."""

    checkin: int = 0
    skills: tuple[SkillLine, ...] = ()
    others: tuple[SkillLine, ...] = ()


def helped(line: SkillLine) -> bool:
    """Whether a skill helps this person: tried often enough to tell, better more than half the time."""
    return line.told >= TELLS and 2 * line.times("better") > line.told


def fitting(lines: Sequence[SkillLine], checkin: CheckIn | None, turn: int = 0) -> list[SkillLine]:
    """Return two or three skills for how it is, the likeliest first; fewer where there are no more.

    First what helped this person before, then what fits; with `turn` those come that are not always offered.
    What was worse afterwards comes later each time.
    """
    pleasant = checkin.pleasantness if checkin else None
    usable = [
        each
        for each in lines
        if not each.hidden and (each.skill.after_low or pleasant is None or pleasant > -2)
    ]
    turned = [*usable[turn % len(usable) :], *usable[: turn % len(usable)]] if usable else []
    fit = {each.skill.id: _fit(each.skill.fits, checkin) for each in usable}
    proven = sorted(
        (each for each in usable if helped(each) and fit[each.skill.id]),
        key=lambda each: (-each.times("better") / each.told, each.times("worse")),
    )[:PROVEN]
    others = sorted(
        (each for each in turned if each not in proven),
        key=lambda each: (
            not fit[each.skill.id],
            max(each.times("worse") - each.times("better"), 0),
            -fit[each.skill.id],
            not each.close,
        ),
    )
    return [*proven, *others][:OFFERED]


def _fit(fits: Collection[str], checkin: CheckIn | None) -> int:
    """How well a skill fits: 2 for where the check-in stands, 1 for any place, 0 for another one."""
    if not fits or ANY in fits:
        return 1
    fields = fields_of(checkin)
    return 2 if fields and fields & set(fits) else int(not fields)


def fields_of(checkin: CheckIn | None) -> frozenset[str]:
    """Return the fields a check-in stands in: several where it is in between or not said, none for none."""
    pleasant = checkin.pleasantness if checkin else None
    energy = checkin.energy if checkin else None
    if pleasant is None and energy is None:
        return frozenset()
    valences = ["pleasant"] if pleasant and pleasant > 0 else ["unpleasant"]
    levels = ["high", "low"] if not energy else ["high"] if energy > 0 else ["low"]
    return frozenset(f"{valence}_{level}" for valence in valences for level in levels)


def latest(uses: Iterable[SkillUse], words_of: Mapping[int, str]) -> dict[str, tuple[Tried, ...]]:
    """Return the times that each skill was tried, the newest first; `words_of` has check-ins in words."""
    found: dict[str, list[Tried]] = {}
    for use in sorted(uses, key=lambda each: each.id, reverse=True):
        found.setdefault(use.skill, []).append(Tried(use.day, words_of.get(use.checkin, ""), use.after))
    return {skill: tuple(times) for skill, times in found.items()}
