#!/usr/bin/env python3
"""Kill companion at every system call of a write, an update, a deletion, a restore, a merge, an import.

    syscall_kill.py [--only NAME] [--stride N]

strace (Linux) kills the process as it enters the nth call of each kind that changes a file, for every
n from the first one that touches the data. After each kill the store has to open without a word, show
the records as they were before or as they are after (a restore may stand half-way: then nothing that is
in both is gone), and the same command run again has to come to its end. Exit status 1 when it does not,
2 without strace.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from companion.store.store import Store  # noqa: E402

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,ftruncate,flock"
)
KILLED = 137
CONFLICT = "2026-11 (conflicted copy 2026-11-17 120000).json"
Texts = frozenset[str]


@dataclass
class Case:
    """A command, and what makes the folder it runs on."""

    name: str
    command: list[str]
    prepare: Callable[[Path], None]
    whole: bool = True  # all or nothing; else additions come first and a half-way state is allowed


def companion(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a folder."""
    return subprocess.run([*program(), *command], env=environment(home), capture_output=True, text=True)


def program() -> list[str]:
    return [sys.executable, "-m", "companion"]


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "COMPANION_DATA": str(home / "data"),
        "COMPANION_CONFIG": str(home / "config.yaml"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def shown(home: Path) -> tuple[Texts, list[str]]:
    """What a fresh store shows, and what it has to tell."""
    store = Store(home / "data")
    everything = store.notebook.everything()
    texts = {
        f"{table}: {doc.get('text') or doc.get('label')} {doc.get('state', '')} {doc.get('note', '')}"
        for table, rows in everything.items()
        for doc in rows.values()
    }
    return frozenset(texts), store.notices()


def two_wins(home: Path) -> None:
    companion(home, "win", "one", "--at", "2026-10-03")
    companion(home, "win", "two", "--at", "2026-11-03")


def ticked(home: Path) -> None:
    two_wins(home)
    companion(home, "tick", "Up")
    companion(home, "undo")


def archived(home: Path) -> None:
    two_wins(home)
    companion(home, "backup", str(home / "kept.zip"))
    companion(home, "undo")
    companion(home, "win", "three", "--at", "2026-09-03")


def parted(home: Path) -> None:
    two_wins(home)
    page = home / "data" / "2026-11.json"
    copy = page.with_name(CONFLICT)
    shutil.copy(page, copy)
    companion(home, "win", "here", "--at", "2026-11-04")
    shutil.move(page, home / "away")
    shutil.move(copy, page)
    companion(home, "win", "there", "--at", "2026-11-05")
    shutil.move(page, copy)
    shutil.move(home / "away", page)


def listed(home: Path) -> None:
    two_wins(home)
    lines = [f"- 2026-{month:02}-05 brought {month}\n" for month in range(8, 12)]
    (home / "wins.md").write_text("".join(lines))


CASES = [
    Case("first write", ["win", "new"], lambda home: None),
    Case("write", ["win", "new"], two_wins),
    Case("update", ["tick", "Up"], ticked),
    Case("delete", ["undo"], two_wins),
    Case("restore", ["restore", "kept.zip", "--yes"], archived, whole=False),
    Case("merge", ["sync", "tidy"], parted),
    Case("import", ["import", "wins.md", "--yes"], listed, whole=False),
]


def boundaries(home: Path, command: list[str]) -> Iterator[tuple[str, int]]:
    """Each call to kill at: its name, and the how-manieth of that name it is."""
    log = home / "calls"
    traced = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *program(), *command]
    subprocess.run(traced, env=environment(home), cwd=home, capture_output=True, check=False)
    counts: dict[str, int] = {}
    begun = False
    for line in log.read_text(errors="replace").splitlines():
        if not (found := re.match(r"\d+ +(\w+)\(", line)):
            continue
        name = found[1]
        counts[name] = counts.get(name, 0) + 1
        begun = begun or str(home / "data") in line
        if begun:
            yield name, counts[name]


def copy_of(home: Path, name: str) -> Path:
    """A fresh copy of a prepared home, under the same path each time, so that the calls are the same."""
    used = home.with_name(name)
    shutil.rmtree(used, ignore_errors=True)
    shutil.copytree(home, used)
    return used


def run_case(case: Case, folder: Path, stride: int) -> tuple[int, list[str]]:
    """How many kills, and what went wrong."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    case.prepare(home)
    before, _ = shown(home)
    used = copy_of(home, "used")
    places = list(boundaries(used, case.command))[::stride]
    after, told = shown(used)
    problems = [f"unkilled: {told}"] if told or (after == before and case.name != "merge") else []
    killed = 0
    for name, nth in places:
        used = copy_of(home, "used")
        kill = f"inject={name}:signal=KILL:when={nth}"
        traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e", kill]
        done = subprocess.run(
            [*traced, *program(), *case.command], env=environment(used), cwd=used, capture_output=True
        )
        killed += done.returncode in (KILLED, -9)
        now, told = shown(used)
        fits = now in (before, after) if case.whole else before & after <= now <= before | after
        if told or not fits:
            problems.append(f"{name} {nth}: {sorted(now ^ after)} {told}")
            continue
        if now != after:
            again = subprocess.run(
                [*program(), *case.command], env=environment(used), cwd=used, capture_output=True, text=True
            )
            if again.returncode or shown(used)[0] != after:
                problems.append(f"{name} {nth}: again: {again.stderr.strip()[:200]} {sorted(shown(used)[0])}")
    return killed, problems


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
                print(f"{case.name:<12} {killed:>4} kills  {len(problems)} broken promises", flush=True)
                for problem in problems:
                    print(f"    {problem}")
                worst = max(worst, bool(problems))
    return worst


if __name__ == "__main__":
    sys.exit(main())
