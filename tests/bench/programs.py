"""What the bars measure: companion with ten years of data or none, the floor, and how they are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import threading
import time
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import median
from types import SimpleNamespace

from harness.keys import parse_keys
from harness.measures import EXIT_WAYS, MEASURES
from harness.report import pool
from ten_years import generate

ROOT = Path(__file__).resolve().parents[2]
NOT_A_USERS = ("COMPANION_", "XDG_", "PYTHON", "TEXTUAL", "COV_")  # variables a person has not set
FRONT = (
    r"(?s)(?=.*Breathing ─)(?=.*▀)(?=.*Affirmation ─)(?=.*Wins ─)(?=.*h people)"  # the four panes are there
)
# As pip's launcher does it.
LAUNCHER = "import re, sys; from companion.__main__ import main; sys.exit(main())"
NO_KERNEL_NOTICE = "import fcntl; fcntl.F_NOTIFY = -1; "


class Program:
    """A program on a terminal, and the options the harness wants for it."""

    def __init__(self, command: list[str], ready: str, home: Path) -> None:
        self.command = shlex.join(command)
        self.home = home
        self._ready = re.compile(ready)

    def options(self, *, setup: str = "", keys: str = "tab", **changes: object) -> SimpleNamespace:
        """The harness's options, some of them changed."""
        usual = {
            "size": (110, 36), "ready": self._ready, "setup": parse_keys(setup), "keys": parse_keys(keys),
            "timeout": 20.0, "env": [f"HOME={self.home}"], "cwd": str(self.home), "term": "xterm-256color",
            "profile": "modern", "shell": False, "pin": False, "verbose": False, "probe": [], "watch": None,
            "key_repeat": 10, "key_timeout": 1.0, "gap": 0.03, "quiet": 0.06, "by_key": False,
            "idle": 60.0, "idle_settle": 5.0, "exit_ways": list(EXIT_WAYS), "exit_timeout": 5.0,
            "resizes": 60, "resize_every": 0.02,
        }  # fmt: skip
        return SimpleNamespace(**usual | changes)

    def measure(self, what: str, **options: object) -> dict:
        """One round of one of the harness's measurements."""
        return MEASURES[what](self.options(**options), self.command)


class Bench:
    """The programs, and how often things are measured."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick

    def rounds(self, usual: int, quick: int = 3) -> int:
        """How many rounds."""
        return quick if self.quick else usual

    @cached_property
    def floor(self) -> Program:
        """The smallest useful Textual app."""
        return Program(
            [sys.executable, str(Path(__file__).with_name("minimal_app.py"))], "READY", self.home("floor")
        )

    @cached_property
    def decade(self) -> Program:
        """companion with ten years of data, until today."""
        home = self.home("ten years")
        generate(home / ".local" / "share" / "companion", until=date.today())
        return self._companion(home)

    @cached_property
    def first_day(self) -> Program:
        """companion with nothing yet."""
        return self._companion(self.home("nothing yet"))

    def deaf(self) -> Program:
        """companion with ten years of data where the kernel does not tell of changed files."""
        return self._companion(self.decade.home, NO_KERNEL_NOTICE)

    def home(self, name: str) -> Path:
        """A home folder of its own."""
        home = self.folder / name
        home.mkdir(exist_ok=True)
        return home

    def _companion(self, home: Path, before: str = "") -> Program:
        return Program([sys.executable, "-c", before + LAUNCHER], FRONT, home)


def in_turn(rounds: int, what: str, *programs: tuple[Program, dict]) -> list[dict]:
    """Measure programs by turns, there and back again, so that other load meets them alike."""
    samples: list[list[dict]] = [[] for _ in programs]
    for number in range(rounds + 1):
        order = list(range(len(programs)))
        for place in order if number % 2 else reversed(order):
            program, options = programs[place]
            found = program.measure(what, **options)
            if number:  # the first round warms the caches
                samples[place].append(found)
    return [pool(each) for each in samples]


def paired(one: dict, other: dict) -> float:
    """The median of the rounds' own ratios: what else the machine does cancels out."""
    return median(a / b for a, b in zip(one["per_round"], other["per_round"], strict=True))


def seconds_of(command: list[str], home: Path, *, check: bool = True) -> float:
    """How long a command takes, from spawn to exit. Raises CalledProcessError when it fails, if asked to."""
    began = time.perf_counter()
    run_command(command, home, check=check)
    return time.perf_counter() - began


def run_command(command: list[str], home: Path, *, check: bool = True) -> str:
    """What a command says, in a home of its own."""
    env = {**os.environ, "HOME": str(home)}
    done = subprocess.run(
        command, env=env, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check
    )
    return done.stdout


class Elsewhere:
    """A command under way in another process, and when it was done."""

    def __init__(self, command: list[str], home: Path) -> None:
        self.done = 0.0
        self._thread = threading.Thread(target=self._run, args=(command, home))
        self._thread.start()

    def _run(self, command: list[str], home: Path) -> None:
        run_command(command, home)
        self.done = time.monotonic()

    def wait(self) -> float:
        """When it was done, on the monotonic clock."""
        self._thread.join()
        return self.done
