"""Stories: the guided writer, the check before sharing, what is said when one is saved."""

from __future__ import annotations

from datetime import date

from companion.words.common import full_date

TITLE = "Your story"
WAIT, ASKS, NAME = "wait", "before", "title"
IT_CAN_WAIT = "It can wait. Nothing here needs doing today, and what you write stays as you leave it."
NAME_ASKED = "What is it called? A few words, if you like."
NOTHING_POSTED = "Nothing is posted. Not telling anyone is a good choice as well."
ASKS_TITLE = "Before you share"
ENDS = "see it"
INSTEAD = {
    "name": "a friend",
    "place": "a town",
    "date": "some time ago",
    "age": "of that age",
    "number": "a number",
    "address": "an address",
    "page": "a page",
    "account": "an account",
}
"""What is put in the place of what was found, by its kind."""
FOUND = "{mark} “{text}”"
STAYS = "stays"
CHECK = "The check cannot catch everything."
WEAVE = "Add a line of yours"
WOVEN = "added"
CHANGES = (("own", "My own words", ""), ("stays", "Leave it as it is", ""))
OWN_WORDS = "What goes there instead?"
KEYS = (("space", "change"), ("enter", "keep"), ("esc", "back"))
SAVE_AS = "Save it as"
FORMS = (
    ("txt", "A text file"),
    ("md", "A Markdown file"),
    ("card", "A card to share"),
    ("here", "Only here, in companion"),
)
SAVED_AS = "Your story is saved as {file}. It stays here until you move it."
FILE = "story"
KEPT = "Kept. It stays here."
ADD_LABEL = "write story {text}"
EMPTY = "A story can begin anywhere. a begins one."
EMPTY_SHELL = "A story can begin anywhere. `companion story` begins one."
ASK_WHICH = "Which story"
SHELL_CHANGE = "Type a letter to change that part, or press Enter to go on"
SHELL_INSTEAD = "Instead of {text} (Enter alone leaves it as it is)"
SHELL_LINES = "Lines of your own to add, by their numbers (Enter for none)"
SHELL_FILE = "Save it as a file, such as ~/story.txt (Enter keeps it only here)"
NO_SUCH = "No story has these words. `companion story --list` shows them all."


def listed(day: date, name: str) -> str:
    """Name a story with the day it was begun on: 17 November 2026  The winter."""
    return f"{full_date(day)}  {name}"
