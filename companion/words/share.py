"""Cards to share."""

from __future__ import annotations

from datetime import date

from companion.words.common import long_date

TITLE = "A card to share"
BOXES = {
    "sentence": "the sentence",
    "day": "the day",
    "category": "the category",
    "figures": "figures",
    "print": "print size",
    "png": "as PNG",
}
ABOUT = {"win": "The newest win", "week": "The last seven days", "month": "The last four weeks"}
NOTHING_YET = "Nothing is ticked yet."
NOTHING_ELSE = "Nothing else is in the file."
KEYS = (("space", "choose"), ("enter", "save"), ("esc", "back"))
SAVED_AS = "Saved as {file}."
SHORTENED = "There is no room for the end, so it is left out."
EMPTY = "There is nothing to show yet."
SPANS = {"week": "Seven days", "month": "Four weeks"}
FILE = "card"
NO_WINS = "There is no win to share yet."
NO_SUCH_WIN = "No win has the words “{typed}”."
NO_CARD = "There is no card of “{typed}”. Choose win, week, month, story or milestone."
ASK_WHAT = "A card of"
ASK_FILE = "Save it as (Enter for card.svg in your home folder)"
NO_PART = "“{typed}” is not part of a card. The parts are: {parts}."
NO_PNG = "A PNG needs one more package: pip install resvg-py. An SVG needs none."
NO_FONT = "No font was found to draw the words with ({fonts} would do). The SVG has them."
UNDRAWN = "No font here has {letters}, so the PNG is without them. The SVG has them."


def own(text: str) -> str:
    """A person's own words, as words; what is a quotation already stays so."""
    return text if text[:1] in ("“", '"', "„", "«") else f"“{text}”"


def day(at: date) -> str:
    """The day of something: Tuesday 17 November 2026."""
    return f"{long_date(at)} {at.year}"


FIGURES = {
    "days": ("day with something in it", "days with something in them"),
    "wins": ("win kept", "wins kept"),
    "minutes": ("minute of breathing", "minutes of breathing"),
}


def figure(name: str, number: int) -> str:
    """What a number counts: 1 win kept, 2 wins kept."""
    return FIGURES[name][number != 1]
