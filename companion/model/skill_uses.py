"""What is kept of the toolbox: skills that were tried, one's own, and what a person thinks of each."""

from __future__ import annotations

from typing import Literal

from companion.model.record import Record

After = Literal["", "better", "same", "worse"]


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
