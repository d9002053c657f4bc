"""Check-ins: what there is to choose from, keeping one, and what is offered after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from companion import words
from companion.content import load as content
from companion.model.change import Change, Edit
from companion.model.checkins import (
    HIGHEST,
    LOWEST,
    WORDS_AT_MOST,
    CheckIn,
    CheckInLine,
    Offer,
    SaidSoFar,
    in_order,
    offer_after,
    parse,
)
from companion.model.nearest import nearest
from companion.model.text import folded
from companion.model.when import Moment
from companion.verbs.context import Context

LATELY = timedelta(days=60)
"""For so long a word that was used is offered before the others."""
LISTED = 50  # check-ins that are told at once


class Lately(msgspec.Struct, frozen=True):
    """The words for feelings, and what was around, that were used lately: the last one first."""

    words: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()


class CheckInVerbs:
    """What a person does with check-ins."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def lately(self) -> Lately:
        """What was used lately; what came from elsewhere counts as well."""
        today = self._context.today()
        found = self._context.store.between(CheckIn, today - LATELY, today)[::-1]
        known = content.check_in_words()
        said = dict.fromkeys(word for each in found for word in each.words if word not in known.always)
        tags = dict.fromkeys(tag for each in found for tag in each.triggers if tag not in known.extras)
        return Lately(tuple(said), tuple(tags))

    def read(self, line: str) -> CheckInLine:
        """What a typed line means."""
        context = self._context
        return parse(line, context.now(), context.settings.day_starts_at, context.clock.local)

    def preview(self, line: str) -> str:
        """What a typed line means beside its words, while it is being typed."""
        read, context = self.read(line), self._context
        when = words.wins.preview("", read.moment.at, context.now(), read.moment, context.today())
        return " · ".join([*words.checkins.numbers(read.numbers), *filter(None, [when])])

    def of_day(self, day: date) -> list[CheckIn]:
        """The check-ins of a day, in their order."""
        return sorted(self._context.store.on(CheckIn, day), key=lambda each: each.at)

    def newest(self) -> list[CheckIn]:
        """The newest check-ins, the newest first; those brought in, too."""
        return self._context.store.recent(CheckIn, LISTED)[-LISTED:][::-1]

    def told(self) -> list[str]:
        """The same as lines under their days."""
        lines: list[str] = []
        for day, of_day in groupby(self.newest(), key=lambda each: each.day):
            lines += ["", words.common.long_date(day)]
            for each in of_day:
                said = " · ".join(filter(None, (self.in_words(each), each.note)))
                lines.append(f"  {words.common.clock(each.at):>5}  {said}")
        return lines[1:]

    @staticmethod
    def in_words(said: CheckIn) -> str:
        """A check-in in one line: its words, else its cell; what was around; its numbers. Not its note."""
        known = content.check_in_words()
        feeling = ", ".join(said.words) or known.feeling(said.pleasantness, said.energy)
        around = ", ".join(known.triggers.get(each, each) for each in said.triggers)
        return " · ".join(part for part in (feeling, around, *words.checkins.numbers(said.numbers)) if part)

    # -- what is said outside the card

    def answers(
        self, pleasant: str | None, energy: str | None, said: Sequence[str], around: Sequence[str], line: str
    ) -> SaidSoFar:
        """What options say. Raises ValueError, with a sentence, for what is on no scale or a slip."""
        answers = SaidSoFar(
            pleasantness=_on_scale("pleasantness", pleasant), energy=_on_scale("energy", energy), line=line
        )
        answers = self.answered(answers, "words", ", ".join(said))
        return self.answered(answers, "around", ", ".join(around))

    def answered(self, answers: SaidSoFar, part: str, typed: str) -> SaidSoFar:
        """The answer to the question of a part, as it is typed; nothing leaves it open. Raises ValueError."""
        if part == "note":
            return msgspec.structs.replace(answers, line=typed.strip())
        if part == "feeling":
            digits = "".join(typed.split())
            if digits and (len(digits) != 2 or not set(digits) <= set("12345")):
                raise ValueError(words.checkins.NOT_DIGITS.format(said=typed.strip()))
            return answers.digit(int(digits[0])).digit(int(digits[1])) if digits else answers
        known, lately = content.check_in_words(), self.lately()
        shipped = {each: each for each in (*known.words, *known.always)}
        if part == "around":
            shipped = {**{each: each for each in known.extras}, **known.triggers}
        names = {**dict.fromkeys(lately.words if part == "words" else lately.triggers), **shipped}
        given = dict.fromkeys(_meant(each.strip(), names) for each in typed.split(",") if each.strip())
        if part == "around":
            return msgspec.structs.replace(answers, triggers=tuple(given))
        if len(given) > WORDS_AT_MOST:
            raise ValueError(words.checkins.TOO_MANY)
        return msgspec.structs.replace(answers, words=tuple(given))

    def some(self, part: str, answers: SaidSoFar, count: int) -> list[str]:
        """The first few that a question names: those used lately, and those that fit."""
        known, lately = content.check_in_words(), self.lately()
        if part == "words":
            return in_order(known.words, lately.words, answers)[:count]
        every = dict.fromkeys((*lately.triggers, *known.triggers))
        return [known.triggers.get(each, each) for each in every][:count]

    # -- doing

    def add(self, answers: SaidSoFar, at: Moment | None = None) -> Change:
        """Keep a check-in; `at` goes before a time in its line. Raises ValueError where nothing was said."""
        context, read = self._context, self.read(answers.line)
        if answers.nothing:
            raise ValueError(words.checkins.NOTHING)
        when, day = (at.at, at.day) if at else (read.moment.at, read.moment.day)
        now = context.now()
        made = CheckIn(
            at=when or now,
            day=day or context.day_of(when or now),
            pleasantness=answers.pleasantness,
            energy=answers.energy,
            words=answers.words,
            triggers=answers.triggers,
            numbers=read.numbers,
            note=read.note,
            afterwards=when is not None,
        )
        return context.write(words.checkins.LABEL, [Edit.add(made)], words.common.SAVED)

    def offer(self, change: Change) -> Offer:
        """What is offered after a check-in that was just kept."""
        made = self.made(change)
        earlier = [each for each in self._context.store.on(CheckIn, made.day) if each.id != made.id]
        unpleasant = {
            word for word, field in content.check_in_words().words.items() if field.startswith("unpleasant")
        }
        offered = offer_after(made, earlier, unpleasant)
        return "" if offered == "support" and not self._context.settings.checkins.offer else offered

    def made(self, change: Change) -> CheckIn:
        """The check-in that a change has kept."""
        made = self._context.store.get(CheckIn, change.entries[0].id)
        assert made is not None
        return made


def _on_scale(name: str, said: str | None) -> int | None:
    """A place on a scale, by an option. Raises ValueError."""
    if said is None:
        return None
    if (
        place := {str(each): each for each in range(LOWEST, HIGHEST + 1)}.get(said.strip().lstrip("+"))
    ) is None:
        raise ValueError(words.checkins.OUT_OF_SCALE.format(said=said, name=words.checkins.NAMES[name]))
    return place


def _meant(typed: str, names: Mapping[str, str | None]) -> str:
    """The word that is meant: one there is, by its id or its words, else one's own. Raises ValueError.

    What is nearly a shipped one is more likely a slip.
    """
    sought = folded(typed).replace("_", " ")
    for key, label in names.items():
        if sought in (folded(key).replace("_", " "), folded(label or "")):
            return key
    if near := nearest(typed, (key for key, label in names.items() if label), alike=0.8):
        raise ValueError(words.checkins.NEARLY.format(said=typed, near=near))
    return typed
