"""Small gatherings: what is asked, what is kept, the invitation, the file for a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from companion.words.common import WEEKDAYS, clock, long_date
from companion.words.goals import on_day, short_date

TITLE, A_GATHERING = "Gatherings", "A gathering"
EMPTY = "A gathering can be two people and a pot of tea. a plans one."
EMPTY_SHELL = "A gathering can be two people and a pot of tea: companion event add"
WHAT, WHEN, WHERE, WHOM, PROGRAMME, INVITATION = "what", "when", "where", "whom", "programme", "invitation"
ASKED = (WHAT, WHEN, WHERE, WHOM)
MANY = (PROGRAMME, INVITATION)
LABELS = {
    WHAT: "What",
    WHEN: "When",
    WHERE: "Where",
    WHOM: "Who",
    PROGRAMME: "What happens",
    INVITATION: "Your invitation",
}
PROMPTS = {
    WHAT: "A few words are enough.",
    WHEN: "A coming day, and a time.",
    WHERE: "A room, a bench, a café, or nothing yet.",
    WHOM: "Names, with commas between them. It can be just for you.",
    PROGRAMME: "One line for each part. Leave out any you like.",
    INVITATION: "In your own words. Until you write some, the template’s words are used.",
}
WHEN_EXAMPLE = "saturday 15:00"
KINDS_TITLE, OWN_KIND = "What kind of gathering?", "Something else"
UNKNOWN_KIND = "There is no template called {said}. The templates are: {names}."
TO_DO, ON_LISTS, INVITE = "To do", "Each is on the list for its day.", "An invitation"
LINE, THING, PART = "{label:<6} {said}", "  {mark} {text}", "  {text}"
NO_TIME = "It needs a time as well. Try saturday 15:00, tomorrow 6pm or 2026-11-21 15:00."
GONE_BY = "That time has passed. Choose one still to come, such as saturday 15:00 or 24 nov 18:30."
SKIPPED = "{said} The clocks go forward that day and there is no {time}, so it begins at {instead}."
ADD_LABEL = "plan gathering {text}"
ICS_KEY, AS_ICS = "v", "as .ics"
IN_FILE, ON_LIST = "It is in your calendar file.", "It is on {list}."
ON_BOTH = "It is in your calendar file and on {list}."
TODAYS, DAYS, LIST_OF = "today’s list", "{day}’s list", "the list for {day}"
ASK_WHICH, NOT_YET = "Which gathering", "It is still to come. Afterwards you can save it as a win."
ASK_FILE = "Save it for your calendar as (Enter for gathering.ics in your home folder)"
FILE_LABEL, FILE, FILE_PLACEHOLDER = "Save it for your calendar as", "gathering", "~/gathering.ics"
BEEN, WITH = "Earlier", "With {names}"
INVITED_FOR, WHEN_TOLD, IN_SHORT = "{day} at {time}", "{day}, {time}", "{weekday} {day}, {time}"
LISTED = "{when}  {what}"


def invited_for(at: datetime) -> str:
    """Say when it is, within an invitation: Saturday 21 November at 15:00."""
    return INVITED_FOR.format(day=long_date(at.date()), time=clock(at))


def when_told(at: datetime, today: date) -> str:
    """Say when it is: Saturday 21 November, 15:00; the year where it is another."""
    return WHEN_TOLD.format(day=on_day(at.date(), today), time=clock(at))


def in_short(at: datetime, today: date) -> str:
    """The same with little room: Sat 21 Nov, 15:00."""
    weekday, day = WEEKDAYS[at.weekday()][:3], short_date(at.date(), today)
    return IN_SHORT.format(weekday=weekday, day=day, time=clock(at))


def card(parts: Iterable[str], things: Iterable[tuple[str, str]]) -> list[str]:
    """Tell what is planned, in lines: the answers to what is ASKED, and what is to be done, with its mark."""
    told = zip(ASKED, parts, strict=True)
    lines = [LINE.format(label=LABELS[what], said=said) for what, said in told if said]
    to_do = [THING.format(mark=mark, text=text) for mark, text in things]
    return [*lines, "", TO_DO, *to_do] if to_do else lines


def kept(on: date, today: date, skipped: time | None, at: datetime) -> str:
    """Answer one that was kept: where it stands, and where the clocks go over its time that it is later."""
    said = stands(on, today)
    return SKIPPED.format(said=said, time=clock(skipped), instead=clock(at)) if skipped else said


def stands(on: date, today: date, *, in_file: bool = False) -> str:
    """Say where it stands: on the list of its day, and in a calendar file where it was put into one."""
    if on < today:
        return IN_FILE if in_file else ""
    where = TODAYS if on == today else DAYS if (on - today).days < 7 else LIST_OF
    said = where.format(day=on_day(on, today) if where is LIST_OF else WEEKDAYS[on.weekday()])
    return (ON_BOTH if in_file else ON_LIST).format(list=said)
