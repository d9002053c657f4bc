"""Milestones: which numbers have been reached, and which of them mean most. Pure rules over what there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from companion.model.record import Record

BY_ITSELF = 5
"""By so much a number grows while somebody does things; an import or another machine brings more."""


class MilestoneTold(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A milestone that was reached, and is never said again.

    `milestone` is what is counted and the number (`wins:10`), `about` the id of the goal, the skill or the
    technique. `before`: it was reached before anybody looked, so its own day is not known.
    """

    milestone: str
    about: str = ""
    before: bool = False


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """A row of content/milestones.yaml, which says what the fields mean."""

    of: str
    at: tuple[int, ...]
    text: str
    unnamed: str = ""
    each: bool = False


class Reached(msgspec.Struct, frozen=True):
    """A milestone that is reached: what its record calls it, the key of its figure, what it is about."""

    id: str
    key: str
    about: str = ""


class MilestoneSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone as it is shown: the id of its record, its sentence, its day where that is known."""

    id: int
    text: str
    day: date | None


def reached(table: Sequence[Milestone], figures: Mapping[str, int]) -> Iterator[Reached]:
    """Yield what has been reached, what means most first; of one row the greatest number first.

    The figures are numbers by key: `wins`, and for each of several things `sessions:box`.
    """
    for row in table:
        parts = [key for key, number in figures.items() if key.startswith(f"{row.of}:") and number > 0]
        for key in sorted(parts) if row.each else [row.of]:
            about = key if row.each else next(iter(parts), "")
            for number in sorted(row.at, reverse=True):
                if figures.get(key, 0) >= number:
                    yield Reached(f"{key}:{number}", key, about.rpartition(":")[2])


def by_itself(found: Reached, before: Mapping[str, int], figures: Mapping[str, int]) -> bool:
    """Whether a number was reached by what somebody did, as far as is known from the figures `before`."""
    return not before or figures.get(found.key, 0) - before.get(found.key, 0) <= BY_ITSELF


def sentence_of(table: Sequence[Milestone], told: MilestoneTold, name: str) -> str:
    """The sentence of a milestone; '' for one that the table does not have any more."""
    key, _, number = told.milestone.rpartition(":")
    for row in table:
        counted = f"{row.of}:{told.about}" if row.each else row.of
        if key == counted and number.isdecimal() and int(number) in row.at:
            return row.unnamed if row.unnamed and not name else row.text.format(n=number, name=name)
    return ""
