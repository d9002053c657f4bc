"""Terminals with a window of their own, on an X server without a screen: xterm and kitty."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache

from case import NotHere
from room import Room

NAMES = {
    "esc": "Escape", "enter": "Return", "space": "space", "tab": "Tab",
    "up": "Up", "down": "Down", "left": "Left", "right": "Right",
    "home": "Home", "end": "End", "pgup": "Prior", "pgdn": "Next", "backspace": "BackSpace",
    "delete": "Delete", "shift+tab": "shift+Tab", ":": "colon", "?": "question", "/": "slash",
}  # fmt: skip
NO_SIGNS = {0x0C: None, 0xFFFF: None}
"""What xterm prints at the end of a page, and for the second cell of a sign."""


@cache
def display() -> str:
    """Start an X server without a screen; it ends with this program."""
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            raise NotHere(program)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with open(read) as told:
        number = told.readline().strip()
    if not number:
        raise NotHere("an X server that starts")

    def end() -> None:
        server.terminate()
        server.wait()

    atexit.register(end)
    return f":{number}"


class XWindow:
    """A window of an X server. What it shows is read by `text`, which each kind has of its own."""

    kind = ""

    def __init__(
        self, room: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        self.room, self.size = room, size
        self.environ = {**environ, "DISPLAY": display()}
        self.process = subprocess.Popen(
            argv,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.id = self._find()

    def _find(self) -> str:
        end = time.monotonic() + 20
        while time.monotonic() < end and self.process.poll() is None:
            found = self.xdo("search", "--onlyvisible", "--class", self.kind).split()
            if found:
                self.xdo("windowfocus", "--sync", found[-1])
                return found[-1]
            time.sleep(0.05)
        raise NotHere(f"{self.kind} with a window")

    def xdo(self, *arguments: str) -> str:
        """Have xdotool do something."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environ, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout

    def text(self) -> str:
        """What is on the screen."""
        raise NotImplementedError

    def cursor(self) -> tuple[int, int] | None:
        """X tells nothing of it."""
        return None

    def press(self, *keys: str) -> None:
        """Press keys as a hand does."""
        for key in keys:
            self.xdo(
                "key", "--clearmodifiers", NAMES.get(key, key.upper() if key[0] == "f" and key[1:] else key)
            )
            self.pump(0.2)

    def type(self, text: str) -> None:
        """Type a text, a key at a time."""
        self.xdo("type", "--delay", "8", text.replace("\r", "\n"))

    def raw(self, data: bytes) -> None:
        """A window has keys, not bytes."""
        raise NotImplementedError

    def resize(self, columns: int, rows: int) -> None:
        """Draw the window larger or smaller."""
        told = dict(
            line.split("=") for line in self.xdo("getwindowgeometry", "--shell", self.id).splitlines()
        )
        width = int(told["WIDTH"]) * columns // self.size[0]
        height = int(told["HEIGHT"]) * rows // self.size[1]
        self.size = columns, rows
        self.xdo("windowsize", self.id, str(width), str(height))

    def move_mouse(self, times: int) -> None:
        """Move the mouse over the window, fifty times a second."""
        steps = [
            part
            for n in range(times)
            for part in (
                "mousemove",
                "--window",
                self.id,
                str(40 + n % 300),
                str(40 + n % 200),
                "sleep",
                "0.02",
            )
        ]
        self.xdo(*steps)

    def drag(self) -> None:
        """Drag with the left button over some words."""
        at = ("mousemove", "--window", self.id)
        self.xdo(*at, "60", "60", "mousedown", "1", *at, "100", "60", *at, "200", "80", "mouseup", "1")

    def pump(self, seconds: float) -> None:
        """Let time go on."""
        time.sleep(seconds)

    def is_over(self) -> bool:
        """Whether the window has gone."""
        return self.process.poll() is not None

    def shut(self) -> None:
        """End the window's own program."""
        self.process.terminate()

    def close(self) -> None:
        """End it for sure."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Xterm(XWindow):
    """xterm prints its screen into a file when a key is pressed that nobody has."""

    kind = "xterm"
    _last = ""

    def text(self) -> str:
        """Have it print, and read that."""
        place = self.room.folder / "printed"
        self.xdo("key", "F35")
        end = time.monotonic() + 2
        while time.monotonic() < end:
            for found in sorted(place.parent.glob("printed*")):
                with suppress(OSError):
                    printed = found.read_text("utf-8", "replace")
                    found.unlink()
                    self._last = "\n".join(line.rstrip() for line in printed.translate(NO_SIGNS).splitlines())
                    return self._last
            time.sleep(0.02)
        return self._last


def xterm(room: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> XWindow:
    """An xterm as it comes, but for the key that prints."""
    if not shutil.which("xterm"):
        raise NotHere("xterm")
    resources = (
        "*printFileImmediate: " + str(room.folder / "printed"),
        "*printModeImmediate: 0",
        "*VT100.translations: #override <Key>F35: print-immediate()",
    )
    options = [part for each in resources for part in ("-xrm", each)]
    command = ["xterm", "-geometry", f"{size[0]}x{size[1]}+0+0", "-u8", *options, "-e", *argv]
    return Xterm(room, command, {**environ, "TERM": "", "COLORTERM": ""}, size)


class Kitty(XWindow):
    """kitty is asked for its screen over a socket."""

    kind = "kitty"

    @property
    def _remote(self) -> list[str]:
        return ["kitty", "@", "--to", f"unix:{self.room.folder / 'kitty'}"]

    def text(self) -> str:
        """Ask for it."""
        done = subprocess.run(
            [*self._remote, "get-text"],
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return "\n".join(line.rstrip() for line in done.stdout.splitlines())

    def raw(self, data: bytes) -> None:
        """Send bytes to what runs in it."""
        subprocess.run(
            [*self._remote, "send-text", "--stdin"], env=self.environ, input=data, timeout=20, check=False
        )


def kitty(room: Room, argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> XWindow:
    """kitty, drawn by the processor."""
    if not shutil.which("kitty"):
        raise NotHere("kitty")
    options = [
        "allow_remote_control=yes", "remember_window_size=no",
        "update_check_interval=0", "confirm_os_window_close=0",
        f"initial_window_width={size[0]}c", f"initial_window_height={size[1]}c",
    ]  # fmt: skip
    command = ["kitty", "--config", "NONE", *(part for each in options for part in ("-o", each))]
    command += ["--listen-on", f"unix:{room.folder / 'kitty'}", *argv]
    environ = {**environ, "LIBGL_ALWAYS_SOFTWARE": "1", "TERM": "", "COLORTERM": ""}
    return Kitty(room, command, environ, size)
