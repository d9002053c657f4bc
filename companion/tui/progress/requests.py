"""What is asked of Progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from companion import words
from companion.model.progress.progress import EXPLAINED, FIGURES, HOW, ProgressAt, ProgressView
from companion.model.progress.year import YearView, walked
from companion.model.text import capitalised
from companion.tui.frame.host import Host, Requests

EVERYTHING = "everything"


class ProgressRequests(Requests):
    """A key is the id of a view, or what the rows of a view are known by."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._at = ProgressAt()  # where the person looks, also before that is shown

    def look(self, view: str) -> None:
        """Read a view."""
        counted = "" if self._at.counted == HOW else self._at.counted
        self._go(replace(self._at, view=view, counted=counted))

    def _go(self, at: ProgressAt) -> None:
        self._at = at
        self.host.look_from("progress", at)
        self.host.look_up("progress")

    def open(self, key: str) -> None:
        """Go to what is read."""
        self.host.go_to("view")

    def menu(self, _: str) -> None:
        """Show what can be done; a figure is explained, or how a view is counted."""
        if self._at.view in EXPLAINED:
            self._go(replace(self._at, counted="" if self._at.counted == HOW else HOW))
            return
        if self._at.view in FIGURES:
            self.host.go_to("view")
        else:
            self.host.menu(words.progress.VIEWS[self._at.view], "progress")

    def celebrate(self, key: str) -> None:
        """Celebrate the old win in hand."""
        if key.startswith("wins:"):
            self.host.ask("celebrations.start", key)

    def share(self, key: str) -> None:
        """Make a card of what is in hand; else choose what it is about."""
        self.host.ask("share", key)

    def text(self, _: str) -> None:
        """See it in words, or as a picture."""
        self._go(replace(self._at, as_text=not self._at.as_text))

    def back(self, _: str) -> None:
        """Go to the day before."""
        self.walk("left")

    def on(self, _: str) -> None:
        """Go to the day after, up to today."""
        self.walk("right")

    def walk(self, where: str) -> None:
        """Go to a day near the one in hand."""
        view: ProgressView | None = self.host.view("progress")
        if view and isinstance(view.shown, YearView):
            day = walked(view.shown, self._at.day or view.head.today, where)
            self._go(replace(self._at, day=day))

    def take(self, day: str) -> None:
        """Take a day in hand."""
        self._go(replace(self._at, day=date.fromisoformat(day)))

    def choose(self, _: str) -> None:
        """Choose what is counted in the year."""
        self.host.work_out(self.host.companion.progress.choices, then=self._offer)

    def _offer(self, choices: Sequence[tuple[str, str]]) -> None:
        from companion.tui.frame.menu import MenuCard

        told = [(id or EVERYTHING, capitalised(name), "") for id, name in choices]
        card = MenuCard(words.progress.WHAT_IS_COUNTED, told, current=self._at.counted or EVERYTHING)
        self.host.open(card, self._chosen)

    def _chosen(self, id: str | None) -> None:
        if id:
            self._go(replace(self._at, counted="" if id == EVERYTHING else id))

    def count_on(self, _: str) -> None:
        """Count the next years, and show what is known then."""
        self.host.look_up("progress")


REQUESTS = ProgressRequests
