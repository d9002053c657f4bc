"""Every way a file can be spoilt: the store opens, says so in words, and shows what can be read."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from companion import files
from companion.model.wins import Win
from companion.store.safety.drafts import Drafts
from companion.store.store import Store, StoreError

from .conftest import Stores, Texts, Wins

PAGE = "2026-11.json"


@pytest.fixture
def six(store: Store, add: Wins, data: Path) -> Path:
    """Six wins in one page; the newest is in no backup."""
    for n in range(6):
        add(store, f"née {n}", ago=60 - n)
    return data / PAGE


@pytest.mark.parametrize("backed_up", [True, False])
def test_cut_at_any_length_every_whole_line_is_read(
    six: Path, data: Path, open_store: Stores, texts: Texts, backed_up: bool
) -> None:
    whole = six.read_bytes()
    ends = [n for n in range(len(whole)) if whole[n : n + 2] == b"}\n"] + [len(whole)]
    for length in range(0, len(whole) - 3, 23):
        six.write_bytes(whole[:length])
        for path in (data / "backups").iterdir():
            if not backed_up:
                path.unlink()
        fresh = open_store()
        found = texts(fresh)
        lines = [f"née {n}" for n in range(6) if f"née {n}".encode() in whole[: max(0, length)]]
        readable = [text for text in lines if any(whole.index(text.encode()) < end < length for end in ends)]
        assert set(readable) <= set(found), length
        assert len(found) >= 5 if backed_up else len(found) >= len(readable)
        (notice,) = fresh.notices()
        assert PAGE in notice and texts(open_store()) == found
    assert len(list((data / "quarantine").iterdir())) >= 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_page_saved_anew_in_another_encoding_of_unicode_is_read_as_it_is(
    six: Path, open_store: Stores, texts: Texts, add: Wins, encoding: str
) -> None:
    six.write_bytes(six.read_text("utf-8").encode(encoding))
    fresh = open_store()
    assert texts(fresh) == [f"née {n}" for n in range(6)] and fresh.notices() == []
    add(fresh, "after")
    assert json.loads(six.read_bytes()) and len(texts(open_store())) == 7


def test_a_cut_page_in_another_encoding_gives_its_whole_lines(
    six: Path, data: Path, open_store: Stores, texts: Texts
) -> None:
    for path in (data / "backups").iterdir():
        path.unlink()
    six.write_bytes(six.read_text("utf-8").encode("utf-16")[:-20])
    assert len(texts(open_store())) >= 5


def test_of_a_page_in_an_old_encoding_the_backup_is_believed_letter_by_letter(
    six: Path, open_store: Stores, texts: Texts
) -> None:
    six.write_bytes(six.read_text("utf-8").encode("latin-1"))
    fresh = open_store()
    assert texts(fresh) == [*(f"née {n}" for n in range(5)), "n\ufffde 5"]
    assert "damaged" in fresh.notices()[0]


def test_gigabytes_of_rubbish_are_set_aside_unread(
    six: Path, data: Path, open_store: Stores, texts: Texts, add: Wins
) -> None:
    whole = six.read_bytes()
    with six.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.truncate(3_000_000_000)  # sparse
    fresh = open_store()
    assert texts(fresh) == [f"née {n}" for n in range(6)]
    (notice,) = fresh.notices()
    assert "3000 MB" in notice
    (kept,) = (data / "quarantine").iterdir()
    assert kept.stat().st_size == 3_000_000_000 and kept.stat().st_mode & 0o777 == 0o600
    with kept.open("rb") as file:
        assert file.read(len(whole)) == whole
    add(fresh, "after")
    assert len(texts(open_store())) == 7


def test_gigabytes_that_cannot_be_set_aside_are_left_and_not_written_over(
    six: Path, open_store: Stores, texts: Texts, add: Wins, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(six, 3_000_000_000)

    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    fresh = open_store()
    assert len(texts(fresh)) == 6 and len(fresh.notices()) == 1
    with pytest.raises(StoreError):
        add(fresh, "after")
    assert six.stat().st_size == 3_000_000_000


def test_gigabytes_of_another_program_are_left_unread(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one")
    other = data / "2026-11 (my notes).json"
    other.touch()
    os.truncate(other, 3_000_000_000)
    fresh = open_store()
    assert texts(fresh) == ["one"] and "3000 MB" in fresh.notices()[0]
    assert other.stat().st_size == 3_000_000_000


@pytest.mark.parametrize("what", ["directory", "dangling link", "no permission"])
def test_while_a_page_cannot_be_read_its_newest_backup_is_shown(
    six: Path,
    data: Path,
    open_store: Stores,
    texts: Texts,
    add: Wins,
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = os.open
    if what == "directory":
        six.unlink()
        six.mkdir()
    elif what == "dangling link":
        six.unlink()
        six.symlink_to(data / "nowhere.json")
    else:

        def refusing(path: str, *args: Any, **options: Any) -> Any:
            if path == str(six):
                raise PermissionError(13, "Permission denied", path)
            return real(path, *args, **options)

        monkeypatch.setattr(os, "open", refusing)
    fresh = open_store()
    assert texts(fresh) == [f"née {n}" for n in range(5)]
    (notice,) = fresh.notices()
    assert PAGE in notice and "2026-11@last.json" in notice
    with pytest.raises(StoreError):
        add(fresh, "after")
    assert texts(open_store()) == [f"née {n}" for n in range(5)]


def spoil(path: Path, how: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "directory":
        path.unlink(missing_ok=True)
        path.mkdir()
    elif how == "dangling link":
        path.unlink(missing_ok=True)
        path.symlink_to("/nowhere/at/all")
    elif how == "gigabytes":
        path.touch()
        os.truncate(path, 3_000_000_000)
    else:
        path.write_bytes({"emptied": b"", "garbled": b"\xff\x00{", "of another shape": b'{"a": 1}'}[how])


HOWS = ["directory", "dangling link", "gigabytes", "emptied", "garbled", "of another shape"]


@pytest.mark.parametrize("how", HOWS)
def test_a_spoilt_summary_is_counted_anew(six: Path, data: Path, open_store: Stores, how: str) -> None:
    spoil(data / "cache" / "summary.json", how)
    fresh = open_store()
    while not fresh.summarise(9):
        pass
    assert fresh.count(Win) == 6
    fresh.close()


@pytest.mark.parametrize("how", HOWS)
def test_a_spoilt_draft_of_another_companion_is_left_alone(data: Path, how: str) -> None:
    spoil(data / "drafts" / "other.json", how)
    drafts = Drafts(data, "mine")
    assert drafts.adopt() == {}
    drafts.keep("win", "half a line")
    drafts.close()
    assert os.path.lexists(data / "drafts" / "other.json")


@pytest.mark.parametrize("how", HOWS)
def test_a_spoilt_backup_is_passed_over(
    six: Path, data: Path, open_store: Stores, texts: Texts, add: Wins, how: str
) -> None:
    spoil(data / "backups" / "2026-11@last.json", how)
    six.write_bytes(b"{")
    fresh = open_store()
    assert texts(fresh) == ["née 0"], "the older backup, of the morning"
    add(fresh, "after")
    assert texts(open_store()) == ["née 0", "after"]


def test_a_folder_in_the_place_of_the_lock_is_said(
    six: Path, data: Path, open_store: Stores, texts: Texts, add: Wins
) -> None:
    (data / ".lock").unlink()
    (data / ".lock").mkdir()
    fresh = open_store()
    assert len(texts(fresh)) == 6
    with pytest.raises(StoreError, match=r"\.lock is a folder where a file is needed"):
        add(fresh, "after")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a file"):
        files.read_file(str(tmp_path / "pipe"))
