"""Celebrating: the screen with the candle, and the list of what was celebrated."""

from __future__ import annotations

from datetime import date

from companion.words import common

TITLE = "Celebrated"
RITUAL = "A small ritual"
QUIET_RITUAL = "A quiet one"
QUIET_HOW = "Nothing to do. Let it stand for a moment, and know that it happened."
KEPT = "Saved, with the ritual."
KEPT_QUIETLY = "Let it stand for a moment."
LABEL = "celebrate {text}"
EMPTY = "What you celebrate is listed here."


def how(ritual: str, seconds: int) -> str:
    """With which ritual something was celebrated, and how long: The good cup, 3 min."""
    return f"{ritual}, {common.length(seconds)}" if seconds else ritual


def listed(day: date, text: str, how: str) -> str:
    """One that was celebrated, in a line: 17 November: Called Mum. The good cup, 3 min."""
    when = common.full_date(day)
    return f"{when}: {text}. {how}" if text else f"{when}: {how}"


def soft_time(seconds: float, minutes: float) -> str:
    """How long a ritual has gone on, beside its own length, which nobody has to keep to: 0:42 · 2 min."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d} · {common.minutes(minutes)}"


NO_SUCH_WIN = "No win has the words “{typed}”."
NOTHING_TAKEN = "No step of this goal has been taken yet."
NO_SUCH_RITUAL = "“{typed}” does not name one ritual. The rituals are: {rituals}"
ENDS_WITH = "{time}. Ctrl+C ends it whenever you like."


UNDER_WAY = {"begin": "done", "leave": "leave it here"}
"""What the keys do once a ritual has begun."""
