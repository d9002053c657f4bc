#!/usr/bin/env python3
"""Kill companion at every system call that changes a file, in every command that writes.

    syscall_kill.py [--only NAME] [--stride N]

strace (Linux) kills the process as it enters the nth call of each kind, for every n from the first one
that touches its folder. After each kill the store has to open without a word and show what was before or
what is after (an import, a restore and the undoing of one may stand half-way: then nothing that is in
both is gone, and one `undo` or `redo` brings back every record as it was); and the same command run again
has to come to its end and leave nothing half-written. Exit status 1 when it does not, 2 without strace.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from points import CASES, Call, Case, calls, copy_of, exact, left_over, prepared, run, shown

KILLED = (137, -9)


def run_case(case: Case, folder: Path, stride: int) -> tuple[int, list[str]]:
    """How many kills, and what went wrong."""
    home = prepared(case, folder)
    before, _ = shown(home)
    used = copy_of(home)
    places = list(calls(used, case.command))[::stride]
    after, told = shown(used)
    problems = [f"unkilled: {told}"] if told or (after == before) is case.changes else []
    killed = 0
    for call in places:
        used = copy_of(home)
        kill = ("-e", f"trace={call.name}", "-e", f"inject={call.name}:signal=KILL:when={call.nth}")
        done = run(used, case.command, "strace", "-f", "-qq", "-o", "/dev/null", *kill)
        killed += done.returncode in KILLED
        problems += [f"{call}: {why}" for why in broken(case, home, used, call, after)]
    return killed, problems


def broken(case: Case, home: Path, used: Path, call: Call, after: frozenset[str]) -> list[str]:
    """What is not as promised in a folder where a command was killed."""
    before, _ = shown(home)
    now, told = shown(used)
    fits = now in (before, after) if case.whole else before & after <= now <= before | after
    if told or not fits:
        return [f"{sorted(now ^ after)} {told}"]
    if case.back == "undo" and (why := goes_back(case, home, used)):
        return [why]
    if now != after or case.again:
        again = run(used, case.command)
        if again.returncode or shown(used)[0] != after:
            return [f"again: {again.stderr.strip()[:200]} {sorted(shown(used)[0] ^ after)}"]
        if left := left_over(used):
            return [f"left over: {left}"]
    if case.back == "redo" and (why := goes_back(case, home, used)):
        return [why]
    return []


def goes_back(case: Case, home: Path, used: Path) -> str:
    """Why it is not as it was before after the command that takes the case back; "" when it is."""
    done = run(used, [case.back])
    if done.returncode or exact(used) != exact(home):
        return f"{case.back}: {done.stdout}{done.stderr} {sorted(shown(used)[0] ^ shown(home)[0])}"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="one case by its name")
    parser.add_argument("--stride", type=int, default=1, help="every so many calls only")
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("strace is not installed")
        return 2
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if options.only in (None, case.name):
                killed, problems = run_case(case, Path(folder), options.stride)
                print(f"{case.name:<26} {killed:>4} kills  {len(problems)} broken promises", flush=True)
                for problem in problems:
                    print(f"    {problem}")
                worst = max(worst, bool(problems))
    return worst


if __name__ == "__main__":
    sys.exit(main())
