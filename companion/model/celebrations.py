"""Celebrating: the small rituals that are offered for a step taken."""

from __future__ import annotations

import msgspec


class Ritual(msgspec.Struct, frozen=True, kw_only=True):
    """One ritual. `minutes` is its soft timer's length, `alt` another way, `loud`: it can be heard."""

    id: str
    label: str
    minutes: float
    how: str
    alt: str = ""
    loud: bool = False
