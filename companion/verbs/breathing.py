"""Breathing: what a session would be, and keeping the sessions that were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from companion import words
from companion.content import load as content
from companion.model.breathing import BreathingView, Session, Technique, level_for, planned_for
from companion.model.change import Change, Edit
from companion.verbs.home import Home

LOOKS_BACK = timedelta(days=31)  # how far the last technique and its level are looked up


class BreathingVerbs:
    """What a person does with their breath. `complete` gives the edit that ticks off a routine item."""

    def __init__(self, home: Home, complete: Callable[[str], Edit | None]) -> None:
        self._home = home
        self._complete = complete

    def view(self, technique_id: str | None = None) -> BreathingView:
        """The pane: a technique (None: the last one breathed) with the level and length it would have now."""
        home = self._home
        today = home.today()
        sessions = home.store.between(Session, today - LOOKS_BACK, today)
        settings = home.settings.breathing
        chosen = technique_id or (sessions[-1].technique if sessions else settings.technique)
        technique = self._technique(chosen) or self._technique(settings.technique) or content.techniques()[0]
        so_far = [session for session in sessions if session.technique == technique.id]
        level = level_for(technique, settings.level, so_far)
        cautions = [content.cautions()[name] for name in self._cautions(technique, first=not sessions)]
        return BreathingView(
            technique=technique,
            level=level,
            planned=planned_for(technique, level, settings.minutes, so_far),
            minutes_today=sum(session.seconds for session in sessions if session.day == today) / 60,
            choices=self._home.techniques(),
            cautions=tuple(cautions),
        )

    def save(
        self,
        technique_id: str,
        level: str,
        seconds: float,
        planned: float,
        *,
        finished: bool,
        started: datetime,
        item: str = "",
    ) -> Change:
        """Keep a session, finished or not, with the seconds practised; tick off the item that opened it."""
        home = self._home
        session = Session(
            at=started,
            day=home.day_of(started),
            technique=technique_id,
            level=level,
            seconds=round(seconds, 1),
            planned=planned,
            finished=finished,
            item=item,
        )
        edits = [Edit.add(session)]
        if item and (tick := self._complete(item)):
            edits.append(tick)
        technique = self._technique(technique_id)
        label = words.SESSION_LABEL.format(name=technique.name if technique else technique_id)
        return home.write(label, edits, words.session_saved(seconds))

    def _technique(self, technique_id: str) -> Technique | None:
        return next((t for t in self._home.techniques() if t.id == technique_id), None)

    @staticmethod
    def _cautions(technique: Technique, *, first: bool) -> list[str]:
        """At most two lines: comfort always, then what matters most for this technique."""
        wanted = ["holds"] if technique.has_holds else ["position"] if first else []
        return [*wanted, "comfort"][:2]
