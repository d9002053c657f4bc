"""Ways out that are not a key: terminal closed (SIGHUP), told to end (SIGTERM), interrupted (SIGINT)."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from typing import Any

from textual.app import App


def install(app: App[Any], on_leave: Callable[[], object]) -> None:
    """Make each signal call `on_leave` once (it flushes drafts) and end the app with 128 + its number.

    To be called from the app's `on_mount`. Windows has none of this, and there it does nothing.
    """
    if sys.platform == "win32":
        return
    leaving = False

    def leave(number: int) -> None:
        nonlocal leaving
        if leaving:
            return
        leaving = True
        try:
            on_leave()
        finally:
            app.exit(return_code=128 + number)

    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(each, leave, each)
