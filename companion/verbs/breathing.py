"""Breathing: what a session would be, and keeping the sessions that were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from companion import words
from companion.content import load as content
from companion.model.breathing import BreathingView, Session, Technique
from companion.model.change import Change, Edit
from companion.verbs.home import Home


class BreathingVerbs:
    """What a person does with their breath. `complete` gives the edits that tick off an item, and words."""

    def __init__(self, home: Home, complete: Callable[[str], tuple[list[Edit], str]]) -> None:
        self._home = home
        self._complete = complete

    def view(self, technique_id: str | None = None) -> BreathingView:
        """The pane: a technique (None: the last one breathed) with the level and length it would have now."""
        home, today, sessions = self._home, self._home.today(), self._home.sessions()
        usual = home.settings.breathing.technique
        chosen = technique_id or (sessions[-1].technique if sessions else usual)
        technique = home.technique(chosen) or home.technique(usual) or content.techniques()[0]
        level, planned = home.next_session(technique)
        return BreathingView(
            technique=technique,
            level=level,
            planned=planned,
            minutes_today=sum(session.seconds for session in sessions if session.day == today) / 60,
            choices=home.techniques(),
            cautions=self._cautions(technique, first=not sessions),
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
        """Keep a session, finished or not, with the seconds practised; tick off the item that opened it.

        One that is kept already is not kept twice, and one of an earlier day ticks nothing off today.
        """
        home, day = self._home, self._home.day_of(started)
        if any((kept.at, kept.technique) == (started, technique_id) for kept in home.store.on(Session, day)):
            return Change("")
        session = Session(
            at=started,
            day=day,
            technique=technique_id,
            level=level,
            seconds=round(seconds, 1),
            planned=planned,
            finished=finished,
            item=item,
        )
        ticks, said = self._complete(item) if item and day == home.today() else ([], "")
        technique = home.technique(technique_id)
        label = words.SESSION_LABEL.format(name=technique.name if technique else technique_id)
        return home.write(label, [Edit.add(session), *ticks], said or words.session_saved(seconds))

    @staticmethod
    def _cautions(technique: Technique, *, first: bool) -> tuple[str, ...]:
        """At most two sentences: what matters most for this technique, then comfort."""
        before = "holds" if technique.has_holds else "position" if first else ""
        known = content.cautions()
        return tuple(known[name] for name in (before, "comfort") if name)
