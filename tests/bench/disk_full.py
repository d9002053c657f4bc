#!/usr/bin/env python3
"""Refuse every system call that writes, in every command that writes; and run them all on a full disk.

    disk_full.py [--only NAME] [--stride N] [--error ENOSPC] [--without-full]

strace (Linux) lets the nth call of each kind fail once, for every n: a disk that is full for a moment, a
quota, a bad block. Then each command runs on a small disk of its own (tmpfs, in a namespace of its own)
with so many pages free, from none up to as many as it wants: from some point on everything fails. After
each the exit status has to be true, with a line or two on standard error where it is not 0 and never a
traceback; the store has to open without a word and show what was before (an import may stop half-way,
and undo brings back what was), nothing half-written is left, and the same command comes to its end once
there is room. Exit status 1 when it does not, 2 without strace.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from points import CASES, Case, calls, copy_of, exact, left_over, prepared, run, shown

WRITES = {
    *("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "link", "linkat", "mkdir", "mkdirat"),
    *("rename", "renameat", "renameat2"),
}
PAGE = 4096  # bytes
ROOM = 4 * 1024 * 1024  # bytes of the small disk
LINES = 3  # on standard error; more is no longer kind

Run = subprocess.CompletedProcess[str]
Told = tuple[str, list[str]]  # what was refused, and what is not as promised


def refused_once(case: Case, home: Path, error: str, stride: int) -> Iterator[Told]:
    """A run for each call that writes, which fails."""
    used = copy_of(home)
    places = [each for each in calls(used, case.command) if each.name in WRITES and each.path]
    after, _ = shown(used)
    for call in places[::stride]:
        used = copy_of(home)
        fail = ("-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.nth}")
        done = run(used, case.command, "strace", "-f", "-qq", "-o", "/dev/null", *fail)
        name = f"{error} at {call.name} {call.nth}, {Path(call.path).name}"
        yield name, broken(case, home, used, done, after)


def full(case: Case, home: Path, disk: Path) -> Iterator[Told]:
    """A run for each number of pages that are free, until it is enough."""
    fill = disk / "fill"
    used = copy_of(home, disk)
    run(used, case.command)
    after, _ = shown(used)
    for pages in range(ROOM // PAGE):
        copy_of(home, disk)
        free = os.statvfs(disk).f_bavail * PAGE
        with fill.open("wb") as file:
            file.write(bytes(free - pages * PAGE))
        done = run(used, case.command)
        enough = os.statvfs(disk).f_bavail > 0
        fill.unlink()
        yield f"{pages} pages free", broken(case, home, used, done, after)
        if enough and not done.returncode:
            return


@contextmanager
def small_disk(folder: Path, *, wanted: bool) -> Iterator[Path | None]:
    """A disk of its own."""
    if not wanted:
        yield None
        return
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def broken(case: Case, home: Path, used: Path, done: Run, after: frozenset[str]) -> list[str]:
    """What is not as promised after a run that the disk had refused something."""
    said, (before, _), (now, told) = done.stderr.strip(), shown(home), shown(used)
    found = [f"said {said[-300:]}"] if "Traceback" in said or said.count("\n") >= LINES else []
    found += [f"left over {left}"] if (left := left_over(used)) else []
    found += [f"told {told}"] if told else []
    if not done.returncode:
        return found + ([f"said it was done: {sorted(now ^ after)}"] if now != after else [])
    if not said:
        found.append("said nothing")
    if now != before and (case.whole or not before & after <= now <= before | after):
        found.append(f"neither before nor after: {sorted(now ^ before)}, said {said}")
    if case.back == "undo":
        back = run(used, ["undo"])
        if back.returncode or exact(used) != exact(home):
            found.append(f"undo: {back.stdout}{back.stderr}{sorted(shown(used)[0] ^ before)}")
    again = run(used, case.command)
    if again.returncode or shown(used)[0] != after or left_over(used):
        found.append(
            f"again: {again.stderr.strip()[-300:]} {sorted(shown(used)[0] ^ after)} {left_over(used)}"
        )
    if case.back == "redo":
        back = run(used, ["redo"])
        if back.returncode or exact(used) != exact(home):
            found.append(f"redo: {back.stdout}{back.stderr}{sorted(shown(used)[0] ^ before)}")
    return found


def may_mount() -> bool:
    """Whether the system lets us have a disk of our own."""
    probe = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /tmp"]
    return bool(shutil.which("unshare")) and not subprocess.run(probe, capture_output=True).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="one case by its name")
    parser.add_argument("--stride", type=int, default=1, help="every so many calls only")
    parser.add_argument("--error", default="ENOSPC", help="ENOSPC, EIO, EDQUOT …")
    parser.add_argument("--without-full", action="store_true", help="single refusals only")
    parser.add_argument("--disk", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("strace is not installed")
        return 2
    if not (options.disk or options.without_full):
        if may_mount():
            os.execvp("unshare", ["unshare", "-rm", sys.executable, *sys.argv, "--disk"])
        print("no disk of its own can be had here: single refusals only")
    worst = 0
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder), wanted=options.disk) as disk:
        for case in CASES:
            if options.only not in (None, case.name):
                continue
            home = prepared(case, Path(folder))
            told = list(refused_once(case, home, options.error, options.stride))
            told += full(case, home, disk) if disk else ()
            problems = [f"{name}: {why}" for name, found in told for why in found]
            print(f"{case.name:<26} {len(told):>4} runs  {len(problems)} broken promises", flush=True)
            for problem in problems:
                print(f"    {problem}")
            worst = max(worst, bool(problems))
    return worst


if __name__ == "__main__":
    sys.exit(main())
