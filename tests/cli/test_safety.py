"""Every page has a backup of what is in it, whoever brought it in; what went away is said until it comes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from companion.model.wins import Win
from companion.store.store import Store

MONTHS = ("2016-05", "2020-04", "2026-10")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A list of six wins in each of some months that are long past."""
    path = tmp_path / "wins.txt"
    days = [f"{month}-{day:02}" for month in MONTHS for day in range(1, 7)]
    path.write_text("".join(f"{day} a step on {day}\n" for day in days))
    return path


def behind(data: Path) -> list[str]:
    """The pages that no backup has as they are."""
    kept = {path.read_bytes() for path in data.glob("backups/*@*.json")}
    return [page.name for page in sorted(data.glob("*.json")) if page.read_bytes() not in kept]


def cut(page: Path) -> None:
    """What a copy that ended half-way leaves, in place."""
    os.truncate(page, page.stat().st_size // 3)


def test_an_import_and_its_undo_leave_a_backup_of_every_page(shell: Any, data: Path, diary: Path) -> None:
    for command in (("import", "--yes", str(diary)), ("undo",), ("redo",)):
        assert shell(*command).exit_code == 0
        assert behind(data) == []
    shell("win", "a")
    shell("win", "b")
    cut(data / "2016-05.json")
    assert "6 entries were recovered" in shell("today").stderr
    assert len(Store(data).newest(Win, 99)) == 20


def test_a_restore_leaves_a_backup_of_every_page(shell: Any, data: Path, diary: Path, tmp_path: Path) -> None:
    shell("import", "--yes", str(diary))
    shell("backup", str(tmp_path / "kept.zip"))
    away = tmp_path / "away"
    assert shell("--data", str(away), "restore", "--yes", str(tmp_path / "kept.zip")).exit_code == 0
    assert len(list(away.glob("*.json"))) == 3 and behind(away) == []


def test_what_was_written_a_page_at_a_time_has_one_once_a_day_has_passed(shell: Any, data: Path) -> None:
    shell("win", "one", "--at", "2026-10-03")
    assert behind(data) == []
    shell("win", "two", "--at", "2026-10-04")
    assert behind(data) == ["2026-10.json"]
    os.utime(data / "2026-10.json", (0, 0))
    for path in data.glob("backups/2026-10@*"):
        os.utime(path, (-1, -1))
    shell("win", "three")
    assert behind(data) == []
    before = {path: path.stat().st_mtime_ns for path in data.glob("backups/2026-10@*")}
    shell("win", "four")
    assert {path: path.stat().st_mtime_ns for path in before} == before, "and never twice"


def test_one_that_is_damaged_is_no_backup(shell: Any, data: Path) -> None:
    shell("win", "one", "--at", "2026-10-03")
    shell("win", "two", "--at", "2026-10-04")
    page, backup = data / "2026-10.json", data / "backups" / "2026-10@last.json"
    before = backup.read_bytes()
    cut(page)
    os.utime(page, (0, 0))
    os.utime(backup, (-1, -1))
    shell("win", "three")
    assert backup.read_bytes() == before


def test_a_page_that_comes_again_takes_no_backup_of_the_one_that_went(shell: Any, data: Path) -> None:
    shell("win", "long ago", "--at", "2026-10-03")
    (data / "2026-10.json").unlink()
    for text in ("new", "newer"):
        shell("win", text, "--at", "2026-10-04")
    assert any("long ago" in path.read_text() for path in data.glob("backups/2026-10@*"))


# -- what is known and not here


def test_what_a_damaged_page_held_is_said_until_it_is_back(shell: Any, data: Path, diary: Path) -> None:
    shell("import", "--yes", str(diary))
    shell("win", "a")
    for path in data.glob("backups/2016-05@*"):
        path.unlink()
    cut(data / "2016-05.json")
    there = len(Store(data).newest(Win, 99))
    for fix in ((), (), ("--fix",)):
        done = shell("doctor", *fix)
        said = f"{19 - there} entries in 2016-05.json cannot be found, according to the undo history"
        assert done.exit_code == 1 and said in done.stdout, done.stdout
        assert "can be imported again" in done.stdout and "companion restore" not in done.stdout
        assert "keep them until you have everything you need" in done.stdout
    shell("import", "--yes", str(diary))
    done = shell("doctor")
    assert "are not here" not in done.stdout and "can be imported again" in done.stdout
    assert done.exit_code == 1 and "2016-05.json was damaged on" in done.stdout
    for path in data.glob("quarantine/*"):
        path.unlink()
    assert shell("doctor").exit_code == 0


def test_where_its_backup_was_older_what_was_done_since_is_said(shell: Any, data: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    (data / "2026-11.json").write_text("{")
    shell("doctor")
    done = shell("doctor")
    assert done.exit_code == 1 and "1 entry in 2026-11.json cannot be found" in done.stdout
    assert "undo/here.jsonl" in done.stdout
    shell("win", "two")
    assert shell("doctor").exit_code == 1
    assert shell("doctor", "--fix").exit_code == 0 == shell("doctor").exit_code
    assert sorted(win.text for win in Store(data).newest(Win, 9)) == ["one", "two", "two"]


@pytest.mark.parametrize("name", ["2020-04.json", "2020-04.desktop.json"])
def test_a_page_that_is_gone_is_said_and_comes_back_from_its_backup(
    name: str, shell: Any, data: Path, config: Path, diary: Path
) -> None:
    config.parent.mkdir(parents=True)
    machine = "data: {device: desktop}\n" if "desktop" in name else "{}\n"
    config.write_text(machine)
    shell("import", "--yes", str(diary))
    (data / name).unlink()
    config.write_text("data: {device: laptop}\n" if "desktop" in name else machine)
    config.chmod(0o600)
    for _ in range(2):
        done = shell("doctor")
        assert done.exit_code == 1
        assert f"{name} is gone, with 6 entries; complete in backups/{name[:-5]}@last.json" in done.stdout
    done = shell("doctor", "--fix")
    assert done.exit_code == 0 and "done  data" in done.stdout
    assert len(Store(data).newest(Win, 99)) == 18 and shell("doctor").exit_code == 0


def test_a_page_that_is_gone_with_its_backups_is_said_as_it_was_counted(
    shell: Any, data: Path, diary: Path
) -> None:
    shell("import", "--yes", str(diary))
    store = Store(data)
    while not store.summarise():
        pass
    for path in (data / "2020-04.json", *data.glob("backups/2020-04@*"), *data.glob("undo/*")):
        path.unlink()
    done = shell("doctor", "--fix")
    assert done.exit_code == 1 and "2020-04 had 6 entries at the last count" in done.stdout


def test_what_was_deleted_undone_or_forgotten_is_not_missing(shell: Any, data: Path, diary: Path) -> None:
    shell("import", "--yes", str(diary))
    shell("undo")
    assert shell("doctor").exit_code == 0
    shell("redo")
    shell("win", "kept")
    shell("win", "taken back")
    shell("undo")
    assert shell("doctor", "--fix").exit_code == 0 and len(Store(data).newest(Win, 99)) == 19
    assert shell("forget", "--before", "2020-04-04", typed="forget\n").exit_code == 0
    assert shell("doctor", "--fix").exit_code == 0
    assert len(Store(data).newest(Win, 99)) == 10


def test_what_came_back_leaves_what_was_written_since(shell: Any, data: Path) -> None:
    shell("win", "long ago", "--at", "2026-10-03")
    (data / "2026-10.json").unlink()
    shell("win", "new", "--at", "2026-10-04")
    done = shell("doctor")
    assert "1 entry in 2026-10.json cannot be found; complete in backups/2026-10@last.json" in done.stdout
    shell("doctor", "--fix")
    assert [win.text for win in Store(data).newest(Win, 9)] == ["new", "long ago"]


def test_a_page_without_a_backup_is_named_and_gets_one(shell: Any, data: Path, diary: Path) -> None:
    shell("import", "--yes", str(diary))
    for path in data.glob("backups/2016-05@*"):
        path.unlink()
    for _ in range(2):
        done = shell("doctor")
        assert done.exit_code == 1 and "there is no backup of 2016-05.json yet" in done.stdout
    assert shell("doctor", "--fix").exit_code == 0 and behind(data) == []
    assert "the last state of every file" in shell("doctor").stdout


# -- a data folder that the settings name


def test_a_folder_of_the_settings_that_is_new_is_said_once(shell: Any, config: Path, tmp_path: Path) -> None:
    away = tmp_path / "away" / "diary"
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{folder: '{away}'}}\n")
    config.chmod(0o600)
    assert f"{away} (data: folder in the settings) is not there" in shell("config", "check").stdout
    done = shell("doctor")
    assert done.exit_code == 0 and f"{away} (data: folder in the settings) is not there" in done.stdout
    assert not away.exists()
    done = shell("win", "one")
    assert done.exit_code == 0 and f"{away} (data: folder in the settings) was not there" in done.stderr
    assert shell("win", "two").stderr == ""
    assert shell("config", "check").stdout == f"{config} is fine.\n"


def test_a_mistake_in_the_settings_hides_no_data(shell: Any, config: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{folder: '{away}'}}\n")
    shell("win", "one")
    config.write_text(f"colour: blue\ndata: {{folder: '{away}'}}\n")
    done = shell("doctor")
    assert done.exit_code == 1 and "1 entry in 1 file, all readable" in done.stdout
    config.write_text("data: {folder: 5}\n")
    done = shell("doctor")
    assert done.exit_code == 1 and "0 entries" not in done.stdout
    assert "do not say clearly which data folder to use" in done.stdout
    assert "1 entry in 1 file" in shell("--data", str(away), "doctor").stdout


def test_settings_that_are_no_yaml_keep_nobody_from_leaving_where_the_data_are_named(
    shell: Any, config: Path, tmp_path: Path
) -> None:
    data, kept = str(tmp_path / "named"), tmp_path / "kept.zip"
    for text in ("one", "two"):
        shell("--data", data, "win", text)
    config.parent.mkdir(parents=True)
    config.write_text("x: [\n")
    leaving = (
        ("backup", str(kept)),
        ("export", "--json"),
        ("undo",),
        ("trash",),
        ("trash", "restore", "1"),
        ("restore", "--data-only", "--dry-run", str(kept)),
    )
    for args in leaving:
        assert shell(*args).exit_code == 2  # it may be another folder that is meant
        done = shell("--data", data, *args)
        assert done.exit_code == 0 and f"{config.name}:2:1 this is not YAML" in done.stderr
        assert "default settings apply" in done.stderr
    assert shell("undo", env={"COMPANION_DATA": data}).stdout == "Undone: bring back “two”.\n"
    for args, said in ((("win", "three"), "Saved: three\n"), (("tick", "up"), "Done: Up. ")):
        unclear = shell(*args)
        assert (unclear.exit_code, unclear.stdout) == (2, "")
        assert unclear.stderr.endswith(f"Not saved:\n{args[1]}\n")
        assert shell("--data", data, *args).stdout.startswith(said)
    assert shell("win", "four", env={"COMPANION_DATA": data}).stdout == "Saved: four\n"
    assert config.read_text() == "x: [\n"
