"""The privacy screen: the time, and nothing else."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Digits, Static

from companion import words
from companion.clock import Clock
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.appearance import style_of


class CoverScreen(ShownWhole[None]):
    """Covers everything; any key or click takes it away, and does nothing else."""

    CSS_PATH = Path(__file__).with_name("card.tcss")

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__()
        self._clock = clock or Clock()
        self._next: Timer | None = None

    def compose(self) -> ComposeResult:
        """The clock, in large digits where the terminal can draw them."""
        yield (Static if style_of(self).ascii else Digits)("", id="cover-clock")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        now = self._clock.now()
        face = self.query_one("#cover-clock")
        assert isinstance(face, (Digits, Static))
        face.update(words.common.clock(now))
        self._next = self.set_timer(60 - now.second - now.microsecond / 1e6, self._show)

    def on_screen_resume(self) -> None:
        """The terminal may have slept."""
        if self._next is not None:
            self._next.stop()
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Take the cover away; the key means nothing more."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        self.dismiss(None)
