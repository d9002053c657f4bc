"""What is asked of the look back at a week: the cards, and the day on which it is offered."""

from __future__ import annotations

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.tui.frame.flow import run_flow
from companion.tui.frame.host import Requests
from companion.tui.frame.menu import MenuCard


class WeeklyRequests(Requests):
    """One flow, on any day."""

    def weekly(self, _: str) -> None:
        """Open it, from anywhere."""
        self.host.work_out(self.host.companion.weekly.flow, then=self._open)

    def weekly_on(self, _: str) -> None:
        """Choose the day on which it is offered, or none."""
        days = [(day.casefold(), day, "") for day in words.common.WEEKDAYS]

        def chosen(day: str | None) -> None:
            if day:
                self.host.do(self.host.companion.weekly.choose, day)

        none = ("off", words.weekly.NO_DAY, "")
        self.host.open(MenuCard(words.weekly.DAY_TITLE, [*days, none]), chosen)

    def _open(self, flow: Flow) -> None:
        run_flow(self.host, flow, self.host.companion.weekly.keep, self._offer)

    def _offer(self, change: Change) -> None:
        if change.entries:
            self.host.ask("wins.offer", f"closing {words.weekly.WIN}")


REQUESTS = WeeklyRequests
