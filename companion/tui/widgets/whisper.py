"""The whisper line: the one place where the app says something unasked, one thing at a time."""

from __future__ import annotations

from typing import Literal

from textual.content import Content
from textual.widget import Widget

from companion.tui.look import look_of
from companion.tui.widgets.text import fit, isolated, visible

Voice = Literal["problem", "answer", "offer", "greeting"]
ORDER: tuple[Voice, ...] = ("problem", "answer", "offer", "greeting")


class Whisper(Widget):
    """Shows the first of: a problem with the data, the answer to the last key, an offer, the greeting."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: dict[Voice, str] = {}

    @property
    def text(self) -> str:
        """What is on show."""
        return next((self._said[voice] for voice in ORDER if self._said.get(voice)), "")

    @property
    def answer(self) -> str:
        """The answer to the last key, if it still stands."""
        return self._said.get("answer", "")

    def say(self, voice: Voice, text: str) -> None:
        """Say something in one voice; empty falls silent."""
        before = self.text
        self._said[voice] = visible(text)  # it may name what a person wrote
        if self.text != before:
            self.refresh()

    def hush(self) -> None:
        """A key was pressed: the answer to the one before and the greeting have been read."""
        before = self.text
        self._said.pop("answer", None)
        self._said.pop("greeting", None)
        if self.text != before:
            self.refresh()

    def render(self) -> Content:
        """The text; a problem in the foreground's full brightness."""
        problem = bool(self._said.get("problem"))
        text = isolated(fit(self.text, self.content_size.width, look_of(self).marks.ellipsis))
        return Content.styled(text, "bold $foreground" if problem else "$whisper")
