"""Checking in: the card, what follows it, and the shell's questions."""

from __future__ import annotations

from collections.abc import Mapping

from companion.model.checkins import figure
from companion.words.common import SAVED

TITLE = "Check-in"
ASK = "How are you just now?"
WORDS = "Up to three words"
AROUND = "What was around"
NOTE = "Numbers and a note"
OWN_WORD = "my own word"
OWN_TAG = "my own tag"
OWN_WORD_HINT = "One word, or a few, for how you feel."
OWN_TAG_HINT = "Something that was around."
PLACEHOLDER = "#sleep:7, a few words, @yesterday 18:30"
LEFT, RIGHT = "unpleasant", "pleasant"
CARD_KEYS = (
    ("enter", "save"),
    ("tab", "next part"),
    ("space", "choose"),
    ("1–5", "place"),
    ("esc", "back"),
)
PART_KEYS = {"feeling": "words", "words": "around", "around": "note", "note": "feeling"}
"""What `tab` leads to, where one part is shown at a time."""
NUMBER = "{name} {value}"


def numbers(said: Mapping[str, float]) -> list[str]:
    """Own numbers: sleep 7."""
    return [NUMBER.format(name=name, value=figure(each)) for name, each in said.items()]


LABEL = "check-in"
NOTHING = "Nothing was chosen, so nothing was saved."
LOW = (
    f"{SAVED} Something gentle, or someone to talk to? {{breathe}} breathe · {{toolbox}} toolbox · "
    "{people} people · esc not now",
    f"{SAVED} Something gentle, or someone to talk to? {{breathe}} breathe · {{toolbox}} toolbox · "
    "{people} people",
    f"{SAVED} Something gentle? {{breathe}} breathe · {{toolbox}} toolbox · {{people}} people",
    f"{SAVED} {{breathe}} breathe · {{toolbox}} toolbox · {{people}} people",
    "{breathe} breathe · {toolbox} toolbox · {people} people",
)
"""The one line after a low check-in, in the first of its ways that has room."""
SHELL_SAVED = "Saved: {said}"
SHELL_LOW = (
    "Something gentle, or someone to talk to? Both are here.",
    "  companion breathe --once   Breathe for a minute",
    "  companion cope             Open the toolbox",
    "  companion support          People to talk to",
)
SHELL_SKILLS = "`companion cope` has something that may fit."
SHELL_ASKS = {
    "feeling": "How are you? Two digits from 1 to 5: how pleasant, how much energy",
    "words": "Up to three words, with commas between them ({some} …)",
    "around": "What was around, with commas between them ({some} …)",
    "note": "Numbers and a note, such as: #sleep:7 woke at four",
}
SHELL_SKIP = "Enter leaves a question open."
LATELY = "Check-ins, newest first"
NONE_THEN = "There is no check-in for this day."
NONE_YET = "{key} asks how you are; your answers are listed here."
NONE_YET_SHELL = "`companion checkin` asks how you are; your answers are listed here."
OUT_OF_SCALE = "“{said}” is not on the scale. {name} goes from -2 to 2."
NOT_DIGITS = "“{said}” is not two digits from 1 to 5, such as 24: unpleasant, high energy."
TOO_MANY = "Three words at most, please."
NEARLY = "“{said}” is close to “{near}”, one of the words in the list. Which do you mean?"
NAMES = {"pleasantness": "Pleasantness", "energy": "Energy"}
WINS = {"checkin": "Found a word for how it is", "trigger": "Noticed what was around"}
