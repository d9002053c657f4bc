"""A life in a terminal: windows that close, shells, editors, clocks that jump, sessions left and found."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from case import NESTED, PIPE, UTF8, NotHere, case, held, need
from ptys import PtyWindow, tmux_command
from room import READY, Room, companion

from companion import words

TOLD = """
import sys
from datetime import timedelta
from pathlib import Path
from companion.clock import Clock
from companion.__main__ import main
now, away = Clock.now, Path(sys.argv.pop(1))
Clock.now = lambda clock: now(clock) + timedelta(seconds=float(away.read_text()))
main()
"""
"""companion, whose clock is as far out as a file says."""


class Time:
    """The time of day that companion is told; real seconds go by in it."""

    def __init__(self, room: Room, at: datetime) -> None:
        self._away = room.folder / "away"
        program = room.folder / "companion"
        program.write_text(TOLD)
        room.program = [sys.executable, str(program), str(self._away)]
        room.environ["TZ"] = "UTC"
        self.is_now(at)

    def is_now(self, at: datetime) -> None:
        """From here on it is this time."""
        made = self._away.with_suffix(".new")
        made.write_text(str((at - datetime.now(UTC).replace(tzinfo=None)).total_seconds()))
        made.replace(self._away)


@case(12, "a terminal that is closed", ("plain", *NESTED, "xterm", "kitty"))
def closed(room: Room) -> None:
    """companion is gone within a second, also as the child of `script`."""
    room.open()
    if room.name == "tmux":
        subprocess.run([*tmux_command(room), "kill-pane"], check=True)
    elif room.name == "screen":
        subprocess.run(room.window.end, check=False, capture_output=True)  # type: ignore[attr-defined]
    else:
        room.window.shut()
    took = room.until(lambda: not room.pids(), "gone")
    need(took <= 1.5, f"{took:.2f} s")
    if room.name == "plain" and shutil.which("script"):
        room.run(["script", "-qc", f"{companion()} --data {room.data}", "/dev/null"])
        room.sees(READY)
        room.quiet()
        room.window.shut()
        room.window.pump(1.5)
        before = (
            room.ticks() if room.pids() else 0
        )  # util-linux's script stays itself, and so does what is in it
        room.window.pump(1)
        need(not room.pids() or room.ticks() - before <= 1, "as the child of script it is busy")


@case(13, "ctrl+z, and back", ("plain", *NESTED, "xterm", "kitty", "linux"))
def suspended(room: Room) -> None:
    """The shell echoes what is typed, and fg shows the day again."""
    if not shutil.which("bash"):
        raise NotHere("bash")
    room.run(["bash", "--norc", "--noprofile", "-i"], PS1="shell> ")
    room.sees("shell>")
    room.window.type(f"{companion()} --data {room.data}\r")
    room.sees(READY)
    room.quiet()
    room.window.press("ctrl+z")
    room.sees("Stopped")
    room.window.type("echo $((6*7))\r")
    room.sees("echo $((6*7))", "42")
    room.window.type("fg\r")
    room.sees(READY)
    room.window.press("q")
    room.until(lambda: not room.pids(), "gone after q")
    room.window.type("echo $((5*11))\r")
    room.sees("echo $((5*11))", "55")


@case(14, "an editor of one's own, and back", ("plain", *NESTED, "xterm", "kitty", "linux"))
def editor(room: Room) -> None:
    """What is typed in vim is in the field afterwards, and the screen is whole."""
    if not shutil.which("vim"):
        raise NotHere("vim")
    room.open(size=(120, 30), EDITOR="vim -u NONE -i NONE -c set\\ shm+=F")
    room.window.press("w")
    room.sees(words.wins.PLACEHOLDER)
    room.window.type("begun")
    room.sees("begun")
    room.window.press("ctrl+o")
    room.sees_no(READY)
    room.until(lambda: "begun" in room.text() and "~" in room.text(), "vim shows the text")
    room.quiet()
    room.window.type("A, and ended")
    room.window.press("esc")
    room.window.type(":wq\r")
    room.sees("begun, and ended", "enter save")
    room.quiet()
    room.window.press("enter")
    room.until(lambda: [win["text"] for win in room.wins()] == ["begun, and ended"], "saved")
    room.sees("Routine")


@case(15, "a laptop that slept over the day's start", ("plain", "tmux"))
def slept(room: Room) -> None:
    """The clock and the date go on by themselves within a minute."""
    time = Time(room, datetime(2026, 11, 16, 22, 10, 50))
    room.open(size=(110, 36))
    room.sees("Monday 16 November")
    pids = room.pids()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    time.is_now(datetime(2026, 11, 17, 7, 10, 52))
    for pid in pids:
        os.kill(pid, signal.SIGCONT)
    room.sees("Tuesday 17 November", "7:1", seconds=65)


@case(16, "midnight comes while a field is open", ("plain",))
def day_turns(room: Room) -> None:
    """At 04:00 the date turns, and the text in the field stays and is saved."""
    time = Time(room, datetime(2026, 11, 17, 3, 59, 48))
    room.open(size=(110, 36))
    room.sees("3:59")
    room.window.press("w")
    room.sees(words.wins.PLACEHOLDER)
    room.window.type("still up")
    time.is_now(datetime(2026, 11, 17, 4, 0, 59))
    room.sees("Tuesday 17 November", "4:0", "still up", seconds=65)
    room.window.type(", and well")
    room.window.press("enter")
    room.sees_no(words.wins.PLACEHOLDER)
    room.sees("still up, and well")


@case(17, "a clock that jumps (WSL2 after sleep)", ("plain",))
def jumps(room: Room) -> None:
    """Wins keep the time at which they were saved; doctor tells of a clock that is behind what is saved."""
    time = Time(room, datetime(2026, 11, 17, 8, 0, 10))
    room.open(size=(110, 36))
    for hour, text in ((8, "before"), (17, "after")):
        time.is_now(datetime(2026, 11, 17, hour, 1, 10))
        room.window.press("w")
        room.sees(words.wins.PLACEHOLDER)
        room.window.type(text)
        room.window.press("enter")
        room.sees(text)
        room.sees_no(words.wins.PLACEHOLDER)
    told = room.shell("today", "--json").stdout
    found = re.findall(r'"at": ?"2026-11-17T(\d\d)[^}]*?"text": ?"(\w+)"', told)
    need(sorted(found) == [("08", "before"), ("17", "after")], found or told)
    time.is_now(datetime(2026, 11, 17, 8, 5))
    said = room.shell("doctor").stdout
    need(words.doctor.CLOCK_HERE_MEND in said, f"doctor says nothing of the clock:\n{said}")


@case(18, "attached again at another size", NESTED)
def attached(room: Room) -> None:
    """Left at 80 by 24, found at 200 by 50: whole, with nothing left over."""
    first = room.open(size=(80, 24))
    environ = {**room.environ}
    if room.name == "tmux":
        subprocess.run([*tmux_command(room), "detach-client"], check=True)
        again = [*tmux_command(room), "-u", "attach"]
    else:
        end: tuple[str, ...] = first.end  # type: ignore[attr-defined]
        session = end[4]
        subprocess.run([*end[:3], "-d", session], check=False, capture_output=True)
        again = ["screen", "-U", "-r", session]
        environ["SCREENDIR"] = end[1].partition("=")[2]
    room.until(first.is_over, "left")
    second = PtyWindow(again, environ, (200, 50))
    room.adopt(second)
    room.sees(READY)
    room.quiet(0.6)
    lines = room.text().splitlines()
    footer = max(n for n, line in enumerate(lines) if READY in line)
    need(footer >= 46 and len(lines[footer].rstrip()) > 120, f"the footer is in row {footer}:\n{room.text()}")
    need(room.text().count("Routine ──") == 1, room.text())


@case(19, "a storm of sizes", UTF8)
def storm(room: Room) -> None:
    """While searching and in a session it lives, and is whole afterwards."""
    room.open()
    for keys in (("/",), ("esc", "b")):
        room.window.press(*keys)
        for columns, rows in ((30, 8), (200, 50), (12, 4), (60, 20), (160, 12), (41, 50), (90, 30)) * 3:
            room.window.resize(columns, rows)
            room.window.pump(0.03)
    room.quiet(0.5)
    need(room.pids(), "it has ended")
    room.window.press("esc", "esc", "esc")
    room.sees("Routine", READY)


held(31, "a notification through tmux", "tests/tui/test_notification.py")


@case(32, "reduced motion", ("plain", "tmux", "linux"))
def reduced(room: Room) -> None:
    """The seconds of a breath count, and nothing else moves."""
    room.settings(
        "appearance: {motion: reduced}\nbreathing: {settle: 10 s, technique: box, level: standard}\n"
    )
    room.open()
    room.window.press("b")
    room.window.press("space")
    seen: set[str] = set()

    def counts() -> bool:
        seen.update(re.findall(r"(?:Breathe in|Rest|Breathe out)\D{0,8}(\d)", room.text()))
        return len(seen) >= 3

    room.until(counts, "three seconds of a breath")


held(34, "memory after days", "tests/tui/test_bursts.py::test_closed_cards_are_let_go")


@case(34, "memory after days", ("tmux",), long=True)
def memory(room: Room) -> None:
    """Ten thousand keys; once all has been opened often, three thousand take no more than 1 MB."""
    room.open()

    def used() -> int:
        status = Path(f"/proc/{room.pids()[0]}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0])

    found = []
    for number in range(10_000):
        room.window.raw(b"jk?\x1bhj\x1b235141z\tz/"[number % 16 : number % 16 + 1])
        room.window.pump(0.02)
        if number in (6_999, 9_999):
            room.window.press("esc", "esc", "1")
            room.quiet()
            found.append(used())
    need(found[1] - found[0] <= 1024, f"{found} kB")


@case(38, "closed standard input", PIPE)
def no_input(room: Room) -> None:
    """Every command ends with a sentence, never with a fault of its own."""
    for command in leaves():
        command += (
            " --once" if command in ("breathe", "breathe start") else ""
        )  # or it goes on for minutes, as it is asked to
        line = f'exec "$0" --data "$1" {command} <&-'
        done = subprocess.run(
            ["sh", "-c", line, companion(), str(room.data)],
            env={**room.environ, "EDITOR": "true", "VISUAL": "true"},
            cwd=room.folder,
            capture_output=True,
            text=True,
            timeout=60,
        )
        said = done.stdout + done.stderr
        odd = "Traceback" in said or "fault" in done.stderr or done.returncode not in (0, 1, 2)
        need(not odd, f"companion {command}: {done.returncode}\n{said}")


def leaves() -> list[str]:
    """Every command that there is, by its names."""
    import click

    from companion.cli.main import cli

    def below(group: click.Group, names: tuple[str, ...]) -> list[str]:
        found = []
        for name in group.list_commands(click.Context(group)):
            command = group.get_command(click.Context(group), name)
            if isinstance(command, click.Group):
                found += below(command, (*names, name))
            else:
                found.append(" ".join((*names, name)))
        return found

    return below(cli, ())


@case(41, "a pipe", PIPE)
def piped(room: Room) -> None:
    """What goes to a pipe has no escape sequences, and TERM=dumb neither."""
    room.shell("win", "a walk")
    for arguments in (["today"], ["progress"], ["support"], ["--help"], []):
        for name in ("xterm-256color", "dumb"):
            done = room.shell(*arguments, TERM=name)
            need("\x1b" not in done.stdout + done.stderr, f"companion {arguments}: {done.stdout[:400]!r}")
            need(done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, done.stderr)
