"""The wish board cannot lie: each wish is there, in order, and what is said to hold it is a test."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "wishes.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
NOT_YET = "not yet"


@cache
def defined_in(path: str) -> set[str]:
    """The names of the tests of a file, as pytest finds them; none where there is no such file."""
    file = ROOT / path
    tree = ast.parse(file.read_text("utf-8") if file.is_file() else "")
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_all_wishes_are_there_in_their_order() -> None:
    assert [int(number) for number, *_ in ROWS] == [*range(1, 49)]
    assert all("#" in asked or "discussion" in asked for _, asked, _, _ in ROWS)


def test_what_holds_a_wish_is_a_test() -> None:
    for number, _, _, held in ROWS:
        if held != NOT_YET:
            named = re.findall(r"`(tests/(?:\w+/)*test_\w+\.py)::(test_\w+)`", held)
            assert named and len(named) == held.count("<br>") + 1, number
            assert [f"{path}::{test}" for path, test in named if test not in defined_in(path)] == [], number


def test_most_of_them_hold() -> None:
    assert sum(held != NOT_YET for *_, held in ROWS) >= 40
