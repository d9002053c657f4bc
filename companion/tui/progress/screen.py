"""Progress: the figures and the views, and the one in hand."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from companion.tui.frame.reading import ReadingScreen
from companion.tui.frame.slice import Shown
from companion.tui.progress.pane import PROGRESS, ProgressPane, ViewPane

STYLES = [ReadingScreen.CSS_PATH, Path(__file__).with_name("progress.tcss")]


class ProgressScreen(ReadingScreen):
    """The fifth screen."""

    CSS_PATH = STYLES  # type: ignore[assignment]
    progress = Shown(PROGRESS)

    def body(self) -> ComposeResult:
        """Yield the panes, in the order of Tab."""
        yield ProgressPane(id="progress").data_bind(view=ProgressScreen.progress)
        yield ViewPane(id="view").data_bind(view=ProgressScreen.progress)
