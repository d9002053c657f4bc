"""The coping skills that ship; read when they are first asked for."""

from __future__ import annotations

from functools import cache

import msgspec

from companion.content.load import read
from companion.model.toolbox import Skill


class _Skills(msgspec.Struct, frozen=True):
    coping_skills: tuple[Skill, ...]


@cache
def skills() -> tuple[Skill, ...]:
    """The skills, in the order of the toolbox."""
    return read("reflection", _Skills).coping_skills
