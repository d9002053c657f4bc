"""The trash, in the shell and on its card."""

from __future__ import annotations

from datetime import date, datetime

from companion.model.trash import TrashRow
from companion.words.common import MONTHS, ago, quoted

TITLE = "Deleted in the last 30 days"
EMPTY = "The trash is empty."
KEYS = (("↑ ↓", "move"), ("enter", "bring back"), ("esc", "back"))
NOT_IN_TRASH = (
    "There is no number {number} in the trash (it lists {count}). `companion trash` lists them all."
)
ASK = "Which numbers"
NO_NUMBER = "“{typed}” is not a whole number of 1 or more."
AT_THE_END = "The routine has changed since, so {text} {are} now at its end."


def trashed(at: datetime, now: datetime, replaced: bool) -> str:
    """How something came into the trash: deleted 8:42, or the version of 8:42."""
    return f"version of {ago(at, now)}" if replaced else f"deleted {ago(at, now)}"


def row(row: TrashRow, today: date) -> str:
    """What is in the trash, in one line: win “called Mum” of 3 November, with its note or what went along."""
    said = f"{row.kind} {and_more(quoted(row.text, 60), row.more)}"
    if row.more:
        return said
    if row.day and row.day != today:
        year = "" if row.day.year == today.year else f" {row.day.year}"
        said = f"{said} of {row.day.day} {MONTHS[row.day.month - 1]}{year}"
    return said + (f"  ({quoted(row.note, 40)})" if row.note else "")


def and_more(text: str, more: int) -> str:
    """A text and how many went with it: “called Mum” and 2,399 more."""
    return f"{text} and {more:,} more" if more else text
