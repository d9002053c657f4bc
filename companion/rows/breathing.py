"""Breathing at rest, as lines: what would be practised next, and how long it was today."""

from __future__ import annotations

from companion import words
from companion.model.breathing.technique import BreathingView


def figure(view: BreathingView | None) -> str:
    """Return how long it was today, or on the day that is looked at."""
    return words.breathing.minutes_today(view.minutes_today, then=view.then) if view else ""


def at_rest(view: BreathingView | None) -> list[str]:
    """Return what stands below the name of the technique: its pattern and length."""
    if view is None:
        return []
    return [words.breathing.session_line(view.technique, view.level, view.planned)]
