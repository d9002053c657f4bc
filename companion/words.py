"""The sentences of the app, whole, with named fields, so that wording can be reviewed in one place.

The rules are in content/rhythm.yaml (`wording`): facts about what happened, nothing about what did not,
no exclamation mark. Shipped texts (techniques, lines, categories, support) live in content/.
"""

from __future__ import annotations

from datetime import datetime, time

SAVED = "Saved."
ALL_DONE = "That is your list for today. The rest of it is yours."
NOTHING_TO_UNDO = "Nothing to undo."
NOTHING_TO_REDO = "Nothing to redo."
UNDONE = "Undone: {label}."
REDONE = "Done again: {label}."
MOVED_ON = "That has changed elsewhere meanwhile, so it stays as it is."
NOT_SAVED = "Not saved: {what}. The text stays here."


def clock(at: datetime | time) -> str:
    """A time of day as it stands on the screen: 7:05."""
    return f"{at.hour}:{at.minute:02d}"


def quoted(text: str, width: int = 32) -> str:
    """A few words of a text, to name it by."""
    short = text if len(text) <= width else text[: width - 1].rstrip() + "…"
    return f"“{short}”"


# -- panes and cards, each in a section of its own below
