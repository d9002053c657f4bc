"""A shell for the tests: the commands, run in this process with the test's own folders and clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from companion.cli.main import cli
from companion.clock import Clock

Shell = Callable[..., Result]


@pytest.fixture
def data(own_home: Path) -> Path:
    """Where the data are, by the environment."""
    return own_home / "data" / "companion"


@pytest.fixture
def config(own_home: Path) -> Path:
    """Where the settings file belongs, by the environment."""
    return own_home / "config" / "companion" / "config.yaml"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Shell:
    """`shell("win", "called Mum")` is `companion win "called Mum"`, on Tuesday 17 November 2026 at 8:42."""
    monkeypatch.setattr(Clock, "now", lambda _: clock.now())
    monkeypatch.setattr(Clock, "local", lambda _, at: clock.local(at))

    def run(*args: str, typed: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(cli, list(args), input=typed, env=env, prog_name="companion")

    return run


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is typed at a terminal; what is printed still goes to a pipe."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda stream: stream.name == "<stdin>")


@pytest.fixture
def breathing_time(monkeypatch: pytest.MonkeyPatch, clock: Any) -> list[tuple[float, float]]:
    """Time that passes only while the command sleeps; the list has when it slept and for how long."""
    slept: list[tuple[float, float]] = []
    began = clock.seconds

    def sleep(_: Clock, seconds: float) -> None:
        slept.append((clock.seconds - began, seconds))
        clock.advance(seconds)

    monkeypatch.setattr(Clock, "monotonic", lambda _: clock.monotonic())
    monkeypatch.setattr(Clock, "boottime", lambda _: clock.boottime())
    monkeypatch.setattr(Clock, "sleep", sleep)
    return slept
