"""How long one settles, and how slow a session gets, as the config file has it."""

from __future__ import annotations

import math
import re

from companion.config.notation import Notation, Spot, shown
from companion.config.values import duration, line
from companion.model.breathing.limits import FAST_BREATHS
from companion.model.breathing.technique import MIN_BREATHS

SHORTEST_SETTLE, LONGEST_SETTLE = 10, 600  # seconds
UNTIL_BEGUN = "until I begin"


def _settle(spot: Spot) -> float:
    said = line(spot)
    if said.casefold() == UNTIL_BEGUN.casefold():
        return math.inf
    try:
        return float(_SETTLE.read(spot))
    except ValueError:
        right = f"10 s to 10 minutes, or {UNTIL_BEGUN}"
        raise ValueError(f"“{shown(said)}” is not a time to settle ({right})") from None


_SETTLE = duration(SHORTEST_SETTLE, LONGEST_SETTLE)
SETTLE = Notation(
    _settle, lambda seconds: UNTIL_BEGUN if seconds == math.inf else _SETTLE.write(int(seconds))
)


def _breaths(spot: Spot) -> float:
    said = line(spot)
    match = _BREATHS.fullmatch(said.casefold())
    if not match or not MIN_BREATHS <= float(match[1]) <= FAST_BREATHS:
        right = f"{MIN_BREATHS:g} to {FAST_BREATHS:g}, as in 5 per minute, or off"
        raise ValueError(f"“{shown(said)}” is not a number of breaths a minute ({right})")
    return float(match[1])


_BREATHS = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)(?: ?(?:per|a) minute)?", re.ASCII)
BREATHS_A_MINUTE = Notation(_breaths, lambda wanted: f"{wanted:g} per minute")
