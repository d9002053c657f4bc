"""How a time, a day, a length and a number of things are said, whatever the feature."""

from __future__ import annotations

from datetime import date, datetime, time

EPILOG = "Everything stays on this computer. In the app, ? shows all keys and h people to talk to."
SAVED = "Saved."
EDIT = "Edit"
SAVED_AT = "saved {time}"
NO_EDITOR = "Your editor could not be started ({why}). Set $VISUAL or $EDITOR to the one you use."
SELECTING = "To select text, hold shift while you drag. {key} once more quits."
ANOTHER = "→ another"
MORE = "more {marks}"
NOTE = "Note on {text}"
OR_FORCE = "{said} --force replaces it."
PATH_REFUSED = "The path {path} cannot be used: {why}."


def clock(at: datetime | time) -> str:
    """A time of day as it stands on the screen: 7:05."""
    return f"{at.hour}:{at.minute:02d}"


def quoted(text: str, width: int = 32) -> str:
    """A few words of a text, to name it by."""
    short = text if len(text) <= width else text[: width - 1].rstrip().rstrip("…") + "…"
    return f"“{short}”"


def these(names: list[str]) -> str:
    """Some things by name: “a”, “b” and “c”."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def minutes(count: float) -> str:
    """A length of time in words: 3 min, 1.5 min."""
    return f"{count:g} min"


JUST_TODAY = "Just today"
AFTER_DASHES = "If your words begin with a dash, put -- before them: {command} -- {typed} …"
WHICH = "Which of these?"
NO_SUCH = "“{typed}” fits none of these:"
SEVERAL = "“{typed}” could be any of these:"
AND_MORE = "and {n} more"
AS_A_TEXT = "To save these words as they are: {command} add {typed}"
NOTHING_CHANGED = "Nothing was changed."
NOW = "Now: {text}"
NEW_WORDS = "New words (Enter alone changes nothing)"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Tuesday 17 November; never the machine's locale, for the app speaks one language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_date(day: date, today: date | None = None) -> str:
    """3 March 2026; without the year where `today` is in the same one."""
    year = "" if today and day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def from_to(first: date, last: date) -> str:
    """Some days in words: 3 to 17 November 2026, 28 December 2025 to 3 January 2026, 3 November 2026."""
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    end = full_date(last)
    return end if first == last else f"{start} to {end}"


def length(seconds: float) -> str:
    """How long something took: 45 s, 3 min, 3 min 20 s."""
    whole = round(seconds)
    parts = [f"{whole // 60} min"] if whole >= 60 else []
    parts += [f"{whole % 60} s"] if whole % 60 or not parts else []
    return " ".join(parts)


def ago(at: datetime, now: datetime) -> str:
    """When something was: 8:42 today, else 16 November 8:42, and 28 December 2025 8:42 in another year.

    `at` has the offset of that moment, which is another one in summer.
    """
    if at.date() == now.date():
        return clock(at)
    return f"{full_date(at, now)} {clock(at)}"


def apart(seconds: float) -> str:
    """How far two clocks are apart: 12 min, 3 h 5 min."""
    whole = round(seconds / 60)
    parts = [f"{whole // 60} h"] if whole >= 60 else []
    return " ".join(parts + ([f"{whole % 60} min"] if whole % 60 or not parts else []))


def agreeing(number: int) -> dict[str, str | int]:
    """The number `n`, and the words of a sentence that agree with it."""
    if number == 1:
        return {"n": 1, "are": "is", "were": "was", "have": "has", "their": "its", "them": "it"}
    return {"n": number, "are": "are", "were": "were", "have": "have", "their": "their", "them": "them"}


def counted(number: int, noun: str) -> str:
    """1 file, 2 files, 2 entries."""
    several = f"{noun[:-1]}ies" if noun.endswith(("ry", "py")) else f"{noun}s"
    return f"{number} {noun if number == 1 else several}"
