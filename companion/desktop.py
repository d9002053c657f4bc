"""A notification by the desktop, through a program of the system: for the screen and the shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from companion import words
from companion.audio.programs import found

_BY = words.reminders.NOTIFIED_BY
PROGRAMS = {
    "notify-send": ("notify-send", f"--app-name={_BY}", "--", _BY),
    "osascript": (
        *("osascript", "-e", "on run argv"),
        *("-e", f'display notification (item 1 of argv) with title "{_BY}"', "-e", "end run"),
    ),
}
"""Commands that show a notification, the first that is there is taken; what it says comes last."""
AT_MOST = 10
"""Seconds one may take."""


def notify(text: str) -> bool:
    """Show a notification; whether that worked. Waits for the program."""
    for command in found(PROGRAMS)[:1]:
        nothing = subprocess.DEVNULL
        try:
            done = subprocess.run(
                [*command, text],
                stdin=nothing,
                stdout=nothing,
                stderr=nothing,
                timeout=AT_MOST,
                check=False,
                env={**session_bus(os.environ), **os.environ},
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0
    return False


def session_bus(environ: Mapping[str, str]) -> dict[str, str]:
    """Return where notify-send finds the desktop if nobody says so, as in cron: on the bus systemd has."""
    bus = f"/run/user/{os.getuid()}/bus"
    if "DBUS_SESSION_BUS_ADDRESS" not in environ and Path(bus).exists():
        return {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
    return {}
