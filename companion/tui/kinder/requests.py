"""What is asked of kinder words: a flow, from the journal and by name."""

from __future__ import annotations

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.tui.frame.flow import run_flow
from companion.tui.frame.host import Requests


class KinderRequests(Requests):
    """One flow; what was written may be an affirmation, and is offered as a win."""

    def kinder(self, _: str) -> None:
        """Open it, from anywhere."""
        self.host.work_out(self.host.companion.kinder.flow, then=self._open)

    start = kinder

    def _open(self, flow: Flow) -> None:
        run_flow(self.host, flow, self._keep, self._offer)

    def _keep(self, flow: Flow) -> Change:
        return self.host.companion.kinder.keep(flow, as_line=flow.chosen == words.kinder.AS_LINE[0])

    def _offer(self, change: Change) -> None:
        if change.entries:
            self.host.ask("wins.offer", f"kinder {words.kinder.WIN}")


REQUESTS = KinderRequests
