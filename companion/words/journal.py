"""The journal: its list, its pages, the prompts, and the shell's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from companion.model.text import visible
from companion.words.common import counted, quoted
from companion.words.wins import TODAYS, day_heading

TITLE = "Journal"
FIGURE = "{n} entries"
FIGURE_ONE = "1 entry"
EMPTY = "An empty page is here whenever you like. a opens it."
KEEPING_ABOUT = "What you would like to find again goes here, without a day. v opens it."
NOTHING_TO_KEEP = "What you would like to find again goes here, without a day. a writes one."
PAGE = "A page"
THING = "A thing to keep"
A_PAGE = "a page"
KEEPING = "Things to keep"
KEEPING_TITLE = "Journal · things to keep"
ALL = "all entries"
ON_THIS_DAY = "On this day, {year}"
PLACEHOLDER = "As many or as few words as you like."
AS_IT_IS = "Saved as it is; e carries on."
KEPT_EMPTY = "Saved, an empty page."
KEPT_THING = "Saved among the things to keep."
HARD_SHOWN = "Hard days are shown now."
HARD_HIDDEN = "Hard days are left out again."
WIN = "Wrote a page"
ADD_LABEL = "add page {text}"
FOUND_DRAFT = "In the Journal, a carries on with {text}."


def kept(count: int) -> str:
    """What is said once a page is kept."""
    return f"Saved, {counted(count, 'word')}."


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
    return TODAYS if day == today else day_heading(day, today)


def beside(tags: tuple[str, ...], feelings: tuple[str, ...], numbers: Mapping[str, float]) -> str:
    """The last line of an entry that is read: its tags, how that day felt, and its own numbers."""
    signed = " ".join(f"#{tag}" for tag in tags)
    told = (f"{name} {number:g}" for name, number in numbers.items())
    return "   ".join(part for part in (signed, ", ".join(feelings), *told) if part)


def page_keys(text: str) -> tuple[tuple[str, str], ...]:
    """What the keys do on a page with this text."""
    return (("ctrl+s", "save"), ("ctrl+o", "your editor"), ("esc", "as it is" if text.strip() else "back"))


def prompt_keys(text: str) -> tuple[tuple[str, str], ...]:
    """What they do where the page has a prompt: while nothing is written that goes first."""
    return page_keys(text) if text else (("→", "another"), ("ctrl+o", "your editor"), ("esc", "no prompt"))


ASK_ENTRY = "Which entry (its first words)"
NO_SUCH = "No journal entry has the words “{typed}”."
EMPTY_SHELL = "No page has been written yet. `companion journal` writes one."
NOTHING_TO_KEEP_SHELL = "Things you would like to find again go here. `companion journal --keep` writes one."
SHELL_ASKS = "Write as much as you like. A full stop alone on a line ends it, and so does Ctrl+D."
NOT_A_PROMPT = "“{name}” is not a prompt. `companion journal --prompts` lists them."
STAYS_A_DRAFT = "Not saved yet. Your words wait as a draft; `a` on the Journal screen carries on with them."


def shell_prompt(id: str, label: str) -> str:
    """A prompt in the shell's list."""
    return f"{id}  {visible(label)}"


WIN = "Wrote a page"
