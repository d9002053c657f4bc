"""What is asked of the search: its card, and what was found opened where it lives."""

from __future__ import annotations

from companion.model.search import Found
from companion.tui.commands import FEATURES
from companion.tui.frame.host import Requests


class SearchRequests(Requests):
    """Opened from anywhere."""

    def search(self, _: str) -> None:
        """Open the search."""
        from companion.tui.search.card import SearchCard

        if not isinstance(self.host.front, SearchCard):
            self.host.open(SearchCard(self.host), self._over)

    def lives(self, found: Found) -> str:
        """Return the feature that shows such an entry, '' where it is only read."""
        return next((each for each in FEATURES if found.table in self.host.requests(each).shows), "")

    def _over(self, found: Found | None) -> None:
        self.host.work_out(self.host.companion.search.drop, then=lambda _: None)
        if found is None:
            return
        feature, key = self.lives(found), f"{found.table}:{found.id}"
        screen = self.host.requests(feature).shows[found.table]
        if screen in ("", self.host.front.app.current_mode):
            self.host.ask(f"{feature}.show", key)
        else:
            self.host.ask("there", f"{screen} {feature}.show {key}")


REQUESTS = SearchRequests
