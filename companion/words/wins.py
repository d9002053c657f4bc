"""The wins pane and its ritual."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from companion.model.text import visible
from companion.model.wins import WinLine
from companion.words.common import MONTHS, WEEKDAYS, clock, long_date, quoted

TITLE = "Wins"
ALL = "all wins"
LABEL = "Win"
A_WIN = "a win"
PLACEHOLDER = "called Ana #connection"
CANDIDATES = "tab: {names}"
OFFER = "{key} keeps it as a win."
TOLD = "Told someone: {text}"
OFFER_OR_MARK = "{key} keeps it as a win; {second} marks it."


def offer(act: str, key: str, second: str) -> str:
    """What is said beside the answer to something done: with which key it is a win, or is marked."""
    return (OFFER_OR_MARK if act in ("step", "hard_step") else OFFER).format(key=key, second=second)


def beside(answer: str, offer: str) -> str:
    """What answers the last key, and the offer after it; a person's own words end without a stop."""
    stop = "." if answer and answer[-1].isalnum() else ""
    return f"{answer}{stop} {offer}".strip()


HINT = "you can add #category, and @18:30 or @yesterday"


TODAY = "today"
FILED_UNDER = "{when}, filed under {day}"
SKIPPED = "the clocks went forward that day and there was no {time}"
UNKNOWN_TAG = "{tag} is not a category and stays in the text"
STAYS = "{typed} is not read as a time and stays in the text"


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
    parts += [UNKNOWN_TAG.format(tag=quoted(visible(each))) for each in (line.unknown if line else ())]
    return " · ".join(part for part in parts if part)


SAVED, SAVED_ABOUT = "Saved: {text}", "Saved: {text}  ({about})"
NO_CATEGORY = "“{typed}” is not a category, or fits more than one. The categories are: {known}"
ASK_WHICH = "Which win"
ASK_EDIT = "The new words"
ASK_NOTE = "A note"
NONE_YET = "There is no win yet. A win can be any size: `companion win called Mum`."
NONE_THERE = "There is no win like that."
NEWEST = "These are the newest {n}. --from and --to name other days."
DAY_OR_DAYS = "Use either --day, or --from and --to."
NO_WINS = "A win can be any size. w writes one."
PUTS_IT_HERE = "w writes a win; @{day} puts it on this day."


def none_then(day: date, back: int) -> str:
    """What stands where a day that is over has no win yet."""
    return PUTS_IT_HERE.format(day="yesterday" if back == 1 else WEEKDAYS[day.weekday()].lower())


KEPT_MARK = "for a grey day"
CELEBRATED_MARK = "celebrated"
TODAYS = "Today"
YESTERDAY = "Yesterday"
THIS_WEEK, LAST_WEEK = "This week", "Last week"
WEEK = "{first} to {last}"


def day_heading(day: date, today: date, *, full: bool = False) -> str:
    """The heading over a day's wins: Yesterday, Friday 13 November, Friday 13 November 2025.

    In `full`, the days that have a name have their date, too.
    """
    date_of_day = long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"
    name = {0: TODAYS, 1: YESTERDAY}.get((today - day).days, "")
    if full:
        return f"{name} · {date_of_day}" if name else date_of_day
    return YESTERDAY if name == YESTERDAY else date_of_day


def week_heading(monday: date, today: date) -> str:
    """The heading over a week's wins: This week, Last week, 2 to 8 November."""
    weeks = (today - timedelta(days=today.weekday()) - monday).days // 7
    if weeks in (0, 1):
        return (THIS_WEEK, LAST_WEEK)[weeks]
    sunday = monday + timedelta(days=6)
    month = "" if monday.month == sunday.month else f" {MONTHS[monday.month - 1]}"
    year = "" if sunday.year == today.year else f" {sunday.year}"
    return WEEK.format(first=f"{monday.day}{month}", last=f"{sunday.day} {MONTHS[sunday.month - 1]}{year}")


def month_heading(day: date, today: date) -> str:
    """The heading over a month's wins: November, November 2025."""
    name = MONTHS[day.month - 1]
    return name if day.year == today.year else f"{name} {day.year}"
