"""The routine pane."""

from __future__ import annotations

from datetime import date, datetime

from companion.words.common import SAVED, clock, long_date

TITLE = "Routine"
REASON_LABEL = "Resting {text}"
REASON_PLACEHOLDER = "a reason, if you like"
A_TASK = "a task for today"
TASK_PLACEHOLDER = "ring the dentist"
ITEM_PLACEHOLDER = "open the window"
FIGURE_DONE = "{n} done"
UPCOMING = "{name} from {time}"
TASK_HINT = "a adds a task for today."
NO_ITEMS = "This routine has nothing for today. A adds an item."
ALL_DONE = "{name} · all {number}"
BOTH_DONE = "{name} · both"
ONE_DONE = "{name} · done"
SOME_DONE = "{name} · {n} done"
SOME_PARTLY = "{name} · {n} partly"
ALL_REST = "{name} · resting"
MARKED = {
    "done": "Done: {text}.",
    "partly": "Partly done: {text}.",
    "resting": "Resting: {text}.",
    "open": "Open again: {text}.",
}
ALREADY = {
    "done": "Already done: {text}",
    "partly": "Already partly done: {text}",
    "resting": "Already resting: {text}",
    "open": "Already open: {text}",
}
JSON_LISTS = "--json lists a day's items and tasks. Leave out ITEM."
ONE_MARK = "Use one of --partly, --rest and --untick."
NOT_TODAY = "“{typed}” is not on today's list. Today's list is:"
NOT_THAT_DAY = "“{typed}” is not on that day's list. That day's list is:"
ASK_TASK, ASK_ITEM, ASK_ROW = "A task for today", "A new item", "Which one"
ASK_EDIT = "The new words"
ASK_NOTE = "A note"
ASK_REASON = "A reason, if you like"
NO_TASKS = "There is no task for today. `companion task add` adds one."
NO_PLAN = "There is no routine yet. `companion config edit` opens the settings, where routines go."
TASK_SAVED = "Added for today: {text}"
ITEM_SAVED = "Added to {routine}: {text}"
TASKS_STAY = "Tasks keep the order they were written in; routine items can be moved."
IN_PLAN = "{name}, {starts} to {ends}"
YESTERDAY = "Yesterday"
SAVED_FOR_YESTERDAY = "Saved for yesterday."
SAVED_FOR = "Saved for {day}."
BEFORE, BACK_TO_TODAY, AFTER = "the day before", "today", "the day after"
OPEN, FOLD = "open", "fold"
MY_ROUTINE = "My {routine}"
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TIMES_OF_DAY = ("Morning", "Noon", "Afternoon", "Evening", "Night", "Day", "Weekend")
REASON = "Resting because: {reason}"
DONE_AT = "done {time}"
PARTLY_AT = "partly {time}"
RESTING = "resting"


def state_word(state: str, marked: datetime | None) -> str:
    """The word of a mark, as it stands on the selected row: done 7:05."""
    if state == "resting":
        return RESTING
    if state == "open" or marked is None:
        return "" if state == "open" else state
    return (DONE_AT if state == "done" else PARTLY_AT).format(time=clock(marked))


def folded(name: str, rows: int, done: int, partly: int, resting: int) -> str:
    """A routine in one line: Morning · all five, Morning · 3 done. What is open is not told."""
    if rows and done == rows:
        number = NUMBERS[rows - 3] if 3 <= rows < 3 + len(NUMBERS) else str(rows)
        return {1: ONE_DONE, 2: BOTH_DONE}.get(rows, ALL_DONE).format(name=name, number=number)
    if done:
        return SOME_DONE.format(name=name, n=done)
    if partly:
        return SOME_PARTLY.format(name=name, n=partly)
    return ALL_REST.format(name=name) if rows and resting == rows else name


def in_a_sentence(name: str) -> str:
    """The name of a routine within a sentence; a time of day is no name there."""
    return name.lower() if name in TIMES_OF_DAY else name


def day_title(day: date, today: date) -> str:
    """What another day than today is called: Yesterday, Sunday 15 November."""
    return YESTERDAY if (today - day).days == 1 else long_date(day)


def saved_for(day: date, today: date) -> str:
    """The answer to what is marked and noted: Saved. Of another day: Saved for yesterday."""
    if day == today:
        return SAVED
    return SAVED_FOR_YESTERDAY if (today - day).days == 1 else SAVED_FOR.format(day=long_date(day))
