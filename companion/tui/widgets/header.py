"""The top row: the screens there are on the left, day and time on the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from companion import words

SPACE = 3  # cells between two tabs


class Header(Widget):
    """One row. It changes once a minute, when the text does. `tabs` are titles by the name of a screen."""

    now: var[tuple[date, datetime] | None] = var(None)
    """The person's day, and the time: after midnight it may still be the day before."""
    current: var[str] = var("")

    class TabClicked(Message):
        """The tab of this screen was clicked."""

        def __init__(self, screen: str) -> None:
            super().__init__()
            self.screen = screen

    def __init__(self, tabs: Mapping[str, str]) -> None:
        super().__init__()
        self._tabs = tabs

    def watch_now(self) -> None:
        self.refresh(self.content_size.region)

    def watch_current(self) -> None:
        self.refresh(self.content_size.region)

    def on_click(self, event: events.Click) -> None:
        """Ask for the screen whose tab is under the mouse."""
        place, x = event.get_content_offset(self), 0
        for name, title in self._shown().items():
            if place and x <= place.x < x + len(title) and name != self.current:
                self.post_message(self.TabClicked(name))
            x += len(title) + SPACE

    def render(self) -> Content:
        if self.now is None:
            return Content("")
        width = self.content_size.width
        moment = words.today.moment(*self.now, short=width < 60)
        shown = self._shown()
        tabs = Content(" " * SPACE).join(
            Content.styled(title, "bold $accent" if name == self.current else "$muted")
            for name, title in shown.items()
        )
        gap = max(1, width - tabs.cell_length - len(moment))
        return Content.assemble(tabs, " " * gap, (moment, "$muted"))

    def _shown(self) -> dict[str, str]:
        """Return the tabs there is room for: all of them, or the current one."""
        room = self.content_size.width - len(words.today.moment(*self.now, short=True)) if self.now else 0
        if sum(map(len, self._tabs.values())) + SPACE * len(self._tabs) <= room:
            return dict(self._tabs)
        return {name: title for name, title in self._tabs.items() if name == self.current}
