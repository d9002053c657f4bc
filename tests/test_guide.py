"""The guide cannot lie: its pictures and reference are made again, its links followed, its code run."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from companion.cli.commands import COMMANDS
from companion.cli.main import cli
from companion.clock import Clock
from companion.verbs.known import settings_in

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
PICTURES = sorted(file.stem for file in (DOCS / "pictures").glob("*.svg"))
BASH = shutil.which("bash") or "bash"
BLOCK = re.compile(r"^( *)```(\w+)( [^\n]+)?\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`made("pictures")` is the program of that name in `docs`."""
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(*languages: str) -> Iterator[Any]:
    """The pieces of code of all pages in these languages, with what stands behind the language."""
    for page in PAGES:
        for number, (indent, language, more, code) in enumerate(BLOCK.findall(page.read_text("utf-8"))):
            if language in languages:
                plain = "\n".join(line.removeprefix(indent) for line in code.split("\n"))
                yield pytest.param(more.strip(), plain, id=f"{named(page)}-{number}")


def plain(language: str) -> list[str]:
    """The same without what stands behind the language."""
    return [str(each.values[1]) for each in blocks(language)]


def anchors(page: Path) -> set[str]:
    """What a link into a page can name: its headings, as GitHub writes them."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_of_the_app_as_it_is(name: str, made: Any) -> None:
    here = (DOCS / "pictures" / f"{name}.svg").read_text("utf-8")
    assert made("pictures").make(name) == here, f"run: python docs/pictures.py {name}"


def test_every_picture_is_made_and_shown(made: Any) -> None:
    assert {*PICTURES} == {*made("pictures").PICTURES, "first-minute"}
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in PICTURES if f"pictures/{name}.svg)" not in pages] == []


@pytest.mark.parametrize("name", ["commands", "categories", "keys", "settings", "themes", "environment"])
def test_the_reference_is_made_from_the_code(name: str, made: Any) -> None:
    page = (DOCS / "reference" / f"{name}.md").read_text("utf-8")
    assert page == made("reference").PAGES[name](), "run: python docs/reference.py"


def test_every_colour_and_variable_is_in_the_reference(made: Any) -> None:
    reference = made("reference")
    assert list(reference.COLOUR_OF) == list(reference.COLOURS)
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "companion").rglob("*.py"))
    read = re.findall(r"""environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""", code)
    read += re.findall(r"""["'](XDG_[A-Z_]+|LC_[A-Z]+|COMPANION_[A-Z]+)["']""", code)
    assert {*read} - {*reference.VARIABLES} == set()


def test_the_guide_lists_every_page() -> None:
    listed = (DOCS / "README.md").read_text("utf-8")
    pages = [str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page != DOCS / "README.md"]
    assert [page for page in pages if f"({page})" not in listed] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_no_command_that_is_not_there(page: Path) -> None:
    found = set(re.findall(r"`companion\s([a-z]+)", BLOCK.sub("", page.read_text("utf-8"))))
    assert found <= {*COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", BLOCK.sub("", page.read_text("utf-8"))):
        if re.match(r"\w+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{named(page)}: {target}"
        assert not anchor or anchor in anchors(there), f"{named(page)}: {target}"


@pytest.mark.parametrize(("more", "code"), blocks("sh"))
def test_a_command_of_the_guide_can_be_given(
    more: str, code: str, own_home: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "now", lambda _: clock.now())
    monkeypatch.setattr(Clock, "local", lambda _, at: clock.local(at))
    assert subprocess.run([BASH, "-n"], input=code, text=True, check=False).returncode == 0
    for line in () if more == "hook" else code.splitlines():
        if line.startswith("companion "):
            done = CliRunner().invoke(cli, shlex.split(line, comments=True)[1:])
            assert done.exit_code == 0, (line, done.output)


@pytest.mark.parametrize(("more", "code"), blocks("yaml"))
def test_settings_of_the_guide_are_right(more: str, code: str, tmp_path: Path) -> None:
    from companion.tui.themes import load_themes

    name = re.findall(r"(?m)^name: (\w+)", code) if more == "theme" else []
    file = tmp_path / (f"themes/{name[0]}.yaml" if name else "config.yaml")
    file.parent.mkdir(exist_ok=True)
    file.write_text(code)
    if name:
        assert load_themes(file.parent)[1] == []
    else:
        settings_in(file)


@pytest.mark.parametrize(("more", "code"), blocks("bash"))
def test_lines_for_bash_are_bash(more: str, code: str) -> None:
    assert subprocess.run([BASH, "-n"], input=code, text=True, check=False).returncode == 0


READERS: dict[str, Callable[[str], Any]] = {"json": json.loads, "toml": tomllib.loads, "python": ast.parse}


@pytest.mark.parametrize(("language", "code"), [(each, code) for each in READERS for code in plain(each)])
def test_other_code_of_the_guide_can_be_read(language: str, code: str) -> None:
    assert READERS[language](code)
