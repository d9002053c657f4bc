"""A person's room for one case: a home of its own, companion started in a terminal, and hands and eyes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from case import NotMet

PATIENCE = 15.0
"""Seconds that something may take until it is seen."""
NOT_A_USERS = ("NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "TMUX", "STY", "CI", "COLUMNS", "LINES", "DISPLAY")
READY = "? keys"


class Window(Protocol):
    """A terminal in which a program runs."""

    def text(self) -> str:
        """What is on the screen."""

    def cursor(self) -> tuple[int, int] | None:
        """The row and column of the cursor; None: it cannot be told."""

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as `ctrl+p` or `esc`."""

    def type(self, text: str) -> None:
        """Type a text, all at once."""

    def raw(self, data: bytes) -> None:
        """Send bytes as they come from a keyboard."""

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""

    def pump(self, seconds: float) -> None:
        """Let time go on."""

    def is_over(self) -> bool:
        """Whether the program has ended."""

    def shut(self) -> None:
        """Close the window, as with its cross."""

    def close(self) -> None:
        """End everything that was started for it."""


Start = Callable[["Room", Sequence[str], Mapping[str, str], tuple[int, int]], Window]


def companion() -> str:
    """The `companion` that is installed beside this Python, or else the first in PATH."""
    beside = Path(sys.executable).parent / "companion"
    found = str(beside) if beside.exists() else shutil.which("companion")
    if not found:
        raise SystemExit("companion is not installed here: pip install -e '.[test]'")
    return found


class Room:
    """One case in one terminal."""

    def __init__(self, folder: Path, name: str, start: Start, environ: Mapping[str, str]) -> None:
        self.name, self.folder, self._start = name, folder, start
        self.home, self.data = folder / "home", folder / "data"
        self.config = self.home / "config" / "companion" / "config.yaml"
        self.config.parent.mkdir(parents=True)
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("TEXTUAL", "COMPANION"))
        }
        places = {
            f"XDG_{each}_HOME": str(self.home / each.lower()) for each in ("CONFIG", "DATA", "STATE", "CACHE")
        }
        self.environ = {
            key: value for key, value in kept.items() if key not in NOT_A_USERS and key[:3] != "LC_"
        }
        self.environ |= {"HOME": str(self.home), "SHELL": "/bin/sh", **places, **environ}
        self.environ = {key: value for key, value in self.environ.items() if value}
        self.program = [companion()]
        self._windows: list[Window] = []
        self.window: Window

    # -- starting

    def open(self, *arguments: str, size: tuple[int, int] = (90, 30), **environ: str) -> Window:
        """Start companion, and wait until the day is on the screen."""
        self.run([*self.program, "--data", str(self.data), *arguments], size=size, **environ)
        self.sees(READY)
        self.quiet()
        return self.window

    def run(self, argv: Sequence[str], size: tuple[int, int] = (90, 30), **environ: str) -> Window:
        """Start a program in the terminal."""
        made = {key: value for key, value in {**self.environ, **environ}.items() if value}
        self.window = self._start(self, argv, made, size)
        self._windows.append(self.window)
        return self.window

    def adopt(self, window: Window) -> None:
        """Go on in another window."""
        self.window = window
        self._windows.insert(0, window)

    def settings(self, text: str) -> None:
        """Write the settings file."""
        self.config.write_text(text, "utf-8")

    def shell(self, *arguments: str, given: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command of companion's beside the screen."""
        return subprocess.run(
            [*self.program, "--data", str(self.data), *arguments],
            env={**self.environ, "LC_ALL": "C.UTF-8", **environ},
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def wins(self) -> list[dict[str, Any]]:
        """The wins of the day, oldest first."""
        found: list[dict[str, Any]] = json.loads(self.shell("today", "--json").stdout)["wins"]
        return found

    # -- looking

    def text(self) -> str:
        """What is on the screen."""
        return self.window.text()

    def until(self, met: Callable[[], object], what: str, seconds: float = PATIENCE) -> float:
        """Wait until something is so; return the seconds it took."""
        began = time.monotonic()
        while not met():
            if time.monotonic() - began > seconds:
                shown = "\n".join(line for line in self.window.text().splitlines() if line.strip())
                raise NotMet(f"{what}: not within {seconds:g} s; the screen:\n{shown}")
            self.window.pump(0.02)
        return time.monotonic() - began

    def sees(self, *texts: str, seconds: float = PATIENCE) -> None:
        """Wait until texts are on the screen."""
        self.until(lambda: all(text in self.window.text() for text in texts), f"sees {texts}", seconds)

    def sees_no(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until a text is not on the screen."""
        self.until(lambda: text not in self.window.text(), f"sees no {text!r}", seconds)

    def quiet(self, still: float = 0.3) -> None:
        """Wait until the screen has been the same for a while."""
        seen, since = self.window.text(), time.monotonic()
        end = since + 5
        while time.monotonic() < min(since + still, end):
            self.window.pump(0.05)
            if (now := self.window.text()) != seen:
                seen, since = now, time.monotonic()

    def leave(self, seconds: float = PATIENCE) -> None:
        """Press q, and wait until companion has gone."""
        self.window.press("q")
        self.until(lambda: not self.pids(), "gone after q", seconds)

    # -- its process

    def pids(self) -> list[int]:
        """The processes of companion in this room."""
        found = []
        for path in Path("/proc").iterdir():
            if path.name.isdigit():
                with suppress(OSError):
                    line = (path / "cmdline").read_bytes().split(b"\0")
                    if str(self.data).encode() in line and any(
                        part.endswith(b"/companion") for part in line[:2]
                    ):
                        found.append(int(path.name))
        return found

    def ticks(self) -> int:
        """The ticks of the clock that companion has worked, in all its threads."""
        fields = Path(f"/proc/{self.pids()[0]}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def close(self) -> None:
        """End what was started here."""
        for window in self._windows:
            window.close()
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
