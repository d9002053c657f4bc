"""A session cut off or held up, on real pseudo-terminals: full screen, under the prompt, in plain lines.

The programs of a test run side by side. Only the settling is short here; everything else is as it ships.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the bench is for Linux")

PATIENCE = 30
"""Seconds until a test gives up waiting; none of them depends on it."""
SETTLED = """
import sys
from msgspec.structs import replace
from companion.verbs.breathing.breathing import BreathingVerbs
plan = BreathingVerbs.plan
BreathingVerbs.plan = lambda *args, **named: replace(plan(*args, **named), settle=0.2)
from companion.__main__ import main
main()
"""
COMMANDS = {
    "full screen": [],
    "under the prompt": ["breathe", "sigh"],
    "plain": ["breathe", "sigh", "--plain"],
}
GO_ON = {"full screen": b" ", "under the prompt": b" ", "plain": b"\n"}
WAITED = "The breath waited for you."
BREATHES = {how: "In through the nose" if command else "Breathe in" for how, command in COMMANDS.items()}
STOPPED = 1.7  # seconds: a tick is late from one on, and one of plain lines is half a second after the last
HUNG = 8  # seconds: a step of plain lines, what a terminal and its writer take in advance, a late tick


class Person:
    """Somebody before a terminal of their own, in which companion runs with data of its own."""

    def __init__(self, term: Any, folder: Path, how: str) -> None:
        self.how, self.folder, self.term = how, folder / "data", term
        self.master, self.slave = pty.openpty()
        os.set_blocking(self.master, False)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", term.rows, term.cols, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-c", SETTLED, "--data", str(self.folder), *COMMANDS[how]],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**os.environ, "TERM": "xterm-256color"},
        )

    def read(self) -> None:
        """Take in what there is, and answer as a terminal does."""
        try:
            self.term.feed(os.read(self.master, 65536))
        except BlockingIOError:
            return
        for reply in self.term.replies:
            os.write(self.master, reply)
        self.term.replies = []

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def sees(self, text: str) -> bool:
        return text in self.screen()

    def screen(self) -> str:
        return str(self.term.text())

    def breathes(self) -> int:
        """How often the first step of a cycle stands on the screen."""
        return self.screen().count(BREATHES[self.how])

    def breathes_on(self, before: int) -> bool:
        return self.breathes() > before

    def begins_a_cycle(self) -> bool:
        """Whether the last line is that of the first step of a cycle."""
        return self.screen().rstrip().rpartition("\n")[2].startswith(BREATHES[self.how])

    def hang_up(self) -> None:
        for fd in (self.master, self.slave):
            os.close(fd)
        self.master = self.slave = -1

    def draft(self) -> float | None:
        """The seconds of the session among the drafts."""
        for path in (self.folder / "drafts").glob("*.json"):
            for key, text in json.loads(path.read_text()).items():
                if key.startswith("session "):
                    return float(json.loads(text if isinstance(text, str) else text["text"])["seconds"])
        return None

    def has_a_draft(self) -> bool:
        return self.draft() is not None

    def history(self) -> tuple[list[dict[str, Any]], str]:
        """The sessions that a next command tells of, and what else it says."""
        command = [sys.executable, "-m", "companion", "--data", str(self.folder)]
        done = subprocess.run([*command, "breathe", "--history", "--json"], capture_output=True, check=True)
        return json.loads(done.stdout)["sessions"], done.stderr.decode()

    def assert_terminal_as_it_was(self) -> None:
        assert self.term.leftovers() == []
        assert termios.tcgetattr(self.slave) == self.before

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            self.hang_up()


Sit = Callable[[str, str], Person]


class Room:
    """Several people at once; all their terminals go on while one is waited for."""

    def __init__(self, folder: Path, make_term: Callable[[int, int], Any]) -> None:
        self._folder, self._make_term = folder, make_term
        self.people: list[Person] = []

    def seat(self, how: str, name: str = "") -> Person:
        folder = self._folder / f"{how} {name}"
        folder.mkdir()
        self.people.append(Person(self._make_term(24, 80), folder, how))
        return self.people[-1]

    def until(self, met: Callable[[], object], of: Person | None = None) -> None:
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, of.term.text() if of else [p.term.text() for p in self.people]
            self.go_on(0.05)

    def go_on(self, seconds: float, deaf: bool = False) -> None:
        """Let time pass: until somebody's terminal has something, or, where nobody looks, all of it."""
        masters = {person.master: person for person in self.people if person.master >= 0}
        for master in select.select([] if deaf else masters, [], [], seconds)[0]:
            masters[master].read()

    def breathe(self) -> None:
        """Everybody, until their first breath is seen."""
        for person in self.people:
            if person.how == "full screen":
                self.until(partial(person.sees, "? keys"), person)
                person.type(b"b")
        for person in self.people:
            self.until(person.breathes, person)

    def ended(self, person: Person) -> int:
        self.until(lambda: person.process.poll() is not None, person)
        if person.master >= 0:
            os.write(person.slave, b"<end>")
            self.until(lambda: person.sees("<end>"), person)
        return person.process.returncode


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "bench"))
    from harness.screen import Term

    made = Room(tmp_path, Term)
    yield made
    for person in made.people:
        person.close()


def kill(number: signal.Signals) -> Callable[[Person], None]:
    return lambda person: person.process.send_signal(number)


ENDINGS: dict[str, Callable[[Person], None]] = {
    "SIGKILL": kill(signal.SIGKILL),
    "SIGTERM": kill(signal.SIGTERM),
    "SIGHUP": kill(signal.SIGHUP),
    "ctrl+c": lambda person: person.type(b"\x03"),
    "closed": Person.hang_up,
}
STATUS = {"SIGKILL": -signal.SIGKILL, "SIGTERM": 143, "SIGHUP": 129, "ctrl+c": 0, "closed": 129}


@pytest.mark.parametrize("how", COMMANDS)
def test_whatever_ends_it_what_was_practised_is_kept_once(room: Room, how: str) -> None:
    people = {ending: room.seat(how, ending) for ending in ENDINGS}
    room.breathe()
    drafts: dict[str, float] = {}
    for person in people.values():
        room.until(person.has_a_draft, person)
    for ending, person in people.items():
        drafts[ending] = person.draft() or 0.0
        ENDINGS[ending](person)
    for ending, person in people.items():
        status = room.ended(person)
        assert status == STATUS[ending] or (how == "plain" and ending != "SIGKILL" and status == 0)
        if ending not in ("SIGKILL", "closed"):
            person.assert_terminal_as_it_was()
        for again in (False, True):
            (session,), said = person.history()
            assert session["seconds"] >= drafts[ending] >= 1
            assert not session.get("finished")
            assert ("Saved from an interrupted session: " in said) == (ending == "SIGKILL" and not again)
        assert person.draft() is None


def test_stopped_and_continued_is_a_pause_and_a_question(room: Room) -> None:
    people = [room.seat(how) for how in COMMANDS]
    room.breathe()
    for person in people:
        person.process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, person.process.pid, os.WSTOPPED | os.WNOWAIT)
    room.go_on(STOPPED, deaf=True)
    for person in people:
        person.process.send_signal(signal.SIGCONT)
    goes_on_after(room, STOPPED)


def test_a_terminal_that_hangs_is_a_pause_and_a_question(room: Room) -> None:
    people = [room.seat(how) for how in COMMANDS]
    room.breathe()
    room.until(people[-1].begins_a_cycle)  # in plain lines nothing is written for the length of a long step
    for person in people:
        termios.tcflow(person.slave, termios.TCOOFF)  # as ctrl+s: whoever writes waits
    room.go_on(HUNG, deaf=True)
    for person in people:
        termios.tcflow(person.slave, termios.TCOON)
    goes_on_after(room, 0)


def goes_on_after(room: Room, stood: float) -> None:
    """Everybody is asked, goes on with a whole cycle, and ends with what was practised."""
    for person in room.people:
        room.until(partial(person.sees, WAITED), person)
        before = person.breathes() if person.how == "plain" else 0  # there the lines stay
        person.type(GO_ON[person.how])
        room.until(partial(person.breathes_on, before), person)
    for person in room.people:
        room.until(person.has_a_draft, person)
        person.type(b"\x03")
        room.ended(person)
        elapsed = time.monotonic() - person.began
        person.assert_terminal_as_it_was()
        (session,), _ = person.history()
        assert session["seconds"] <= elapsed - stood + 0.05  # they are kept in tenths, rounded
