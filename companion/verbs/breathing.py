"""Breathing: what a session would be, keeping the sessions that were, and what they tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from companion import words
from companion.content import load as content
from companion.model.adaptation import Asked, Offer, asked_for, asks_pace, next_level, next_tempo, offer
from companion.model.adaptation import planned_for as planned_by_itself
from companion.model.breathing import BreathingView, Feeling, Pace, Session, Technique, levels, named
from companion.model.change import Change, Edit
from companion.model.practice import Kept, Plan
from companion.model.sessions import ENOUGH, Choice, Helped, Past, helped, week_of
from companion.verbs.home import Gone, Home

LOOKED_BACK = 12
"""Months of sessions that offers, questions and what has helped follow from."""
LAST = 3
"""Sessions the pane shows."""
FEARS = ("panicky",)
"""The tags of those whose card has the caution about fear."""


class BreathingVerbs:
    """What a person does with their breath. `complete` gives the edits that tick off an item, and words."""

    def __init__(self, home: Home, complete: Callable[[str], tuple[list[Edit], str]]) -> None:
        self._home = home
        self._complete = complete

    # -- what would be

    def view(self, technique_id: str | None = None) -> BreathingView:
        """The pane: a technique (None: the last one breathed) with the level and length it would have now."""
        home, today, sessions = self._home, self._home.today(), self._home.sessions()
        technique = self._technique_or_last(technique_id, sessions)
        level, planned = home.next_session(technique)
        week = week_of(sessions, today)
        return BreathingView(
            technique=technique,
            level=level,
            planned=planned,
            minutes_today=sum(session.seconds for session in sessions if session.day == today) / 60,
            minutes_week=week.minutes,
            days_week=week.days,
            last=tuple(sessions[: -LAST - 1 : -1]),
            choices=home.techniques(),
            cautions=_cautions(technique, level, first=not sessions)[:2],
        )

    def plan(
        self,
        technique_id: str | None = None,
        *,
        level: str | None = None,
        minutes: float | None = None,
        cycles: int | None = None,
        item: str = "",
    ) -> Plan:
        """The session to come: a technique (None: the last one breathed), the rest as the rules have it.

        What is asked for goes before the rules, the limits before what is asked for; `Plan.limited` says
        so. Raises Gone for a technique that is not there, ValueError for a level it does not have.
        """
        home = self._home
        recent = home.sessions()
        if technique_id is not None and home.technique(technique_id) is None:
            raise Gone(words.NO_TECHNIQUE)
        technique = self._technique_or_last(technique_id, recent)
        usual, _ = home.next_session(technique)
        if level is not None and level not in levels(technique):
            has = ", ".join(levels(technique))
            raise ValueError(words.NO_LEVEL.format(name=technique.name, level=level, levels=has))
        level = level or usual
        so_far = self._looked_back(technique)
        tempo = next_tempo(technique, level, so_far)
        limited = ""
        if minutes is None and cycles is None:
            planned = planned_by_itself(technique, level, home.settings.breathing.minutes, so_far)
        else:
            asked = asked_for(technique, level, so_far, minutes=minutes, cycles=cycles, tempo=tempo)
            planned, limited = asked.seconds, _limited(technique, asked)
        said = _cautions(technique, level, first=not so_far and not recent)
        return Plan(
            technique=technique,
            level=level,
            planned=planned,
            tempo=tempo,
            item=item,
            cautions=said[:2],
            more=(*said[2:], *_under_question_mark(technique, said)),
            asks_pace=asks_pace(technique, level, so_far),
            offer=self._offer(technique, so_far),
            limited=limited,
        )

    def offer_words(self, offered: Offer) -> str:
        """An offer in one sentence."""
        technique = self._home.technique(offered.technique)
        name = technique.name if technique else offered.technique
        return words.offered(name, offered.level, has_levels=offered.level != "standard" or bool(technique and technique.levels))

    def find(self, wanted: str) -> Technique:
        """The technique a person names. Raises ValueError, with the choices, when it is none or several."""
        techniques = self._home.techniques()
        found = named(wanted, techniques)
        if len(found) == 1:
            return found[0]
        said = words.COULD_BE_ANY if found else words.NO_SUCH_TECHNIQUE
        raise ValueError(
            "\n".join([said.format(wanted=wanted), *(f"  {each.id:<18} {each.name}" for each in found or techniques)])
        )

    def choices(self, feeling: str | None = None) -> tuple[Choice, ...]:
        """All techniques to choose from, or those for a feeling (a key of `words.FOR_WHAT`)."""
        sessions = self._looked_back()
        told = {each.technique: each for each in helped(sessions)}
        last = {session.technique: session.day for session in sessions}
        return tuple(
            self._choice(technique, told.get(technique.id), last.get(technique.id), feeling)
            for technique in self._home.techniques()
            if feeling is None or feeling in technique.for_what
        )
