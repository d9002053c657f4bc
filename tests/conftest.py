"""Every source of chance, named and held still: environment, home folder, clock, randomness, motion."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

# Textual reads these when it is imported, so they go before any test module is.
for name in [name for name in os.environ if name.startswith(("TEXTUAL", "COMPANION"))]:
    if not name.startswith("TEXTUAL_SNAPSHOT"):  # the snapshot plugin's own
        del os.environ[name]
for name in ("NO_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR", "TMUX", "STY"):
    os.environ.pop(name, None)
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts with & ignore it


def no_network(event: str, args: tuple[Any, ...]) -> None:
    """Whatever asks for the network in this process ends there: nothing of companion's ever does."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr") or (
        event == "socket.__new__" and args[1] in (socket.AF_INET, socket.AF_INET6)
    ):
        raise AssertionError(f"{event}: something asked for the network")


sys.addaudithook(no_network)

from companion.clock import Clock  # noqa: E402
from companion.companion import Companion  # noqa: E402
from companion.config.settings import Settings  # noqa: E402

There = TypeVar("There")
ZONE = timezone(timedelta(hours=1))
TUESDAY = datetime(2026, 11, 17, 8, 42, tzinfo=ZONE)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors: tests wait for terminals and disks much of their time."""
    return max((os.cpu_count() or 1) * 3 // 2, 1)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a parameter of bytes by its argument: an archive has the time in it, so the id would, too."""
    return argname if isinstance(val, (bytes, bytearray)) else None


class HeldClock(Clock):
    """A clock in the test's hand: wall and monotonic time move only when told to."""

    def __init__(self, now: datetime = TUESDAY) -> None:
        self.wall = now
        self.seconds = 1000.0
        self.slept = 0.0
        self._waiting: list[asyncio.Future[None]] = []

    def now(self) -> datetime:
        return self.wall

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZONE) if at.tzinfo else at.replace(tzinfo=ZONE)

    def monotonic(self) -> float:
        return self.seconds

    def boottime(self) -> float:
        return self.seconds + self.slept

    async def wait(self, seconds: float) -> None:
        until = self.seconds + seconds
        while self.seconds < until:
            self._waiting.append(asyncio.get_running_loop().create_future())
            await self._waiting[-1]

    def sleep_through(self, seconds: float) -> None:
        """The machine sleeps: its monotonic clock stands still."""
        self.wall += timedelta(seconds=seconds)
        self.slept += seconds

    def advance(self, seconds: float = 0.0, *, days: int = 0) -> None:
        """Both clocks go on together, as they do while the machine is awake."""
        self.wall += timedelta(days=days, seconds=seconds)
        self.seconds += seconds + days * 86400
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each.set_result(None)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own; nothing of the machine's is read or written."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    return home


@pytest.fixture
def clock() -> HeldClock:
    """Tuesday 17 November 2026, 8:42 in the morning."""
    return HeldClock()


def there(value: There | None) -> There:
    """What a test knows to be there."""
    assert value is not None
    return value


CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "mkdir", "chmod", "fchmod")


@pytest.fixture
def arm() -> Callable[..., list[str]]:
    """`arm(patch, nth, act)`: the nth call to the system that changes a file does something first.

    It gives the names of the calls so far. With `reads` opening a file to read it counts as one, too.
    """

    def at_call(
        patch: pytest.MonkeyPatch, nth: int, act: Callable[[], None], *, reads: bool = False
    ) -> list[str]:
        calls: list[str] = []

        def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **options: Any) -> Any:
                if reads or name != "open" or args[1] & (os.O_WRONLY | os.O_RDWR):
                    calls.append(name)
                    if len(calls) == nth:
                        act()
                return real(*args, **options)

            return call

        for name in CALLS:
            patch.setattr(os, name, wrap(name, getattr(os, name)))
        return calls

    return at_call


@pytest.fixture
def make_companion(tmp_path: Path, clock: HeldClock) -> Iterator[Callable[..., Companion]]:
    """Open a Companion on the test's folder; called again it is a second one on the same data."""
    opened: list[Companion] = []

    def make(settings: Settings | None = None, **options: Any) -> Companion:
        from companion.config.read import read

        config = tmp_path / "config.yaml"
        companion = Companion(
            tmp_path / "data",
            settings or read(config),
            config=config,
            read_settings=lambda: read(config),
            clock=options.get("clock", clock),
            chance=Random(options.get("seed", 1)),
        )
        opened.append(companion)
        return companion

    yield make
    for companion in opened:
        companion.close()


@pytest.fixture
def companion(make_companion: Callable[..., Companion]) -> Companion:
    """One Companion with the settings as shipped."""
    return make_companion()
