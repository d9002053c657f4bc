"""Did you mean …? The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(found: str, choices: Iterable[str], alike: float = 0.6) -> str | None:
    """The choice that reads most like `found`, or None when none is as much `alike` (0 to 1)."""
    from difflib import get_close_matches  # only a mistake pays for it

    by_folded = {choice.casefold(): choice for choice in choices}
    close = get_close_matches(found.casefold(), by_folded, n=1, cutoff=alike)
    return by_folded[close[0]] if close else None


def did_you_mean(found: str, choices: Iterable[str]) -> str:
    """`; did you mean "daily"?`, or nothing when no choice is near."""
    near = nearest(found, choices)
    return f"; did you mean “{near}”?" if near else ""


def differ_in_one(one: str, other: str) -> bool:
    """Whether two texts of one length differ in no more than one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1
