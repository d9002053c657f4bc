"""After a session: how the pace was and how one feels now, on one card that any other key closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.breathing.curve import course_had
from companion.model.breathing.guide import Guide
from companion.tui.breathing.scale import Scale
from companion.tui.commands import keys_of
from companion.tui.frame.card import ON_CARDS, Card
from companion.tui.widgets.appearance import style_of

CURVE = 44, 3
"""Cells and rows of the session as it was; in a low window its last row stands alone."""


class CheckCard(Card[Guide]):
    """Dismissed with the guide and what was answered; nothing has to be. `wants` is what is to come then."""

    BINDINGS: ClassVar = []

    def __init__(
        self,
        guide: Guide,
        clock: Clock,
        *,
        with_wins: bool = True,
        answered: Callable[[Guide], object] = id,
        leave: Callable[[], object] = int,
    ) -> None:
        """`answered` is told of each answer at once; `leave` leaves the app, by the key that does.

        `with_wins`: a win can be written from here.
        """
        super().__init__()
        self._answered, self._leave = answered, leave
        self._guide, self._clock = guide, clock
        self.heading = guide.plan.technique.name
        self._week = " "
        self.wants = ""  # "more" or "win"
        can = {"more": guide.practice.can_go_on, "win": with_wins}
        self.hints = [(key, said) for want, key, said in words.breathing.CHECK_KEYS if can.get(want, True)]
        self._wants = {key: want for want, key, _ in words.breathing.CHECK_KEYS if can.get(want)}

    def parts(self) -> Iterable[Widget]:
        now = self._clock.monotonic()
        kept, practice = self._guide.kept(now), self._guide.practice
        breaths = 0 if practice.at_own_pace else self._guide.phase(now).breaths
        yield Static(words.breathing.facts(kept.seconds if kept else 0.0, breaths))
        yield Static(self._week, id="week", classes="muted")
        if breaths:
            rows = course_had(practice, now, *CURVE, plain=style_of(self).ascii)
            yield Static("\n".join(rows), id="course", classes="gap", markup=False)
        for prompt in self._guide.prompts(now):
            yield Static(words.breathing.QUESTIONS[prompt.ask], classes="gap")
            yield Scale(id=prompt.ask)
        self.call_after_refresh(self._tell)

    def week(self, minutes: float, days: int) -> None:
        """Tell the week, this session in it; its row is kept for it."""
        self._week = words.breathing.week_so_far(minutes, days)
        for row in self.query("#week").results(Static):
            row.update(self._week)

    def _tell(self) -> None:
        """Show the answers, and which question the keys answer."""
        now = self._clock.monotonic()
        in_hand = self._guide.in_hand(now)
        for prompt in self._guide.prompts(now):
            scale = self.query_one(f"#{prompt.ask}", Scale)
            scale.prompt, scale.quiet = prompt, in_hand is None or prompt.ask != in_hand.ask

    def on_key(self, event: events.Key) -> None:
        """An answer, or any other key, but for those that act over any card."""
        if event.key in keys_of(self.app, *ON_CARDS):
            return
        event.stop()
        event.prevent_default()
        now = self._clock.monotonic()
        if want := self._wants.get(event.key):
            self.wants = want
            self.dismiss(self._guide)
            return
        key = event.character if event.character and event.character.isprintable() else event.key
        self._guide = self._guide.answered(key, now)
        self._tell()
        if not self._guide.closed:
            self._answered(self._guide)
            return
        self.dismiss(self._guide)
        if event.key in keys_of(self.app, "leave"):
            self.app.call_later(self._leave)

    def action_close(self) -> None:
        """Closed, with what was answered."""
        self.dismiss(self._guide)
