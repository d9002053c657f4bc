"""What is asked of the trash: looking into it, and bringing back."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.trash import TrashRow
from companion.tui.frame.host import Requests


class TrashRequests(Requests):
    """Opened from the palette."""

    def trash(self, _: str) -> None:
        """Show what was deleted lately."""
        self.host.work_out(self.host.companion.trash.rows, then=self._open)

    def _open(self, rows: Sequence[TrashRow]) -> None:
        if not rows:
            self.host.say(words.trash.EMPTY)
            return
        from companion.tui.trash.card import TrashCard

        def chosen(key: str | None) -> None:
            if key:
                self.host.do(self.host.companion.trash.bring_back, (key,), follow=True)

        self.host.open(TrashCard(rows, self.host), chosen)


REQUESTS = TrashRequests
