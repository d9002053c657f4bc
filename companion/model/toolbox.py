"""The toolbox: skills to try when it is hard, what became of trying them, and which of them fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from companion.model.checkins import CheckIn
from companion.model.skill_uses import After, SkillUse

OWN = "own:"
"""What the id of a person's own skill begins with; that of its record follows."""
TELLS = 3  # times from which on it is said how often a skill helped
A_TRY = 30  # seconds from which on one that was left had been tried
OFFERED = 3  # skills at most
PROVEN = 2  # of these, at most so many that have helped before: there is always another to get to know
ANY = "any"
Stage = Literal["ready", "going", "asked", "told"]


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """One skill. `fits` are the fields of a check-in it is for, none for all; `opens` is what goes with it.

    One that is not `after_low` is left out of what is offered after a very low check-in. `caution_first`:
    the caution is read before how it is done.
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
    caution_first: bool = False

    @property
    def told(self) -> list[tuple[str, str]]:
        """How it is done and its caution, as far as there are words, in the order in which they are read."""
        said = [("how", self.how), ("caution", self.caution or "")]
        return [(part, text) for part, text in said[:: -1 if self.caution_first else 1] if text]

    @property
    def own(self) -> bool:
        """Whether it is a person's own."""
        return self.id.startswith(OWN)


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
    """The toolbox: all skills, those that fit today's last check-in (0: none), the one that was tried last.

    `earlier`: some were tried longer ago than is looked at. With `hidden` they are those that were hidden.
    """

    skills: tuple[SkillLine, ...] = ()
    checkin: int = 0
    fitting: tuple[str, ...] = ()
    last: str = ""
    earlier: bool = False
    hidden: bool = False


class OfferOfSkills(msgspec.Struct, frozen=True, kw_only=True):
    """Two or three skills for a check-in (0: none)."""

    checkin: int = 0
    skills: tuple[SkillLine, ...] = ()


class Trying(msgspec.Struct, frozen=True, kw_only=True):
    """A skill in hand, for the screen and the shell: begun or not, done, and how it was afterwards.

    Times are those of one clock that never goes back. `first`: it was never tried before.
    """

    skill: Skill
    checkin: int = 0
    first: bool = False
    stage: Stage = "ready"
    began: float = 0
    took: float = 0
    after: After = ""

    def begin(self, now: float) -> Trying:
        """Begin, once; where it had been done it goes on from the beginning."""
        return replace(self, stage="going", began=now) if self.stage in ("ready", "asked") else self

    def done(self, now: float) -> Trying:
        """Be done with it, however long it took; what is left is how it is now."""
        return replace(self, stage="asked", took=self.seconds(now)) if self.stage != "told" else self

    def tell(self, after: After, now: float) -> Trying:
        """Say how it is afterwards; once."""
        return replace(self.done(now), stage="told", after=after) if self.stage != "told" else self

    def seconds(self, now: float) -> float:
        """How long it has been tried."""
        return now - self.began if self.stage == "going" else self.took

    def left(self, now: float) -> float:
        """How much is left of its minutes; it may take longer."""
        return max(self.skill.minutes * 60 - self.seconds(now), 0)

    def was_tried(self, now: float) -> bool:
        """Whether it was tried, though nothing was said of how it is."""
        return self.stage == "asked" or (self.stage == "going" and self.seconds(now) >= A_TRY)

    @property
    def can_be_a_win(self) -> bool:
        """Whether it is offered as a win: not where it was worse afterwards."""
        return self.stage == "told" and self.after in ("better", "same")


def helped(line: SkillLine) -> bool:
    """Whether a skill helps this person: tried often enough to tell, better more than half the time.

    Better at least twice more than worse, so that no worse one is what makes it often enough.
    """
    better = line.times("better")
    return line.told >= TELLS and 2 * better > line.told and better >= line.times("worse") + 2


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


_MINUTES = r"(?:^|[\s,.;])\s*(\d{1,3}(?:[.,]5)?) ?min(?:utes?)?\.?$"


def written(typed: str) -> tuple[str, str, float]:
    """Return what a line says of a skill: what it is called, how it is done, its minutes.

    "Ana's tea: make a cup and sit by the window, 5 min"
    """
    text, minutes = typed.strip(), 0.0
    if found := re.search(_MINUTES, text):
        text, minutes = text[: found.start()].rstrip(" ,.;"), float(found[1].replace(",", "."))
    label, _, how = text.partition(": ")
    return (label.strip(), how.strip(), minutes) if label.strip() else (typed.strip(), "", 0.0)


def as_line(label: str, how: str, minutes: float) -> str:
    """Return the line that would write a skill so."""
    text = f"{label}: {how}" if how else label
    return f"{text}, {minutes:g} min" if minutes else text
