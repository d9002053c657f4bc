"""The search over everything a person wrote."""

from __future__ import annotations

from datetime import date

from companion.words.common import MONTHS

TITLE = "Search"
PLACEHOLDER = "Any words you wrote"
KEYS = (("↑ ↓", "move"), ("enter", "open"), ("esc", "back"))
NOTHING = "Nothing has these words."
FOUND = "{n} found"
SO_FAR = "{n} so far"
NOTE = "note"
SHORTER = {"journal": "journal"}
"""What is called shorter at the end of a row than in a sentence, by its table."""
NOTE_ON = "note on {name}: {text}"
ASK = "Which words"
NO_WORDS = "There is nothing to look for. Write a word or two after `companion search`."

NAME = 18  # characters of a name in a longer sentence


def note_on(name: str, text: str) -> str:
    """A note, and what it is on: note on Up: Mum rang."""
    short = name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"
    return NOTE_ON.format(name=short, text=text)


def day(day: date | None) -> str:
    """The day of what was found, in a column: 17 Nov."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day else ""


def full_day(day: date | None) -> str:
    """The same with its year: 17 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""
