"""Reports: their headings, the facts as sentences, and what is asked before one is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from companion.model.reports import NAMED, TOLD_FROM, Around, Figures, ItemDays, Part, Period, ReportFor
from companion.words.common import MONTHS, WEEKDAYS, counted, from_to, length, long_date, quoted
from companion.words.kinds import of_kind

TITLE = "Report"
HEADINGS: Mapping[ReportFor, str] = {"me": "Days of mine", "therapist": "For our conversation"}
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
BREATHING = "{minutes} of breathing in {sessions}."
SHORT_BREATHING = "{length} of breathing in {sessions}."
ITEM, ITEM_AND_PARTLY, ITEM_PARTLY = (
    "{label}: on {days}.",
    "{label}: on {days}, and partly on {more} more.",
    "{label}: partly on {days}.",
)
NEWEST = "The newest {n} of {wins}."
AROUND: Mapping[str, str] = {
    "low_energy": "{what}: in {n} of {of} low-energy check-ins.",
    "unpleasant": "{what}: in {n} of {of} unpleasant check-ins.",
}
CHANCE = "This can be chance."
SO_FAR = "{n} of {least} so far."
MONTH_TOLD, MONTH_AND_REST = (
    "{month}: something on {days}.",
    "{month}: something on {days}, resting on {rest}.",
)
CALENDAR, WEEKS = "The days", "Breathing by week"
LEGEND = ("one or two things", "some", "many")
RESTING = "resting"
MADE = "Made with companion from what was saved there. This file asks for nothing from anywhere."

OFFERS = {
    "report": "A report, for you or for someone you see",
    "week": "A card of this week",
    "month": "A card of this month",
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
IN_IT, LEFT_OUT = "in it", "left out"
LOOK_OVER = "Look it over"
CHOICE_KEYS = (("space", "change"), ("esc", "back"))
LOOK_KEYS = (("enter", "save"), ("esc", "back"))
FILE_LABEL, FILE_PLACEHOLDER = "Save as", "~/report.{form}"
NOT_A_PART = "“{name}” is not a part of a report. The parts are: {parts}."
TWO_PERIODS = "--week, --month, --from, --to and --since-appointment cannot be combined; please choose one."
NO_APPOINTMENT = "No appointment before today is here. --week, --month or --from chooses the days."
KEEP = "Save this as {path}?"
SAVED = "Saved as {path}."
FOR_NEXT = "It is among what is for the next session."
FOR_NEXT_ALREADY = "It is among what is for the next session already."
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


def breathing(seconds: float, sessions: int) -> str:
    """How long, in how many sessions."""
    told, minutes = counted(sessions, "session"), round(seconds / 60)
    if not minutes:
        return SHORT_BREATHING.format(length=length(seconds), sessions=told)
    return BREATHING.format(minutes=counted(minutes, "minute"), sessions=told)


def figures(found: Figures, *, items: bool = True) -> Iterator[str]:
    """What was done, a sentence each; with or without the routine."""
    if found.days:
        yield SOMETHING.format(days=counted(found.days, "day"))
    for n, table in ((found.wins, "wins"), (found.checkins, "checkins")):
        yield from (f"{of_kind(n, table)}.",) if n else ()
    if found.sessions:
        yield breathing(found.seconds, found.sessions)
    yield from map(item, found.items if items else ())


def item(of: ItemDays) -> str:
    """On how many days an item was done."""
    days = counted(of.done, "day")
    if not of.done:
        return ITEM_PARTLY.format(label=of.label, days=counted(of.partly, "day"))
    return (ITEM_AND_PARTLY if of.partly else ITEM).format(label=of.label, days=days, more=of.partly)


def around(of: Around, label: str) -> str:
    """How often something was around, in counts."""
    return AROUND[of.group].format(what=label, n=of.count, of=of.of)


def so_far(tagged: int) -> str:
    """How many check-ins say what was around, before there are enough."""
    return SO_FAR.format(n=tagged, least=TOLD_FROM)


def times(count: int) -> str:
    """How often a word was chosen: once, twice, 11 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
