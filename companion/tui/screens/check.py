"""After a session: how the pace was and how one feels now, on one card that any other key closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.guide import Guide
from companion.tui.screens.card import Card
from companion.tui.widgets.scale import Scale


class CheckCard(Card[Guide]):
    """Dismissed with the guide and what was answered; nothing has to be."""

    BINDINGS: ClassVar = []
    hints = words.CHECK_KEYS

    def __init__(
        self, guide: Guide, clock: Clock, *, leaving: Sequence[str] = (), leave: Callable[[], object] = int
    ) -> None:
        """`leaving` are the keys that close it and leave the app."""
        super().__init__()
        self._leaving, self._leave = leaving, leave
        self._guide, self._clock = guide, clock
        kept = guide.kept(clock.monotonic())
        name, seconds = guide.plan.technique.name, kept.seconds if kept else 0.0
        self.heading = words.SESSION_ROW.format(name=name, length=words.length(seconds))

    def parts(self) -> Iterable[Widget]:
        """Each question over its answers."""
        for number, prompt in enumerate(self._guide.prompts(self._clock.monotonic())):
            yield Static(words.QUESTIONS[prompt.ask], classes="gap" if number else "")
            scale = Scale(id=prompt.ask)
            scale.prompt = prompt
            yield scale

    def on_key(self, event: events.Key) -> None:
        """An answer, or any other key."""
        event.stop()
        event.prevent_default()
        now = self._clock.monotonic()
        self._guide = self._guide.answered(event.character or event.key, now)
        for prompt in self._guide.prompts(now):
            self.query_one(f"#{prompt.ask}", Scale).prompt = prompt
        if self._guide.closed:
            self.dismiss(self._guide)
            if event.key in self._leaving:
                self.app.call_later(self._leave)

    def action_close(self) -> None:
        """Closed, with what was answered."""
        self.dismiss(self._guide)
