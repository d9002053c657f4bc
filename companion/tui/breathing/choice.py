"""What is chosen to breathe with."""

from __future__ import annotations

import msgspec


class ChosenTechnique(msgspec.Struct, frozen=True):
    """A technique (its id); level and length only where they are not what they would be by themselves."""

    technique: str
    level: str | None = None
    minutes: float | None = None
    cycles: int | None = None
