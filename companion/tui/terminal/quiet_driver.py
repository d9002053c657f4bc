"""A terminal driver that sleeps while nothing happens and leaves the terminal as it was.

Stock Textual 8.2.8 wakes ten times a second to look for input, starts its driver twice on a bare
SIGCONT, asks for every motion of the mouse, and leaves one mouse mode behind. This class mends that.
It leans on driver internals: `driver.py` imports it on the one version it was written for.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import selectors
import signal
import struct
import termios
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver

from companion.tui.terminal.keyboard import Keyboard
from companion.tui.terminal.places import in_place
from companion.tui.terminal.replies import (
    BACKGROUND,
    FOLLOW,
    UNFOLLOW,
    holds_escape_back,
    is_silent,
    question,
)
from companion.tui.terminal.sgr import thrifty


class Terminal:
    """The terminal's file; once the terminal is gone, what is written goes nowhere.

    Textual's writer thread dies of the first failing write, and quitting then waits for it for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, or nothing when there is no terminal any more."""
        try:
            self._file.write(text)
        except OSError:
            self._let_go()

    def flush(self) -> None:
        """Flush, or nothing when there is no terminal any more."""
        try:
            self._file.flush()
        except OSError:
            self._let_go()

    def fileno(self) -> int:
        """The file's descriptor."""
        return self._file.fileno()

    def _let_go(self) -> None:
        # The descriptor itself: Python flushes this file once more at its end, and would end with status 120.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


class QuietDriver(LinuxDriver):
    """Textual's Linux driver with an input thread that sleeps until there is input."""

    _wake: tuple[int, int] | None = None
    _cursor = False  # whether it is shown
    _follows = False  # light and dark
    _frame: list[str] | None = None  # what is written of the frame under way

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self._file is not None  # the app runs on a terminal
        self._file = Terminal(self._file)  # type: ignore[assignment]
        self._mouse = self._mouse and not holds_escape_back(os.environ)

    def start_application_mode(self) -> None:
        self._wake = os.pipe()  # before the thread exists, so that stopping can never miss it
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(question(self._app.console.color_system, os.environ))
        if self._cursor:  # back from the shell; stock hides it
            self.show_cursor(True)
        if self._follows:
            self.follow_light()
        # Stock handles these two wherever the program happens to be, in the middle of stopping too.
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def follow_light(self) -> None:
        """Ask whether the terminal is light or dark, and to be told when that changes."""
        if not is_silent(os.environ):
            self._follows = True
            self.write(FOLLOW + BACKGROUND)
            self.flush()

    def window_pixels(self) -> tuple[int, int]:
        """Return the width and height of the window in pixels (TIOCGWINSZ), zeros where it does not tell."""
        try:
            told = fcntl.ioctl(self.fileno, termios.TIOCGWINSZ, bytes(8))
        except OSError:
            return 0, 0
        _, _, width, height = struct.unpack("HHHH", told)
        return width, height

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except BaseException as error:  # stock prints a traceback; the app's own way out does not
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        assert self._wake is not None
        keyboard = Keyboard(self._debug, bursts=getattr(self._app, "takes_bursts", False))
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake[0], selectors.EVENT_READ)
            while not self.exit_event.is_set():
                for key, _ in selector.select(keyboard.wait):
                    if key.fd != self.fileno:
                        continue
                    data = self._read()
                    if not data:
                        selector.unregister(self.fileno)
                        os.kill(os.getpid(), signal.SIGHUP)
                        continue
                    for event in keyboard.feed(decode(data)):
                        self.process_message(event)
                for event in keyboard.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # EIO: the window was closed
            return b""

    def disable_input(self) -> None:
        if self._follows:
            self.write(UNFOLLOW)
        if self._wake is not None:
            self.exit_event.set()
            os.write(self._wake[1], b"x")
            if self._key_thread is not None:
                self._key_thread.join()
                self._key_thread = None
            for fd in self._wake:
                os.close(fd)
            self._wake = None
            self.exit_event.clear()
        super().disable_input()

    def show_cursor(self, shown: bool) -> None:
        """Show the terminal's cursor as a thin line that does not blink, or hide it."""
        if shown or self._cursor:
            self.write("\x1b[6 q\x1b[?25h" if shown else "\x1b[?25l")
            self.flush()
        self._cursor = shown

    @contextmanager
    def frame(self, *, hides: bool) -> Iterator[None]:
        """Write all of a frame at once; with `hides` the cursor is not seen to travel meanwhile."""
        self._frame = []
        try:
            yield
        finally:
            frame, self._frame = in_place(thrifty("".join(self._frame))), None
            if frame:
                self.write(f"\x1b[?25l{frame}\x1b[?25h" if hides and self._cursor else frame)

    def write(self, data: str) -> None:
        if self._frame is None:
            super().write(data)
        else:
            self._frame.append(data)

    def use_mouse(self, used: bool) -> None:
        """Have the terminal tell of the mouse, or leave it to it."""
        if used and not self._mouse and not holds_escape_back(os.environ):
            self._mouse = True
            self._enable_mouse_support()
        elif self._mouse and not used:
            self._disable_mouse_support()
            self._mouse = False

    def stop_application_mode(self) -> None:
        if self._cursor:
            self.write("\x1b[0 q")  # the person's own
        super().stop_application_mode()

    def _enable_mouse_support(self) -> None:
        if (
            self._mouse
        ):  # presses, motion while one is held (1002), exact places; stock's 1003 tells every motion
            self.write("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
            self.flush()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse:
            self.write("\x1b[?1002l")
        if self._mouse_pixels:  # Textual turns 1016 on with in-band resize and leaves it on
            self.write("\x1b[?1016l")
            self._mouse_pixels = False

    def close(self) -> None:
        if self._writer_thread is not None:  # the terminal's answer may have turned it on while we left
            self.write("\x1b[?2048l")
        super().close()

    def _sigcont_application(self, *_: object) -> None:
        # A window that closes sends a SIGCONT after its SIGHUP: who is leaving does not come back.
        if self._auto_restart and not self._app._exit:
            if not self._must_signal_resume:  # SIGSTOP came from outside: take down first
                self._must_signal_resume = True
                self.suspend_application_mode()
            self.resume_application_mode()
