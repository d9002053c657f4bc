"""Check-ins: how it is just now, on two scales and in words, and what was around."""

from __future__ import annotations

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
