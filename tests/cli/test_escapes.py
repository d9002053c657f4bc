"""Nothing that a file or a name holds acts on the terminal it is told on."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from companion.cli.frame.given import as_given
from companion.cli.frame.outputs import for_terminal
from companion.cli.main import main

from .conftest import Shell

ESCAPE = "\x1b]0;owned\x07"


def test_a_backup_with_escapes_in_its_names_is_shown_without(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell("win", "one")
    shell("backup", "kept.zip")
    shell("win", "two")
    with zipfile.ZipFile("kept.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = msgspec.json.decode(members["manifest.json"]) | {"device": ESCAPE}
    members["manifest.json"] = msgspec.json.encode(manifest)
    named = f"{ESCAPE}.zip"
    with zipfile.ZipFile(named, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    for args in (["--dry-run"], ["--yes"]):
        done = shell("restore", named, *args)
        assert done.exit_code == 0 and "owned" in done.stdout and "\x1b" not in done.output
    (tmp_path / named).write_bytes(b"no zip")
    assert "owned" in (told := shell("restore", named).stderr) and "\x1b" not in told
    assert "\x1b" not in shell("restore", f"{ESCAPE}2.zip").output


def test_what_is_exported_to_a_terminal_acts_on_it_no_more_and_a_file_has_it_as_it_is(
    shell: Shell, tmp_path: Path
) -> None:
    shell("win", f"one {ESCAPE}")
    raw = shell("export", "-", "--csv", "--kind", "wins").stdout
    assert "\x1b" in raw
    shown = for_terminal(raw.encode())
    assert "\x1b" not in shown and "\x07" not in shown and shown.count("\n") == raw.count("\n")


def test_words_that_are_given_back_on_a_terminal_act_on_it_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = f"one {ESCAPE}\t👩\u200d👧 \u202b\udce9\x9b\ntwo"
    assert as_given(typed, "utf-8") == typed.encode("utf-8", "surrogateescape")
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True))
    shown = as_given(typed, "utf-8")
    assert not {*b"\x1b\x07"} & {*shown} and b"\xc2\x9b" not in shown
    assert b"]0;owned" in shown and "\t👩\u200d👧 \u202b".encode() + b"\xe9" in shown
    assert shown.endswith(b"\ntwo")


@pytest.mark.parametrize("command", [["today"], ["win", "called Mum"], ["doctor"], ["export", "-", "--json"]])
def test_a_path_that_no_system_takes_gets_a_true_sentence(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["companion", "--data", str(tmp_path / ("x" * 5000)), *command])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 1 and "name too long" in told and "printed" not in told
    assert len(told) < 300
