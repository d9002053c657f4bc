"""A program on a pseudo-terminal, with the bench as its terminal."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import select
import shlex
import signal
import struct
import termios
import time
from collections.abc import Callable
from typing import Any, Self

from harness.keys import encode_key
from harness.processes import process_tree
from harness.screen import Term

now = time.monotonic


# Set by build machines, not by the people who will run the program.
NOT_A_USERS = (
    "NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "TMUX", "STY", "CI", "COLUMNS", "LINES",
    "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "TEXTUAL",
)  # fmt: skip


class Session:
    """Spawn a command on a pty and be its terminal."""

    def __init__(self, opts: Any, cmd: str) -> None:
        self.opts = opts
        cols, rows = opts.size
        self.term = Term(rows, cols)
        if opts.profile == "kitty":
            self.term.answers[2048] = 2
            self.term.answer_kitty = True
        elif opts.profile == "dumb":
            self.term.answers.clear()
        self.bytes = 0
        self.writes = 0
        self.exit_status: int | None = None
        # (time, bytes, visible-change?) of each read, when a window is being recorded
        self.log: list[tuple[float, int, bool, int]] | None = None
        self.record: list[bytes] | None = [] if getattr(opts, "raw", None) else None
        self.on_visible: Callable[[float], object] | None = None
        self._seen = self.term.state()
        self.first_byte: float | None = None
        self.first_ink: float | None = None

        master, slave = os.openpty()
        self._winsize(master, rows, cols)
        self.attrs = termios.tcgetattr(slave)
        env = dict(os.environ)
        for name in NOT_A_USERS:
            env.pop(name, None)
        env.update(TERM=opts.term, COLORTERM="truecolor", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        for item in opts.env:
            key, _, value = item.partition("=")
            env[key] = value
        argv = ["/bin/sh", "-c", cmd] if opts.shell else shlex.split(cmd)
        cpus = os.sched_getaffinity(0)
        self.t0 = now()
        pid = os.fork()
        if pid == 0:
            try:
                os.close(master)
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for fd in (0, 1, 2):
                    os.dup2(slave, fd)
                if slave > 2:
                    os.close(slave)
                for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
                    signal.signal(number, signal.SIG_DFL)
                if opts.pin:
                    os.sched_setaffinity(0, {max(cpus)})
                if opts.cwd:
                    os.chdir(opts.cwd)
                os.execvpe(argv[0], argv, env)
            except BaseException as error:
                os.write(2, f"cannot run {argv!r}: {error}\r\n".encode())
            finally:
                os._exit(127)
        self.pid = pid
        self.slave: int | None = slave  # held open so that termios can be read after the exit
        self.master: int | None = master
        os.set_blocking(master, False)
        self.poll = select.poll()
        self.poll.register(master, select.POLLIN)
        self.pidfd = os.pidfd_open(pid)
        self.poll.register(self.pidfd, select.POLLIN)

    @staticmethod
    def _winsize(fd: int, rows: int, cols: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, cols * 8, rows * 16))

    # -- the pump ----------------------------------------------------------------------
    def pump(self, until: float) -> bool:
        """Wait for output until the given time; read all there is. True if any came."""
        if self.exit_status is None:
            events = self.poll.poll(max(0.0, until - now()) * 1000)
        else:
            events = [(-1, select.POLLIN)]
        got = False
        if any(fd == self.pidfd for fd, _ in events) and self.exit_status is None:
            got |= self._drain()
            _, status = os.waitpid(self.pid, 0)
            self.exit_status = os.waitstatus_to_exitcode(status)
            self.poll.unregister(self.pidfd)
        got |= self._drain()
        return got

    def _drain(self) -> bool:
        if self.master is None:
            return False
        chunks = []
        while True:
            try:
                data = os.read(self.master, 65536)
            except BlockingIOError:
                break
            except OSError as error:
                if error.errno == errno.EIO:
                    break
                raise
            if not data:
                break
            chunks.append((now(), data))
        for stamp, data in chunks:
            if self.first_byte is None:
                self.first_byte = stamp
            self.bytes += len(data)
            self.writes += 1
            if self.record is not None:
                self.record.append(data)
            self.term.feed(data)
            if self.term.replies:
                replies, self.term.replies = self.term.replies, []
                for reply in replies:
                    self.write(reply)
            changed = self.term.visible and self.term.state() != self._seen
            if changed:
                self._seen = self.term.state()
                if self.first_ink is None and self.term.text().strip():
                    self.first_ink = stamp
                if self.on_visible:
                    self.on_visible(stamp)
            if self.log is not None:
                self.log.append((stamp, len(data), changed, self.term.sync_ends))
        return bool(chunks)

    def write(self, data: bytes) -> None:
        if self.master is None:
            return
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self.master, view) :]
            except BlockingIOError:
                select.select([], [self.master], [], 1.0)
            except OSError:
                return

    def key(self, name: str) -> None:
        flags = self.term.kitty[-1] if self.term.kitty and self.term.answer_kitty else 0
        self.write(encode_key(name, flags))

    # -- waiting -----------------------------------------------------------------------
    def run_for(self, seconds: float) -> None:
        end = now() + seconds
        while now() < end and self.exit_status is None:
            self.pump(end)

    def wait_match(self, pattern: re.Pattern[str], timeout: float) -> float | None:
        """The time at which the regex was first on the visible screen."""
        found: list[float] = []

        def look(stamp: float) -> None:
            if not found and pattern.search(self.term.text()):
                found.append(stamp)

        self.on_visible = look
        if self.term.visible:
            look(now())
        end = now() + timeout
        while not found and now() < end and self.exit_status is None:
            self.pump(end)
        self.on_visible = None
        return found[0] if found else None

    def wait_quiet(self, quiet: float, timeout: float) -> float:
        """Return once nothing was written for `quiet` seconds (or at the timeout)."""
        end = now() + timeout
        last = now()
        while now() < end and self.exit_status is None:
            if self.pump(min(end, last + quiet)):
                last = now()
            elif now() - last >= quiet:
                break
        return last

    def wait_exit(self, timeout: float) -> float | None:
        end = now() + timeout
        while self.exit_status is None and now() < end:
            self.pump(end)
        if self.exit_status is None:
            return None
        stamp = now()
        for _ in range(3):
            self._drain()
            time.sleep(0.005)
        return stamp

    def resize(self, cols: int, rows: int) -> None:
        self.term.resize(rows, cols)
        if self.term.modes.get(2048) and 2048 in self.term.answers:
            self.write(self.term.inband_size())
        if self.master is not None:
            self._winsize(self.master, rows, cols)

    def attributes(self) -> list[Any]:
        """What the program made of the terminal."""
        assert self.slave is not None
        return termios.tcgetattr(self.slave)

    def hang_up(self) -> None:
        """The window is shut."""
        assert self.master is not None and self.slave is not None
        self.poll.unregister(self.master)
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = None

    def close(self) -> None:
        """End everything this session started, by process id."""
        if self.exit_status is None:
            tree = process_tree(self.pid)
            for sig, wait in ((signal.SIGTERM, 1.0), (signal.SIGKILL, 2.0)):
                for pid in tree:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, sig)
                if self.wait_exit(wait) is not None:
                    break
        for fd in (self.master, self.slave, self.pidfd):
            if fd is not None:
                with contextlib.suppress(OSError):
                    os.close(fd)
        self.master = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def ready(self) -> float:
        """Wait for the ready screen and for start-up output to settle; return its time."""
        stamp = self.wait_match(self.opts.ready, self.opts.timeout)
        if stamp is None:
            state = f"exited {self.exit_status}" if self.exit_status is not None else "still running"
            raise NotReady(
                f"'{self.opts.ready.pattern}' not on screen within {self.opts.timeout}s ({state}):\n"
                + self.term.text().rstrip()
            )
        return stamp

    def prepare(self) -> None:
        """Ready, settled, and past the keys that lead to the screen to be measured."""
        self.ready()
        self.wait_quiet(0.25, 2.0)
        for name, pattern in self.opts.setup:
            self.key(name)
            if pattern:
                self.wait_match(pattern, 5.0)
            self.wait_quiet(0.15, 1.0)


class NotReady(Exception):
    pass
