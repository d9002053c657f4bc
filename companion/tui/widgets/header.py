"""The top row: the screens there are on the left, day and time on the right."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion import words


class Header(Widget):
    """One row. It changes once a minute, when the text does."""

    now: var[datetime | None] = var(None)

    def watch_now(self) -> None:
        """A new minute."""
        self.refresh(self.content_size.region)

    def render(self) -> Content:
        """The tab of the one screen, then the moment, right aligned."""
        if self.now is None:
            return Content("")
        width = self.content_size.width
        moment = words.today.moment(self.now, short=width < 60)
        gap = max(1, width - len(words.today.TODAY) - len(moment))
        return Content.assemble((words.today.TODAY, "bold $accent"), " " * gap, (moment, "$muted"))
