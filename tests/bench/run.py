"""All bars in one go: `python tests/bench/run.py [--quick] [--only NAME ...]`.

Everything runs in folders made for the purpose, removed at the end. Status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bars import BARS, Row
from harness.report import machine
from programs import NOT_A_USERS, ROOT, Bench


def show(rows: list[Row]) -> None:
    """The table."""
    cells = [("", "measured", "bar", ""), *((r.what, r.measured, r.bar, r.verdict) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    for number, row in enumerate(cells):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def main() -> int:
    """Measure what was asked for, print the table, and say whether all bars are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a look, not a figure to quote")
    parser.add_argument(
        "--only", nargs="+", choices=BARS, default=list(BARS), metavar="NAME", help=", ".join(BARS)
    )
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where to work; a disk, not memory")
    options = parser.parse_args()
    for name in [*os.environ]:
        if name.startswith(NOT_A_USERS):
            del os.environ[name]
    os.environ["PYTHONPATH"] = str(ROOT)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(dir=options.folder, prefix=".bench-") as folder:
        bench = Bench(Path(folder), quick=options.quick)
        for name in options.only:
            began = time.monotonic()
            print(f"{name} …", end="", file=sys.stderr, flush=True)
            rows += BARS[name](bench)
            print(f" {time.monotonic() - began:.0f} s", file=sys.stderr)
    here = machine()
    load = " ".join(f"{each:.1f}" for each in here["load"])
    print(f"{here['cpus']} × {here['cpu']}, load {load}, Python {sys.version.split()[0]}, {here['when']}\n")
    show(rows)
    return int(not all(row.met for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
