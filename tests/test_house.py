"""The house as it stands: no circle of imports, no class that knows everything, nothing too long."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import companion

ROOT = Path(companion.__file__).parent
FILE, FUNCTION, CLASS = 300, 60, 45  # lines, lines, methods with those of its bases


def module(path: Path) -> str:
    return ".".join(("companion", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


TREES = {module(path): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}
CLASSES = [
    (name, node) for name, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
]


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module of ours that is named in an import, also one inside a function or for types alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in TREES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_import_leads_back_to_where_it_began() -> None:
    left = {
        name: {other for other in imported(tree) if other in TREES} - {name} for name, tree in TREES.items()
    }
    while free := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in free}
    assert not left, f"circles among {sorted(left)}"


def test_no_class_name_stands_twice() -> None:
    names = [node.name for _, node in CLASSES]
    assert {name for name in names if names.count(name) > 1} == set()


def test_no_class_knows_everything() -> None:
    by_name = {node.name: node for _, node in CLASSES}

    def methods(node: ast.ClassDef, seen: frozenset[str] = frozenset()) -> int:
        bases = {ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases} - seen
        own = sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)
        seen = seen | bases | {node.name}
        return own + sum(methods(by_name[base], seen) for base in bases if base in by_name)

    assert {node.name: count for _, node in CLASSES if (count := methods(node)) > CLASS} == {}


def test_a_rule_of_ruffs_that_is_left_out_has_its_reason_beside_it() -> None:
    pyproject = (Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8")
    rules = pyproject.partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0].splitlines()
    assert 'select = ["ALL"]' in rules
    left_out = [line for line in rules if re.search(r'"[A-Z]+\d*"', line.partition("#")[0])][1:]
    assert len(left_out) > 40 and [line for line in left_out if not re.search(r"# \S.{10}", line)] == []


def test_nothing_is_too_long_to_read() -> None:
    lines = {module(path): path.read_text("utf-8").count("\n") for path in ROOT.rglob("*.py")}
    functions = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lines.items() if length > FILE} == {}
    assert {name: length for name, length in functions.items() if length > FUNCTION} == {}
