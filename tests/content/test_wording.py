"""No sentence of the app speaks of what did not happen, and none exclaims."""

import ast
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import companion
from companion import words
from companion.content import load

FORBIDDEN = load.wording().forbidden


def sentences(value: Any) -> Iterator[str]:
    """Every string a module's names hold: constants, tables of them, and the texts inside functions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from sentences(key)
            yield from sentences(inside)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inside in value:
            yield from sentences(inside)
    elif isinstance(value, types.FunctionType):
        yield from in_code(value.__code__, value.__doc__)
    elif isinstance(value, type):
        for inside in vars(value).values():
            if isinstance(inside, types.FunctionType):
                yield from sentences(inside)


def in_code(code: types.CodeType, doc: str | None) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from in_code(constant, None)
        elif constant != doc:
            yield from sentences(constant)


def of_words() -> list[tuple[str, str]]:
    files = sorted(Path(words.__file__).parent.glob("[a-z]*.py"))
    modules = [getattr(words, file.stem) for file in files]
    return [
        (f"{module.__name__.removeprefix('companion.words.')}.{name}", text)
        for module in modules
        for name, value in vars(module).items()
        if not name.startswith("__") and getattr(value, "__module__", module.__name__) == module.__name__
        for text in sentences(value)
    ]


def test_the_sentences_of_the_app_are_found() -> None:
    found = {name for name, _ in of_words()}
    assert {"common.SAVED", "changes.REMOVED", "common.clock"} <= found


@pytest.mark.parametrize(("name", "text"), of_words(), ids=lambda value: str(value)[:40])
def test_a_sentence_of_the_app_keeps_to_the_wording_rules(name: str, text: str) -> None:
    assert not FORBIDDEN.search(text), f"words.{name}: {text!r}"


def of_code(file: Path) -> Iterator[str]:
    """Every string of more than a word in a file, its docstrings left out."""
    tree = ast.parse(file.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    yield from (node.value for node in texts if isinstance(node.value, str) and " " in node.value)


def test_what_is_said_where_it_is_raised_keeps_to_the_wording_rules() -> None:
    files = sorted(Path(companion.__file__).parent.rglob("*.py"))
    said = [(file.name, text) for file in files for text in of_code(file)]
    assert {"doctor.py", "folder.py", "notation.py", "opening.py"} <= {name for name, _ in said}
    assert [(name, text) for name, text in said if FORBIDDEN.search(text)] == []


def test_the_sentences_of_the_rules_keep_to_the_rules() -> None:
    for text in load.wording().strings.values():
        assert not FORBIDDEN.search(text), text


def test_the_lines_that_answer_a_mark_keep_to_the_rules() -> None:
    sets = load.step_lines()
    lines = [*sets.done, *sets.partly, *sets.resting, sets.last, *sets.quiet]
    assert len(set(lines)) == len(lines) == 33
    for text in lines:
        assert not FORBIDDEN.search(text), text
        assert len(text) <= 60 and text.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "You missed three days",
        "Keep it up",
        "Only 2 left",
        "Don't give up",
        "Well done!",
        "Your streak",
        "0 days",
        "overdue",
    ],
)
def test_the_rule_catches_what_it_is_for(text: str) -> None:
    assert FORBIDDEN.search(text)
