"""The toolbox: skills to try, and how it was afterwards."""

from __future__ import annotations

from datetime import date

from companion.words.common import MONTHS

TITLE = "Toolbox"
PEOPLE = "People to talk to"
KEPT_CLOSE = "Kept close"
FITS_TODAY = "Fits how you feel"
LATELY = "Lately"
KNOWN = "What is known"
FIRST = "{key} opens a skill to try."
HELPED = "helped in {better} of {n}"
FITS = "fits how you feel"
FIT_ONE = {"unpleasant_high": "fits high energy", "unpleasant_low": "fits low energy"}
"""What is said of a skill that is for one field of a check-in alone, until it was tried."""
TRIED = "tried {times}"
ONCE = {"better": "better {times}", "same": "the same {times}", "worse": "worse {times}"}
"""How it was afterwards, where it is too soon to say how often it helps."""
IN_ALL = (
    "You tried it {times}.",
    "You tried it {times}; {first}.",
    "You tried it {times}; {first} and {second}.",
    "You tried it {times}; {first}, {second} and {third}.",
)
"""By how many of these there are to say."""
LATELY_TIMES = "{times} in half a year"
FIRST_AFTER = {
    "better": "it was better after {n} of them",
    "same": "it was the same after {n} of them",
    "worse": "it was worse after {n} of them",
}
THEN_AFTER = {"better": "better after {n}", "same": "the same after {n}", "worse": "worse after {n}"}
TRIED_ONCE = {
    "better": "You tried it {times}; it was better afterwards.",
    "same": "You tried it {times}; it was the same afterwards.",
    "worse": "You tried it {times}; it was worse afterwards.",
    "": "You tried it {times}.",
}
LATELY_BOTH = "{before}, then {after}"
LATELY_AFTER = {"better": "better", "same": "the same", "worse": "worse", "": "tried"}
LATELY_DAY = "{day}  {how}"
# The card of a skill
HOW_NOW = "How is it now?"
ANSWERS = (("1", "better"), ("2", "same"), ("3", "worse"), ("esc", "leave it"))
ANSWERS_BRIEFLY = ANSWERS[:3]
NOTED = {
    "better": "Noted: better.",
    "same": "Noted: the same.",
    "worse": "Noted. It will be offered less.",
    "": "Noted: tried.",
}
FIRST_TIME = "That was your first time with it."
TALK = "h shows people to talk to."
LEFT = "{length} left"
TIME_IS_OVER = "{length}, and as long as you like."
WIN = "Tried {label}"
WIN_KEPT = "Tried {label}. Saved."
BEGIN, BREATHE, OPEN, DONE = ("space", "begin"), ("space", "breathe"), ("space", "open"), ("enter", "done")
BACK_KEY, LEAVE, CLOSE = ("esc", "back"), ("esc", "leave it"), ("enter", "close")
KEEP_WIN, PEOPLE_KEY = ("w", "keep as a win"), ("h", "people")
# The offer
OFFER_TITLE = "Saved"
OFFER_ALONE = "To try"
ONE_OF_THESE = "One of these may fit how you feel."
WORTH_A_TRY = "One of these may be worth a try."
SOMETHING_ELSE = "Something else"
TALK_TO_SOMEONE = "Talk to someone"
OFFER_KEYS = (("↑ ↓", "move"), ("enter", "choose"), ("esc", "not now"))
# One's own
OWN_LABEL = "add skill {text}"
USE_LABEL = "try {text}"
LABEL = "A skill"
PLACEHOLDER = "Ana’s tea: a cup by the window, 5 min"
OWN_HINT = "Its name, a colon, then how to do it; minutes at the end, if you like."
A_SKILL = "a skill of your own"
ADDED = "{label} is in your toolbox."
NOT_CLOSE = "Back among the other skills."
BACK = "{text} is back in your toolbox."
HIDDEN_TITLE = "Toolbox · hidden"
NONE_HIDDEN = "x hides a skill; it waits here."
OWN_KNOWN = "In your own words."
OPEN_WORD = "open"
WHICH = "“{name}” does not name one skill. Choose from: {names}"
# The shell
SHELL_CHOOSE = "A number, or a name: "
SHELL_PEOPLE = "Talk to someone: companion support"
SHELL_DONE = "Press enter when you are done. "
SHELL_NOW = "How is it now? 1 better, 2 same, 3 worse; enter leaves it open. "
SHELL_WIN = "Keep it as a win? y keeps it: "
ASK_WHICH = "Which skill"
ASK_OWN = "A skill, such as “Ana’s tea: a cup by the window, 5 min”"
NOT_OWN = (
    "{label} comes with companion. `companion cope hide` hides it; `companion cope add` writes your own."
)
NONE_OWN = "You have no skill of your own yet. `companion cope add` writes one."
NONE_HIDDEN_SHELL = "No skill is hidden."
SHELL_BREATHE = "`companion breathe` paces it, if you like."
NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def skills(count: int) -> str:
    """14 skills."""
    return "1 skill" if count == 1 else f"{count} skills"


def number(count: int) -> str:
    """A number as it stands in a sentence: three, 14."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def times(count: int) -> str:
    """Once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"


def preview(label: str, how: str, minutes: float) -> str:
    """What a skill of one's own would be: Ana's tea · how it is done · 5 min."""
    length = f"{minutes:g} min" if minutes else ""
    return " · ".join(part for part in (label, how, length) if part)


def lately(day: date, before: str, after: str) -> str:
    """14 Nov  tense, then better."""
    then = LATELY_AFTER[after]
    how = LATELY_BOTH.format(before=before, after=then) if before else then
    return LATELY_DAY.format(day=f"{day.day:\u00a0>2} {MONTHS[day.month - 1][:3]}", how=how)


def in_all(tried: int, better: int, same: int, worse: int, *, earlier: bool = False) -> str:
    """How often a skill was tried, and how it was afterwards."""
    after = {"better": better, "same": same, "worse": worse}
    said = [name for name, count in after.items() if count]
    often = LATELY_TIMES.format(times=times(tried)) if earlier else times(tried)
    if tried == 1:
        return TRIED_ONCE[said[0] if said else ""].format(times=often)
    how = {
        place: (THEN_AFTER if n else FIRST_AFTER)[name].format(
            n="all" if after[name] == tried else number(after[name])
        )
        for n, (place, name) in enumerate(zip(("first", "second", "third"), said, strict=False))
    }
    return IN_ALL[len(said)].format(times=often, **how)
