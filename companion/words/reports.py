"""Reports: their headings, the facts as sentences, and what is asked before one is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from companion.model.reports import NAMED, Figures, Part, Period, ReportFor
from companion.words.common import MONTHS, WEEKDAYS, counted, from_to, long_date, quoted
from companion.words.kinds import of_kind
from companion.words.views import minutes, practice

TITLE = "Report"
HEADINGS: Mapping[ReportFor, str] = {"me": "My days", "therapist": "For our conversation"}
PARTS: Mapping[Part, str] = {
    "next": "For the next session",
    "figures": "In figures",
    "wins": "Wins",
    "journal": "From the journal",
    "notes": "Notes",
    "feelings": "Words for feelings",
    "triggers": "What was around",
}
SINCE = "Since {what}, {first}"
QUIET = "A quiet time is a time too."
SOMETHING = "Something on {days}."
BREATHING = "{length} of breathing in {sessions}."
NEWEST = "The newest {n} of {wins}."
MONTH_TOLD, MONTH_AND_REST = (
    "{month}: something on {days}.",
    "{month}: something on {days}, resting on {rest}.",
)
CALENDAR, WEEKS = "The days", "Breathing by week"
LEGEND = ("one or two things", "some", "many")
RESTING = "resting"
MADE = "Made with companion, from what was saved in it. This file loads nothing from anywhere else."

OFFERS = {
    "report": "A report, for you or for someone you see",
    "week": "A card of this week",
    "month": "A card of these four weeks",
}
"""What can be made here, by key."""
CHOICES: Mapping[str, str] = {
    "reader": "For",
    "days": "Days",
    **{part: PARTS[part] for part in NAMED},
    "form": "File",
}
VALUES: Mapping[str, str] = {
    "me": "me",
    "therapist": "someone I see",
    "week": "the last seven",
    "month": "the last 28",
    "since_appointment": "since the last appointment",
    "html": "a page to print",
    "md": "Markdown",
    "json": "JSON",
}
IN_IT, LEFT_OUT = "included", "left out"
LOOK_OVER = "Look it over"
CHOICE_KEYS = (("space", "change"), ("esc", "back"))
LOOK_KEYS = (("enter", "save"), ("esc", "back"))
FILE, FILE_LABEL, FILE_PLACEHOLDER = "report", "Save as", "~/report.{form}"
NOT_A_PART = "“{name}” is not a part of a report. The parts are: {parts}."
TWO_PERIODS = "--week, --month, --from, --to and --since-appointment cannot be combined; please choose one."
NO_APPOINTMENT = "There is no appointment before today. Choose the days with --week, --month or --from."
KEEP = "Save this as {path}?"
SAVED = "Saved as {path}."
FOR_NEXT = "It is on the list for the next session."
FOR_NEXT_ALREADY = "It is already on the list for the next session."
FOR_NEXT_LABEL = "for the next session: {text}"


def period(of: Period) -> str:
    """The days in words: 3 to 17 November 2026."""
    return from_to(of.first, of.last)


def since(of: Period) -> str:
    """What the days began with: Since “Dr Weber”, Tuesday 3 November; '' for nothing."""
    return SINCE.format(what=quoted(of.since), first=long_date(of.first)) if of.since else ""


def day_told(day: date, *, year: bool) -> str:
    """A day beside a text: Tue 3 Nov."""
    short = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{short} {day.year}" if year else short


def month_told(month: date, days: int, resting: int) -> str:
    """A month of the calendar in words: November 2026: something on 13 days, resting on 2."""
    said = MONTH_AND_REST if resting else MONTH_TOLD
    return said.format(month=month_name(month), days=counted(days, "day"), rest=resting)


def month_name(month: date) -> str:
    """A month and its year: November 2026."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def figures(found: Figures, *, items: bool = True) -> Iterator[str]:
    """What was done, a sentence each; with or without the routine."""
    if found.days:
        yield SOMETHING.format(days=counted(found.days, "day"))
    for n, table in ((found.wins, "wins"), (found.checkins, "checkins")):
        yield from (f"{of_kind(n, table)}.",) if n else ()
    if found.sessions:
        length = minutes(found.seconds / 60)
        yield BREATHING.format(length=length, sessions=counted(found.sessions, "session"))
    for each in found.items if items else ():
        usual = each.usual if each.timed else None
        yield practice(replace(each, usual=usual, easiest=()), text=True)
