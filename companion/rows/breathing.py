"""Breathing at rest, as lines: what would be practised next, and what was so far."""

from __future__ import annotations

from companion import words
from companion.model.breathing.technique import BreathingView, pattern


def figure(view: BreathingView | None) -> str:
    """Return how long it was today, or on the day that is looked at."""
    return words.breathing.minutes_today(view.minutes_today, then=view.then) if view else ""


def at_rest(view: BreathingView | None) -> list[str]:
    """Return the lines below the name of the technique."""
    if view is None:
        return []
    numbers = pattern(view.technique, view.level)
    line = words.breathing.session_line(view.technique.tagline, view.level, numbers, view.planned)
    return [line, *words.breathing.so_far(view)]
