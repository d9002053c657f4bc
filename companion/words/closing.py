"""Closing the day: what happened, one line, tomorrow’s one small thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.words.common import length, long_date
from companion.words.routine import NUMBERS

TITLE = "Close the day"
LINE, TOMORROW = "line", "tomorrow"
TODAYS = "Today"
YESTERDAYS = "Yesterday, {day}"
LINE_TITLE = "One line, if you like"
TOMORROW_TITLE, TODAY_TITLE = "Tomorrow, one small thing", "Today, one small thing"
ON_TOMORROWS, ON_TODAYS = "It will be on tomorrow’s list.\n\nGood night.", "It will be on today’s list."
ENDS = "close the day"
CLOSE_YESTERDAY = "Close yesterday, {day}"
QUIET = "A quiet day is a day too."
UP, IN_BED = "Up at {time}.", "In bed at {time}."
ROUTINE_ALL, ROUTINE_DONE, ROUTINE_SOME = (
    "{routine}, all {number}.",
    "{routine}, {n} done.",
    "{routine}, in part.",
)
FROM_LIST = "From the day’s list: {these}."
WIN, WINS = "One win: {these}.", "{number} wins: {these}."
MINUTE, MINUTES = "1 minute of breathing.", "{n} minutes of breathing."
SHORTER = "{length} of breathing."
CHECKED_IN = "“{said}” at {time}."
LOOKED = "A check-in at {time}."
MORE = "and more"
ALSO = "Also saved: {counts}."
LABEL = "close {day}"
CLOSED, CLOSED_YESTERDAY = "The day is closed. Good night.", "Yesterday is closed."
CLOSED_EARLIER = "{day} is closed."
KEPT = "Saved as it is."
WIN_OF = "Looked back on the day"
OFFERED = "{greeting} “{row}” is on the evening list, whenever you like."
NOT_YET = "A day can be closed on the day itself or later."


def title(day: date, today: date) -> str:
    """What is over the facts: Today, or Yesterday, Monday 16 November."""
    if day == today:
        return TODAYS
    return YESTERDAYS.format(day=long_date(day)) if (today - day).days == 1 else long_date(day)


def number(n: int) -> str:
    """A number at the beginning of a sentence: Two, Thirteen is 13."""
    names = ("one", "two", *NUMBERS)
    return names[n - 1].capitalize() if n <= len(names) else str(n)


def routine(name: str, states: Sequence[str]) -> str:
    """What was done of a routine; '' where nothing was. What is open is not told."""
    done = states.count("done")
    if done == len(states) > 2:
        of = NUMBERS[done - 3] if done - 3 < len(NUMBERS) else str(done)
        return ROUTINE_ALL.format(routine=name, number=of)
    if done:
        return ROUTINE_DONE.format(routine=name, n=done)
    return ROUTINE_SOME.format(routine=name) if "partly" in states else ""


def breathing(seconds: float) -> str:
    """How long the breathing took: 6 minutes of breathing."""
    minutes = round(seconds / 60)
    if minutes:
        return MINUTE if minutes == 1 else MINUTES.format(n=minutes)
    return SHORTER.format(length=length(seconds)) if seconds else ""


def wins(texts: Sequence[str]) -> str:
    """The wins of the day, by their words."""
    return listed(WIN if len(texts) == 1 else WINS, texts) if texts else ""


def listed(sentence: str, texts: Sequence[str]) -> str:
    """A sentence with a person's own words at its end, and one stop after them."""
    said = sentence.format(number=number(len(texts)), these="; ".join(text.rstrip(".") for text in texts))
    return said if said[-2].isalnum() else said[:-1]
