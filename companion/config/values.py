"""The values of the settings file: one line of text, a name, a number, a time, a yes or no.

Their readers raise ValueError, worded for the person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import time
from typing import Any

from msgspec.structs import asdict

from companion.config.names import ID, slug
from companion.config.nodes import Scalar
from companion.config.notation import Notation, Spot, each, found, shown
from companion.model.nearest import did_you_mean

LONGEST_LINE = 500  # characters in one value

_YES_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?", re.ASCII)
_DURATION = re.compile(r"(\d{1,6}) ?(s|seconds?|min|minutes?|h|hours?)", re.ASCII)
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}


def line(spot: Spot) -> str:
    """One line of text, spaces at its ends removed."""
    if not isinstance(spot.node, Scalar) or spot.node.empty:
        raise ValueError(f"expected one line of text, but found {found(spot.node)}")
    return one_line(spot.node.text)


def one_line(words: str) -> str:
    """Words as they are kept: one line, spaces at its ends removed. Raises ValueError for what is none."""
    text = words.strip()
    if not text:
        raise ValueError("the text is empty")
    if len(text) > LONGEST_LINE:
        raise ValueError(f"the text is {len(text)} characters long; the limit is {LONGEST_LINE}")
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            what = "a line break" if character == "\n" else f"the character U+{ord(character):04X}"
            raise ValueError(f"{what} is not allowed in a line of text")
    return text


def plain_name(spot: Spot) -> str:
    """An id or a name: letters, digits, - and _."""
    text = line(spot)
    if not ID.fullmatch(text):
        raise ValueError(f"“{shown(text)}” has something other than letters, digits, - and _")
    return text


def one_of(*choices: str) -> Notation[str]:
    """One of a few words."""

    def read(spot: Spot) -> str:
        text = line(spot).casefold()
        if text not in choices:
            hint = did_you_mean(text, choices)
            raise ValueError(f"“{shown(text)}” does not work here; choose from {', '.join(choices)}{hint}")
        return text

    return Notation(read)


def yes_no(spot: Spot) -> bool:
    """`yes`, `no`, and the other words that YAML has for them."""
    text = line(spot)
    try:
        return _YES_NO[text.casefold()]
    except KeyError:
        raise ValueError(f"“{shown(text)}” is neither yes nor no (on and off also work)") from None


def whole(low: int, high: int) -> Notation[int]:
    """A whole number, both limits included."""

    def read(spot: Spot) -> int:
        text = line(spot)
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            raise ValueError(f"“{shown(text)}” is not a whole number from {low} to {high}")
        return int(text)

    return Notation(read)


def number(low: float, high: float, unit: str = "") -> Notation[float]:
    """A number, both limits included."""

    def read(spot: Spot) -> float:
        text = line(spot)
        if not _NUMBER.fullmatch(text) or not low <= float(text) <= high:
            of = f"a number of {unit}" if unit else "a number"
            raise ValueError(f"“{shown(text)}” is not {of} from {low:g} to {high:g}")
        return float(text)

    return Notation(read, lambda value: f"{value:.9f}".rstrip("0").rstrip("."))


def time_of_day(spot: Spot) -> time:
    """Hours and minutes; 24:00 is midnight."""
    text = line(spot)
    match = _TIME.fullmatch(text)
    hours, minutes = (int(match[1]), int(match[2])) if match else (99, 0)
    if (hours, minutes) != (24, 0) and (hours > 23 or minutes > 59):
        raise ValueError(f"“{shown(text)}” is not a time of day (hours and minutes, as in 04:00)")
    return time(hours % 24, minutes)


def duration(low: int, high: int) -> Notation[int]:
    """A number of seconds, minutes or hours, in seconds; limits in seconds, both included."""

    def read(spot: Spot) -> int:
        text = line(spot)
        match = _DURATION.fullmatch(text.casefold())
        if not match:
            hint = f"; did you mean “{text} minutes”?" if text.isascii() and text.isdecimal() else ""
            raise ValueError(f"“{shown(text)}” is not a length of time{hint} (30 minutes, 90 s, off)")
        seconds = int(match[1]) * _UNIT_SECONDS[match[2][0]]
        if not low <= seconds <= high:
            raise ValueError(f"“{text}” is out of range ({low} s to {high // 3600} hours)")
        return seconds

    def write(seconds: int) -> str:
        return f"{seconds} s" if seconds % 60 else f"{seconds // 60} minutes"

    return Notation(read, write)


LINE = Notation(line)
LINES = each(LINE)
NAME = Notation(plain_name)
TIME = Notation(time_of_day, lambda of_day: f"{of_day:%H:%M}")
YES_NO = Notation(yes_no, lambda on: "on" if on else "off")


def labelled(
    make: Callable[..., Any], kind: str, entries: Notation[dict[str, Any]], joint: str = "-"
) -> Notation[Any]:
    """Entries, or the label alone; the id, made of the label where there is none, is claimed."""

    def read(spot: Spot) -> Any:
        values = {"label": line(spot)} if isinstance(spot.node, Scalar) else entries.read(spot)
        values.setdefault("id", slug(values["label"], joint))
        spot.claim(kind, values["id"])
        return make(**values)

    return Notation(read, lambda made: entries.write({"label": made.label, **asdict(made)}))
