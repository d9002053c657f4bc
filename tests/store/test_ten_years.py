"""The data the benches run on: the same every time, and such as the store itself would have written."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

from companion.model.kinds import KINDS

from .conftest import Stores

ten_years = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "ten_years.py"))


def test_it_is_the_same_every_time_and_reads_without_a_notice(tmp_path: Path, open_store: Stores) -> None:
    for name in "ab":
        assert ten_years["generate"](tmp_path / name, records=1500, until=date(2026, 11, 17)) == 1500
    pages = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in pages)
    store = open_store(folder=tmp_path / "a")
    found = [len(store.newest(kind.struct, 10_000)) for kind in KINDS]
    assert sum(found) == 1500 and store.notices() == []
    assert store.summarise(99) and max(store.days()) == date(2026, 11, 17) and len(store.days()) > 60
