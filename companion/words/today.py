"""The first screen, its cards and the way the app starts, greets and stops."""

from __future__ import annotations

from datetime import date, datetime

from companion.words.common import MONTHS, WEEKDAYS, clock


def greeting(now: datetime, *, gap: int, days: int, wins: int) -> str:
    """The first line of a visit; `gap` is days since something was kept (rhythm.yaml: greet_*)."""
    if gap >= 28:
        return "Hello. Everything you saved is here. Start anywhere."
    if gap >= 7 and min(days, wins) > 1:
        return f"Welcome. Your {days} days and {wins} wins are all here."
    if gap >= 7:
        return "Welcome. Everything you saved is here."
    if gap >= 2:
        return "Good to see you. Nothing needs doing first."
    morning, afternoon, evening = BY_THE_HOUR
    return morning if 4 <= now.hour < 12 else afternoon if 12 <= now.hour < 18 else evening


BY_THE_HOUR = ("Good morning.", "Good afternoon.", "Good evening.")
FROM_YESTERDAY = "{greeting} From yesterday: {win}."
STOPPED = "Something went wrong inside companion, and it closed."
SAVED_UNTIL_THEN = "Your words are saved."
CRASH_REPORT = "A report with none of your private text is in {path}"
TITLE = "Today"
TOO_SMALL = "companion needs a window of at least 40 columns by 15 rows."
DRAFT_KEPT = "Draft kept. It comes back when you open this again."
DRAFT_FOUND = "Your draft waits where you typed it: {text}."
DRAFT_ANEW = (
    "Your draft is still here: {text}. The thing it belonged to has gone, so it is waiting where you add "
    "{what}."
)
OFFERED_ANEW = "The original has gone. enter saves your words as a new one."
CONFIG_PROBLEM = "{problem}. companion is still using your earlier settings."
PASTED = "Pasted text is not read as keys. Open a field first, then paste it there."
NOT_SAVED = "Not saved."
NOT_SAVED_STAYS = (
    "Not saved, so companion is still open. Quit again to leave without saving.",
    "Not saved. Quit again to leave.",
)
SESSION_ENDED = "The session is over. {key} again quits."
NOT_SAVED_FIELD = "Not saved. Your text is still in the field."
NOT_SAVED_WAITS = "Not saved: {text}. Your draft is kept, and comes back when you open this field again."


def moment(day: date, now: datetime, *, short: bool) -> str:
    """Tuesday 17 November 8:42, or Tue 17 Nov 8:42 where there is little room; `day` is the person's."""
    name, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if short:
        name, month = name[:3], month[:3]
    return f"{name} {day.day} {month}  {clock(now)}"


FIGURE_TODAY = "{n} today"
FIGURE_THAT_DAY = "{n} that day"
TYPED_KEYS = (("enter", "save"), ("esc", "back"))
MANY_KEYS = (("ctrl+s", "save"), ("esc", "back"))
BESIDE_TYPING = "{key} or esc {letter}"
MENU_KEYS = (("↑ ↓", "move"), ("enter", "choose"), ("esc", "back"))
THEME_KEYS = (("↑ ↓", "try on"), ("enter", "keep"), ("esc", "as before"))
READING_KEYS = (("↑ ↓", "scroll"), ("esc", "back"))
CHOOSE_THEME = "Colour theme"
KEYS_TITLE = "Keys"
SCOPES = {"": "Everywhere", "rows": "In a list", "entry": "In the text field"}
THEME_CHOSEN = "The theme is {name} from now on."
THEME_IN_USE = "in use"
THEMES = {
    "auto": "follows light and dark",
    "dawn": "warm, dark",
    "dusk": "cool, dark",
    "forest": "green, dark",
    "paper": "light",
    "contrast": "strongest",
    "terminal": "the terminal’s own 16 colours",
}
THEMES_BRIEFLY = {**THEMES, "terminal": "its own colours"}
"""The same where there is little room."""
OWN_THEME = "your own"
SAMPLE_ROW, SAMPLE_TIME = "A glass of water", "7:12"
SAMPLE_LINE = ("A small step still changes", "where I am standing.")
PALETTE_TITLE = "All commands"
PALETTE_PLACEHOLDER = "What would you like to do?"
NOTHING_BY_NAME = "No command has these words."
GO_TO = "Go to {screen}"

WEEK_OFFERED = "You can look back on the week today, if you like."
WEEK_OFFERED_AND_KEY = (
    "You can look back on the week today, if you like: {key} and “week”.",
    "A look back at the week: {key}, “week”.",
)
"""The same where there are keys, in full and where there is little room."""
