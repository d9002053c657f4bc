"""Terminals on a pseudo-terminal that this program plays: alone, or around tmux and GNU screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from case import NotHere
from harness.keys import encode_key
from harness.screen import Term
from room import Room

CONSOLE = {f"f{number}": f"\x1b[[{letter}".encode() for number, letter in enumerate("ABCDE", 1)}
"""The function keys of the Linux console, which are its own."""
TMUX = "set -g default-terminal tmux-256color\nset -s escape-time 10\nset -g mouse on\n"
SCREEN = "startup_message off\ndefutf8 on\nterm screen-256color\naltscreen on\nmaptimeout 10\nvbell off\n"


class PtyWindow:
    """A program on a pseudo-terminal."""

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> None:
        self.term: Any = Term(size[1], size[0])
        if environ.get("TERM") == "linux":
            self.term.answers.clear()
        self.console = environ.get("TERM") == "linux"
        self.sent = bytearray()
        self.master, self.slave = pty.openpty()
        os.set_blocking(self.master, False)
        self._tell_size(*size)
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            argv,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=dict(environ),
        )

    def _tell_size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, columns * 8, rows * 16)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, size)

    def pump(self, seconds: float) -> None:
        """Read what comes, for so long or until nothing more does, and answer as a terminal does."""
        until = time.monotonic() + seconds
        if self.master < 0:
            time.sleep(seconds)
        while (
            self.master >= 0 and select.select([self.master], [], [], max(0.0, until - time.monotonic()))[0]
        ):
            try:
                data = os.read(self.master, 65536)
            except OSError:
                break
            self.sent += data
            self.term.feed(data)
            for reply in self.term.replies:
                self.raw(reply)
            self.term.replies = []

    def text(self) -> str:
        """The rows of the screen."""
        self.pump(0)
        return str(self.term.text())

    def cursor(self) -> tuple[int, int] | None:
        """Where the cursor is shown."""
        self.pump(0)
        return (self.term.y, self.term.x) if self.term.modes.get(25) else None

    def press(self, *keys: str) -> None:
        """Press each key once the one before has had its time."""
        for key in keys:
            self.raw(CONSOLE[key] if self.console and key in CONSOLE else encode_key(key))
            self.pump(0.15)

    def type(self, text: str) -> None:
        """Send a text at once."""
        self.raw(text.encode())

    def raw(self, data: bytes) -> None:
        """Write to the program, reading meanwhile where it has more to say first."""
        view = memoryview(data)
        while view and self.master >= 0:
            try:
                view = view[os.write(self.master, view) :]
            except BlockingIOError:
                self.pump(0.05)
            except OSError:
                return

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window does that is drawn larger."""
        self.term.resize(rows, columns)
        self._tell_size(columns, rows)

    def is_over(self) -> bool:
        """Whether the program that was started has ended; then the last it said is read."""
        over = self.process.poll() is not None
        self.pump(0.05 if over else 0)
        return over

    def shut(self) -> None:
        """Close both ends, as a terminal does whose window is closed."""
        for each in (self.master, self.slave):
            if each >= 0:
                os.close(each)
        self.master = self.slave = -1

    def close(self) -> None:
        """End the program and all that belongs to its session."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.shut()


def plain(_: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> PtyWindow:
    """A terminal of our own."""
    return PtyWindow(argv, environ, size)


class Nested(PtyWindow):
    """A multiplexer in our terminal, which the program outlives when we leave it."""

    end: tuple[str, ...] = ()
    """The command that ends it, with everything in it."""

    def close(self) -> None:
        """End the multiplexer, too."""
        subprocess.run(self.end, capture_output=True, timeout=20)
        super().close()


def tmux_command(room: Room) -> list[str]:
    """`tmux` on the socket of this room."""
    if not shutil.which("tmux"):
        raise NotHere("tmux")
    return ["tmux", "-S", str(room.folder / "tmux"), "-f", str(room.folder / "tmux.conf")]


def tmux(room: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> PtyWindow:
    """A client of a tmux server of its own."""
    command = tmux_command(room)
    if not (room.folder / "tmux.conf").exists():
        (room.folder / "tmux.conf").write_text(TMUX)
    made = Nested([*command, "-u", "new-session", *argv], environ, size)
    made.end = (*command, "kill-server")
    return made


def screen(room: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> PtyWindow:
    """GNU screen with a session of its own."""
    if not shutil.which("screen"):
        raise NotHere("screen")
    rules, session = room.folder / "screenrc", f"companion-{os.getpid()}-{id(room)}"
    rules.write_text(SCREEN)
    sockets = room.folder / "s"
    sockets.mkdir(mode=0o700, exist_ok=True)
    environ = {**environ, "SCREENDIR": str(sockets)}
    made = Nested(["screen", "-U", "-c", str(rules), "-S", session, *argv], environ, size)
    made.end = ("env", f"SCREENDIR={sockets}", "screen", "-S", session, "-X", "quit")
    return made
