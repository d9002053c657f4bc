"""What is asked of the search: its card, and what was found opened where it lives."""

from __future__ import annotations

from typing import Any

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

    def lives(self, found: Found) -> Requests | None:
        """Return the requests of the feature that shows such an entry."""
        features = (self.host.requests(feature) for feature in FEATURES)
        return next((each for each in features if found.table in each.shows), None)

    def _over(self, found: Found | None) -> None:
        self.host.work_out(self.host.companion.search.drop, then=lambda _: None)
        home = self.lives(found) if found else None
        if found is None or home is None:
            return
        app: Any = self.host.front.app
        mode, feature = home.shows[found.table], next(f for f in FEATURES if self.host.requests(f) is home)
        if mode and mode != app.current_mode:
            self.host.ask("screen", mode)
        app.call_later(lambda: app.host.requests(feature).show(found.table, found.id))


REQUESTS = SearchRequests
