"""The wins pane, its search and its ritual."""

from __future__ import annotations

from datetime import date, datetime

from companion.words.common import clock, long_date

TITLE = "Wins"
LABEL = "Win"
SEARCH = "Search"
PLACEHOLDER = "called Mum #connection"
SEARCH_PLACEHOLDER = "a word, a category"
NOTHING_KEPT_KEYS = {"entry.submit": "show", "entry.put_away": "back"}  # of a search: there is no draft
CANDIDATES = "tab: {names}"
HINT = "#category and @18:30 or @yesterday are understood"
FOUND_AT_MOST = 300  # wins shown of one search


def preview(category: str, at: datetime | None, now: datetime) -> str:
    """What a typed win would become: its category and when, as far as they are not the usual ones."""
    when = ""
    if at is not None:
        when = clock(at) if at.date() == now.date() else f"{long_date(at.date())} {clock(at)}"
    return " · ".join(part for part in (category, when) if part)


NO_WINS = ("A win can be any size. w writes one.", "One example: opened the curtains.")
SEARCHING = "Wins with “{needle}”"
NOTHING_FOUND = "No win has these words in it. esc shows all of them again."
KEPT_MARK = "for a grey day"
CELEBRATED_MARK = "celebrated"
YESTERDAY = "Yesterday"


def day_heading(day: date, today: date) -> str:
    """The heading over a day's wins: Yesterday, Friday 13 November, Friday 13 November 2025."""
    if (today - day).days == 1:
        return YESTERDAY
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"


RITUAL_KEYS = (("enter", "done"), ("esc", "back"))
RITUAL_TITLE = "A small ritual"
QUIET_RITUAL = "A quiet one"
QUIET_HOW = "Nothing to do. Let it stand for a moment, and know that it happened."
NOT_NOW = "Not now"
