"""Goals: the list, and the one in hand."""

from __future__ import annotations

from textual.app import ComposeResult

from companion.tui.frame.reading import ReadingScreen
from companion.tui.frame.slice import Shown
from companion.tui.goals.pane import GOALS, GoalsPane, StepsPane


class GoalsScreen(ReadingScreen):
    """The fourth screen."""

    goals = Shown(GOALS)

    def body(self) -> ComposeResult:
        """Yield the panes, in the order of Tab."""
        yield GoalsPane(id="goals").data_bind(view=GoalsScreen.goals)
        yield StepsPane(id="steps")
