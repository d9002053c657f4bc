"""A small ritual for a win: one quiet card, and a thin line for its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.celebrations import Ritual
from companion.tui.frame.card import Card, Choices, Hint
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import isolated, visible

NOT_NOW = "not_now"


class RitualCard(Card[tuple[str, int]]):
    """Choose a ritual, take its time or less. Dismissed with its id and the seconds taken, or None."""

    heading = words.wins.RITUAL_TITLE
    hints = words.today.MENU_KEYS

    def __init__(self, win: str, rituals: Sequence[Ritual], clock: Clock | None = None) -> None:
        super().__init__()
        self._win = win
        self._rituals = {ritual.id: ritual for ritual in rituals}
        self._clock = clock or Clock()
        self._chosen: Ritual | None = None
        self._began = 0.0
        self._ticking: Timer | None = None

    def parts(self) -> Iterable[Widget]:
        """The win; then the choices, or how and the line."""
        rows = [(ritual.id, ritual.label, "") for ritual in self._rituals.values()]
        yield Static(Content(isolated(visible(self._win))), id="win", markup=False)
        yield Choices([*rows, (NOT_NOW, words.wins.NOT_NOW, "")], beside=3)
        yield Static(id="how", classes="gap", markup=False)
        yield Static(id="time", classes="gap")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self._chosen = self._rituals.get(event.key)
        if self._chosen is None:
            self.dismiss(None)
            return
        self._began = self._clock.monotonic()
        self.set_class(True, "-under-way")
        self.query_one("#card").border_title = Content(self._chosen.label)
        self.query_one("#how", Static).update(" ".join(filter(None, (self._chosen.how, self._chosen.alt))))
        self.query_one(Hint).keys = words.wins.RITUAL_KEYS
        self.set_focus(None)
        self._ticking = self.set_interval(60 if style_of(self).reduced else 1, self._draw)
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def on_key(self, event: events.Key) -> None:
        if self._chosen is not None and event.key in ("enter", "space"):
            event.stop()
            self.dismiss((self._chosen.id, round(self._clock.monotonic() - self._began)))

    def action_close(self) -> None:
        """Back to the choices, and from there out."""
        if self._chosen is None:
            super().action_close()
            return
        self._chosen = None
        if self._ticking is not None:
            self._ticking.stop()
        self.set_class(False, "-under-way")
        self.query_one("#card").border_title = Content(self.heading)
        self.query_one(Hint).keys = self.hints
        self.query_one(Choices).focus()

    def _draw(self) -> None:
        if self._chosen is None:
            return
        line = self.query_one("#time", Static)
        share = min((self._clock.monotonic() - self._began) / (self._chosen.minutes * 60), 1)
        if share >= 1 and self._ticking is not None:
            self._ticking.stop()
        width = line.size.width
        done = round(width * share)
        mark = style_of(self).marks.hairline
        drawn = Content.assemble((mark * done, "$orb-mid"), (mark * (width - done), "$line"))
        if line.content != drawn:
            line.update(drawn, layout=False)
