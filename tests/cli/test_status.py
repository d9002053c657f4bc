"""`companion status`: the day in one line, quickly, and without a word of your own that was not asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.cli.status.quick import quick

LATER = 60 * 10**9  # ns


@pytest.fixture
def now(clock: Any) -> int:
    """The held moment in nanoseconds."""
    return int(clock.now().timestamp()) * 10**9


def settle(*folders: Path, at: datetime) -> None:
    """Let every file be an hour old, as the test's time goes."""
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file():
                os.utime(
                    file, ns=(0, int((at - timedelta(hours=1)).timestamp()) * 10**9 + file.stat().st_size)
                )


def said(shell: Any, *args: str) -> str:
    done = shell("status", *args)
    assert (done.exit_code, done.stderr) == (0, "")
    return str(done.stdout.rstrip("\n"))


def test_a_new_day_and_then_what_there_is(shell: Any) -> None:
    assert said(shell) == "a new day"
    shell("win", "called Mum")
    shell("tick", "up")
    assert said(shell) == "1 done, 1 win"
    shell("win", "a walk")
    shell("checkin", "--pleasant", "1")
    assert said(shell) == "1 done, 2 wins, 1 check-in"
    shell("rest", "sunday")
    assert said(shell).startswith("resting, ")


def test_words_of_ones_own_are_there_only_where_a_format_asks_for_them(shell: Any) -> None:
    shell("win", "told Ana about the panic")
    assert "Ana" not in said(shell) + said(shell, "--json")
    assert said(shell, "--format", "{wins}/{next}") == "1/Up"
    assert said(shell, "--format", "{line}")
    refused = shell("status", "--format", "{ana}")
    assert refused.exit_code == 2
    assert "“{ana}” is not a format" in refused.stderr and "{minutes}" in refused.stderr


def test_what_is_known_is_said_without_looking_again_until_something_changes(
    shell: Any, data: Path, config: Path, clock: Any, now: int
) -> None:
    shell("win", "called Mum")
    assert quick(["status"], os.environ, now) is None
    settle(data, at=clock.now())
    assert said(shell) == "1 win"
    assert quick(["status"], os.environ, now + LATER) == "1 win"
    assert quick(["status", "--format={wins}"], os.environ, now + LATER) == "1"
    assert quick(["--data", str(data), "status"], os.environ, now + LATER) == "1 win"
    shell("win", "a walk")
    settle(data, at=clock.now())
    assert quick(["status"], os.environ, now + LATER) is None
    assert said(shell) == "2 wins"
    config.parent.mkdir(parents=True)
    config.write_text("day_starts_at: 05:00\n")
    settle(config.parent, at=clock.now())
    assert quick(["status"], os.environ, now + LATER) is None


def test_it_holds_until_the_day_ends_and_never_before_it_was_said(
    shell: Any, data: Path, clock: Any, now: int
) -> None:
    shell("win", "called Mum")
    settle(data, at=clock.now())
    said(shell)
    ends = int(clock.now().replace(hour=4, minute=0, second=0, microsecond=0).timestamp() + 86400) * 10**9
    assert quick(["status"], os.environ, ends - 1) == "1 win"
    assert quick(["status"], os.environ, ends) is None
    assert quick(["status"], os.environ, now - LATER) is None


def test_a_file_that_may_change_again_without_a_trace_is_not_trusted(
    shell: Any, data: Path, clock: Any, now: int
) -> None:
    shell("win", "called Mum")
    settle(data, at=clock.now())
    (page,) = data.glob("2026-*.json")
    os.utime(page, ns=(now - 1, now - 1))
    assert said(shell) == "1 win"
    assert quick(["status"], os.environ, now + LATER) is None


@pytest.mark.parametrize(
    ("settings", "quickly"),
    [
        ("data:\n  folder: {there}\n", True),
        ("# where\ndata:\n  device: me\n\n  folder: {there}  \n", True),
        ("data: {{folder: '{there}'}}\n", False),
        ("data:\n  folder: '{there}' # mine\n", False),
        ("data:\n  folder: &x {there}\n", False),
    ],
)
def test_the_data_folder_of_the_settings_is_followed(
    shell: Any, own_home: Path, config: Path, clock: Any, now: int, settings: str, quickly: bool
) -> None:
    there = own_home / "elsewhere"
    shell("win", "in the usual place")
    said(shell)
    config.parent.mkdir(parents=True)
    config.write_text(settings.format(there=there))
    shell("win", "one")
    shell("win", "two")
    settle(there, config.parent, at=clock.now())
    assert said(shell) == "2 wins"
    assert quick(["status"], os.environ, now + LATER) == ("2 wins" if quickly else None)


@pytest.mark.parametrize("kept", ["", "1\n2", "1\n0\nx\ny", "\x00" * 40, "2\n0\n9\n()\nwins 7"])
def test_a_spoilt_cache_is_no_matter(shell: Any, data: Path, now: int, kept: str) -> None:
    shell("win", "called Mum")
    (data / "cache").mkdir(exist_ok=True)
    (data / "cache" / "status").write_text(kept)
    assert quick(["status"], os.environ, now) is None
    assert said(shell) == "1 win"


def test_nothing_is_made_where_there_is_nothing(shell: Any, data: Path) -> None:
    assert said(shell) == "a new day"
    assert not data.exists()


def test_the_quick_way_imports_next_to_nothing(own_home: Path) -> None:
    code = (
        "import os, sys; before = set(sys.modules)\n"
        "from companion.cli.status.quick import quick\n"
        "quick(['status'], {'HOME': '/nowhere'}, 0)\n"
        "print(sorted(name for name in set(sys.modules) - before if not name.startswith('companion')))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout == "['__future__']\n", done.stderr
