"""What the Breathing pane asks for."""

from __future__ import annotations

from companion import words
from companion.model.breathing import BreathingView
from companion.tui.panes.breathing import BreathingPane
from companion.tui.requests.base import Requests


class BreathingRequests(Requests):
    """Starting a session, choosing a technique, keeping what was practised."""

    def action_breathe(self) -> None:
        """Zoom the pane and start the last technique, from anywhere."""
        self.start_breathing(None)

    def start_breathing(self, technique_id: str | None, item: str = "") -> None:
        """Start a session of a technique (None: the last one), for a routine item or for itself."""
        pane = self.query_one(BreathingPane)
        if pane.running:
            pane.focus()
            return

        async def start() -> None:
            view: BreathingView = await self.app.desk.do(self.companion.breathing.view, technique_id)
            self.breathing = view
            pane.focus()
            self.zoomed = True
            pane.start(view.technique, view.level, view.planned, item=item)

        self._start(start())

    def on_breathing_pane_ended(self, event: BreathingPane.Ended) -> None:
        """Keep the session, finished or not; a second or less is nothing to keep."""
        self.zoomed = False
        self.app.drafts.take("session")
        if event.seconds >= 1:
            self.carry_out(
                lambda: self.companion.breathing.save(
                    event.technique,
                    event.level,
                    event.seconds,
                    event.planned,
                    finished=event.finished,
                    started=event.started_at,
                    item=event.item,
                )
            )

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
