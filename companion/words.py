"""The sentences of the app, whole, with named fields, so that wording can be reviewed in one place.

The rules are in content/rhythm.yaml (`wording`): facts about what happened, nothing about what did not,
no exclamation mark. Shipped texts (techniques, lines, categories, support) live in content/.
"""

from __future__ import annotations

from datetime import date, datetime, time

SAVED = "Saved."
ALL_DONE = "That is your list for today. The rest of it is yours."
NOTHING_TO_UNDO = "Nothing to undo."
NOTHING_TO_REDO = "Nothing to redo."
UNDONE = "Undone: {label}."
REDONE = "Done again: {label}."
MOVED_ON = "That has changed elsewhere meanwhile, so it stays as it is."
NOT_SAVED = "Not saved: {what}. The text stays here."


def clock(at: datetime | time) -> str:
    """A time of day as it stands on the screen: 7:05."""
    return f"{at.hour}:{at.minute:02d}"


def quoted(text: str, width: int = 32) -> str:
    """A few words of a text, to name it by."""
    short = text if len(text) <= width else text[: width - 1].rstrip() + "…"
    return f"“{short}”"


# -- verbs: how a change is named when it is undone, and what the whisper line answers

ROW_GONE = "That one is not there any more."
NO_TEXT = "There is no text in it yet."
OPEN_AGAIN = "Open again."
REMOVED = "Removed. u brings it back."
DELETED = "Deleted. u brings it back."
HIDDEN = "Hidden. u to undo."
TAKEN_BACK = "Taken back."
KEPT_CLOSE = "Kept close."
NOT_KEPT_CLOSE = "Among the others again."
KEPT_FOR_GREY = "Kept for a grey day."
CELEBRATED = "Celebrated, and kept."
NONE_HIDDEN = "No line is hidden."
BROUGHT_BACK = "They are back."
OWN_THEME = "Your own words"

MARKED = {
    "open": "open {text} again",
    "done": "done {text}",
    "partly": "partly {text}",
    "resting": "resting {text}",
}
STEP_LABEL = "step {step}"
NOTE_LABEL = "note {text}"
TASK_LABEL = "task {text}"
ITEM_LABEL = "item {text}"
EDIT_LABEL = "edit {text}"
MOVE_LABEL = "move {text}"
REMOVE_LABEL = "remove {text}"
DELETE_LABEL = "delete {text}"
WIN_LABEL = "win {text}"
KEEP_LABEL = "keep {text}"
CELEBRATE_LABEL = "celebrate {text}"
CLOSE_LABEL = "keep {text} close"
NOT_CLOSE_LABEL = "let {text} go"
HIDE_LABEL = "hide {text}"
BRING_BACK_LABEL = "bring hidden lines back"
ANSWER_LABEL = "answer “{answer}”"
OWN_LABEL = "own line {text}"
SESSION_LABEL = "breathing, {name}"


def minutes(count: float) -> str:
    """A length of time in words: 3 min, 1.5 min."""
    return f"{count:g} min"


def session_saved(seconds: float) -> str:
    """What is said after a session, whatever its length."""
    return f"Saved: {length(seconds)} of breathing."


def greeting(now: datetime, *, gap: int, days: int, wins: int) -> str:
    """The first line of a visit; `gap` is days since something was kept (rhythm.yaml: greet_*)."""
    if gap >= 28:
        return "Hello. Everything you saved is here. Start anywhere."
    if gap >= 7:
        return f"Welcome. Your {days} days and {wins} wins are all here."
    if gap >= 2:
        return "Good to see you. Nothing needs doing first."
    if 4 <= now.hour < 12:
        return "Good morning."
    return "Good afternoon." if 12 <= now.hour < 18 else "Good evening."


# -- panes and cards, each in a section of its own below

# -- the shell

JUST_TODAY = "Just today"
BREATHING = "Breathing"
WINS = "Wins"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Tuesday 17 November; never the machine's locale, for the app speaks one language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def length(seconds: float) -> str:
    """How long something took: 45 s, 3 min, 3 min 20 s."""
    whole = round(seconds)
    parts = [f"{whole // 60} min"] if whole >= 60 else []
    parts += [f"{whole % 60} s"] if whole % 60 or not parts else []
    return " ".join(parts)
