"""What is planned with others: a boundary to be said, an appointment or a group."""

from __future__ import annotations

from datetime import date

from companion.words.common import long_date

TITLE = "Plans with others"
SENTENCE, WHOM, WHEN, WHAT, KEEP = "sentence", "whom", "when", "what", "keep"
BOUNDARY = "A boundary"
BOUNDARY_LABELS = {SENTENCE: "What I will say", WHOM: "To whom", WHEN: "When"}
BOUNDARY_PROMPTS = {
    SENTENCE: "One sentence is enough, without a long reason.",
    WHOM: "A name, or who they are to you.",
    WHEN: "A day, or a moment: “if she asks again”.",
}
BOUNDARY_EXAMPLES = {SENTENCE: "I can’t take the extra shift this week.", WHOM: "Maria"}
SAY_TO, SAY = "Say to {whom}: “{sentence}”", "Say: “{sentence}”"
SAID = "Said"
THEN = "If {moment}, then I say it."
ON_TODAYS, ON_LIST = "It is on today’s list.", "It is on the list for {day}."
PREPARED = "prepare a boundary"
APPOINTMENT = "An appointment or a group"
APPOINTMENT_LABELS = {WHAT: "What", WHEN: "When"}
APPOINTMENT_PROMPTS = {
    WHAT: "Dr Weber, the Tuesday group, tea with Ana.",
    WHEN: "A day, with a time if there is one: tuesday 18:00.",
}
GONE_BY = "That time has passed. Choose one still to come, such as tuesday 18:00 or 24 nov."
PLANNED = "plan {text}"
NONE = "Nothing is planned."
NONE_BEEN = "There has been no appointment or group yet."
KEEP_TITLE = "{what}"
KEEP_PROMPT = "What would you like to keep from it?"
KEEP_ASKED = "{what}: what would you like to keep from it?"
KEPT = "Saved in the journal."
KEPT_LABEL = "keep something from {what}"
WAS_THERE = "{what}, and I was there"


def on_list(day: date, today: date) -> str:
    """Where what was planned stands."""
    return ON_TODAYS if day == today else ON_LIST.format(day=long_date(day))


def as_said(text: str) -> str:
    """What was to be said, once it is: Said to Ana: “not on Sundays”."""
    said = SAY.partition(":")[0]
    return f"{SAID}{text.removeprefix(said)}" if text.startswith(said) else text
