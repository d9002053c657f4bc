"""The wins pane, its search and its ritual."""

from __future__ import annotations

from datetime import date, datetime

from companion.model.text import visible
from companion.model.wins import WinLine
from companion.words.common import MONTHS, WEEKDAYS, clock, long_date, quoted

TITLE = "Wins"
LABEL = "Win"
A_WIN = "a win"
SEARCH = "Search"
PLACEHOLDER = "called Mum #connection"
SEARCH_PLACEHOLDER = "a word, a category"
CANDIDATES = "tab: {names}"
HINT = "#category and @18:30 or @yesterday are understood"


TODAY = "today"
FILED_UNDER = "{when}, filed under {day}"
SKIPPED = "the clocks went forward over {time} that day"
STAYS = "{typed} is not taken as a time and stays in the text"


def preview(
    category: str, at: datetime | None, now: datetime, line: WinLine | None = None, today: date | None = None
) -> str:
    """What a typed win would become: its category and when, as far as they are not the usual ones.

    `line` is what was read, with the day it will be filed under, and `today` the person's day.
    """

    def named(day: date) -> str:
        year = "" if day.year == now.year else f" {day.year}"
        return TODAY if day == today else f"{long_date(day)}{year}"

    parts = [category]
    if at is not None:
        usual = today is None and at.date() == now.date()
        when = clock(at) if usual else f"{named(at.date())} {clock(at)}"
        filed = line.day if line and line.day else at.date()
        parts.append(when if filed == at.date() else FILED_UNDER.format(when=when, day=named(filed)))
    if line and line.skipped:
        parts.append(SKIPPED.format(time=clock(line.skipped)))
    parts += [STAYS.format(typed=quoted(visible(each))) for each in (line.stays if line else ())]
    return " · ".join(part for part in parts if part)


NO_WINS = "A win can be any size. w writes one."
PUTS_IT_HERE = "w writes a win; @{day} puts it on this day."


def none_then(day: date, back: int) -> str:
    """What stands where a day that is over has no win yet."""
    return PUTS_IT_HERE.format(day="yesterday" if back == 1 else WEEKDAYS[day.weekday()].lower())


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


def month_heading(day: date, today: date) -> str:
    """The heading over a month's wins: November, November 2025."""
    name = MONTHS[day.month - 1]
    return name if day.year == today.year else f"{name} {day.year}"


RITUAL_KEYS = (("enter", "done"), ("esc", "back"))
RITUAL_TITLE = "A small ritual"
QUIET_RITUAL = "A quiet one"
QUIET_HOW = "Nothing to do. Let it stand for a moment, and know that it happened."
NOT_NOW = "Not now"
