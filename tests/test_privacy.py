"""What a person wrote stays theirs: no network, no other reader, no trace where it does not belong.

The whole suite runs with the network shut (`no_network` in conftest.py).
"""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import companion
from companion.cli.main import cli
from companion.model.kinds import KINDS
from companion.verbs import wins as win_verbs

ROOT = Path(__file__).parent.parent
SECRET = "a line that is nobody's business"


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_network_is_shut_in_every_test(family: int) -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.socket(family)
    with pytest.raises(AssertionError, match="network"):
        socket.getaddrinfo("localhost", 80)


def test_no_module_of_companion_imports_what_could_reach_a_network() -> None:
    reaching = {
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "requests",
        "httpx",
        "aiohttp",
        "xmlrpc",
    }
    for path in Path(companion.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & reaching, path


def run(*args: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=typed, prog_name="companion")


def a_life(home: Path) -> None:
    """Every command that writes something."""
    run("config", "init")
    run("win", SECRET)
    run("win", SECRET, "@2026-01-02")
    run("tick", "Up")
    run("undo")
    (home / "data" / "companion" / "2026-01.json").write_bytes(b"{")
    run("today")
    run("backup", str(home / "kept.zip"))
    run("win", "another")
    run("restore", str(home / "kept.zip"), "--yes")
    run("export", str(home / "out.json"), "--json")
    run("doctor")


def test_all_that_is_made_can_be_read_by_its_owner_alone_whatever_the_umask(own_home: Path) -> None:
    old = os.umask(0)
    try:
        a_life(own_home)
    finally:
        os.umask(old)
    made = [path for path in own_home.rglob("*") if not path.is_symlink()]
    names = {path.name for path in made}
    assert {"backups", "quarantine", "undo", "kept.zip", "out.json", "config.yaml"} <= names
    for path in made:
        if path.parent == own_home and path.is_dir():
            continue  # the person's own folders for data and settings
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_nothing_is_left_in_the_folder_for_temporary_files(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "tmp"
    spare.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    monkeypatch.setattr(tempfile, "tempdir", None)
    a_life(own_home)
    assert list(spare.iterdir()) == []
    assert list(own_home.rglob("*.tmp")) == []


def test_when_the_shell_command_itself_is_at_fault_what_was_typed_is_given_back_and_nowhere_kept(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        private = SECRET
        raise ZeroDivisionError(f"in {private}")

    monkeypatch.setattr(win_verbs.WinVerbs, "keep_line", failing)
    done = run("win", SECRET)
    assert done.exit_code == 1 and "Traceback" not in done.output
    said = done.stderr.strip()
    report = Path(said.rpartition(" is in ")[2])
    text = report.read_text("utf-8")
    assert "ZeroDivisionError" in text and "failing" in text and SECRET not in text
    assert not any(
        SECRET in path.read_text("utf-8", "replace") for path in own_home.rglob("*.*") if path.is_file()
    )
    given_back, sentence = said.split("\n", 2)[:2], said.split("\n", 2)[2]
    assert given_back == ["Not saved:", SECRET], "to who has typed it, as they typed it"
    assert SECRET not in sentence and report.stat().st_mode & 0o777 == 0o600


TYPED = """
import asyncio, sys
from pathlib import Path
from companion.cli.open import known_keys
from companion.tui.app import CompanionApp
from companion.companion import Companion
from companion.config.settings import Settings

folder = Path(sys.argv[1])
companion = Companion(folder, Settings(), config=folder / "config.yaml")
app = CompanionApp(companion, folder / "config.yaml")

async def typed():
    async with app.run_test() as pilot:
        await pilot.press("w", *"nobody", "enter")
        await pilot.pause()
        await app.tasks.done()

asyncio.run(typed())
app.finish()
print(companion.store.days())
"""


def test_no_variable_of_textual_makes_it_write_down_what_is_typed_and_shown(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    loud = {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(out / "log"),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(out),
        "TEXTUAL_SCREENSHOT_FILENAME": "picture.svg",
    }
    done = subprocess.run(
        [sys.executable, "-c", TYPED, str(tmp_path / "data")],
        env={**os.environ, **loud, "PYTHONPATH": str(ROOT)},
        cwd=out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "date" in done.stdout and not list(out.iterdir())


def test_notices_name_files_and_not_what_is_in_them(own_home: Path) -> None:
    run("win", SECRET)
    run("win", SECRET)
    page = next((own_home / "data" / "companion").glob("2*.json"))
    page.write_bytes(page.read_bytes()[:-5])
    done = run("today")
    assert "damaged" in done.stderr and SECRET not in done.stderr


def test_the_name_of_the_process_tells_nothing(own_home: Path) -> None:
    """A win from standard input is in no list of processes."""
    code = "import sys; from companion.cli.main import main; sys.argv = ['companion', 'win', '-']; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if sys.platform == "linux":
            assert SECRET not in Path(f"/proc/{process.pid}/cmdline").read_text()
        process.communicate(SECRET.encode())
        assert process.returncode == 0


def test_every_field_with_words_in_it_is_named_private() -> None:
    """What `private` names is what reports and pictures leave out, so a new field of words is to be there."""
    plain = {
        "item",
        "routine",
        "technique",
        "level",
        "category",
        "kind",
        "ritual",
        "line",
        "current",
        "source",
        "of",
        "prompt_id",
        "skill",
        "milestone",
        "about",
        "template",
        "zone",
        "uid",
    }
    for kind in KINDS:
        fields = {
            name for name, of in kind.struct.__annotations__.items() if of in ("str", "tuple[str, ...]")
        }
        assert fields - plain - {"recent", "used"} <= set(kind.private), kind.table


def test_a_backup_says_whose_it_is_and_no_more(own_home: Path) -> None:
    run("win", SECRET)
    run("backup", str(own_home / "kept.zip"))
    import zipfile

    with zipfile.ZipFile(own_home / "kept.zip") as archive:
        manifest = archive.read("manifest.json").decode()
    assert SECRET not in manifest and str(own_home) not in manifest and json.loads(manifest)["files"]
