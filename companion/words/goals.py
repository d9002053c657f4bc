"""Goals: the list, one goal in full, what is asked and answered."""

from __future__ import annotations

from datetime import date, datetime

from companion.words.common import MONTHS, full_date, long_date

TITLE = "Goals"
A_WISH, A_STEP = "a wish", "a step"
LABELS = {
    "wish": "Wish",
    "name": "In a word or two",
    "why": "Why it matters",
    "by": "A date, if you like",
    "obstacle": "What may get in the way",
    "plan": "If that happens, then I …",
}
PLACEHOLDERS = {
    "wish": "somewhere with morning light",
    "name": "moving flat",
    "why": "so that I wake up to something",
    "by": "1 march",
    "obstacle": "writing to strangers",
    "plan": "if I put it off, then I write two lines",
}
STEPS = "Steps"
TAKEN = "taken on {day}"
STEP = "A step of {goal}"
STEP_PLACEHOLDER = "small enough to say yes to"
DATE_HINT = "24 Nov, sunday, 2027-03-01"
EMPTY = "A wish can begin with one line. a names it."
NO_STEP_YET = "A step can be very small. s adds one."
NEXT_IS = "next: {step}"
NAMED_NEXT = "{name} · next: {step}"
NEXT, OPEN = "next", "open"
RESTING = "Resting"
LET_GO = "Let go, on purpose"
IN_THE_WAY = "In the way   {what}"
BY = "By {day}"

STEP_TAKEN = "One step further: {step}"
RESHAPED = "Plan changed to fit. Good."
DATE_KEPT = "The date stays as it is."
DATE_PASSED = "The date has passed. Keep it, change it, or let it go?"
DATE_CHOICES = (("1", "keep it"), ("2", "change it"), ("3", "let it go"))
ON_TODAY = "It is on today’s list."
ON_TODAY_ALREADY = "It is already on today’s list."
STATE_LABELS = {"open": "take up {text}", "resting": "rest {text}", "let_go": "let go of {text}"}
STEPS_STAY = "The steps you took stay here."
STATE_ANSWERS = {
    "open": "Open again.",
    "resting": "Resting. Everything stays.",
    "let_go": f"{LET_GO}. {STEPS_STAY}",
}
ADD_LABEL = "add goal {text}"
KEEP_LABEL = "keep the date of {text}"
STEP_LABEL = "add step {text}"
TAKE_LABEL = "take step {text}"
REOPEN_LABEL = "reopen step {text}"

REST_OR_LET_GO = (("resting", "Rest it"), ("let_go", "Let it go, on purpose"), ("open", "Take it up again"))
TODAY_OR_ROUTINE = "Where does it go?"
TODAYS_LIST = "Onto today’s list"
INTO = "Into {routine}"

ASK_WISH = "A wish"
ASK_STEP = "A step (Enter alone ends)"
ASK_A_STEP = "A step"
ASK_GOAL = "Which goal"
ASK_TAKEN = "Which step was taken"
ASK_REOPENED = "Which step is open again"
ASK_STEP_ONTO = "Which step"
ASK_MOVED = "Which step"
ASK_GOAL_OR_STEP = "Which goal or step"
ASK_WHAT = "What do you want to say"
ASK_STATE = "What do you want to do with it"
TAKEN_ALREADY = "Already taken: {step}"
OPEN_ALREADY = "Already open: {step}"
NO_DATE = "This goal has no date."
NOTHING_OPEN = "No goal has an open step."
NO_GOALS = "A wish can begin with one line: companion goal add"
RESTS = "{wish}  (resting)"
LET_GO_COUNT = "Let go, on purpose: {n}"
NAMED = "Named: {wish}"
STEP_ADDED = "Added to {goal}: {step}"


def steps_taken(n: int) -> str:
    """How many steps were taken; '' for none."""
    return f"{n} {'step' if n == 1 else 'steps'} taken" if n else ""


def brief(name: str, width: int = 18) -> str:
    """What a goal is called in a word or two: as many of its words as there is room for."""
    if len(name) <= width:
        return name
    cut = name[: width - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def short_date(at: date, today: date | None) -> str:
    """When a step was taken: 2 Nov, and the year where it is another."""
    year = "" if today and at.year == today.year else f" {at.year}"
    return f"{at.day} {MONTHS[at.month - 1][:3]}{year}"


def taken_on(at: datetime) -> str:
    """When a step was taken, behind its words: taken on 2 November 2026."""
    return TAKEN.format(day=full_date(at))


def on_day(day: date, today: date) -> str:
    """A day hoped for: Sunday 22 November, and its year where it is another."""
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"
