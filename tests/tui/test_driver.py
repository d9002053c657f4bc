"""The driver and the ways out, on a real pseudo-terminal: these fail when Textual changes what we lean on."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.tui.terminal import driver, version
from companion.tui.terminal.quiet_driver import Terminal
from companion.verbs import doctor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

PATIENCE = 30
"""Seconds until a test gives up waiting; none of them depends on it."""

PROGRAM = """
import sys
from pathlib import Path
from textual.widgets import Static
from companion.tui.terminal import signals
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.driver import driver_class

folder = Path(sys.argv[1])

class Tiny(TerminalApp):
    BINDINGS = [("q", "quit", ""), ("x", "fall", "")]
    reports = folder / "reports"
    def compose(self):
        yield Static("READY")
    def before_leaving(self):
        (folder / "flushed").write_text("yes")
    def on_mount(self):
        signals.install(self, self.before_leaving)
    def action_fall(self):
        private = "SECRET in a local"
        raise ValueError("SECRET in a message")

app = Tiny(driver_class=driver_class())
app.run()
sys.exit(app.return_code or 0)
"""
MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
PUSHED, POPPED = re.compile(rb"\x1b\[>\d+u"), re.compile(rb"\x1b\[<u")
ON_IN_ANY_SHELL = {7, 25}
"""Line wrap and the cursor."""


class Played:
    """The tiny app in a terminal played by the test: it answers queries and keeps every byte."""

    def __init__(self, folder: Path) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.output, self.more = b"", threading.Condition()
        self.stop_read, self.stop_write = os.pipe()
        environ = {key: value for key, value in os.environ.items() if not key.startswith("TEXTUAL")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**environ, "TERM": "xterm-256color"},
        )
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self) -> None:
        answered = 0
        while True:
            ready, _, _ = select.select([self.master, self.stop_read], [], [])
            if self.stop_read in ready:
                return
            chunk = os.read(self.master, 65536)
            with self.more:
                self.output += chunk
                self.more.notify_all()
            if (asked := self.output.count(b"\x1b[?2048$p")) > answered:  # resizes are told in band
                answered = asked
                os.write(self.master, b"\x1b[?2048;2$y")

    def until(self, pattern: bytes, times: int = 1) -> None:
        with self.more:
            assert self.more.wait_for(lambda: len(re.findall(pattern, self.output)) >= times, PATIENCE)

    def keys(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def ended(self) -> int:
        code = self.process.wait(PATIENCE)
        os.write(self.slave, b"<end of test>")
        self.until(b"<end of test>")
        return code

    def hang_up(self) -> None:
        self.stop_reading()
        os.close(self.master)
        os.close(self.slave)
        self.master = self.slave = -1

    def stop_reading(self) -> None:
        os.write(self.stop_write, b"x")
        self.reader.join()

    def modes_on(self) -> set[int]:
        modes: dict[int, bool] = {}
        for number, letter in MODE.findall(self.output):
            modes[int(number)] = letter == b"h"
        return {number for number, on in modes.items() if on}

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            self.hang_up()
        os.close(self.stop_read)
        os.close(self.stop_write)


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    it = Played(tmp_path)
    it.until(rb"READY")
    it.until(rb"\x1b\[\?1016h")  # the last mode of all: the answer about resizes has been read
    yield it
    it.close()


def assert_as_it_was(played: Played) -> None:
    assert b"\x1b[?1049h" in played.output, "the app never took the alternate screen: the test tests nothing"
    assert played.modes_on() <= ON_IN_ANY_SHELL
    assert len(PUSHED.findall(played.output)) == len(POPPED.findall(played.output))
    assert termios.tcgetattr(played.slave) == played.before


def test_the_driver_is_ours_on_the_version_it_was_written_for() -> None:
    assert driver.driver_class() is not None


def test_doctor_names_the_version_it_was_written_for() -> None:
    assert doctor.TEXTUAL == version.KNOWN


def test_any_other_version_gets_the_stock_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "KNOWN", "0.0.0")
    assert driver.driver_class() is None


def test_what_is_written_to_a_closed_window_goes_nowhere() -> None:
    master, slave = pty.openpty()
    os.close(master)
    with open(slave, "w") as file:
        terminal = Terminal(file)
        terminal.write("x" * 100_000)
        terminal.flush()
        file.write("what Python itself flushes at the end")
        file.flush()


def test_a_mouse_that_only_moves_is_not_told_of(played: Played) -> None:
    assert {1000, 1002, 1006} <= played.modes_on()
    assert 1003 not in played.modes_on()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_flushes_and_leaves_the_terminal_as_it_was(
    played: Played, tmp_path: Path, number: signal.Signals
) -> None:
    played.process.send_signal(number)
    assert played.ended() == 128 + number
    assert (tmp_path / "flushed").exists()
    assert_as_it_was(played)


def test_stopped_and_continued_then_quit_by_key(played: Played) -> None:
    tasks = Path(f"/proc/{played.process.pid}/task")
    before = len(list(tasks.iterdir())) if tasks.is_dir() else 0
    played.process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, played.process.pid, os.WSTOPPED | os.WNOWAIT)
    played.process.send_signal(signal.SIGCONT)
    played.until(rb"\x1b\[\?1049h", times=2)
    played.until(rb"\x1b\[\?1016h", times=2)
    if before:
        assert len(list(tasks.iterdir())) == before, "the driver was started twice"
    played.keys(b"q")
    assert played.ended() == 0
    assert_as_it_was(played)


def test_who_is_hung_up_on_and_continued_does_not_come_back(played: Played) -> None:
    """A kernel continues those whose window closed; coming back while leaving would hang for ever."""
    os.kill(played.process.pid, signal.SIGSTOP)
    os.kill(played.process.pid, signal.SIGHUP)
    os.kill(played.process.pid, signal.SIGCONT)
    assert played.ended() == 128 + signal.SIGHUP
    assert_as_it_was(played)


def test_a_closed_window_flushes_and_ends_the_app(played: Played, tmp_path: Path) -> None:
    played.hang_up()
    assert played.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert (tmp_path / "flushed").exists()


def test_a_crash_shows_a_sentence_and_keeps_private_text_private(played: Played, tmp_path: Path) -> None:
    played.keys(b"x")
    assert played.ended() == 1
    assert_as_it_was(played)
    shown = re.sub(rb"\s+", b" ", played.output)
    assert (
        b"Something went wrong inside companion, and it closed. A report with none of your private text is in"
        in shown
    )
    assert b"SECRET" not in played.output and b"Traceback" not in played.output
    assert (tmp_path / "flushed").exists()
    (path,) = (tmp_path / "reports").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    report = path.read_text()
    assert "action_fall" in report and "builtins.ValueError" in report
    assert "SECRET" not in report and str(Path.home()) not in report
