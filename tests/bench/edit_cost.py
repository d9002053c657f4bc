"""What one edit costs, from the call to the acknowledged fsync: `python tests/bench/edit_cost.py`.

Four folders, edited in turn so that whatever else the machine does meets them alike: 1,000 records,
75,000, a month that holds 5,000, and an empty one; and stock TinyDB with the same 75,000. An edit is
a win added and its note changed, each counted alone. The bar: no folder costs more than 1.3 times
the one of 1,000.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from ten_years import UNTIL, ZONE, crowd, generate
from tinydb import TinyDB

from companion.export.as_tinydb import encode
from companion.export.selection import Filters, select
from companion.model.change import Edit, Entry
from companion.model.wins import Win
from companion.store.store import Store

NOON = datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=ZONE)
BAR = 1.3


class Editor:
    """Edits one folder and keeps how long each edit took (seconds)."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder, now=lambda: self.at)
        self.at = NOON
        self.took: list[float] = []

    def edit(self) -> None:
        """Add a win, then change it."""
        self.at += timedelta(minutes=1)
        win = Win(at=self.at, day=self.at.date(), text="called Mum")
        (entry,) = self._timed(Edit.add(win))
        added = self.store.get(Win, entry.id)
        assert added
        self._timed(Edit.patch(added, note="it was easier than I had thought"))

    def _timed(self, edit: Edit) -> tuple[Entry, ...]:
        began = time.perf_counter()
        entries = self.store.apply([edit])
        self.took.append(time.perf_counter() - began)
        return entries


def stock(path: Path, rounds: int) -> list[float]:
    """The same edit by TinyDB as it comes, on one file."""
    took = []
    with TinyDB(path) as db:
        wins = db.table("wins")
        for _ in range(rounds):
            began = time.perf_counter()
            wins.insert({"at": NOON.isoformat(), "day": UNTIL.isoformat(), "text": "called Mum"})
            took.append(time.perf_counter() - began)
    return took


def measure(rounds: int) -> dict[str, float]:
    """Median seconds of an edit, by what is edited."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # a disk, where /tmp may be memory
        folder = Path(name)
        generate(folder / "1,000 records", 1_000)
        generate(folder / "75,000 records", 75_000)
        crowd(folder / "a month of 5,000", NOON, 5_000)
        names = ["nothing yet", "1,000 records", "75,000 records", "a month of 5,000"]
        editors = {each: Editor(folder / each) for each in names}
        for turn in range(rounds + 5):
            for editor in editors.values():
                editor.edit()
                if turn < 5:  # the first ones read the page and make the backups
                    editor.took.clear()
        figures = {each: median(editor.took) for each, editor in editors.items()}
        everything = select(Store(folder / "75,000 records"), Filters())
        (folder / "stock.json").write_bytes(encode(everything))
        figures["stock TinyDB, 75,000 records"] = median(stock(folder / "stock.json", 5))
        return figures


def main() -> int:
    """Print the figures; status 1 when a folder is over the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=150)
    figures = measure(parser.parse_args().rounds)
    base = figures["1,000 records"]
    for name, seconds in figures.items():
        print(f"{name:30} {seconds * 1000:9.2f} ms   {seconds / base:8.2f} x")
    return any(figures[name] > BAR * base for name in ("75,000 records", "a month of 5,000"))


if __name__ == "__main__":
    raise SystemExit(main())
