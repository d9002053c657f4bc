"""People to talk to: one's own, the plan of one's own, and when the addresses were looked at."""

from __future__ import annotations

from datetime import date

from companion.words.common import full_date

TITLE = "People to talk to"
PLAN_TITLE = "My plan"
PARTS = {"signs": "My signs", "helps": "What helps", "people": "People", "reasons": "Reasons"}
PLAN_ROW = "My signs · what helps · people · reasons"
NO_ONE = "Names and numbers you choose are listed first. a adds one."
UNREAD = "Your own people and plan cannot be read just now. The addresses are all here."
NO_DATA = "Your own people and plan open once the settings file has no mistakes."
OPEN_PART = "e writes it"
SENT = "Sent to the clipboard."
KEYS = (
    ("space", "copy"),
    *(("a", "add"), ("e", "edit"), ("enter", "more"), ("↑ ↓", "scroll"), ("esc", "back")),
)
PLAN_KEYS = (("e", "edit"), ("enter", "more"), ("esc", "back"))
LABEL = "A person"
ASK_PERSON = "A name, how to reach them, when (Enter alone changes nothing)"
ASK_WHICH = "Which person"
ASK_PART = "Which part of your plan"
NO_ONE_SHELL = "Names and numbers you choose are listed here. `companion support add` adds one."
NO_PLAN_SHELL = "Your plan is empty so far. `companion support plan signs` begins it."
PLACEHOLDER = "a name, how to reach them, when"
HINT = "Put commas between them; a name is enough."
A_PERSON = "a person"
ADD_LABEL = "add person {text}"
PLAN_LABEL = "edit my plan"
NOT_CHECKED = "not checked for this version"
CHECKED = "checked on {date}"
CHECKED_LONG_AGO = "checked on {date}, over a year ago"
ADDRESSES = "The addresses were {checked}."
DOCTOR = "the addresses of `companion support` were {checked}"
DOCTOR_MEND = "open each one before you rely on it; a newer companion may have newer addresses"
NOTHING_OF_MY_OWN = "You have added nothing here yet. In companion, h opens the place for it."


def checked(on: date | None, *, old: bool) -> str:
    """When a person last opened every address, as the end of a sentence."""
    if on is None:
        return NOT_CHECKED
    said = CHECKED_LONG_AGO if old else CHECKED
    return said.format(date=full_date(on))


def preview(name: str, reach: str, note: str) -> str:
    """What a typed line means: Ana · ana@example.org · evenings."""
    return " · ".join(part for part in (name, reach, note) if part)


WROTE, WROTE_KEPT = "Wrote to {name}", "{text}. Saved."
