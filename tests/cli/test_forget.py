"""`companion forget`: what it removes is nowhere any more; what it does not remove is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from companion.store.safety.drafts import Drafts

from ..conftest import HeldClock, there
from .conftest import Shell


def anywhere(folder: Path, word: str) -> list[str]:
    """The files that hold a word; archives are unpacked to look."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            if path.suffix == ".zip":
                shutil.unpack_archive(path, folder.parent / "looked")
                raw += b"".join(p.read_bytes() for p in (folder.parent / "looked").rglob("*") if p.is_file())
                shutil.rmtree(folder.parent / "looked")
            if word.encode() in raw:
                found.append(path.relative_to(folder).as_posix())
    return found


@pytest.fixture
def life(shell: Shell, data: Path, config: Path, clock: HeldClock, tmp_path: Path) -> Path:
    """Everything there can be: pages, trash, versions, backups, a damaged file, undo, drafts, copies."""
    (tmp_path / "away").mkdir()
    config.parent.mkdir(parents=True)
    config.write_text(f"data: {{backup_to: '{tmp_path / 'away'}'}}\n")
    shell("win", "secret of September", "--at", "2026-09-10")
    shell("win", "secret of October", "--at", "2026-10-10")
    shell("win", "secret deleted", "--at", "2026-10-11")
    shell("undo")
    shell("win", "kept of November")
    shell("win", "kept too")
    (data / "2026-10.json").write_bytes((data / "2026-10.json").read_bytes()[:-9])
    shell("today")
    shell("win", "secret later", "--at", "2026-10-12")
    drafts = Drafts(data, "gone")
    drafts.keep("win", "secret draft")
    drafts.flush()
    os.close(there(drafts._lock))  # as the kernel does once its owner is gone
    os.utime(data / "drafts" / "gone.json", (0, 0))
    shell("export", str(data.parent / "out.json"), "--json")
    shutil.copy(data / "2026-10.json", data / "2026-10 (1).json")
    shell("sync", "tidy")
    shell("backup", str(data / "backups" / "mine.zip"))
    assert len(anywhere(data, "secret")) > 7 and anywhere(tmp_path / "away", "secret")
    return tmp_path / "away"


def test_what_is_before_a_day_is_nowhere_any_more_and_what_is_after_is_there(
    life: Path, shell: Shell, data: Path
) -> None:
    done = shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert done.exit_code == 0, done.stdout
    assert "\n  3 wins\n" in done.stdout and "3 entries" in done.stdout, done.stdout
    assert anywhere(data, "secret") == [] and anywhere(life, "secret") == []
    for page in [*data.glob("2026-10*"), *data.glob("2026-09*")]:
        assert json.loads(page.read_text()).keys() <= {"_meta", "_deleted_wins", "_deleted_ticks"}
    assert anywhere(data, "kept of November")
    said = shell("export", "-", "--json").stdout
    assert "kept of November" in said and "kept too" in said and "secret" not in said
    assert shell("undo").stdout == "Nothing to undo.\n"


def test_what_stays_has_a_backup_and_what_goes_is_said(life: Path, shell: Shell, data: Path) -> None:
    shell("win", "deleted in November")
    shell("undo")
    done = shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert "older than that day from the trash" in done.stdout and "fresh backup" in done.stdout
    assert "deleted in November" in shell("trash").stdout
    assert (data / "backups" / "2026-11@last.json").read_bytes() == (data / "2026-11.json").read_bytes()
    (data / "2026-11.json").write_bytes(b"")
    assert "kept of November" in shell("export", "-", "--json").stdout
    assert anywhere(data, "secret") == []


def test_what_could_not_be_cleaned_has_no_backup_of_it(shell: Shell, data: Path) -> None:
    shell("win", "one")
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"schema":1', '"schema":99').replace("2026-11-17", "2026-09-17"))
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert not [path for path in data.glob("backups/*") if "2026-09-17" in path.read_text()]


def test_all_leaves_nothing_but_what_is_somebody_elses(life: Path, shell: Shell, data: Path) -> None:
    (data / "my own notes.txt").write_text("mine")
    done = shell("forget", "--all", typed="forget everything\n")
    assert done.exit_code == 0, done.stdout
    assert [path.name for path in data.rglob("*") if path.name != ".lock"] == ["my own notes.txt"]
    assert "my own notes.txt: companion did not make this file" in done.stdout
    assert list(life.iterdir()) == []
    assert shell("today").exit_code == 0


def test_all_of_it_removes_the_folder_itself(shell: Shell, data: Path) -> None:
    shell("win", "one")
    assert shell("forget", "--all", typed="forget everything\n").exit_code == 0
    assert not data.exists()


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", "forget everything\n", "Forget\n"])
def test_without_the_word_nothing_is_changed(typed: str, life: Path, shell: Shell, data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = shell("forget", "--before", "2026-11-01", typed=typed)
    assert (done.exit_code, done.stderr) == (1, "Nothing was changed.\n")
    assert done.stdout.endswith("\n"), "the question's line is closed"
    now = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert {path: now[path] for path in before} == before


def test_it_says_what_it_cannot_reach(life: Path, shell: Shell, config: Path) -> None:
    done = shell("forget", "--before", "2026-11-01", typed="forget\n")
    for part in ("exports and backups", "other machines", "shell's history", "snapshots", str(config)):
        assert part in done.stdout.partition("cannot reach:")[2]


@pytest.mark.parametrize("args", [(), ("--all", "--before", "2026-11-01"), ("--before", "soon")])
def test_it_wants_to_be_asked_rightly(args: tuple[str, ...], shell: Shell) -> None:
    assert shell("forget", *args).exit_code == 2 or shell("forget", *args).exception


def test_what_cannot_be_read_is_named(shell: Shell, data: Path) -> None:
    shell("win", "one", "--at", "2026-10-10")
    shell("win", "two")
    (data / "2026-09.json").mkdir()
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"schema":1', '"schema":99').replace("2026-11-17", "2026-09-17"))
    done = shell("forget", "--before", "2026-11-01", typed="forget\n")
    reached = done.stdout.partition("cannot reach:")[2]
    assert "2026-09.json: could not be read or changed" in reached and "2026-11.json: could" in reached


def test_in_a_shared_folder_every_machines_page_is_cleaned_and_what_comes_again_stays_away(
    shell: Shell, data: Path, config: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("data: {device: tower}\n")
    shell("win", "secret of the tower", "--at", "2026-10-10")
    config.write_text("data: {device: laptop}\n")
    shell("win", "secret of the laptop", "--at", "2026-10-11")
    shell("win", "kept")
    late = (data / "2026-10.tower.json").read_bytes()
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert anywhere(data, "secret") == []
    (data / "2026-10.tower (conflicted copy 2026-11-17 120000).json").write_bytes(late)
    assert "secret" not in shell("export", "-", "--json").stdout
    shell("sync", "tidy")
    assert "secret" not in shell("export", "-", "--json").stdout
    assert anywhere(data, "secret") == []


@pytest.mark.parametrize("whose", ["tower", "laptop"])
def test_an_old_page_that_arrives_late_brings_nothing_back(
    whose: str, shell: Shell, data: Path, config: Path, clock: HeldClock
) -> None:
    config.parent.mkdir(parents=True)
    for device in ("tower", "laptop"):
        config.write_text(f"data: {{device: {device}}}\n")
        shell("win", f"secret of the {device}", "--at", "2026-10-10")
    late = (data / f"2026-10.{whose}.json").read_bytes()
    if whose == "tower":
        (data / "2026-10.tower.json").unlink()  # it never was here: only what it holds was known
        (data / "2026-10.tower.json").write_bytes(late)
    clock.advance(60)
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    if whose == "tower":
        (data / "2026-10.tower.json").write_bytes(late)
        assert "secret" not in shell("export", "-", "--json").stdout
        shell("win", "later", "--at", "2026-10-20")
        assert "secret" not in shell("export", "-", "--json").stdout
    else:
        (data / "2026-10.laptop.json").write_bytes(late)
        assert "secret of the laptop" not in shell("export", "-", "--json").stdout
        shell("doctor", "--fix")
        assert "secret of the laptop" not in shell("export", "-", "--json").stdout


@pytest.mark.parametrize(
    "after", [(), ("doctor", "--fix"), ("win", "later", "--at", "2026-10-20"), ("undo",)]
)
@pytest.mark.parametrize("device", ["", "laptop"])
def test_a_machine_alone_does_not_get_back_what_it_forgot_by_an_old_page_of_its_own(
    device: str, after: tuple[str, ...], shell: Shell, data: Path, config: Path, clock: HeldClock
) -> None:
    """Not for a moment, whatever is done before `doctor` looks."""
    if device:
        config.parent.mkdir(parents=True)
        config.write_text(f"data: {{device: {device}}}\n")
    shell("win", "secret", "--at", "2026-10-10")
    shell("win", "secret and thrown away", "--at", "2026-10-11")
    shell("undo")
    (page,) = data.glob("2026-10*.json")
    late = page.read_bytes()
    clock.advance(60)
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    page.write_bytes(late)
    if after:
        assert shell(*after).exit_code in (0, 1)
    for said in (shell("export", "-", "--json"), shell("trash"), shell("export", "-", "--csv")):
        assert "secret" not in said.stdout
    shell("win", "another", "--at", "2026-10-10")
    page.write_bytes(late)
    assert "secret" not in shell("export", "-", "--json").stdout


@pytest.mark.parametrize("word", ["mon", "2026-11-16"])
def test_the_day_is_said_as_an_export_takes_it(word: str, shell: Shell) -> None:
    shell("win", "one", "--at", "2026-10-10")
    shell("win", "two", "--at", "2026-11-16")
    done = shell("forget", "--before", word, typed="forget\n")
    assert "before Monday 16 November 2026" in done.stdout and "\n  1 win\n" in done.stdout


@pytest.mark.parametrize(
    ("word", "said"), [("soon", "2026-11-03"), ("2027-01-01", "in the future"), ("", "a day")]
)
def test_what_is_no_day_removes_nothing(word: str, said: str, shell: Shell, data: Path) -> None:
    shell("win", "one")
    done = shell("forget", "--before", word, typed="forget everything\n")
    assert done.exit_code == 2 and said in done.stderr and "%Y" not in done.stderr and not done.stdout
    assert anywhere(data, "one")


def test_themes_of_the_persons_own_are_named_as_what_stays(life: Path, shell: Shell, config: Path) -> None:
    (config.parent / "themes").mkdir()
    (config.parent / "themes" / "sea.yaml").write_text("dark: true\n")
    done = shell("forget", "--all", typed="forget everything\n")
    assert f"{config.parent / 'themes'}: your own colour themes" in done.stdout
    assert (config.parent / "themes" / "sea.yaml").exists()


# -- what forgetting must not take


def in_the_way(page: Path, how: str) -> None:
    """Something else where a page was."""
    page.unlink()
    if how == "a folder":
        page.mkdir()
    else:
        page.symlink_to(page.with_name("nowhere"))


@pytest.mark.parametrize("how", ["a folder", "a dangling link"])
def test_a_page_that_cannot_be_read_keeps_the_backup_it_is_shown_from(
    how: str, shell: Shell, data: Path
) -> None:
    for text in ("one", "two", "three"):
        shell("win", text)
    in_the_way(data / "2026-11.json", how)
    shown = shell("export", "-", "--csv", "--kind", "wins").stdout
    assert "one" in shown and "two" in shown
    done = shell("forget", "--before", "2026-11-10", typed="forget\n")
    assert "2026-11.json: could not be read" in done.stdout.partition("cannot reach:")[2]
    assert shell("export", "-", "--csv", "--kind", "wins").stdout == shown


def test_of_the_backup_of_a_page_that_cannot_be_read_goes_what_was_to_go(shell: Shell, data: Path) -> None:
    for text, day in (("secret", "2026-11-05"), ("kept", "2026-11-16"), ("newest", "2026-11-17")):
        shell("win", text, "--at", day)
    in_the_way(data / "2026-11.json", "a folder")
    done = shell("forget", "--before", "2026-11-10", typed="forget\n")
    assert "\n  1 win\n" in done.stdout and anywhere(data, "secret") == []
    said = shell("export", "-", "--json").stdout
    assert "kept" in said and "secret" not in said


def copies_in(shell: Shell, config: Path, away: Path, *names: str) -> None:
    """A folder of daily copies, each with all that there is now."""
    away.mkdir(exist_ok=True)
    for name in names:
        shell("backup", str(away / name))
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f"data: {{backup_to: '{away}', device: laptop}}\n")


def test_copies_that_hold_nothing_of_it_stay(shell: Shell, data: Path, config: Path, tmp_path: Path) -> None:
    shell("win", "one")
    shell("win", "two")
    names = ("companion-2026-11-01.zip", "companion-desk-2026-11-01.zip", "companion-laptop-2026-11-17.zip")
    copies_in(shell, config, tmp_path / "away", *names)
    shell("backup", str(data / "backups" / "mine.zip"))
    (tmp_path / "away" / "companion-2026-11-02.zip").write_bytes(b"PK half of it")
    before = {path: path.read_bytes() for path in (tmp_path / "away").iterdir()}
    done = shell("forget", "--before", "2020-01-01", typed="forget\n")
    assert {path: path.read_bytes() for path in (tmp_path / "away").iterdir()} == before
    assert (data / "backups" / "mine.zip").exists()
    assert f"{tmp_path / 'away' / 'companion-2026-11-02.zip'}: could not be read" in done.stdout
    assert "desk" not in done.stdout


@pytest.mark.parametrize("args", [("--before", "2026-11-01"), ("--all",)])
def test_the_copies_of_a_machine_with_other_data_stay_and_are_named(
    args: tuple[str, ...], shell: Shell, config: Path, tmp_path: Path
) -> None:
    shell("win", "secret", "--at", "2026-10-10")
    copies_in(shell, config, tmp_path / "away", "companion-desk-2026-11-01.zip", "companion-2026-11-01.zip")
    word = "forget" if len(args) == 2 else "forget everything"
    done = shell("forget", *args, typed=f"{word}\n")
    away = [path.name for path in (tmp_path / "away").iterdir() if "desk" in path.name or "-01" in path.name]
    assert away == ["companion-desk-2026-11-01.zip"]
    assert "companion-desk-2026-11-01.zip: another machine's daily copy" in done.stdout


def test_one_copy_that_stays_is_named_and_the_others_go(shell: Shell, config: Path, tmp_path: Path) -> None:
    shell("win", "secret")
    copies_in(shell, config, tmp_path / "away", "companion-2026-11-02.zip")
    stays = tmp_path / "away" / "companion-2026-11-01.zip"
    stays.mkdir()
    done = shell("forget", "--all", typed="forget everything\n")
    assert list((tmp_path / "away").glob("companion-2026*")) == [stays]
    assert f"{stays}: could not be read or changed" in done.stdout
    assert "which cannot be found just now" not in done.stdout


def test_the_copies_of_a_machine_that_shares_the_folder_go(
    shell: Shell, data: Path, config: Path, tmp_path: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("data: {device: desk}\n")
    shell("win", "secret", "--at", "2026-10-10")
    copies_in(shell, config, tmp_path / "away", "companion-desk-2026-11-01.zip")
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert not (tmp_path / "away" / "companion-desk-2026-11-01.zip").exists()


@pytest.mark.parametrize("more", [False, True])
def test_a_conflict_copy_that_comes_later_keeps_nothing_of_what_was_forgotten(
    shell: Shell, data: Path, config: Path, clock: HeldClock, more: bool
) -> None:
    def on(device: str) -> None:
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"data: {{device: {device}}}\n")

    on("laptop")
    shell("win", "kept of the laptop")
    on("desk")
    shell("win", "secret", "--at", "2026-10-10")
    shell("win", "secret deleted", "--at", "2026-10-11")
    shell("undo")
    page = data / "2026-10.desk.json"
    tables = json.loads(page.read_text())
    ((number, doc),) = tables["wins"].items()
    version = {"table": "wins", "id": int(number), "doc": {**doc, "text": "secret version"}}
    tables["_versions"] = {"17": version}
    if more:
        later = {**doc, "text": "not known here", "day": "2026-11-01"}
        tables["wins"][str(int(number) + 1)] = later
    clock.advance(-3600)  # that clock was ahead
    shell("forget", "--before", "2026-11-01", typed="forget\n")
    assert anywhere(data, "secret") == []
    copy = data / "2026-10.desk.sync-conflict-20261117-120000-ABCDEFG.json"
    copy.write_text(json.dumps(tables))

    said = shell("sync", "tidy").stdout
    assert "It contained entries you removed with forget, so the file was removed." in " ".join(said.split())
    assert ("1 entry merged" in said) is more and "The file is now" not in said
    assert anywhere(data, "secret") == [] and not copy.exists()
    assert ("not known here" in shell("export", "-", "--json").stdout) is more
    if more:
        page.write_bytes(b"")  # what came from the copy has a backup
        assert "not known here" in shell("export", "-", "--json").stdout
    assert "secret" not in shell("trash").stdout and shell("sync", "tidy").stdout.startswith("There are no")


LEFT = (
    "companion-2026-11-01.sync-conflict-20261101-120000-ABCDEFG.zip",
    "companion-2026-11-01 (Anna's conflicted copy 2026-11-01).zip",
    "companion-laptop-2026-11-01 (1).zip",
    ".companion-2026-11-01.zip.tmp",
)


@pytest.mark.parametrize("args", [("--before", "2026-11-01"), ("--all",)])
def test_copies_of_copies_and_what_was_left_half_written_go_too(
    args: tuple[str, ...], shell: Shell, data: Path, config: Path, tmp_path: Path
) -> None:
    shell("win", "secret", "--at", "2026-10-10")
    copies_in(shell, config, tmp_path / "away", *LEFT)
    (config.parent / ".config.yaml.tmp").write_text("half")
    (config.parent / ".config.yaml.swp").write_text("of an editor")
    word = "forget" if len(args) == 2 else "forget everything"
    shell("forget", *args, typed=f"{word}\n")
    assert not [path for path in (tmp_path / "away").iterdir() if path.name in LEFT]
    assert sorted(path.name for path in config.parent.iterdir()) == [".config.yaml.swp", "config.yaml"]


@pytest.mark.parametrize("args", [("--before", "2026-11-01"), ("--all",)])
def test_while_another_window_would_write_again_nothing_is_forgotten(
    args: tuple[str, ...], shell: Shell, data: Path
) -> None:
    shell("win", "secret", "--at", "2026-10-10")
    open_one = Drafts(data, "desk-1")
    open_one.keep("win", "half typed")
    open_one.flush()
    done = shell("forget", *args, typed="forget\nforget everything\n")
    assert done.exit_code == 1 and "open in another window" in done.stderr and not done.stdout
    assert anywhere(data, "secret") and anywhere(data, "half typed")
    open_one.take("win")
    open_one.close()
    word = "forget" if len(args) == 2 else "forget everything"
    assert shell("forget", *args, typed=f"{word}\n").exit_code == 0
    assert anywhere(data, "secret") == []
