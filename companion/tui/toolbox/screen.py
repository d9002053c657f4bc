"""The Toolbox screen: list and reading."""

from __future__ import annotations

from textual.app import ComposeResult

from companion.tui.frame.reading import ReadingScreen
from companion.tui.frame.slice import Shown
from companion.tui.toolbox.pane import TOOLBOX, SkillPane, ToolboxPane


class ToolboxScreen(ReadingScreen):
    """The second screen."""

    toolbox = Shown(TOOLBOX)

    def body(self) -> ComposeResult:
        """Yield the list, and what is read of it."""
        yield ToolboxPane(id="toolbox").data_bind(view=ToolboxScreen.toolbox)
        yield SkillPane()
