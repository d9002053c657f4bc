"""What is asked of a grey day: its card, and what is chosen there."""

from __future__ import annotations

from functools import partial

from companion.model.grey import GreyDay
from companion.rows.grey import BREATH, PEOPLE, STEP
from companion.tui.frame.host import Requests


class GreyRequests(Requests):
    """One card; what is chosen there is asked of who does it."""

    def grey(self, _: str) -> None:
        """Open the card, from anywhere."""
        self.host.work_out(self.host.companion.grey.view, then=self._open)

    def _open(self, view: GreyDay) -> None:
        from companion.tui.grey.card import GreyCard

        self.host.open(GreyCard(view), partial(self._chosen, view))

    def _chosen(self, view: GreyDay, key: str | None) -> None:
        if key == STEP and view.step:
            self.host.do(self.host.companion.grey.do, view.step)
        elif key == BREATH:
            self.host.ask("breathing.one_breath")
        elif key == PEOPLE:
            self.host.ask("people")
        elif key:
            self.host.ask("wins.kept")


REQUESTS = GreyRequests
