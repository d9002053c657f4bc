"""Celebrating: the screen with the candle, and the list of what was celebrated."""

from __future__ import annotations

from companion.words import common

TITLE = "Celebrated"
RITUAL = "A small ritual"
QUIET_RITUAL = "A quiet one"
QUIET_HOW = "Nothing to do. Let it stand for a moment, and know that it happened."
KEPT = "Kept, with the ritual."
KEPT_QUIETLY = "Let it stand for a moment."
LABEL = "celebrate {text}"
EMPTY = "What you celebrate is kept here."


def soft_time(seconds: float, minutes: float) -> str:
    """How long a ritual has gone on, beside its own length, which nobody has to keep to: 0:42 · 2 min."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d} · {common.minutes(minutes)}"


UNDER_WAY = {"begin": "done", "leave": "leave it here"}
"""What the keys do once a ritual has begun."""
