"""Rows are plain data: nobody who asks for them brings a screen in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from companion import rows

ALL = sorted(f"companion.rows.{path.stem}" for path in Path(rows.__file__).parent.glob("[a-z]*.py"))

CHECK = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("textual", "rich"))
assert not loaded, loaded
"""


def test_rows_are_had_without_a_screen() -> None:
    assert len(ALL) >= 5
    done = subprocess.run([sys.executable, "-c", CHECK, *ALL], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
