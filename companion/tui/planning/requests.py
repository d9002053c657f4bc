"""What is asked of plans with others: a boundary, an appointment, and what to keep of one that has been."""

from __future__ import annotations

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.tui.frame.flow import run_flow
from companion.tui.frame.host import Host, Requests


class PlanningRequests(Requests):
    """Each is a flow of a few cards."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._asked: set[str] = set()  # the appointments after which it was asked what to keep

    def boundary(self, _: str) -> None:
        """Prepare a sentence; it is then on the day's list."""
        verbs = self.host.companion.planning
        run_flow(self.host, verbs.boundary(), verbs.keep_boundary)

    def appointment(self, _: str) -> None:
        """Plan one; it is then on the list of its day."""
        verbs = self.host.companion.planning
        run_flow(self.host, verbs.appointment(), verbs.keep_appointment)

    def keep_of(self, key: str) -> None:
        """Ask, once, what to keep of an appointment (its id) that has been."""
        if key not in self._asked:
            self._asked.add(key)
            self.host.work_out(self.host.companion.planning.keeping, int(key), then=self._ask)

    def _ask(self, flow: Flow) -> None:
        kept: list[str] = []

        def keep(answered: Flow) -> Change:
            kept[:] = answered.said(words.planning.KEEP).splitlines()
            return self.host.companion.planning.keep(answered)

        def offer(_: Change) -> None:
            was_there = words.planning.WAS_THERE.format(what=flow.title)
            self.host.ask("wins.offer", f"kept_of {kept[0]}" if kept else f"appointment {was_there}")

        run_flow(self.host, flow, keep, offer, also_empty=True)


REQUESTS = PlanningRequests
