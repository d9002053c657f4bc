"""What is asked of the toolbox."""

from __future__ import annotations

from companion import words
from companion.tui.frame.host import Requests


class ToolboxRequests(Requests):
    """Every key is the id of a skill."""

    def start(self, key: str) -> None:
        """Open the card of a skill."""

    def menu(self, key: str) -> None:
        """Open everything that can be done with this skill."""
        self.host.menu(words.toolbox.TITLE, "toolbox")


REQUESTS = ToolboxRequests
