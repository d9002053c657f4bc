"""The words of check-ins, as content/reflection.yaml has them."""

from __future__ import annotations

import msgspec


class _Scale(msgspec.Struct, frozen=True):
    pleasant: dict[int, str]
    energy: dict[int, str]


class _Word(msgspec.Struct, frozen=True):
    id: str
    field: str


class MoodCheckIn(msgspec.Struct, frozen=True):
    scale: _Scale
    words: tuple[_Word, ...]
    escape_words: tuple[str, ...]


class Trigger(msgspec.Struct, frozen=True):
    id: str
    label: str


class CheckInWords(msgspec.Struct, frozen=True):
    """The words of the two scales of a check-in, by their value (-2 to 2), and of triggers, by id.

    `words` are those for feelings, each with its field; `always` and `extras` stand beside them and beside
    the triggers, whatever the cell.
    """

    pleasantness: dict[int, str]
    energy: dict[int, str]
    triggers: dict[str, str]
    words: dict[str, str] = {}
    always: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    def feeling(self, pleasantness: int | None, energy: int | None) -> str:
        """Where it stands on the scales, as far as that was said: unpleasant, energy in between."""
        said = [self.pleasantness.get(pleasantness, "")] if pleasantness is not None else []
        if energy is not None and (level := self.energy.get(energy)):
            said.append(level if "energy" in level else f"energy {level}")
        return ", ".join(part for part in said if part)
