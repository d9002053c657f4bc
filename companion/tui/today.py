"""Today: the routine, breathing, one affirmation and the wins."""

from __future__ import annotations

from textual.app import ComposeResult

from companion.tui.affirmations.pane import AFFIRMATIONS, AffirmationsPane
from companion.tui.breathing.pane import BREATHING, BreathingPane
from companion.tui.breathing.session_owner import SessionOwner
from companion.tui.frame.measures import WIDE
from companion.tui.frame.screen import DayScreen
from companion.tui.frame.slice import Shown
from companion.tui.routine.pane import ROUTINE, RoutinePane
from companion.tui.wins.pane import WINS, WinsPane


class TodayScreen(DayScreen):
    """The first screen, two by two."""

    routine = Shown(ROUTINE)
    breathing = Shown(BREATHING)
    affirmations = Shown(AFFIRMATIONS)
    wins = Shown(WINS)

    def body(self) -> ComposeResult:
        """Yield the panes, in the order of Tab."""
        yield RoutinePane(id="routine").data_bind(view=TodayScreen.routine)
        yield BreathingPane(self.shared.clock, self._sessions, id="breathing").data_bind(
            view=TodayScreen.breathing
        )
        yield AffirmationsPane(id="affirmations").data_bind(view=TodayScreen.affirmations)
        yield WinsPane(id="wins").data_bind(view=TodayScreen.wins)

    def fit(self, width: int, height: int) -> None:
        """In three columns the wins are the third: the grid is filled row by row."""
        panes, wins, line = (self.query_one(f"#{name}") for name in ("panes", "wins", "affirmations"))
        in_order = panes.children.index(line) < panes.children.index(wins)
        if width >= WIDE and in_order:
            panes.move_child(wins, before=line)
        elif width < WIDE and not in_order:
            panes.move_child(wins, after=line)
        super().fit(width, height)

    def _sessions(self) -> SessionOwner:
        owner: SessionOwner = self.host.requests("breathing").owner
        return owner
