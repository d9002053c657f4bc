#!/usr/bin/env python3
"""Black-box crash test for any command-line program that stores records.

It knows two shell commands and nothing else about the program:

    crash_harness.py --write 'companion win "{mark}"' --list 'companion export'

  --write  makes one record containing {mark}; exit status 0 means "it is saved"
  --list   prints every record, marks included

Promise tested: whatever is killed, and whenever, every write that was acknowledged is listed
afterwards, and the store still opens. Phases (choose with --phases):

  kill     rounds of concurrent writers, some killed with SIGKILL at a random moment
  full     writes while no file may grow (RLIMIT_FSIZE): none may be falsely acknowledged
  damage   each file of the store in turn truncated, emptied or garbled, in a copy of the store:
           the program must not crash, and must not destroy the only copy of what was damaged

The program runs in an empty home of its own: HOME and the XDG folders point into a temporary
folder, which commands and --env may call {dir}. --resident starts a long-lived instance (a full
screen application, say) in a terminal of its own, which is killed and restarted as well.
Exit status: 0 all promises kept, 1 a promise broken, 2 the commands do not work at all.
Python 3.9+, standard library only, POSIX.
"""

# ruff: noqa: B023 -- the threads are joined before the loop goes on
from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import pty
import random
import re
import resource
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
Found = tuple[Facts, list[str]]


class Program:
    """The program under test, as its user sees it."""

    def __init__(self, options: argparse.Namespace, home: str) -> None:
        self.options, self.home, self.count = options, Path(home), 0
        self.run_id = f"{random.randrange(16**6):06x}"
        self.lock = threading.Lock()

    def environment(self) -> dict[str, str]:
        home = str(self.home)
        env = {
            **os.environ,
            "HOME": home,
            "NO_COLOR": "1",
            "TERM": "dumb",
            "COLUMNS": "400",
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
        }
        for pair in self.options.env:
            name, _, value = pair.partition("=")
            env[name] = value.replace("{dir}", home)
        return env

    def start(self, command: str, mark: str = "", **options: Any) -> subprocess.Popen[bytes]:
        command = command.replace("{mark}", mark).replace("{dir}", str(self.home))
        return subprocess.Popen(
            command,
            shell=True,
            env=self.environment(),
            cwd=self.home,
            start_new_session=True,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )

    def new_mark(self) -> str:
        with self.lock:
            self.count += 1
            return f"MARK{self.run_id}x{self.count:06d}z"

    def write(self, kill_after: float | None = None, **options: Any) -> tuple[str, str, float, str]:
        """One write; (mark, outcome, seconds, stderr). Only "acknowledged" promises anything."""
        mark, began = self.new_mark(), time.monotonic()
        process = self.start(self.options.write, mark, **options)
        try:
            _, error = process.communicate(timeout=self.options.timeout if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            kill(process)
            _, error = process.communicate()
        code = process.returncode
        outcome = "acknowledged" if code == 0 else "killed" if code == -signal.SIGKILL else "refused"
        if kill_after is None and outcome == "killed":
            outcome = "hung"
        return mark, outcome, time.monotonic() - began, error.decode(errors="replace")

    def marks(self) -> tuple[dict[str, int] | None, str | None]:
        """(how often each mark is listed, None) or (None, why the store does not open)."""
        process = self.start(self.options.list)
        try:
            output, error = process.communicate(timeout=self.options.timeout)
        except subprocess.TimeoutExpired:
            kill(process)
            return None, "the list command hung"
        if process.returncode:
            return None, f"the list command failed ({process.returncode}): {tail(error)}"
        found = re.findall(rf"MARK{self.run_id}x\d{{6}}z", re.sub(r"\s", "", output.decode(errors="replace")))
        return {mark: found.count(mark) for mark in set(found)}, None


class Resident:
    """A long-lived instance in its own pseudo-terminal."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None

    def restart(self) -> None:
        self.stop()
        if command := self.program.options.resident:
            self.master, slave = pty.openpty()
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 110, 0, 0))
            self.process = self.program.start(
                f"env -u NO_COLOR -u COLUMNS TERM=xterm-256color {command}",
                stdin=slave,
                stdout=slave,
                stderr=slave,
            )
            os.close(slave)
            threading.Thread(target=self.drain, args=(self.master,), daemon=True).start()

    @staticmethod
    def drain(master: int) -> None:
        with contextlib.suppress(OSError):
            while os.read(master, 65536):
                pass

    def stop(self) -> None:
        if self.process:
            kill(self.process)
            self.process.wait()
            os.close(self.master)
            self.process = None


def kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def tail(said: bytes | str, length: int = 300) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[-length:]


def no_growth() -> None:
    """Every write to a file fails with EFBIG, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


# -- phases: each returns (facts to report, broken promises) -----------------------------------


def check(program: Program, acknowledged: set[str], when: str, broken: list[str]) -> dict[str, int] | None:
    listed, why = program.marks()
    if listed is None:
        broken.append(f"{when}: {why}")
        return None
    if lost := [mark for mark in acknowledged if mark not in listed]:
        broken.append(f"{when}: {len(lost)} acknowledged writes are gone, e.g. {lost[:3]}")
    return listed


def phase_kill(
    program: Program, options: argparse.Namespace, acknowledged: set[str], duration: float
) -> Found:
    facts: Facts = {
        "rounds": options.rounds,
        "writes": 0,
        "acknowledged": 0,
        "killed": 0,
        "killed_but_saved": 0,
        "refused": 0,
        "hung": 0,
        "twice": 0,
    }
    broken: list[str] = []
    killed: set[str] = set()
    reported: set[str] = set()
    resident = Resident(program)

    def moment() -> float:  # half of the kills aim at the end, where writing happens
        return random.uniform(*random.choice([(0, 1.2), (0.5, 1.1)])) * duration

    try:
        for number in range(options.rounds):
            if number % 5 == 0:
                resident.restart()
            results: list[tuple[str, str, float, str]] = []
            threads = [
                threading.Thread(
                    target=lambda after: results.append(program.write(after)),
                    args=(moment() if random.random() < options.kill_share else None,),
                )
                for _ in range(options.writers)
            ]
            for thread in threads:
                thread.start()
            if random.random() < 0.2:
                resident.stop()
            for thread in threads:
                thread.join()
            for mark, outcome, _, error in results:
                facts["writes"] += 1
                facts[outcome] += 1
                if outcome == "acknowledged":
                    acknowledged.add(mark)
                elif outcome == "killed":
                    killed.add(mark)
                elif error not in reported and len(reported) < 3:
                    reported.add(error)
                    print(f"  note: a write was {outcome}: {tail(error, 160)}")
            if number % options.check_every == 0 or number == options.rounds - 1:
                before = len(broken)
                listed = check(program, acknowledged, f"round {number + 1}", broken)
                if len(broken) > before and (listed is None or len(broken) > 5):
                    facts["rounds"] = number + 1
                    break
                facts["twice"] = sum(times > 1 for times in (listed or {}).values())
                facts["killed_but_saved"] = len(killed & (listed or {}).keys())
    finally:
        resident.stop()
    if facts["hung"]:
        broken.append(f"{facts['hung']} writes hung for more than {options.timeout} s")
    if facts["refused"] > options.allow_refused * facts["writes"]:
        broken.append(f"{facts['refused']} of {facts['writes']} writes were refused")
    return facts, broken


def phase_full(
    program: Program, options: argparse.Namespace, acknowledged: set[str], duration: float
) -> Found:
    facts: Facts = {"writes": 0, "refused": 0, "acknowledged": 0, "crashed": 0}
    broken: list[str] = []
    for _ in range(5):
        mark, outcome, _, error = program.write(preexec_fn=no_growth)
        facts["writes"] += 1
        facts[outcome] = facts.get(outcome, 0) + 1
        facts["crashed"] += "Traceback (most recent call last)" in error
        if outcome == "acknowledged":
            acknowledged.add(mark)
    check(program, acknowledged, "after a full disk", broken)
    mark, outcome, _, error = program.write()
    if outcome != "acknowledged":
        broken.append(f"no write succeeds after the disk had been full: {tail(error)}")
    else:
        acknowledged.add(mark)
    if facts["crashed"]:
        broken.append(f"{facts['crashed']} writes ended in a traceback instead of a message")
    return facts, broken


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda data: data[: len(data) // 2],
    "last 100 bytes gone": lambda data: data[:-100],
    "emptied": lambda data: b"",
    "zeros in the middle": lambda data: data[: len(data) // 3] + bytes(64) + data[len(data) // 3 + 64 :],
    "old tail left over": lambda data: data + data[-50:],
}


def phase_damage(
    program: Program, options: argparse.Namespace, acknowledged: set[str], duration: float
) -> Found:
    facts: Facts = {"cases": 0, "opened": 0, "refused_to_open": 0, "worst_kept": 1.0}
    broken: list[str] = []
    store, original = program.home, Path(tempfile.mkdtemp(prefix="crash-harness-"))
    shutil.rmtree(original)
    shutil.copytree(store, original, symlinks=True)
    files = [path for path in sorted(original.rglob("*")) if path.is_file() and path.stat().st_size > 200]
    try:
        for path in files:
            for name, damage in DAMAGES.items():
                shutil.rmtree(store)
                shutil.copytree(original, store, symlinks=True)
                target, case = store / path.relative_to(original), f"{path.relative_to(original)} {name}"
                damaged = damage(path.read_bytes())
                target.unlink()
                target.write_bytes(damaged)
                facts["cases"] += 1
                listed, why = program.marks()
                facts["opened" if listed is not None else "refused_to_open"] += 1
                if why and ("Traceback" in why or "hung" in why):
                    broken.append(f"{case}: {why}")
                kept = len(acknowledged & (listed or {}).keys()) / max(1, len(acknowledged))
                facts["worst_kept"] = round(min(facts["worst_kept"], kept if listed is not None else 1.0), 3)
                mark, outcome, _, error = program.write()
                if outcome == "acknowledged":
                    again, why = program.marks()
                    if mark not in (again or {}):
                        broken.append(f"{case}: a write acknowledged afterwards is not listed")
                    if (
                        again is not None
                        and len(acknowledged & again.keys()) < len(acknowledged)
                        and damaged
                        and not any(
                            damaged in other.read_bytes() for other in store.rglob("*") if other.is_file()
                        )
                    ):
                        broken.append(
                            f"{case}: records are missing and the damaged file was overwritten, no copy kept"
                        )
                elif "Traceback" in error:
                    broken.append(f"{case}: writing crashed: {tail(error, 120)}")
    finally:
        shutil.rmtree(store)
        shutil.copytree(original, store, symlinks=True)
        shutil.rmtree(original)
    return facts, broken


PHASES: dict[str, Callable[[Program, argparse.Namespace, set[str], float], Found]] = {
    "kill": phase_kill,
    "full": phase_full,
    "damage": phase_damage,
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--write", required=True, help="shell command that saves one record containing {mark}"
    )
    parser.add_argument("--list", required=True, help="shell command that prints all records")
    parser.add_argument("--resident", help="shell command of a long-lived instance to run meanwhile")
    parser.add_argument(
        "--env", action="append", default=[], metavar="NAME=VALUE", help="{dir} is the empty home"
    )
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--writers", type=int, default=4, help="concurrent writes per round")
    parser.add_argument("--kill-share", type=float, default=0.6, help="share of the writes that are killed")
    parser.add_argument(
        "--allow-refused", type=float, default=0, help="share of unkilled writes that may fail"
    )
    parser.add_argument("--check-every", type=int, default=1, metavar="ROUNDS")
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--phases", default=",".join(PHASES))
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", action="store_true", help="do not delete the store afterwards")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")
    options = parser.parse_args()
    if "{mark}" not in options.write:
        parser.error("--write must contain {mark}")
    random.seed(options.seed)
    home = tempfile.mkdtemp(prefix="crash-harness-")
    program = Program(options, home)
    acknowledged: set[str] = set()
    durations: list[float] = []
    try:
        for _ in range(5):
            mark, outcome, seconds, error = program.write()
            if outcome != "acknowledged":
                print(f"the write command does not work ({outcome}): {tail(error)}", file=sys.stderr)
                return 2
            acknowledged.add(mark)
            durations.append(seconds)
        listed, why = program.marks()
        if listed is None or not acknowledged <= listed.keys():
            print(
                f"the list command does not list what was written: {why or sorted(listed or ())}",
                file=sys.stderr,
            )
            return 2
        duration = statistics.median(durations) * max(1, options.writers / (os.cpu_count() or 1))
        report: dict[str, Any] = {"write_ms": round(statistics.median(durations) * 1000, 1)}
        failed = False
        for name in options.phases.split(","):
            facts, broken = PHASES[name](program, options, acknowledged, duration)
            report[name], failed = {**facts, "broken": broken}, failed or bool(broken)
            print(
                f"{name:7s}{'FAILED' if broken else 'ok':7s}"
                + "  ".join(f"{key} {value}" for key, value in facts.items())
            )
            for line in broken[:10]:
                print(f"       - {line}")
        if options.json:
            print(json.dumps(report, indent=2))
        return int(failed)
    finally:
        if options.keep:
            print(f"store kept in {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
