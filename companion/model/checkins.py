"""Check-ins: how it is just now, on two scales and in words, and what was around."""

from __future__ import annotations

from collections.abc import Iterable

from companion.model.breathing.technique import Feeling
from companion.model.record import Record


class CheckIn(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One check-in. Everything in it is optional: to have looked is enough.

    `pleasantness` and `energy` go from -2 to 2, by the scales of content/reflection.yaml (`mood_checkin`);
    None: not said. `words` name feelings and `triggers` what was around (not what caused it): ids of that
    file, or the person's own words.
    """

    pleasantness: Feeling | None = None
    energy: Feeling | None = None
    words: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    note: str = ""


def is_low(checkins: Iterable[CheckIn]) -> bool:
    """Whether check-ins of a day are low: one as low as can be, or two below the middle."""
    said = [each.pleasantness for each in checkins if each.pleasantness is not None]
    return any(each <= -2 for each in said) or sum(each < 0 for each in said) > 1
