"""`companion support`: there whatever else is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from companion.content.load import support


def test_every_address_in_full_even_with_broken_settings(shell: Any, config: Path, data: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("routines: [what\n")
    done = shell("support")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    for directory in support().directories:
        assert directory.url in lines
    assert not data.exists()
