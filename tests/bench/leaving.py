"""What leaving and arriving cost with ten years of data: `python tests/bench/leaving.py`.

Each command is run as its own process, start-up included, and told in seconds and as a multiple of
`python -c pass` in the same round. The bars: an export within 2 s; an import within 10 s,
and a restore and what takes them back likewise.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from ten_years import RECORDS, UNTIL, generate

PROGRAM = [sys.executable, "-c", "from companion.__main__ import main; main()"]
EXPORT, IMPORT = 2.0, 10.0  # seconds
HABITS = 20
Case = tuple[str, list[str], float]


def seconds(command: list[str], env: dict[str, str]) -> float:
    """How long a command takes. Raises CalledProcessError when it does not end well."""
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - began


def loop_export(path: Path) -> None:
    """Ten years of twenty habits, as Loop Habit Tracker would write them."""
    days = [UNTIL - timedelta(days=n) for n in range(RECORDS // HABITS)]
    marks = "Date,Value,Notes\n" + "".join(
        f"{day},{'YES_MANUAL' if day.day % 4 else 'NO'},\n" for day in days
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        rows = "".join(f"{n:03},Habit {n},YES_NO\n" for n in range(1, HABITS + 1))
        archive.writestr("Habits.csv", f"Position,Name,Type\n{rows}")
        for n in range(1, HABITS + 1):
            archive.writestr(f"{n:03} Habit {n}/Checkmarks.csv", marks)


def cases(folder: Path, turn: int) -> list[Case]:
    """The commands of one round; the exports come before what reads them."""
    data, fresh = folder / "ten years", folder / f"fresh {turn}"
    whole = str(folder / "all.json")
    bare, archive = folder / f"bare {turn}", folder / f"kept {turn}.zip"

    def of(where: Path, *args: str) -> list[str]:
        return [*PROGRAM, "--data", str(where), *args]

    return [
        ("export --json", of(data, "export", "--force", whole), EXPORT),
        ("export --csv, zip", of(data, "export", "--force", str(folder / "all.zip")), EXPORT),
        ("export --csv, folder", of(data, "export", "--csv", "--force", str(folder / "tables")), EXPORT),
        ("export --markdown", of(data, "export", "--force", str(folder / "all.md")), EXPORT),
        ("export --tinydb", of(data, "export", "--tinydb", "--force", str(folder / "all.tinydb")), EXPORT),
        ("import, dry run", of(fresh, "import", "--dry-run", whole), IMPORT),
        ("import, everything new", of(fresh, "import", "--yes", whole), IMPORT),
        ("import, nothing new", of(fresh, "import", "--yes", whole), IMPORT),
        ("undo of the import", of(fresh, "undo"), IMPORT),
        ("redo of the import", of(fresh, "redo"), IMPORT),
        ("backup", of(data, "backup", str(archive)), IMPORT),
        ("restore, everything gone", of(bare, "restore", "--yes", str(archive)), IMPORT),
        ("undo of the restore", of(bare, "undo"), IMPORT),
        ("redo of the restore", of(bare, "redo"), IMPORT),
        ("import, Loop", of(folder / f"loop {turn}", "import", "--yes", str(folder / "loop.zip")), IMPORT),
    ]


def measure(folder: Path, rounds: int) -> dict[str, tuple[float, float, float]]:
    """By what is done: median seconds, its multiple of an empty Python, and the bar (seconds)."""
    env = {**os.environ, "HOME": str(folder), "COMPANION_CONFIG": str(folder / "none.yaml")}
    generate(folder / "ten years")
    loop_export(folder / "loop.zip")
    took: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    for turn in range(rounds):
        base = min(seconds([sys.executable, "-c", "pass"], env) for _ in range(5))
        for name, command, _ in cases(folder, turn):
            spent = seconds(command, env)
            took.setdefault(name, []).append(spent)
            ratios.setdefault(name, []).append(spent / base)
    bars = {name: bar for name, _, bar in cases(folder, 0)}
    return {name: (median(took[name]), median(ratios[name]), bars[name]) for name in took}


def main() -> int:
    """Print the figures; status 1 when one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # a disk, where /tmp may be memory
        figures = measure(Path(name), rounds)
    for name, (spent, ratio, bar) in figures.items():
        print(f"{name:26} {spent:6.2f} s   {ratio:6.1f} x python -c pass   (bar {bar:g} s)")
    return any(spent > bar for spent, _, bar in figures.values())


if __name__ == "__main__":
    raise SystemExit(main())
