"""A pause: what is typed for one, what is said of it, and how it ends."""

from __future__ import annotations

from datetime import date

from companion.words.common import MONTHS, WEEKDAYS, long_date

LABEL = "Rest until"
A_REST = "a rest"
PLACEHOLDER = "sunday"
HINT = "Sunday, 3 days, 24 Nov, or from 12 Nov until 15 Nov"
SET = "Resting until {date}. Everything stays."
SET_LATER = "Resting from {first} until {date}. Everything stays."
SET_AFTERWARDS = "Rested from {first} until {date}. Everything stays."
REST_LABEL = "rest until {date}"
REST_LABEL_OF = "rest until {date}, {name}"
END_LABEL = "end the rest"
ENDED = "Your pause has ended. Begin, or rest some more?"
ENDED_AND_KEY = (
    "Your pause has ended. Begin, or rest some more with {key} and “rest”.",
    "Your pause has ended. {key}: rest on.",
)
"""The same where there are keys, in full and where there is little room."""
CARRIED_ON = "The rest is over. Begin where you like."
NONE = "Nothing is resting. `companion rest until sunday` begins a pause."
RESTING = "{name}: resting until {date}"
EVERYTHING = "Everything"
TITLE = "{title} · resting until {day}"


def date_of(day: date, today: date) -> str:
    """A day in a sentence: Sunday 22 November, and its year where it is another."""
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"


def short_day(day: date, today: date) -> str:
    """A day in a title: Sunday, in the week to come; else 29 November."""
    if 0 <= (day - today).days < 7:
        return WEEKDAYS[day.weekday()]
    return f"{day.day} {MONTHS[day.month - 1]}"


def preview(name: str, first: date, last: date, today: date) -> str:
    """What a typed line would become: Morning, Tuesday 17 to Sunday 22 November."""
    days = date_of(last, today) if first == last else f"{date_of(first, today)} to {date_of(last, today)}"
    return f"{name or EVERYTHING}, {days}"
