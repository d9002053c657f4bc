"""A session under the prompt: ten lines that leave the terminal as it was, or the full screen."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from companion.companion import Companion
from companion.model.breathing.practice import SessionPlan
from companion.tui.app import CompanionApp
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.run import run_app
from companion.tui.terminal.driver import inline_driver_class

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.screen import Screen

ROWS = 10
"""What a session takes under the prompt; breathing.tcss says the same."""


class InlineApp(CompanionApp):
    """The app with one session and nothing else; it leaves when that is over."""

    MODES: ClassVar = {}
    DEFAULT_MODE = "_default"
    INLINE_PADDING = 0

    def __init__(
        self,
        companion: Companion,
        config: Path,
        *,
        plan: SessionPlan,
        driver: type[Driver] | None = None,
    ) -> None:
        """`driver` is ours for the lines under the prompt; None: the one the app has anyhow."""
        super().__init__(companion, config)
        self._plan = plan
        self.driver_class = driver or self.driver_class
        self.said = ""

    def get_default_screen(self) -> Screen[Any]:
        """The session, and nothing behind it."""
        return BreatheScreen(self._plan, closed=self.leave)

    def before_leaving(self) -> None:
        """What was said of the session is said again in the shell."""
        super().before_leaving()
        self.said = self.voices.answer

    def finish(self) -> None:
        """What was saved on the way out is known once the disk has been waited for."""
        super().finish()
        saved = self.sessions.last_saved
        if saved and not saved.exception():
            self.said = saved.result().answer

    def on_resize(self) -> None:
        self.lines_moved()


def can_be_inline() -> bool:
    """Whether there is a terminal with room under the prompt that is known to draw there."""
    if sys.platform == "win32" or not sys.stderr.isatty():
        return False
    try:
        return os.get_terminal_size(sys.stderr.fileno()).lines > ROWS
    except OSError:
        return False


def run_inline(companion: Companion, config: Path, plan: SessionPlan) -> int:
    """Breathe as planned and return the exit status; at the end one line says what was saved."""
    inline = can_be_inline()
    driver = inline_driver_class() if inline else None
    app = InlineApp(companion, config, plan=plan, driver=driver)
    status = run_app(app, inline=inline and driver is None)
    if app.said:
        with suppress(OSError):  # the terminal may be what is gone
            print(app.said)
    return status
