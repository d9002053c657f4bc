"""Celebrating: the small rituals that are offered for a step taken."""

from __future__ import annotations

import msgspec


class Ritual(msgspec.Struct, frozen=True, kw_only=True):
    """One ritual. `minutes` is the length of its soft timer, `alt` another way, `loud` whether it is heard."""

    id: str
    label: str
    minutes: float
    how: str
    alt: str = ""
    loud: bool = False
