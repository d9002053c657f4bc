"""What has been used once: of that nothing more is explained."""

from __future__ import annotations

from companion.model.record import Record


class FirstUse(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded state: the names of the lines on first use that have done their work."""

    used: tuple[str, ...] = ()
