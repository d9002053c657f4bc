"""Which terminal driver is used: ours where it is known to work, else Textual's own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from companion.tui.terminal import version

if TYPE_CHECKING:
    from textual.driver import Driver

    from companion.tui.terminal.inline_driver import InlineDriver


def driver_class() -> type[Driver] | None:
    """Return the quiet driver where it is known to work, else None: Textual's own."""
    if not _works():
        return None
    from companion.tui.terminal.quiet_driver import QuietDriver

    return QuietDriver


def inline_driver_class() -> type[InlineDriver] | None:
    """Return the driver that draws under the prompt where it is known to work, else None."""
    if not _works():
        return None
    from companion.tui.terminal.inline_driver import InlineDriver

    return InlineDriver


def _works() -> bool:
    return sys.platform in ("linux", "darwin") and version.known()
