"""How long something took, as a person types it."""

from __future__ import annotations

import re

FORMS = "3 min, 90 s, 1 min 30 s, 1 h 10 min"

_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|m|s)(?:ours?|in(?:ute)?s?|ec(?:ond)?s?)?(?![a-z])", re.IGNORECASE)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0}


def parse_length(text: str) -> float:
    """The seconds that words like "3 min", "90 s" or "1 h 10 min" mean; a number alone is minutes.

    Raises ValueError, with a sentence for the person.
    """
    said = text.strip()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", said, re.ASCII):
        said += " min"
    parts = _PART.findall(said)
    if not parts or _PART.sub("", said).replace(",", "").replace("and", "").strip() or not said.isascii():
        raise ValueError(f"“{text.strip()}” is not a length of time. Try {FORMS}.")
    return sum(float(number.replace(",", ".")) * _SECONDS[unit.lower()] for number, unit in parts)
