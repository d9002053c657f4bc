"""The man pages, which the wheel has: made by click-man from the commands."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from companion.cli.completion.tree import nodes
from companion.cli.examples import EXAMPLES

MAN = Path(__file__).parent.parent / "docs" / "man.py"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("man", MAN)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, str] = module.pages()
    return found


def test_every_command_has_a_page_with_its_options(pages: dict[str, str]) -> None:
    assert set(pages) == {f"companion {node.path}".strip().replace(" ", "-") + ".1" for node in nodes()}
    for node in nodes():
        page = pages[f"companion {node.path}".strip().replace(" ", "-") + ".1"]
        assert "…" not in page.partition(".SH COMMANDS")[2]
        assert (".SH EXAMPLES" in page) is (node.path in EXAMPLES)
        assert ".SH EXIT STATUS" in page


@pytest.mark.skipif(not shutil.which("mandoc"), reason="wants mandoc")
def test_mandoc_has_nothing_against_them(pages: dict[str, str], tmp_path: Path) -> None:
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")
    command = ["mandoc", "-Tlint", "-Wwarning", *sorted(map(str, tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    shown = subprocess.run(
        ["mandoc", "-Tutf8", str(tmp_path / "companion-win.1")], capture_output=True, text=True, check=True
    )
    plain = re.sub(".\b", "", shown.stdout)
    assert "companion win Called Mum" in " ".join(plain.split()) and click.unstyle(plain)
