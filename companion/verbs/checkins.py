"""Check-ins: what there is to choose from, keeping one, and what is offered after it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from companion import words
from companion.content import load as content
from companion.model.change import Change, Edit
from companion.model.checkins import (
    Answers,
    CheckIn,
    CheckInLine,
    Offer,
    figure,
    offer_after,
    parse,
)
from companion.model.when import Moment
from companion.verbs.context import Context

LATELY = timedelta(days=60)
"""For so long a word that was used is offered before the others."""


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
        said, known = words_of(found), content.check_in_words()
        used = tuple(word for word in said.words if word not in known.always)
        return Lately(used, tuple(each for each in said.triggers if each not in known.extras))

    def read(self, line: str) -> CheckInLine:
        """What a typed line means."""
        context = self._context
        return parse(line, context.now(), context.settings.day_starts_at, context.clock.local)

    def preview(self, line: str) -> str:
        """What a typed line means beside its words, while it is being typed."""
        read, context = self.read(line), self._context
        when = words.wins.preview("", read.moment.at, context.now(), read.moment, context.today())
        return " · ".join([*numbers_told(read.numbers), *filter(None, [when])])

    def of_day(self, day: date) -> list[CheckIn]:
        """The check-ins of a day, in their order."""
        return sorted(self._context.store.on(CheckIn, day), key=lambda each: each.at)

    @staticmethod
    def in_words(said: CheckIn) -> str:
        """A check-in in one line: its words, else its cell; what was around; its numbers. Not its note."""
        known = content.check_in_words()
        feeling = ", ".join(said.words) or known.feeling(said.pleasantness, said.energy)
        around = ", ".join(known.triggers.get(each, each) for each in said.triggers)
        return " · ".join(part for part in (feeling, around, *numbers_told(said.numbers)) if part)

    # -- doing

    def add(self, answers: Answers, at: Moment | None = None) -> Change:
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


def numbers_told(numbers: dict[str, float]) -> list[str]:
    """Own numbers in words: sleep 7."""
    return [words.checkins.NUMBER.format(name=name, value=figure(each)) for name, each in numbers.items()]


def words_of(found: list[CheckIn]) -> Lately:
    """The words and triggers of check-ins, each once, in their order."""
    return Lately(
        tuple(dict.fromkeys(word for each in found for word in each.words)),
        tuple(dict.fromkeys(trigger for each in found for trigger in each.triggers)),
    )
