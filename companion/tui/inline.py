"""A session under the prompt: ten lines that leave the terminal as it was, or the full screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from companion.companion import Companion, Today
from companion.config.settings import Settings
from companion.model.practice import Plan
from companion.tui.app import CompanionApp, run

ROWS = 10
"""What a session takes under the prompt; styles/breathing.tcss says the same."""


class InlineApp(CompanionApp):
    """The app with one session in front; it leaves when that is over. Today stands behind it, never drawn."""

    INLINE_PADDING = 0

    def __init__(self, companion: Companion, today: Today, config: Path, *, plan: Plan) -> None:
        super().__init__(companion, today, config)
        self._plan = plan
        self.said = ""

    async def _begin(self) -> None:
        self.painted()
        self.today_screen.open_session(self._plan, lambda _: self.leave())

    def before_leaving(self) -> None:
        """What was said of the session is said again in the shell."""
        super().before_leaving()
        self.said = self.today_screen.whisper.answer


def can_be_inline() -> bool:
    """Whether there is a terminal with room under the prompt that is known to draw there."""
    if sys.platform == "win32" or not sys.stderr.isatty():
        return False
    try:
        return os.get_terminal_size(sys.stderr.fileno()).lines > ROWS
    except OSError:
        return False


def run_inline(settings: Settings, folder: Path, config: Path, plan: Plan) -> int:
    """Breathe as planned and return the exit status; at the end one line says what was saved."""
    made: list[InlineApp] = []

    def make(companion: Companion, today: Today, config: Path) -> InlineApp:
        made.append(InlineApp(companion, today, config, plan=plan))
        return made[0]

    status = run(settings, folder, config, make, inline=can_be_inline())
    if made and made[0].said:
        print(made[0].said)
    return status
