#!/usr/bin/env python3
"""A day of keys: seeded bursts through every card and screen in one process, then a minute of rest.

    day_of_keys.py [--keys 10000] [--seed 1] [--rest 60]

Prints memory (PSS), threads and open files at the start, every 1,000 keys, and after the rest. Linux.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from harness.keys import encode_key
from harness.processes import memory
from harness.session import Session
from programs import Bench

LETTERS = "waneimxjkbctlfduUgGz12?/: pr"
NAMED = (
    *("ctrl+p", "f1", "f9", "pgup", "pgdn", "home", "end", "up", "down", "left", "right", "tab", "shift+tab"),
    *("enter", "esc", "backspace", "delete"),
)


def figures(pid: int) -> dict[str, float]:
    """What a process has."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        threads = next(int(line.split()[1]) for line in status if line.startswith("Threads:"))
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return {"pss_mb": round(memory(pid)["pss_mb"], 1), "threads": threads, "files": files}


def worked_off(session: Session, patience: float = 10) -> None:
    """Wait until the app wants no processor, or more and more keys would wait. A breath is never quiet."""
    asleep, until = 0, time.monotonic() + patience
    while asleep < 6 and time.monotonic() < until and session.exit_status is None:
        session.run_for(0.02)
        with open(f"/proc/{session.pid}/stat", encoding="utf-8") as stat:
            asleep = asleep + 1 if stat.read().rpartition(") ")[2].startswith("S") else 0


def main() -> int:
    """Return 0 when the app is alive, hears the last key, and is as it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rest", type=float, default=60)
    wanted = parser.parse_args()
    chance, pressed = Random(wanted.seed), 0
    keys = [encode_key(name) for name in (*LETTERS, *NAMED, *NAMED)]
    with tempfile.TemporaryDirectory() as folder:
        program = Bench(Path(folder), quick=True).first_day
        with Session(program.options(), program.command) as session:
            session.prepare()
            session.run_for(3)
            before = figures(session.pid)
            print("start", before, flush=True)
            while pressed < wanted.keys and session.exit_status is None:
                burst = chance.choices(keys, k=chance.randint(1, 16))
                session.write(b"".join(burst))
                session.run_for(chance.choice((0.0, 0.01, 0.05)))
                worked_off(session)
                if pressed // 1000 != (pressed + len(burst)) // 1000:
                    session.wait_quiet(1, 10)
                    print(pressed + len(burst), figures(session.pid), flush=True)
                pressed += len(burst)
            if session.exit_status is not None:
                print(f"ended with {session.exit_status} after {pressed} keys")
                return 1
            worked_off(session, 60)
            for _ in range(8):
                session.write(b"\x1b")
                session.run_for(0.3)
            session.run_for(wanted.rest)
            after = figures(session.pid)
            print("after a rest", after)
            session.write(b"?")
            session.run_for(2)
            hears = "Keys" in session.term.text()
            if not hears:
                print(session.term.text())
            session.write(b"\x1b")
            grown = round(after["pss_mb"] - before["pss_mb"], 1)
            print(f"{pressed} keys: alive, hears the next key: {hears}, PSS {grown:+} MB")
            return 0 if hears else 1


if __name__ == "__main__":
    sys.exit(main())
