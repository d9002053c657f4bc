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
    """The scales of a check-in and the words it offers."""

    scale: _Scale
    words: tuple[_Word, ...]
    escape_words: tuple[str, ...]


class Trigger(msgspec.Struct, frozen=True):
    """What may have been around."""

    id: str
    label: str
