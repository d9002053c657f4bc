"""`companion progress`: the figures and the year in sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.companion import Companion
from companion.config.settings import Settings

from ..conftest import HeldClock
from ..tui.test_progress import fill


def test_the_figures_the_year_and_all_of_it_for_programs(
    shell: Callable[..., Any], data: Path, clock: HeldClock, tmp_path: Path
) -> None:
    assert shell("progress").stdout == "The page is open.\nBeginning.\n"
    companion = Companion(data, Settings(), config=tmp_path / "c.yaml", clock=clock)
    fill(companion)
    companion.close()
    assert shell("progress").stdout.splitlines() == [
        "5 days with something in them",
        "The last seven days: Wednesday one or two, Thursday resting, Friday resting, "
        "Monday some, Tuesday many.",
        "Finding a rhythm.",
        "Rested on 12 and 13 November.",
    ]
    assert shell("progress", "year").stdout.splitlines() == [
        "November: something on 3 days, resting on 2. Fullest on the 17th: up, morning, two wins.",
        "October: something on 1 day. Fullest on the 31st: up, morning.",
        "August 2025: something on 1 day. Fullest on the 2nd: one win.",
    ]
    found = json.loads(shell("progress", "year", "--json").stdout)
    assert found["head"]["days"] == 5 and found["shown"]["cells"]["2026-11-16"] == "some"
    file = tmp_path / "year.txt"
    told = shell("progress", "year").stdout
    assert shell("progress", "year", "--to", str(file)).stdout == f"Saved as {file}.\n"
    assert file.read_text() == told and file.stat().st_mode & 0o777 == 0o600
    again = shell("progress", "--to", str(file))
    assert again.exit_code and "already exists" in again.stderr and file.read_text() == told
    assert shell("progress", "--to", str(file), "--force").exit_code == 0 and file.read_text() != told
    inside = shell("progress", "--to", str(data / "x.txt"))
    assert inside.exit_code and "Please choose another place" in inside.stderr
