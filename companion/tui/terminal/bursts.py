"""Characters that came faster than anyone types: so a terminal without bracketed paste sends a paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.events import Event, Key


class Burst(Event):
    """They are one text or keys, and whoever hears of them is to tell which.

    `led` is the character just before, which has gone out as a key; `read` makes keys of a text.
    """

    def __init__(self, text: str, led: str, read: Callable[[str], Sequence[Key]]) -> None:
        super().__init__()
        self.text, self.led, self.read = text, led, read
