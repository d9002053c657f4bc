"""The milestones that ship; read when they are first asked for."""

from __future__ import annotations

from functools import cache

import msgspec

from companion.content.load import read
from companion.model.milestones import Milestone


class _Milestones(msgspec.Struct, frozen=True):
    milestones: tuple[Milestone, ...]


@cache
def milestones() -> tuple[Milestone, ...]:
    """The milestones, what means most first."""
    return read("milestones", _Milestones).milestones
