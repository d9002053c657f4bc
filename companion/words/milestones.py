"""Milestones: their list. Their sentences stand in content/milestones.yaml."""

from __future__ import annotations

from datetime import date

from companion.words.common import full_date

TITLE = "Milestones"
A_GOAL = "a goal"
EMPTY = "What you reach is listed here, each once."
EARLIER = "earlier"


def listed(text: str, day: date | None) -> str:
    """A milestone in a line, with its day where that is known: 17 November 2026: Ten wins kept."""
    return f"{full_date(day)}: {text}" if day else text
