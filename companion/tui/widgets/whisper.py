"""The whisper line: the one place where the app says something unasked, one thing at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from textual.content import Content
from textual.widget import Widget

from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import cell_len, fit, isolated, visible

Voice = Literal["unsaved", "problem", "answer", "settings", "offer", "reminder", "greeting"]
ORDER: tuple[Voice, ...] = ("unsaved", "problem", "answer", "settings", "offer", "reminder", "greeting")
PROBLEMS: tuple[Voice, ...] = ("unsaved", "problem", "settings")


class Voices:
    """What is said, whichever screen is in view: the first of what could not be saved, a problem with the
    data, the answer to the last key, a problem with the settings, an offer, a reminder, the greeting.

    A problem stays until it is solved or put away. One with the settings (the old ones are in force) lets
    an answer be read, and is back with the next key.
    """

    def __init__(self) -> None:
        self._said: dict[Voice, str] = {}
        self.changed: Callable[[], object] = lambda: None  # called when something else is to be seen
        self.room: Callable[[], float] = lambda: math.inf  # cells there are; nowhere shown, there is no end

    @property
    def text(self) -> str:
        """What is on show."""
        return self._said.get(self.voice or "greeting", "")

    @property
    def voice(self) -> Voice | None:
        """Which voice it is said in."""
        return next((voice for voice in ORDER if self._said.get(voice)), None)

    @property
    def answer(self) -> str:
        """The answer to the last key, if it still stands."""
        return self.said("answer")

    def said(self, voice: Voice) -> str:
        """What is said in one voice, on show or not."""
        return self._said.get(voice, "")

    def say(self, voice: Voice, text: str) -> None:
        """Say something in one voice; empty falls silent."""
        before = self.text
        self._said[voice] = visible(text)  # it may name what a person wrote
        if self.text != before:
            self.changed()

    def that_fits(self, *ways: str) -> str:
        """Return the first of several ways to say something that has room, or the last."""
        room = self.room() or math.inf
        return next((way for way in ways if cell_len(visible(way)) <= room), ways[-1])

    def hush(self) -> None:
        """A key was pressed: the answer to the one before and the greeting have been read."""
        for voice in ("answer", "greeting"):
            self.say(voice, "")

    def put_away(self) -> None:
        """The problem that comes first has been read."""
        if first := next((voice for voice in PROBLEMS if self._said.get(voice)), None):
            self.say(first, "")


class Whisper(Widget):
    """Shows what the voices say."""

    def __init__(self, voices: Voices, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voices = voices

    def listen(self) -> None:
        """Be the line that is in view."""
        if self._voices.changed != self.refresh:  # back from a card, it has heard everything
            self._voices.changed = self.refresh
            self._voices.room = lambda: self.content_size.width
            self.refresh()

    def render(self) -> Content:
        """Draw the text; a problem in the foreground's full brightness."""
        problem = self._voices.voice in PROBLEMS
        ellipsis = style_of(self).marks.ellipsis
        text = isolated(fit(self._voices.text, self.content_size.width, ellipsis))
        return Content.styled(text, "bold $foreground" if problem else "$whisper")
