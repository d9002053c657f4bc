"""Check-ins: how it is just now, on two scales and in words, what was around, and numbers of one's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Literal, Self

import msgspec
from msgspec.structs import replace

from companion.model import wins
from companion.model.breathing.technique import Feeling
from companion.model.days import Local
from companion.model.record import Record
from companion.model.text import folded

LOWEST, HIGHEST = -2, 2
WORDS_AT_MOST = 3
Offer = Literal["", "support", "toolbox"]
"""What is offered after a check-in: nothing, people and something gentle in one line, or skills that fit."""


class CheckIn(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One check-in. Everything in it is optional: to have looked is enough.

    `pleasantness` and `energy` go from -2 to 2, by the scales of content/reflection.yaml (`mood_checkin`);
    None: not said. `words` name feelings and `triggers` what was around (not what caused it): ids of that
    file, or the person's own words. `numbers` are the person's own, by name. `afterwards`: it was written
    for a moment gone by.
    """

    pleasantness: Feeling | None = None
    energy: Feeling | None = None
    words: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    numbers: dict[str, float] = {}
    note: str = ""
    afterwards: bool = False


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


def is_low(checkins: Iterable[CheckIn]) -> bool:
    """Whether check-ins of a day are low: one as low as can be, or two below the middle."""
    said = [each.pleasantness for each in checkins if each.pleasantness is not None]
    return any(each <= -2 for each in said) or sum(each < 0 for each in said) > 1


def at_the_time(checkins: Iterable[CheckIn]) -> list[CheckIn]:
    """Return those made at the moment they tell of: not for one gone by, nor brought in from elsewhere."""
    return [each for each in checkins if not each.afterwards and not each.source]


def offer_after(made: CheckIn, earlier: Sequence[CheckIn], unpleasant: Collection[str]) -> Offer:
    """Return what is offered after a check-in; `earlier` are the others of its day.

    The line about people comes when the day becomes a low one, and so once; then nothing more is offered.
    `unpleasant` are the words that tell of an unpleasant feeling where the scale says nothing.
    """
    if not at_the_time([made]):
        return ""
    before = at_the_time(earlier)
    if is_low(before):
        return ""
    if is_low([*before, made]):
        return "support"
    place = made.pleasantness
    low = place < 0 if place is not None else any(word in unpleasant for word in made.words)
    return "toolbox" if low else ""


# -- the line with numbers and a note


class CheckInLine(msgspec.Struct, frozen=True):
    """What a typed line means: the note that stays, the numbers, and when, as in the line of a win."""

    note: str = ""
    numbers: dict[str, float] = {}
    moment: wins.WinLine = wins.WinLine(text="")


_NUMBER = r"(?<!\S)#(?P<name>[^\W\d_][\w-]*):(?P<value>[+-]?\d{1,6}(?:[.,]\d{1,3})?)(?!\S)"
"""Compiled when a line is read: most commands read none."""


def parse(line: str, now: datetime, starts_at: time, local: Local) -> CheckInLine:
    """Read a line: each `#name:7` is a number, the first `@…` the time; all else stays as typed.

    Of a name that comes twice the later number counts.
    """
    moment = replace(wins.parse(line, (), now, starts_at, local), unknown=())
    numbers = {
        folded(found["name"]): float(found["value"].replace(",", "."))
        for found in re.finditer(_NUMBER, moment.text)
    }
    note = " ".join(re.sub(_NUMBER, " ", moment.text).split()) if numbers else moment.text.strip()
    return CheckInLine(note, numbers, moment)


def figure(value: float) -> str:
    """A number as it is typed: 7, 6.5."""
    return str(int(value)) if value == int(value) else str(value)


# -- the flow: what has been said so far


class SaidSoFar(msgspec.Struct, frozen=True, kw_only=True):
    """What has been said so far in a check-in; every step gives the next one, and each can be left out.

    Nothing is chosen on the scales until an arrow, a digit or a click chose it. `line` is as it was typed.
    `half`: the first of two digits has been pressed.
    """

    pleasantness: int | None = None
    energy: int | None = None
    words: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    line: str = ""
    half: bool = False

    @property
    def cell(self) -> tuple[int, int]:
        """The cell in hand; the middle one where none is chosen."""
        return self.pleasantness or 0, self.energy or 0

    @property
    def placed(self) -> bool:
        """Whether a cell is chosen."""
        return self.pleasantness is not None or self.energy is not None

    @property
    def nothing(self) -> bool:
        """Whether nothing at all has been said."""
        return not (self.placed or self.words or self.triggers or self.line.strip())

    def at(self, pleasantness: int, energy: int) -> Self:
        """Choose a cell, the nearest there is."""
        places = [min(max(each, LOWEST), HIGHEST) for each in (pleasantness, energy)]
        return replace(self, pleasantness=places[0], energy=places[1], half=False)

    def moved(self, across: int, up: int) -> Self:
        """Go to the cell beside the one in hand."""
        return self.at(self.cell[0] + across, self.cell[1] + up)

    def digit(self, number: int) -> Self:
        """Place it by digits from 1 to 5: the first how pleasant, the second how much energy."""
        place = number - 3
        if self.half:
            return self.at(self.cell[0], place)
        return replace(self.at(place, self.cell[1]), half=True)

    def turned(self) -> Self:
        """Choose the cell in hand, or none again."""
        if self.placed:
            return replace(self, pleasantness=None, energy=None, half=False)
        return self.at(*self.cell)

    def with_word(self, word: str) -> Self:
        """Choose a word, or not any more; of more than three none is added."""
        return replace(self, words=_turned(self.words, word, WORDS_AT_MOST), half=False)

    def with_trigger(self, trigger: str) -> Self:
        """Choose what was around, or not any more."""
        return replace(self, triggers=_turned(self.triggers, trigger), half=False)


def _turned(chosen: tuple[str, ...], one: str, most: int = 99) -> tuple[str, ...]:
    if one in chosen:
        return tuple(each for each in chosen if each != one)
    return (*chosen, one) if one.strip() and len(chosen) < most else chosen


def fields_at(pleasantness: int | None, energy: int | None) -> set[str]:
    """The fields of words that fit a cell, as content/reflection.yaml names them; none in the middle."""
    if not pleasantness:
        return set()
    side = "pleasant" if pleasantness > 0 else "unpleasant"
    levels = {"high": (energy or 0) >= 0, "low": (energy or 0) <= 0}
    return {f"{side}_{level}" for level, fits in levels.items() if fits}


def in_order(shipped: Mapping[str, str], lately: Sequence[str], answers: SaidSoFar) -> list[str]:
    """Return the words to choose from: chosen ones, those of the cell, then the others; used ones first.

    `shipped` are the words with the field of each, `lately` those used lately, the last one first.
    """
    fields = fields_at(*answers.cell)
    every = dict.fromkeys((*answers.words, *lately, *shipped))

    def rank(word: str) -> tuple[bool, bool, int]:
        used = lately.index(word) if word in lately else len(lately)
        return word not in answers.words, bool(fields) and shipped.get(word, "") not in (*fields, ""), used

    return sorted(every, key=rank)
