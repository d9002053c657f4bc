"""`companion sync`: the machines that share a folder, and conflict copies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.companion import Companion
from companion.store.database.ids import BITS, millisecond

from ..conftest import HeldClock
from .conftest import Shell


def device(config: Path, name: str) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f"data: {{device: {name}}}\n")


def test_with_nothing_there_it_says_so(shell: Shell) -> None:
    done = shell("sync", "status")
    assert done.exit_code == 0 and done.stdout == "Nothing has been saved in this folder yet.\n"


def test_each_machine_says_when_it_wrote_last(shell: Shell, config: Path, clock: HeldClock) -> None:
    device(config, "tower")
    shell("win", "one")
    device(config, "laptop")
    clock.advance(3600)
    shell("win", "two")
    assert shell("sync", "status").stdout.splitlines() == [
        "laptop, this machine: last saved 9:42 (wins), 1 file",
        "tower: last saved 8:42 (wins), 1 file",
    ]


def test_a_clock_that_is_ahead_is_said_by_how_much(shell: Shell, config: Path, clock: HeldClock) -> None:
    device(config, "tower")
    clock.wall += timedelta(hours=3, minutes=5)
    shell("win", "one")
    clock.wall -= timedelta(hours=3, minutes=5)
    device(config, "laptop")
    assert (
        "  Its newest entry is dated 3 h 5 min in the future, so its clock or this one"
        in shell("sync", "status").stdout
    )


def test_a_clock_of_this_machine_that_is_behind_its_newest_entry_is_said(
    shell: Shell, clock: HeldClock
) -> None:
    shell("win", "one")
    assert "in the future" not in shell("doctor").stdout
    clock.advance(-9 * 3600)
    said = shell("doctor").stdout
    assert "the newest entry of this machine is dated 9 h in the future" in said
    assert "another machine" not in said


def test_an_import_of_what_is_long_past_is_written_today(
    shell: Shell, data: Path, clock: HeldClock, tmp_path: Path
) -> None:
    (tmp_path / "old.md").write_text("## 2026-11-03\n- 18:30 said no\n")
    shell("import", str(tmp_path / "old.md"), "--yes")
    os.utime(data / "2026-11.json", (clock.now().timestamp(), clock.now().timestamp()))
    clock.advance(3600)
    assert "last saved 8:42 (wins)" in shell("sync", "status").stdout


@pytest.mark.parametrize("row", ['"{id}000000":{doc}', '"{id}":{later}', '"{id}":{before}'])
def test_a_number_that_no_clock_can_have_made_is_passed_over(
    row: str, shell: Shell, data: Path, clock: HeldClock, tmp_path: Path
) -> None:
    shell("win", "one")
    shell("win", "two")
    page = data / "2026-11.json"
    doc = '{"at":"2026-11-17T08:00:00+01:00","day":"2026-11-17","text":"strange"}'
    strange = row.format(
        id=millisecond(clock.now()) << BITS,
        doc=doc,
        later=doc[:-1] + f',"rev":{10**30}}}',
        before=doc[:-1] + ',"rev":-1}',
    )
    page.write_text(page.read_text().replace('"wins":{\n', f'"wins":{{\n{strange},\n'))
    said = shell("sync", "status")
    assert said.exit_code == 0 and "last saved 8:42" in said.stdout and "in the future" not in said.stdout
    for command in (("doctor",), ("trash",), ("today",), ("export", "-", "--json")):
        assert not isinstance(shell(*command).exception, ValueError | OverflowError), command
    shell("backup", str(tmp_path / "kept.zip"))
    done = shell("forget", "--before", "2026-11-10", typed="forget\n")
    assert done.exit_code == 0 and "two" in page.read_text()
    assert shell("restore", str(tmp_path / "kept.zip"), typed="yes\n").exit_code == 0
    assert shell("sync", "status").exit_code == 0 and "two" in shell("today").stdout


def test_conflict_copies_are_listed_taken_in_and_gone(shell: Shell, data: Path) -> None:
    shell("win", "one")
    name = "2026-11.sync-conflict-20261117-120000-ABCDEFG.json"
    shutil.copy(data / "2026-11.json", data / name)
    (data / "2026-11-notes.json").write_text("mine")
    said = shell("sync", "status").stdout
    assert f"{name}: a conflict copy made by Syncthing" in said and "2026-11-notes.json: the name" in said
    done = shell("sync", "tidy")
    assert done.exit_code == 0 and f"{name}: everything in it was already here." in done.stdout
    assert "The file is now" in done.stdout and "Give each machine its own device name" in done.stdout
    assert not (data / name).exists() and (data / "2026-11-notes.json").read_text() == "mine"
    assert shell("sync", "tidy").stdout == "There are no conflict copies to merge.\n"


def test_machines_without_names_are_told_to_take_one(shell: Shell, config: Path) -> None:
    device(config, "tower")
    shell("win", "one")
    config.unlink()
    shell("win", "two")
    assert "Give each machine its own device name" in shell("sync", "status").stdout


def test_the_copies_taken_in_are_told_together_with_where_they_are(
    shell: Shell, data: Path, clock: HeldClock
) -> None:
    shell("win", "one")
    for number in range(1, 8):
        shutil.copy(data / "2026-11.json", data / f"2026-11 ({number}).json")
        shell("sync", "tidy")
    clock.advance(days=1)
    (data / "backups" / "copies" / "mine.txt").write_text("mine")
    (said,) = [line for line in shell("sync", "status").stdout.splitlines() if "Merged so far" in line]
    assert said == (
        "Merged so far: 7 conflict copies, most recently on Tuesday 17 November. The files are "
        "kept in backups/copies for 14 days."
    )


@pytest.mark.parametrize("name", ["core.desktop (case conflict).json", "2026-11 2.json"])
def test_a_damaged_copy_is_set_aside_and_what_is_whole_in_it_is_taken_in(
    name: str, shell: Shell, data: Path, clock: HeldClock
) -> None:
    shell("win", "one")
    copy = data / name
    copy.write_bytes((data / "2026-11.json").read_bytes()[:-5] if "core" not in name else b'{"kap')
    before = copy.read_bytes()
    (data / "2026-11.json").unlink()
    clock.advance(60)
    shell("win", "two")
    said = shell("sync", "status").stdout
    assert f"{name}: a conflict copy made by" in said and "damaged. `companion sync tidy`" in said
    assert "already show in companion" not in said
    done = shell("doctor")
    assert done.exit_code == 1 and "companion sync tidy" in done.stdout and "restore" not in done.stdout
    done = shell("sync", "tidy")
    assert done.exit_code == 0 and f"{name}: damaged" in done.stdout and not done.stderr
    assert not copy.exists()
    assert [path.read_bytes() for path in data.glob("quarantine/*")] == [before]
    today = shell("today")
    assert ("8:42  one" in today.stdout) == (name == "2026-11 2.json") and not today.stderr
    assert shell("sync", "tidy").stdout == "There are no conflict copies to merge.\n"


def test_the_open_app_leaves_a_damaged_copy_as_it_may_be_on_its_way(
    make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion = make_companion()
    companion.wins.keep_line(companion.wins.read("one"))
    copy = tmp_path / "data" / "2026-11 2.json"
    copy.write_text("{")
    assert companion.store.tidy() == [] and copy.exists()


def test_conflict_copies_beside_the_pages_are_put_away_and_change_nothing(shell: Shell, data: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    (data / "drafts").mkdir(exist_ok=True)
    (data / "cache").mkdir(exist_ok=True)
    ending = "sync-conflict-20261117-120000-ABCDEFG"
    shutil.copy(data / "undo" / "here.jsonl", data / "undo" / f"here.{ending}.jsonl")
    (data / "drafts" / f"here-1.{ending}.json").write_text('{"win": "half typed"}')
    (data / "cache" / f"summary.{ending}.json").write_text("{}")
    done = shell("sync", "tidy")
    assert done.exit_code == 0 and done.stdout.count("The file is now") == 3
    assert not list(data.glob(f"*/*{ending}*"))
    assert len(list((data / "backups" / "copies").iterdir())) == 3
    assert shell("sync", "tidy").stdout == "There are no conflict copies to merge.\n"
    shell("undo")
    assert "one" in shell("today").stdout and "two" not in shell("today").stdout


def test_what_is_being_done_on_another_machine_is_left_to_it(shell: Shell, data: Path, config: Path) -> None:
    device(config, "desk")
    shell("win", "one")
    (data / "drafts").mkdir(exist_ok=True)
    file = data / "drafts" / "laptop-4711.json"
    file.write_text('{"session 2026-11-17T08:00:00+01:00": "a session", "win": "half typed"}')
    before = file.read_bytes()
    for command in (("today",), ("win", "two"), ("breathe", "--history")):
        assert shell(*command).exit_code == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["", "desk"])
def test_two_machines_under_one_name_are_said(
    name: str, shell: Shell, config: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name:
        device(config, name)
    page, said = f"2026-11{name and '.'}{name}", "so one may overwrite what the other wrote"
    shell("win", "one")
    assert said not in shell("doctor").stdout
    copy = data / f"{page}.sync-conflict-20261117-120000-ABCDEFG.json"
    shutil.copy(data / f"{page}.json", copy)
    assert said in shell("doctor").stdout
    shell("sync", "tidy")
    assert not copy.exists() and said in shell("doctor").stdout, "as long as the copy is kept"


@pytest.mark.parametrize(("hosts", "says"), [("AAB", False), ("AABA", True)])
def test_two_machines_that_take_turns_in_one_log_are_said(
    hosts: str, says: bool, shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for host in hosts:
        monkeypatch.setattr("companion.store.undo.this_machine", lambda host=host: host)
        shell("win", host)
    assert ("so one may overwrite what the other wrote" in shell("doctor").stdout) == says
