"""CONTRIBUTING cannot lie: what it names is there, and a tick goes the way it says."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import companion
from companion import words
from companion.cli.commands import COMMANDS
from companion.store.store import Store
from companion.tui.commands import BY_ID
from companion.tui.desk import Desk
from companion.tui.frame.host import Asked
from companion.tui.frame.pane import Pane
from companion.tui.frame.screen_host import ScreenHost

from .tui.conftest import open_app, short_waits  # noqa: F401
from .tui.hands import press

ROOT = Path(__file__).parent.parent
HOUSE = Path(companion.__file__).parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TREE = TEXT.partition("## The house\n\n```\n")[2].partition("```")[0]
PROSE = re.sub(r"^```.*?^```", "", TEXT, flags=re.DOTALL | re.MULTILINE)
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", PROSE + TREE)))
TICK = re.findall(r"^\d+\. `([\w/]+\.py)`", TEXT.partition("## One tick")[2], re.MULTILINE)
OUTSIDE = {"data_bind", "NAME", "FEATURE"}  # Textual's, and what stands for a name
KEYS = {"space"}


@cache
def defined(path: Path) -> set[str]:
    """What a module defines: classes, functions, constants and what is set on `self`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return found


def in_place(path: str) -> Path:
    """A file of the tree; `companion/` itself may be an installed one."""
    return (HOUSE.parent if path.split("/", maxsplit=1)[0] == "companion" else ROOT) / path


def places(name: str) -> list[Path]:
    """Where a file or folder that is named could be; FEATURE is a feature that there is."""
    features = (
        [path.name for path in (HOUSE / "tui").iterdir() if path.is_dir()] if "FEATURE" in name else [""]
    )
    return [each / name.replace("FEATURE", one) for each in (ROOT, HOUSE) for one in features]


def is_there(name: str) -> bool:
    """Whether a file with a name in it, a file, a command or a name in the code is there."""
    file, _, inside = name.partition(": ")
    if inside or "/" in file or file.endswith((".py", ".md", ".yaml", ".toml")):
        found = [place for place in places(file) if place.exists()]
        return bool(found) and (not inside or any(inside in defined(place) for place in found))
    if name.startswith("companion "):
        return name.split()[1] in COMMANDS
    if name in BY_ID or name in KEYS | OUTSIDE or (HOUSE / name).is_dir():
        return True
    if name.startswith("words."):
        value: Any = words
        for part in name.split(".")[1:]:
            value = getattr(value, part)
        return True
    last = re.sub(r"\(.*\)$", "", name).rpartition(".")[2]
    return any(last in defined(path) for path in HOUSE.rglob("*.py"))


@pytest.mark.parametrize("name", [name for name in NAMED if not name.startswith("-")])
def test_what_it_names_is_there(name: str) -> None:
    assert is_there(name), name


def in_the_tree() -> Iterator[Path]:
    """Each file and folder of the picture of the house."""
    above: list[str] = []
    for line in TREE.splitlines():
        names = re.match(r" *[\w.]+(?:/|\.py)", line)
        assert names, line
        depth = (len(line) - len(line.lstrip())) // 2
        above = [*above[:depth], names[0].strip()]
        yield in_place("/".join(above))


def test_the_picture_of_the_house_is_whole() -> None:
    shown = list(in_the_tree())
    assert shown and all(path.exists() for path in shown), [str(path) for path in shown if not path.exists()]
    rooms = {path for path in HOUSE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(shown)


def test_a_screen_takes_ten_files_and_seven_edits() -> None:
    steps = PROSE.partition("## Add a screen")[2].partition("## One tick")[0].partition("\nThen run")[0]
    new = set(re.findall(r"`([\w/]*FEATURE[\w/]*\.\w+)`", steps))
    edited = {name.partition(":")[0] for name in re.findall(r"`([\w/]+\.py(?:: \w+)?)`", steps)} - new
    assert len(new) == 10 and len(edited) == 7, (sorted(new), sorted(edited))


def test_its_commands_name_files_that_are_there() -> None:
    blocks = re.findall(r"^```\n(.*?)^```", TEXT.partition("## The house")[0], re.DOTALL | re.MULTILINE)
    named = re.findall(r"(?<=\s)(?:tests|\.ci|companion)(?:/[\w.]+)*", "\n".join(blocks))
    assert named and all(in_place(path).exists() for path in named), named


# -- one tick


def way() -> list[str]:
    """The files of ours whose functions are at work, the first to be called first."""
    found, frame = [], sys._getframe(2)
    while frame:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(HOUSE):
            found.append(path.relative_to(HOUSE).as_posix())
        frame = frame.f_back  # type: ignore[assignment]
    return found[::-1]


async def test_a_tick_goes_through_the_files_it_lists_each_once(
    open_app: Callable[..., AbstractAsyncContextManager[Pilot[Any]]],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ways: dict[str, list[str]] = {}

    def watch(owner: Any, name: str, counts: Callable[..., bool] = lambda *_: True) -> None:
        real = getattr(owner, name)

        def watched(*args: Any, **options: Any) -> Any:
            here = way()
            if counts(args, here):
                ways.setdefault(name, here)
            return real(*args, **options)

        monkeypatch.setattr(owner, name, watched)

    async with open_app() as pilot:
        watch(Pane, "post_message", lambda args, _: isinstance(args[1], Asked))
        watch(ScreenHost, "do")
        watch(Desk, "submit", lambda _, here: "do" in ways)
        watch(Store, "apply")
        watch(os, "fsync", lambda _, here: "store/store.py" in here)
        await press(pilot, "space")
        monkeypatch.undo()
    assert list(ways) == ["post_message", "do", "submit", "apply", "fsync"]
    posted = ways["post_message"]
    posted = posted[posted.index("tui/frame/pane.py") :]  # before, it is any key's way
    handed_on = [*posted, *ways["do"], *ways["submit"], *ways["fsync"]]
    visited = [path for path, _ in groupby(handed_on)]
    assert visited == TICK
    assert len(set(visited)) == len(visited)
    at = visited.index("store/store.py")
    assert at <= 7 and len(visited) - at <= 4
