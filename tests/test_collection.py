"""Every collection finds the same tests: without that no two workers could share them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COLLECT = """
import json, sys
from datetime import timedelta
import pytest, time_machine

class Found:
    def pytest_collection_finish(self, session):
        print("", json.dumps([item.nodeid for item in session.items]), sep="\\n")

with time_machine.travel(timedelta(days=40, seconds=3)):
    sys.exit(pytest.main(["--collect-only", "-qq", "--assert=plain", "-pno:cacheprovider"], [Found()]))
"""


def test_another_time_another_process_and_other_hashes_collect_the_same(
    request: pytest.FixtureRequest,
) -> None:
    here = [item.nodeid for item in request.session.items]
    done = subprocess.run(
        [sys.executable, "-c", COLLECT],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    there = json.loads(next(line for line in done.stdout.splitlines() if line[:1] == "["))
    assert set(here) <= set(there)
    if len(here) == len(there):  # this run is of all tests
        assert here == there
