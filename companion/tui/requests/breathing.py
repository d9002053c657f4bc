"""What the Breathing pane asks for."""

from __future__ import annotations

from datetime import datetime

import msgspec

from companion import words
from companion.model.breathing import BreathingView
from companion.model.change import Change
from companion.tui.panes.breathing import BreathingPane
from companion.tui.requests.base import Requests

SESSION = "session "  # how the keys of sessions among the drafts begin; when it was started follows
LEAST = 1.0  # seconds: less is nothing to keep


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to keep of a session; `seconds` and `planned` in seconds."""

    technique: str
    level: str
    seconds: float
    planned: float
    finished: bool
    started: datetime
    item: str

    @classmethod
    def of(cls, facts: BreathingPane.Facts) -> Kept:
        """What the pane tells of a session."""
        return cls(
            technique=facts.technique,
            level=facts.level,
            seconds=facts.seconds,
            planned=facts.planned,
            finished=facts.finished,
            started=facts.started_at,
            item=facts.item,
        )

    @property
    def key(self) -> str:
        """Its key among the drafts."""
        return SESSION + self.started.isoformat()

    @property
    def text(self) -> str:
        """It as a draft."""
        return msgspec.json.encode(self).decode()


class BreathingRequests(Requests):
    """Starting a session, choosing a technique, keeping what was practised."""

    def action_breathe(self) -> None:
        """Zoom the pane and start the last technique, from anywhere."""
        self.start_breathing(None)

    def start_breathing(self, technique_id: str | None, item: str = "") -> None:
        """Start a session of a technique (None: the last one), for a routine item or for itself."""
        pane = self.query_one(BreathingPane)
        if pane.running:
            self.show_pane(pane)
            return

        async def start() -> None:
            view: BreathingView = await self.app.desk.do(self.companion.breathing.view, technique_id)
            self.breathing = view
            self.show_pane(pane)
            self.zoomed = True
            pane.start(view.technique, view.level, view.planned, item=item)

        self._start(start())

    def on_breathing_pane_progress(self, event: BreathingPane.Progress) -> None:
        """Another cycle: should companion be killed, what was breathed until here is not lost."""
        kept = Kept.of(event)
        if kept.seconds >= LEAST:
            self.app.keep_draft(kept.key, kept.text)

    def on_breathing_pane_ended(self, event: BreathingPane.Ended) -> None:
        """Keep the session, finished or not. It is among the drafts until it is saved."""
        self.zoomed = False
        self.tell_keys()
        kept = Kept.of(event)
        if kept.seconds >= LEAST:
            self.app.keep_draft(kept.key, kept.text)
            self.carry_out(self.save_session, kept)

    def save_session(self, kept: Kept) -> Change:
        """On the store thread. A disk that refuses leaves the session among the drafts."""
        change = self.companion.breathing.save(
            kept.technique,
            kept.level,
            kept.seconds,
            kept.planned,
            finished=kept.finished,
            started=kept.started,
            item=kept.item,
        )
        self.app.drafts.take(kept.key)
        return change

    def keep_session_in_progress(self) -> None:
        """On any way out: what was breathed until now counts."""
        facts = [pane.facts for pane in self.query(BreathingPane)]
        if facts and facts[0] and facts[0].seconds >= LEAST:
            kept = Kept.of(facts[0])
            self.app.drafts.put(kept.key, kept.text)
            self.app.desk.submit(self.save_session, kept)

    def keep_lost_session(self, text: str) -> None:
        """A session that was under way when companion was killed, or that the disk had refused."""
        try:
            kept = msgspec.json.decode(text, type=Kept)
        except msgspec.MsgspecError:
            return  # of another version: it stays among the drafts
        self.carry_out(self.save_session, kept)

    def on_breathing_pane_asked_menu(self) -> None:
        """Everything this pane can do."""
        self.open_menu(words.BREATHING, "breathing")

    def on_breathing_pane_asked_technique(self) -> None:
        """Choose a technique; it starts at once."""
        if self.breathing is None:
            return
        from companion.tui.screens.chooser import TechniqueCard

        def chosen(technique_id: str | None) -> None:
            if technique_id:
                self.start_breathing(technique_id)

        self.app.push_screen(TechniqueCard(self.breathing.choices, self.breathing.technique), chosen)
