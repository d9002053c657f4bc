"""The board over the whole window, above the goals that it is another view of."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from companion.tui.board.pane import BOARD, BoardPane
from companion.tui.frame.screen import DayScreen
from companion.tui.frame.slice import Shown


class BoardScreen(DayScreen):
    """One pane of cards. It goes again with `v` or `esc`."""

    CSS_PATH = Path(__file__).with_name("board.tcss")
    board = Shown(BOARD)

    def body(self) -> ComposeResult:
        """Yield the pane."""
        yield BoardPane(id="board").data_bind(view=BoardScreen.board)

    def on_mount(self) -> None:
        """What `esc` leads back from is asked of the board."""
        super().on_mount()
        self.host.requests("board")
