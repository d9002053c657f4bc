"""`companion export`: everything, or some of it, in the format a person asks for, where they ask for it."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import stat
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from companion.companion import Companion
from companion.config.settings import Settings
from companion.store.tinydb import open_tinydb


@pytest.fixture
def kept(data: Path, clock: Any) -> Companion:
    """A few records."""
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    companion.wins.add("called #mum #connection")
    companion.wins.add("slept @2025-03-02")
    companion.wins.delete(companion.wins.add("a slip").entries[0].id)
    companion.routine.toggle("item:up", "done")
    companion.affirmations.add("I am here")
    return companion


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_is_in_one_plain_tinydb_file(shell: Any, kept: Companion, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    done = shell("export", "--tinydb", str(target))
    assert (done.exit_code, done.stderr) == (0, "")
    assert mode(target) == 0o600
    with TinyDB(target) as db:
        assert sorted(win["text"] for win in db.table("wins")) == ["called #mum", "slept"]
        assert db.table("wins").get(where("category") == "connection")["day"] == "2026-11-17"
        assert [tick["item"] for tick in db.table("ticks")] == ["up"]
        assert [line["text"] for line in db.table("own_lines")] == ["I am here"]
        kinds = [name for name in db.tables() if not name.startswith("_")]
        count = sum(len(db.table(name)) for name in kinds)
        data = open_tinydb(kept.store.folder)
        assert {name: db.table(name).all() for name in kinds} == {
            name: data.table(name).all() for name in data.tables()
        }, "it is what TinyDB shows of the data themselves"
    assert done.stdout == f"Wrote {count} entries to {target}.\n"


def test_json_to_a_file_and_to_standard_output_is_the_same(
    shell: Any, kept: Companion, tmp_path: Path
) -> None:
    target = tmp_path / "all.json"
    assert shell("export", str(target)).exit_code == 0
    assert mode(target) == 0o600
    written = json.loads(target.read_text())
    assert (written["format"], written["exported"]) == ("companion", "2026-11-17T08:42:00+01:00")
    assert [win["text"] for win in written["records"]["wins"]] == ["slept", "called #mum"]
    done = shell("export", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == target.read_text()


def test_what_was_chosen_is_said_in_the_file(shell: Any, kept: Companion) -> None:
    filters = [
        "--from",
        "2026-11-01",
        "--to",
        "today",
        "--kind",
        "win",
        "--category",
        "connect",
        "--tag",
        "mum",
    ]
    written = json.loads(shell("export", "--json", *filters).stdout)
    assert written["of"] == {
        "first": "2026-11-01",
        "last": "2026-11-17",
        "kinds": ["wins"],
        "category": "connection",
        "tag": "mum",
    }
    assert {table: len(rows) for table, rows in written["records"].items() if rows} == {"wins": 1}


@pytest.mark.parametrize("name", ["tables", "tables.zip"])
def test_csv_is_a_table_a_kind_in_a_folder_or_a_zip(
    shell: Any, kept: Companion, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    assert shell("export", "--csv", str(target)).exit_code == 0
    if name == "tables":
        assert mode(target) == 0o700
        assert {mode(file) for file in target.iterdir()} == {0o600}
        files = {file.name: file.read_bytes() for file in target.iterdir()}
    else:
        assert mode(target) == 0o600
        with zipfile.ZipFile(target) as archive:
            files = {each: archive.read(each) for each in archive.namelist()}
    assert {"wins.csv", "ticks.csv", "own_lines.csv"} <= set(files)
    rows = list(csv.DictReader(io.StringIO(files["wins.csv"].decode("utf-8-sig"), newline="")))
    assert [row["text"] for row in rows] == ["slept", "called #mum"]


def test_one_table_goes_to_one_file_or_to_standard_output(
    shell: Any, kept: Companion, tmp_path: Path
) -> None:
    done = shell("export", "--csv", "--kind", "wins")
    assert done.stdout.startswith("day,time,text,")
    assert shell("export", str(tmp_path / "wins.csv"), "--kind", "wins").exit_code == 0
    assert (tmp_path / "wins.csv").read_bytes() == b"\xef\xbb\xbf" + done.stdout_bytes
    several = shell("export", str(tmp_path / "all.csv"))
    assert (several.exit_code, several.stdout) == (2, "")
    assert "--kind" in several.stderr and not (tmp_path / "all.csv").exists()


def test_the_book_has_names_for_what_is_kept_by_id(shell: Any, kept: Companion) -> None:
    done = shell("export", "--markdown")
    assert "### Tuesday 17 November 2026" in done.stdout
    assert "- Up · done 8:42" in done.stdout and "**Morning**" in done.stdout
    label = next(each.label for each in kept.wins.categories() if each.id == "connection")
    assert f"- 8:42 called #mum · {label}" in done.stdout


@pytest.mark.parametrize("name", ["mine.json", "mine.md", "mine.zip", "folder"])
def test_what_exists_is_left_alone_unless_it_is_forced(
    shell: Any, kept: Companion, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    form = ["--csv"] if name == "folder" else []
    inside = target / "wins.csv" if form else target
    inside.parent.mkdir(exist_ok=True)
    inside.write_text("mine")
    inside.chmod(0o644)
    done = shell("export", *form, str(target))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{target} already exists") and "--force" in done.stderr
    assert inside.read_text() == "mine"
    assert shell("export", *form, str(target), "--force").exit_code == 0
    assert inside.read_bytes() != b"mine" and mode(inside) == 0o600
    assert [path.name for path in inside.parent.iterdir() if path.name.endswith(".tmp")] == []


def test_a_dangling_link_is_something_that_exists(shell: Any, kept: Companion, tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    target.symlink_to(tmp_path / "gone.json")
    assert shell("export", str(target)).exit_code == 1
    assert not (tmp_path / "gone.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_pipe_is_written_into_and_stays_one(
    shell: Any, kept: Companion, tmp_path: Path, force: list[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as reader:
        read = reader.submit(pipe.read_text)
        done = shell("export", "--json", *force, str(pipe))
        assert (done.exit_code, done.stderr) == (0, "")
        assert [win["text"] for win in json.loads(read.result())["records"]["wins"]] == [
            "slept",
            "called #mum",
        ]
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and its like are elsewhere otherwise")
def test_a_pipe_the_shell_has_a_name_for_is_written_into(shell: Any, kept: Companion) -> None:
    read, write = os.pipe()
    with ThreadPoolExecutor() as reader, open(read) as file:
        got = reader.submit(file.read)
        done = shell("export", "--json", "--force", f"/dev/fd/{write}")
        os.close(write)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "called #mum" in got.result()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no such device")
def test_a_device_that_is_full_is_said_and_stays_one(shell: Any, kept: Companion) -> None:
    done = shell("export", "--json", "/dev/full")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "/dev/full could not be written: No space left on device\n"
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="no such sockets there")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_no_file_and_takes_no_bytes_is_left_alone(
    shell: Any, kept: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")  # a whole path may be too long for it
        done = shell("export", "--json", *force, "socket")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "socket could not be written: it is not a regular file\n"
    assert Path("socket").is_socket()


def test_tables_want_a_folder(shell: Any, kept: Companion, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    done = shell("export", "--csv", "--force", str(tmp_path / "mine"))
    assert (done.exit_code, done.stderr) == (
        1,
        f"{tmp_path / 'mine'} could not be written: it is not a folder\n",
    )
    assert (tmp_path / "mine").read_text() == "mine"


def test_never_among_the_data_even_by_force_or_through_a_link(
    shell: Any, kept: Companion, data: Path, tmp_path: Path
) -> None:
    before = (data / "2026-11.json").read_bytes()
    (tmp_path / "link").symlink_to(data)
    for target in (data / "2026-11.json", tmp_path / "link" / "new.json", data):
        done = shell("export", "--json", "--force", str(target))
        assert (done.exit_code, done.stdout) == (2, "")
        assert "inside companion's data folder" in done.stderr
    assert (data / "2026-11.json").read_bytes() == before
    assert not (data / "new.json").exists()


def test_a_place_that_is_not_there_is_named(shell: Any, kept: Companion, tmp_path: Path) -> None:
    for target in (tmp_path / "no" / "such" / "all.json", tmp_path / "file" / "tables"):
        (tmp_path / "file").touch()
        done = shell("export", "--csv" if target.suffix == "" else "--json", str(target))
        assert (done.exit_code, done.stdout) == (1, "")
        assert str(target) in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(shell: Any, kept: Companion, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = shell("export", str(tmp_path / "locked" / "all.json"))
    assert done.exit_code == 1 and "could not be written" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Choose a format"),
        (["tables"], "Choose a format"),
        (["all.pdf"], "companion does not know the ending .pdf. Choose a format"),
        (["--json", "--csv", "y"], "--json and --csv cannot be combined; please choose one."),
        (["--json", "--from", "someday"], "“someday” is not a day"),
        (["--json", "--to", "2031-01-01"], "in the future"),
        (["--json", "--kind", "winz"], "did you mean “wins”"),
    ],
)
def test_what_is_not_understood_is_said(shell: Any, kept: Companion, args: list[str], said: str) -> None:
    done = shell("export", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_nothing_found_writes_nothing(shell: Any, kept: Companion, tmp_path: Path) -> None:
    done = shell("export", str(tmp_path / "none.json"), "--tag", "nobody")
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (tmp_path / "none.json").exists()


def test_days_that_are_turned_round_are_said(shell: Any, kept: Companion) -> None:
    done = shell("export", "--json", "--from", "2026-11-05", "--to", "2026-11-03")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--from 2026-11-05 is after --to 2026-11-03" in done.stderr


def test_habits_from_elsewhere_have_a_heading_in_words(shell: Any, kept: Companion, tmp_path: Path) -> None:
    (tmp_path / "loop" / "001 Sit").mkdir(parents=True)
    (tmp_path / "loop" / "Habits.csv").write_text("Position,Name\n001,Sit\n")
    (tmp_path / "loop" / "001 Sit" / "Checkmarks.csv").write_text("2026-11-03,2\n2026-11-02,0\n")
    assert "1 left out: days without a mark" in shell("import", "--yes", str(tmp_path / "loop")).stdout
    assert "**Loop Habit Tracker**\n\n- Sit · done" in shell("export", "--markdown").stdout
