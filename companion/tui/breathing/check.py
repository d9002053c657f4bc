"""After a session: how the pace was and how one feels now, on one card that any other key closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.breathing.guide import Guide
from companion.tui.breathing.scale import Scale
from companion.tui.commands import keys_of
from companion.tui.frame.card import ON_CARDS, Card


class CheckCard(Card[Guide]):
    """Dismissed with the guide and what was answered; nothing has to be."""

    BINDINGS: ClassVar = []
    hints = words.breathing.CHECK_KEYS

    def __init__(
        self,
        guide: Guide,
        clock: Clock,
        *,
        answered: Callable[[Guide], object] = id,
        leave: Callable[[], object] = int,
    ) -> None:
        """`answered` is told of each answer at once; `leave` leaves the app, by the key that does."""
        super().__init__()
        self._answered, self._leave = answered, leave
        self._guide, self._clock = guide, clock
        kept = guide.kept(clock.monotonic())
        name, seconds = guide.plan.technique.name, kept.seconds if kept else 0.0
        self.heading = words.breathing.SESSION_ROW.format(name=name, length=words.common.length(seconds))

    def parts(self) -> Iterable[Widget]:
        for number, prompt in enumerate(self._guide.prompts(self._clock.monotonic())):
            yield Static(words.breathing.QUESTIONS[prompt.ask], classes="gap" if number else "")
            scale = Scale(id=prompt.ask)
            scale.prompt = prompt
            yield scale

    def on_key(self, event: events.Key) -> None:
        """An answer, or any other key, but for those that act over any card."""
        if event.key in keys_of(self.app, *ON_CARDS):
            return
        event.stop()
        event.prevent_default()
        now = self._clock.monotonic()
        self._guide = self._guide.answered(event.character or event.key, now)
        for prompt in self._guide.prompts(now):
            self.query_one(f"#{prompt.ask}", Scale).prompt = prompt
        if not self._guide.closed:
            self._answered(self._guide)
            return
        self.dismiss(self._guide)
        if event.key in keys_of(self.app, "leave"):
            self.app.call_later(self._leave)

    def action_close(self) -> None:
        """Closed, with what was answered."""
        self.dismiss(self._guide)
