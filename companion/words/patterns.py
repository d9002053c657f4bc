"""What is set for the breath once and for all: no holds anywhere, and patterns of one's own."""

from __future__ import annotations

from companion.words.common import length

ALWAYS_NO_HOLDS = "always without holds"
HOLDS_AGAIN = "with holds again"
ALWAYS_NO_HOLDS_MORE = "Every technique without rests, from now on. enter does it, and u takes it back."
HOLDS_AGAIN_MORE = (
    "Techniques may have their rests again. What you breathed without them stays so, until you change it."
)
WITHOUT_HOLDS = "Every technique is without holds from now on."
WITH_HOLDS = "Techniques may have holds again."
PATTERN_SAVED = "{name} is in your techniques."
TITLE = "A pattern of your own"
KEYS = (("← →", "half a second"), ("enter", "save"), ("esc", "back"))
PARTS = {
    "name": "Name",
    "inhale": "In",
    "hold_full": "Rest, full",
    "exhale": "Out",
    "hold_empty": "Rest, empty",
    "minutes": "Length",
}
NO_NAME = "enter names it"
NONE = "none"
PACE = "{n:.3g} breaths a minute. Rests go up to {seconds:g} s."
LIMITS = {
    "rest": "Rests go up to {limit:g} s.",
    "slow": "A breath takes {limit:g} s at most.",
    "quick": "{limit:g} breaths a minute at most; faster makes one dizzy.",
}


def part(name: str, value: float) -> str:
    """A length on its row: 4 s, none, 3 min."""
    if name == "minutes":
        return length(value * 60)
    return f"{value:g} s" if value else NONE


def pace(n: float, seconds: float) -> str:
    """How quick it is, and how long a rest may be."""
    return PACE.format(n=n, seconds=seconds)


def limit(which: str, value: float) -> str:
    """What stands in the way of a length."""
    return LIMITS[which].format(limit=value)
