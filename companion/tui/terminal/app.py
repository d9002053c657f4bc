"""What the app leans on of Textual's insides: its end at a fault, lines under the prompt, quick changes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App
from textual.reactive import var
from textual.screen import Screen

from companion.clock import Clock
from companion.tui.terminal import version
from companion.tui.terminal.cell import SHAPE
from companion.tui.terminal.crash import farewell
from companion.tui.terminal.cursor import place_on
from companion.tui.terminal.strips import let_closed_widgets_go

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.await_remove import AwaitRemove
    from textual.dom import DOMNode
    from textual.widget import AwaitMount, Widget

    from companion.tui.terminal.inline_driver import InlineDriver


let_closed_widgets_go()


class TerminalApp(App[int]):
    """An app that ends with a sentence instead of a traceback, and draws no more than it must."""

    reports: Path | None = None
    """The folder for reports (made when needed, 0700); None: no report is written."""

    clock: Clock = Clock()
    stopped = False
    """Whether a fault has ended it."""

    switching = False
    """Whether it goes to a screen that was open before, which is drawn when it resumes."""

    cell_shape: var[float] = var(SHAPE)
    """How many times as high as wide a cell of the terminal is."""

    drawn = False
    """Whether anything has been sent to the terminal: what was drawn keeps the colours it was drawn in."""

    def before_leaving(self) -> None:
        """Flush what is not yet on the disk, such as drafts. For the app to override."""

    def fault(self, error: Exception) -> None:
        """End the app with its sentence, as any unhandled exception does."""
        if self.stopped:
            self.panic()
            return
        self.stopped = True
        if version.known():
            self._exception = error  # what `run_test` raises again
            self._exception_event.set()
        try:
            self.before_leaving()
        finally:
            self.exit(return_code=1, message=Text(farewell(error, self.reports, self.clock.now())))
            self.panic()  # the app's own pump may be what has ended

    def _handle_exception(self, error: Exception) -> None:
        # The one door of Textual for every unhandled exception, from handlers, workers and timers.
        self.fault(error)

    def all_screens(self) -> list[Screen[Any]]:
        """Return the screens of all modes, the lowest of each first."""
        if not version.known():
            return list(self.screen_stack)
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    # -- lines under the prompt

    @property
    def _line_driver(self) -> InlineDriver | None:
        driver: Any = getattr(self, "_driver", None)
        return driver if hasattr(driver, "changes") else None

    def lines_moved(self) -> None:
        """Send the lines under the prompt whole next time: the terminal may have moved or cut them."""
        if driver := self._line_driver:
            driver.forget()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # Textual has no other place where an update passes on its way to the terminal.
        driver, self.drawn = self._line_driver, True
        if driver is None and (place := place_on(screen)):
            self.cursor_position = place
        whole = getattr(self._driver, "frame", None) if version.known() else None
        with whole(hides=not self._sync_available) if whole else nullcontext():
            super()._display(screen, driver.changes(renderable, self.console) if driver else renderable)

    # -- from screen to screen

    def switch_mode(self, mode: str) -> AwaitMount:
        """Switch to a mode; one that has been open before is drawn at once."""
        self.switching = version.known() and bool(self._screen_stacks.get(mode))
        try:
            return super().switch_mode(mode)
        finally:
            self.switching = False

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        # Stock parses all styles anew for those of a screen, and has the screen below take them.
        if version.known() and screen.css_path and not screen.CSS:
            self.read_styles(screen.css_path)
        else:
            super()._load_screen_css(screen)

    def read_styles(self, paths: Iterable[PurePath]) -> None:
        """Read style sheets that have not been read; nothing is drawn anew for them."""
        for path in paths:
            if not self.stylesheet.has_source(str(path), ""):
                self.stylesheet.read(path)
        self.stylesheet.parse()

    def delay_update(self, delay: float = 0.05) -> None:
        """Hide a screen that is put together meanwhile; stock does that for one that stands, too."""
        if not self.switching:
            super().delay_update(delay)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        # Stock lays all of the screen below out and draws it again for a card that has gone.
        gone = version.known() and all(isinstance(node, Screen) for node in nodes)
        return super()._prune(*nodes, parent=None if gone else parent)
