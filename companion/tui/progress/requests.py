"""What is asked of Progress."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from companion import words
from companion.model.progress.progress import FIGURES, ProgressAt, ProgressView
from companion.tui.frame.host import Host, Requests

DAY = timedelta(days=1)


class ProgressRequests(Requests):
    """A key is the id of a view, or what the rows of a view are known by."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._at = ProgressAt()  # where the person looks, also before that is shown

    def look(self, view: str) -> None:
        """Read a view."""
        self._go(replace(self._at, view=view))

    def _go(self, at: ProgressAt) -> None:
        self._at = at
        self.host.look_from("progress", at)
        self.host.look_up("progress")

    def open(self, key: str) -> None:
        """Go to what is read."""
        self.host.go_to("view")

    def menu(self, _: str) -> None:
        """Show what can be done; a figure is explained."""
        if self._at.view in FIGURES:
            self.host.go_to("view")
        else:
            self.host.menu(words.progress.VIEWS[self._at.view], "progress")

    def text(self, _: str) -> None:
        """See it in words, or as a picture."""
        self._go(replace(self._at, as_text=not self._at.as_text))

    def back(self, _: str) -> None:
        """Go to the day before."""
        self._walk(-1)

    def on(self, _: str) -> None:
        """Go to the day after, up to today."""
        self._walk(1)

    def _walk(self, days: int) -> None:
        view: ProgressView | None = self.host.view("progress")
        if view:
            day = (self._at.day or view.head.today) + days * DAY
            first = view.head.since or view.head.today
            self._go(replace(self._at, day=min(max(day, first), view.head.today)))


REQUESTS = ProgressRequests
