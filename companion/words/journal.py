"""The journal: its list, its pages, the prompts, and the shell's."""

from __future__ import annotations

from datetime import date, datetime

from companion.model.text import visible
from companion.words.common import clock, counted, quoted
from companion.words.wins import day_heading

TITLE = "Journal"
FIGURE = "{n} entries"
FIGURE_ONE = "1 entry"
EMPTY = "An empty page is here whenever you like. a opens it."
NOTHING_TO_KEEP = "What you would like to find again is kept here, without a day. a writes one."
PAGE = "A page"
THING = "A thing to keep"
A_PAGE = "a page"
KEEPING = "Things to keep"
KEEPING_TITLE = "Journal · things to keep"
ALL = "all entries"
ON_THIS_DAY = "On this day, {year}"
PLACEHOLDER = "As many or as few words as you like."
SAVED_AT = "saved {time}"
ANOTHER = "→ another"
PAGE_KEYS = (("ctrl+s", "keep"), ("ctrl+o", "your editor"), ("esc", "as it is"))
EMPTY_PAGE_KEYS = (("ctrl+s", "keep"), ("ctrl+o", "your editor"), ("esc", "back"))
PROMPT_KEYS = (("→", "another"), ("ctrl+o", "your editor"), ("esc", "no prompt"))
AS_IT_IS = "Kept as it is; e goes on."
KEPT_EMPTY = "Kept, an empty page."
KEPT_THING = "Kept among the things to keep."
HARD_SHOWN = "Hard days are among them now."
HARD_HIDDEN = "Hard days are left out again."
NOTHING_THEN = "Nothing was written on this day in other years."
ADD_LABEL = "add page {text}"
FOUND_DRAFT = "What you were writing is still here: {text}. a goes on with it."


def kept(count: int) -> str:
    """What is said once a page is kept."""
    return f"Kept, {counted(count, 'word')}."


def name_of(first_words: str) -> str:
    """What an entry is called: its first words, else what it is."""
    return quoted(first_words) if first_words else PAGE


def figure(total: int) -> str:
    """How many entries there are, where there are any."""
    return "" if not total else FIGURE_ONE if total == 1 else FIGURE.format(n=total)


def about(feelings: tuple[str, ...], count: int) -> str:
    """What stands under an entry in the list: how that day felt, and how long it is."""
    felt = ", ".join(feelings)
    return " · ".join(part for part in (felt, counted(count, "word") if count else "") if part)


def title_of(day: date, today: date) -> str:
    """The title of an entry that is read: the day it is of."""
    return day_heading(day, today)


def beside(tags: tuple[str, ...], feelings: tuple[str, ...]) -> str:
    """The last line of an entry that is read: its tags, and how that day felt."""
    signed = " ".join(f"#{tag}" for tag in tags)
    return "   ".join(part for part in (signed, ", ".join(feelings)) if part)


def saved_at(at: datetime) -> str:
    """When the page was written to the disk."""
    return SAVED_AT.format(time=clock(at))


SHELL_ASKS = "Write as much as you like. Ctrl+D on a line of its own keeps it."
NOT_SAVED = "Not saved:"
NOT_A_PROMPT = "“{name}” is not a prompt. `companion journal --prompts` lists them."
STAYS_A_DRAFT = "Not kept yet. Your words wait as a draft; `a` on the Journal screen goes on with them."
NO_EDITOR = "Your editor could not be started ({why}). $VISUAL or $EDITOR names it."


def shell_prompt(id: str, label: str) -> str:
    """A prompt in the shell's list."""
    return f"{id}  {visible(label)}"
