"""The Journal screen: list and reading, and the page that is written over it."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from companion.tui.frame import page
from companion.tui.frame.page import PageLine
from companion.tui.frame.reading import ReadingScreen
from companion.tui.frame.slice import Shown
from companion.tui.journal.pane import JOURNAL, EntryPane, JournalPane

STYLES = [Path(page.__file__).with_name(name) for name in ("reading.tcss", "page.tcss")]


class JournalScreen(ReadingScreen):
    """The third screen."""

    CSS_PATH = STYLES  # type: ignore[assignment]
    typed_in = PageLine
    journal = Shown(JOURNAL)

    def fit(self, width: int, height: int) -> None:
        """The page stands where the reading does."""
        super().fit(width, height)
        if isinstance(self.entry, PageLine):
            self.entry.place()
            self.call_after_refresh(self.entry.place)

    def body(self) -> ComposeResult:
        """Yield the list, and what is read of it."""
        yield JournalPane(id="journal").data_bind(view=JournalScreen.journal)
        yield EntryPane()
