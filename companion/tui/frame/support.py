"""People to talk to. The same text as `companion support`."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from companion.content.load import Support
from companion.content.support_text import lines
from companion.tui.frame.card import ReadingCard


class SupportScreen(ReadingCard):
    """The support screen. Nothing is opened, contacted or recorded."""

    def __init__(self, support: Support) -> None:
        super().__init__()
        self._support = support
        self.heading = support.strings.screen_title

    def action_ask(self, command: str) -> None:
        """Ask for what acts over any card; the people are here."""
        if command != "people":
            super().action_ask(command)

    def text(self, width: int) -> Iterable[Content]:
        """The lines of the shell's `companion support`; the title is the card's."""
        return map(styled, lines(self._support, width)[2:])


def styled(line: str) -> Content:
    """Addresses brightest, what stands under them muted."""
    if line.lstrip().startswith("http"):
        return Content.styled(line, "bold $foreground")
    return Content.styled(line, "$muted" if line.startswith("  ") else "$foreground")
