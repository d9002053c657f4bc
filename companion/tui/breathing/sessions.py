"""The sessions under way, wherever they are shown, and what there is to keep of them on the way out."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING
from weakref import WeakSet

from companion.model.breathing.practice import Practised
from companion.verbs.breathing import session_drafts

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.store.safety.drafts import Drafts
    from companion.tui.breathing.session_owner import ShownSession
    from companion.tui.desk import Desk


class Sessions:
    """One for all screens. A session is among the drafts until it is saved."""

    def __init__(self, drafts: Drafts, companion: Companion, desk: Desk) -> None:
        self._drafts, self._companion, self._desk = drafts, companion, desk
        self._views: WeakSet[ShownSession] = WeakSet()
        self.answers: Practised | None = None  # what is answered on an open card
        self.last_saved: Future[Change] | None = None  # of a session that the way out has ended

    def shown_in(self, view: ShownSession) -> None:
        """Remember where sessions are shown."""
        self._views.add(view)

    @property
    def under_way(self) -> bool:
        """Whether a session is under way, in a pane or on the whole screen."""
        return any(view.running for view in self._views)

    def save(self, kept: Practised) -> Change:
        """Save a session; on the store thread. A disk that refuses leaves it among the drafts."""
        return session_drafts.save(kept, self._companion.breathing, self._drafts)

    def keep_what_goes_on(self) -> None:
        """On any way out: what was breathed until now counts, and what was answered on an open card."""
        kept = [self.answers] if self.answers else []
        for view in list(self._views):
            if under_way := view.kept:
                self._drafts.keep(*session_drafts.draft_of(under_way))
                kept.append(under_way)
            view.release()
        for each in kept:
            self.last_saved = self._desk.submit(self.save, each)
