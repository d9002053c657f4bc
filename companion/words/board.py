"""The board of cards, and the picture file it becomes."""

from __future__ import annotations

TITLE = "Board"
A_CARD = "a card"
A_PICTURE = "a picture"
LABELS = {"text": "Words", "picture": "A picture file", "caption": "Words for the picture"}
PLACEHOLDERS = {
    "text": "the sea in February",
    "picture": "~/Pictures/window.jpg",
    "caption": "morning light, the window on the hill",
}
EMPTY = "A card can be one word. a adds one."
ADDED = "On the board."
DREAMING = "a dream, not tied to a goal"
GONE = "The picture is no longer at {path}."
NO_PICTURE = "There is no file at {path}."
NOT_A_PICTURE = "{path} is not a PNG, JPEG, GIF or WebP picture, so the card shows only words."
TOO_LARGE = "{path} is larger than {most} MB, so the card shows only words."
TIE_TITLE = "Tie this card to"
NO_GOAL = "No goal"
ADD_LABEL = "add card {text}"
ASK_CARD = "Which card"
ASK_FILE = "Save it as (Enter for ~/board.svg)"
FILE_LABEL = "Save the board as a picture"
FILE_PLACEHOLDER = "~/board.svg"
SAVED_AS = "Saved as {file}."
NOTHING_YET = "There are no cards on the board yet."


def told(text: str, aside: str) -> str:
    """A card in one line: its words, and in brackets what is tied to it."""
    return f"{text}  ({aside})" if aside else text
