"""Notices that files have changed: told by the kernel where it does, else by one look a second."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

BURST = 0.02
"""Seconds from the first change to the call, so that one save is one call."""

LOOK_EVERY = 1.0
"""Seconds between two looks where the kernel does not tell."""

Stat = tuple[int, int, int]
Signature = dict[str, Stat]


class Watcher:
    """Calls `on_change()` on the event loop after something in the folders, or one of the files, changed.

    Linux tells through `fcntl.F_NOTIFY`, which costs nothing while nothing changes. It takes SIGIO for
    itself, so there is one watcher at a time. A change on another machine's side of a network folder is
    told by nobody: call `check()` on focus.
    """

    def __init__(
        self, folders: Iterable[Path], on_change: Callable[[], None], *, files: Iterable[Path] = ()
    ) -> None:
        self._folders = tuple(folders)
        self._files = tuple(files)
        self._on_change = on_change
        self._loop: asyncio.AbstractEventLoop | None = None
        self._descriptors: dict[Path, int] = {}
        self._soon: asyncio.TimerHandle | None = None
        self._next_look: asyncio.TimerHandle | None = None
        self._seen: Signature = {}

    @property
    def told(self) -> bool:
        """Whether the kernel tells; else this looks once a second."""
        return bool(self._descriptors) and self._next_look is None

    def start(self) -> None:
        """Begin; to be called on the running event loop's thread, which has to be the main thread."""
        self._loop = asyncio.get_running_loop()
        self._seen = self._signature()
        if sys.platform == "linux":
            # First the handler: without one this signal ends the process. The loop's own handlers end with
            # the loop, and what is written after that would be told to nobody but the kernel.
            signal.signal(signal.SIGIO, self._signalled)
        self._arm()

    def close(self) -> None:
        """Stop and let go of everything; also after the loop has ended. May be called twice."""
        if self._loop is None:
            return
        for descriptor in self._descriptors.values():
            os.close(descriptor)
        self._descriptors = {}
        for handle in (self._soon, self._next_look):
            if handle is not None:
                handle.cancel()
        self._soon = self._next_look = None
        if sys.platform == "linux":
            signal.signal(signal.SIGIO, signal.SIG_IGN)  # one may be under way still
        self._loop = None

    def check(self) -> None:
        """Look now, for instance when the terminal has got the focus; calls `on_change` if it differs."""
        if self._loop is None:
            return
        self._arm()
        if (now := self._signature()) != self._seen:
            self._seen = now
            self._on_change()

    def _signalled(self, *_: object) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._told)

    def _told(self) -> None:
        if self._soon is None and self._loop is not None:
            self._soon = self._loop.call_later(BURST, self._burst_over)

    def _burst_over(self) -> None:
        self._soon = None
        self.check()

    def _look(self) -> None:
        self._next_look = None
        self.check()

    def _arm(self) -> None:
        """Hold a descriptor on each folder as it is now; where that is impossible look a second later."""
        assert self._loop is not None
        wanted, before = self._wanted(), None
        for path, descriptor in tuple(self._descriptors.items()):
            if path not in wanted or not _is_still(descriptor, path):
                os.close(descriptor)
                del self._descriptors[path]
        while wanted != before:  # a folder made meanwhile is told of neither above it nor in it
            for path in wanted.keys() - self._descriptors.keys():
                if (held := _notify(path, names_only=not wanted[path])) is not None:
                    self._descriptors[path] = held
            wanted, before = self._wanted(), wanted
        if wanted.keys() - self._descriptors.keys() and self._next_look is None:
            self._next_look = self._loop.call_later(LOOK_EVERY, self._look)

    def _wanted(self) -> dict[Path, bool]:
        """The folders to hold: True where what is in the files matters, False where only names do."""
        folders = {*self._folders, *(Path(os.path.realpath(file)).parent for file in self._files)}
        wanted = dict.fromkeys((folder for folder in folders if folder.is_dir()), True)
        for folder in folders:
            # A folder is not told of its own end, nor of its beginning: the one above it is.
            above = folder.parent
            while not above.is_dir() and above != above.parent:
                above = above.parent
            wanted.setdefault(above, False)
        return wanted

    def _signature(self) -> Signature:
        found: Signature = {}
        for folder in self._folders:
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    with suppress(OSError):
                        found[entry.path] = _stat(entry.stat())
        for path in (*self._folders, *self._files):
            with suppress(OSError):
                found[str(path)] = _stat(path.stat())
        return found


def _stat(stat: os.stat_result) -> Stat:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _is_still(descriptor: int, path: Path) -> bool:
    held = os.fstat(descriptor)
    try:
        now = path.stat()
    except OSError:
        return False
    return held.st_nlink > 0 and (held.st_dev, held.st_ino) == (now.st_dev, now.st_ino)


def _notify(path: Path, *, names_only: bool) -> int | None:
    """A descriptor whose folder the kernel reports on; None where it does not."""
    if sys.platform != "linux":
        return None
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    what = fcntl.DN_CREATE | fcntl.DN_DELETE | fcntl.DN_RENAME
    if not names_only:
        what |= fcntl.DN_MODIFY | fcntl.DN_ATTRIB
    try:
        fcntl.fcntl(descriptor, fcntl.F_NOTIFY, what | fcntl.DN_MULTISHOT)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
