"""The matrix of terminals: a quick part of it, and that its page and its tests are those that there are."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "terminals"
QUICK = ("10", "15", "26", "27", "33")
"""Those that no other test holds, and that need nothing but a pseudo-terminal, or are not here."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the bench is for Linux")


@pytest.fixture
def matrix(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    import matrix as made

    return made


def test_a_few_cases_in_a_terminal_of_its_own() -> None:
    command = [sys.executable, str(FOLDER / "matrix.py"), "--in", "plain", "ja_JP", "--only", *QUICK]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.count("\n") >= len(QUICK), done.stdout + done.stderr


def test_the_page_has_every_case(matrix: ModuleType) -> None:
    page = (ROOT / "docs" / "terminals.md").read_text("utf-8")
    rows = [
        line.split(" | ")[:2]
        for line in page.partition(matrix.page.START)[2].splitlines()
        if line[:3] != "|--"
    ]
    found = [(first.lstrip("| "), words) for first, words in filter(lambda row: len(row) == 2, rows)][1:]
    assert found == [(str(number), one.words) for number, one in sorted(matrix.CASES.items())]
    assert set(matrix.CASES) == set(range(1, 42))


def test_the_tests_that_hold_cases_are_there(matrix: ModuleType) -> None:
    for one in matrix.CASES.values():
        for check in one.checks.values():
            for test in check.test.split() if hasattr(check, "test") else ():
                file, _, name = test.partition("::")
                tree = ast.parse((ROOT / file).read_text("utf-8"))
                assert not name or name in {getattr(node, "name", "") for node in ast.walk(tree)}, test
