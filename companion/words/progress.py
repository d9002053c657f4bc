"""Progress: the figures, the views, what each says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.model.progress.year import DayStory, MonthTold
from companion.words import closing
from companion.words.closing import routine as of_routine
from companion.words.common import MONTHS, clock, counted, full_date, long_date, these
from companion.words.common import WEEKDAYS as WEEKDAYS_IN_FULL
from companion.words.kinds import counts

TITLE = "Progress"
VIEWS = {
    "year": "The year",
    "practices": "Practices",
    "sleep": "Waking and bedtime",
    "breathing": "Breathing",
    "feelings": "Feelings",
    "wins": "Wins",
    "forms": "Forms of progress",
    "milestones": "Milestones",
    "celebrated": "Celebrated",
    "gatherings": "Gatherings",
    "stories": "Stories",
    "reports": "Reports and cards",
}
"""The views of Progress, by id."""
SPACE = {"year": "what is counted"}
"""What `space` does in a view, where it has words of its own."""
ENTER = "how it is counted"
"""What `enter` does in a view that is only looked at."""
UNKNOWN = "There is no view called {view}. The views are: {views}"


def days_line(n: int) -> str:
    """Say on how many days there is something."""
    if not n:
        return "The page is open."
    return "Day one is saved." if n == 1 else f"{n} days with something in them"


# -- the head
STILL_COUNTING = "still counting"
SEVEN = "Seven days"
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
BANDS = {
    "beginning": "Beginning",
    "open": "An open page",
    "finding": "Finding a rhythm",
    "mostly": "Mostly in rhythm",
    "in": "In your rhythm",
}
STEPS = {"few": "one or two", "some": "some", "many": "many", "resting": "resting"}
"""What the marks of the days say."""
OF_ITEM = {"done": "done", "partly": "partly", "resting": "resting"}
OF_BREATHING = {"few": "under 3 min", "some": "3 to 9", "many": "10 and more"}
OF_OTHERS = {"few": "one", "some": "two or three", "many": "more"}
TITLES = {"days": "Days", "seven": SEVEN, "rhythm": "The rhythm", "rests": "Rest"}
"""What is over the explanation of each figure."""
DAYS_STAY = "A day that is counted stays counted."
SEVEN_MEAN = "The last seven days, by how much you saved on each."
RHYTHM_RESTS = "Days of rest are left out, but what you save on them counts."
RESTS_MEAN = "Days of rest are left out of the rhythm. What you save on them still counts."


def days_mean(n: int, since: date | None, today: date) -> str:
    """Say what the number of days is made of."""
    if since is None:
        return "Your first tick, win, check-in, breath or line begins it."
    if n == 1:
        return f"That is {long_date(since)}, when you saved something."
    of = "a tick, a win, a check-in, a breath or a line"
    return f"{n} counts every day since {full_date(since, today)} when you saved something: {of}."


def seven(days: Sequence[str]) -> str:
    """Tell the last seven days in a sentence; those with nothing in them are not told."""
    return f"The last seven days: {', '.join(days)}." if days else ""


def in_a_word(day: date, step: str) -> str:
    """Say one of the seven days: Wednesday many, Thursday resting."""
    return f"{WEEKDAYS_IN_FULL[day.weekday()]} {STEPS[step]}"


def on_a_day(day: date, n: int | None) -> str:
    """Say how much was saved on a day: Tuesday 17 November: 8 things saved."""
    said = STEPS["resting"] if n is None else f"{counted(n, 'thing')} saved"
    return f"{long_date(day)}: {said}"


def rhythm_means(band: str, got: int, begins_at: int) -> str:
    """Say what the words for the rhythm come from; never how far it is to others."""
    if band == "beginning":
        return "The first week is a beginning. After that these words look at the last four weeks."
    if band == "open":
        return "These words look at the last four weeks. Whatever you save next begins them."
    found = f"You saved something on {counted(got, 'day')} in the last four weeks."
    if band == "finding":
        return f"{found} Each of those days is part of it."
    return f"{found} These words begin at {counted(begins_at, 'day')}."


def rhythm_wish(a_week: int) -> str:
    """Say what was chosen."""
    return f"They assume {counted(a_week, 'day')} a week; progress: days_a_week in the settings changes that."


def counting(text: str) -> str:
    """Say that a figure is not whole yet."""
    return f"{text} ({STILL_COUNTING})"


def rested(spans: Sequence[tuple[date, date]], today: date) -> str:
    """Tell the days of rest: Rested on 12 and 13 November."""
    if not spans:
        return ""
    if spans[-1][1] == today:
        return f"Resting since {full_date(spans[-1][0], today)}."
    return f"Rested {these([_span(*span, today) for span in spans])}."


def _span(first: date, last: date, today: date) -> str:
    """Say some days: on 12 November, on 12 and 13 November, from 28 October to 2 November."""
    end = full_date(last, today)
    if first == last:
        return f"on {end}"
    same_month = (first.year, first.month) == (last.year, last.month)
    begin = str(first.day) if same_month else full_date(first, today)
    return f"on {begin} and {end}" if (last - first).days == 1 else f"from {begin} to {end}"


# -- the year
COUNTED = {"": "everything", "breathing": "breathing", "wins": "wins", "checkins": "check-ins"}
"""What is counted in the year, by id."""
WHAT_IS_COUNTED = "What is counted"
QUIET, OPEN, RESTING = "A quiet day is a day too.", "The page is open.", "A day of rest."
UP, IN_BED, BREATHED = "Up {time}", "In bed {time}", "{minutes} min of breathing"
MORE = "and {n} more"
TOLD = 4  # wins of a day that are told one by one


def legend(counted: str) -> dict[str, str]:
    """Return what the marks of the year say, by what is counted (its kind)."""
    return {"": STEPS, "item": OF_ITEM, "breathing": OF_BREATHING}.get(counted, OF_OTHERS)


def story(told: DayStory, day: date, today: date) -> list[str]:
    """Tell a day in a few lines: what was done, wins, breathing and feelings, the rest by number."""
    routines = (of_routine(name, states).rstrip(".") for name, states in told.routines)
    up = UP.format(time=clock(told.up)) if told.up else ""
    bed = IN_BED.format(time=clock(told.bed)) if told.bed else ""
    wins = [*told.wins[:TOLD], *([MORE.format(n=len(told.wins) - TOLD)] if told.wins[TOLD:] else [])]
    lines = (
        [up, *routines, *told.tasks[:TOLD], bed],
        wins,
        [breathed(told.seconds), *dict.fromkeys(told.felt)],
        [counts(told.others)],
        [RESTING if told.rests else ""],
    )
    found = [" · ".join(filter(None, line)) for line in lines]
    return [*filter(None, found)] or [OPEN if day == today else QUIET]


def breathed(seconds: float) -> str:
    """Say how long the breathing took: 6 min of breathing."""
    minutes = round(seconds / 60)
    return BREATHED.format(minutes=minutes) if minutes else closing.breathing(seconds).rstrip(".")


def month(told: MonthTold, by: str, today: date, *, short: bool = False) -> str:
    """Tell a month: November: something on 13 days, resting on 2. Fullest on the 16th: up, two wins.

    `short`, it is told what the picture shows of it. '' where there is nothing of what is counted.
    """
    year = "" if told.first.year == today.year else f" {told.first.year}"
    kind = by.partition(":")[0]
    parts = [f"on {counted(told.days, 'day')}"] if told.days else []
    if parts and not kind and not short:
        parts = [f"something {parts[0]}"]
    if parts and kind == "breathing":
        parts = [f"{breathed(told.amount)} {parts[0]}"]
    parts += [f"{told.partly} partly"] if told.partly else []
    parts += [f"resting on {told.rests}"] if told.rests else []
    if not parts:
        return ""
    first = f"{MONTHS[told.first.month - 1]}{year}: {', '.join(parts)}."
    return first if short else f"{first} {fullest(told)}".rstrip()


def fullest(told: MonthTold) -> str:
    """Tell the fullest day of a month; '' where nothing of it has words."""
    done = [f"{name[:1].lower()}{name[1:]}" for name in told.done]
    done += [f"{closing.number(told.wins).lower()} win{'s' * (told.wins > 1)}"] if told.wins else []
    done += [breathed(told.seconds)] if told.seconds and not told.wins else []
    return f"Fullest on the {ordinal(told.fullest.day)}: {', '.join(done)}." if told.fullest and done else ""


def ordinal(n: int) -> str:
    """Say a day of the month: 1st, 2nd, 16th."""
    return f"{n}{'th' if n in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


NOT_OF_A_VIEW = "{what} is not a gathering or a story. `companion progress gatherings --json` prints the ids."
ASK_VIEW = "Add what"
