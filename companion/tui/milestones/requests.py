"""What is asked of milestones, for a row of their list: `milestones:<id>`."""

from __future__ import annotations

from companion.tui.frame.host import Requests


class MilestoneRequests(Requests):
    """A milestone can be celebrated and shared, like anything else."""

    def celebrate(self, key: str) -> None:
        """Celebrate it."""
        self.host.ask("celebrations.start", key)

    def share(self, key: str) -> None:
        """Make a card of it."""
        self.host.ask("share.card", f"milestone:{key.partition(':')[2]}")


REQUESTS = MilestoneRequests
