"""The person's own kinds of win in the config file."""

from __future__ import annotations

import unicodedata

from companion.config.notation import Notation, Spot, each, fields, shown
from companion.config.values import LINE, LINES, NAME, labelled, line
from companion.model.wins import Category


def _icon(spot: Spot) -> str:
    """One character of one cell everywhere: neither wide nor of ambiguous width, nor made of several."""
    text = line(spot)
    narrow = len(text) == 1 and unicodedata.east_asian_width(text) in ("N", "Na", "H")
    if not narrow or unicodedata.category(text)[0] in "MCZ":
        raise ValueError(f"“{shown(text)}” is not one narrow character (such as ☼ or ✧; emoji are wide)")
    return text


def _ascii(spot: Spot) -> str:
    text = line(spot)
    if len(text) != 1 or not text.isascii():
        raise ValueError(f"“{shown(text)}” is not one ASCII character")
    return text


_CATEGORY_KEYS = fields(
    {
        "id": NAME,
        "label": LINE,
        "icon": Notation(_icon),
        "ascii": Notation(_ascii),
        "celebration": LINE,
        "lines": LINES,
        "examples": LINES,
        "aliases": each(NAME),
    },
    required=("label",),
)
CATEGORY = labelled(Category, "category", _CATEGORY_KEYS, "_")
