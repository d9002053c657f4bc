"""Breathing at rest, as lines: what would be practised next, and what was so far."""

from __future__ import annotations

from companion import words
from companion.model.breathing.technique import BreathingView


def at_rest(view: BreathingView | None) -> list[str]:
    """Return the lines below the name of the technique."""
    if view is None:
        return []
    line = words.breathing.session_line(view.technique, view.level, view.planned)
    return [line, *words.breathing.so_far(view)]
