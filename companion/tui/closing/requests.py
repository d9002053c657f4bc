"""What is asked of closing the day: three quiet cards, for today or for a day that is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.tui.frame.flow import run_flow
from companion.tui.frame.host import Named, Requests


class ClosingRequests(Requests):
    """One flow; its key is a day, '' today."""

    def close_day(self, key: str) -> None:
        """Open it, from anywhere."""
        day = date.fromisoformat(key) if key else None
        self.host.work_out(self.host.companion.closing.flow, day, then=self._open)

    start = close_day

    def by_name(self) -> Sequence[Named]:
        """Yesterday can be closed the next morning."""
        day = self.host.companion.context.today() - timedelta(days=1)
        said = words.closing.CLOSE_YESTERDAY.format(day=words.common.long_date(day))
        return [Named("closing.start", said, key=str(day))]

    def _open(self, flow: Flow) -> None:
        run_flow(self.host, flow, self.host.companion.closing.keep, partial(self._offer, flow))

    def _offer(self, flow: Flow, change: Change) -> None:
        if any(entry.table == "journal" for entry in change.entries):
            self.host.ask("wins.offer", f"closing {words.closing.WIN_OF}")


REQUESTS = ClosingRequests
