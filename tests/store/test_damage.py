"""Files that are damaged, unreadable, from the future or not ours: nothing is lost and the app opens."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.content.load import wording
from companion.model.change import Edit
from companion.model.routine import Tick
from companion.model.wins import Win
from companion.store.database.merging import Tables
from companion.store.store import Store, StoreError

from .conftest import Stores, Texts, Wins

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda raw: b"",
    "zeros": lambda raw: b"\0" * len(raw),
    "cut": lambda raw: raw[: len(raw) // 2],
    "garbled": lambda raw: raw[:60] + b"\xff\x00{{" + raw[64:],
    "tail": lambda raw: raw + b'{"and":"more"',
    "a list": lambda raw: b"[]",
    "a picture": lambda raw: b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_page_is_set_aside_rebuilt_and_told(
    kind: str, store: Store, open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    for n in range(6):
        add(store, str(n), ago=60 - n)
    page = data / "2026-11.json"
    damaged = DAMAGES[kind](page.read_bytes())
    page.write_bytes(damaged)
    fresh = open_store()
    found = texts(fresh)
    assert set("01234") <= set(found) <= set("012345")
    (notice,) = fresh.notices()
    assert "2026-11.json" in notice and "2026-11@last.json" in notice and "!" not in notice
    (kept,) = (data / "quarantine").iterdir()
    assert kept.read_bytes() == damaged
    assert f"as {kept.relative_to(data)}" in notice and str(data) not in notice
    assert oct(kept.stat().st_mode)[-3:] == "600" and oct(kept.parent.stat().st_mode)[-3:] == "700"
    assert texts(open_store()) == found and open_store().notices() == []
    add(fresh, "after")
    assert texts(open_store()) == [*found, "after"]


def test_damaged_while_the_store_is_open_it_is_mended_before_the_next_write(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one", ago=3)
    add(store, "two", ago=2)
    page = data / "2026-11.json"
    page.write_bytes(page.read_bytes()[:-20])
    add(store, "three")
    assert texts(open_store()) == ["one", "two", "three"]
    assert len(list((data / "quarantine").iterdir())) == 1


def test_whole_lines_and_the_backup_are_joined_by_revision(
    store: Store, add: Wins, data: Path, open_store: Stores
) -> None:
    first, second = add(store, "one", ago=3), add(store, "two", ago=2)
    store.apply([Edit.patch(first, note="newer than the backup"), Edit.delete(second)])
    page = data / "2026-11.json"
    page.write_bytes(page.read_bytes()[:-4])
    found = open_store().newest(Win, 9)
    assert [(w.text, w.note) for w in found] == [("one", "newer than the backup")]


def test_a_bad_backup_is_passed_over_for_an_older_one(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one", ago=3)
    add(store, "two", ago=2)
    (data / "2026-11.json").write_bytes(b"")
    last = data / "backups" / "2026-11@last.json"
    last.unlink()
    last.write_bytes(b"{")
    assert texts(open_store()) == ["one"]


def test_a_page_that_was_being_written_in_place_is_left_alone(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "one")
    page = data / "2026-11.json"
    whole = page.read_bytes()
    page.write_bytes(whole[:50])
    fresh = open_store()
    real = fresh.database.page_folder.backups.newest

    def newest(name: str) -> tuple[Tables, str]:
        page.write_bytes(whole)  # the other program comes to its end just now
        return real(name)

    monkeypatch.setattr(fresh.database.page_folder.backups, "newest", newest)
    assert texts(fresh) == ["one"] and fresh.notices() == []
    assert not (data / "quarantine").exists()


def test_a_damaged_page_that_cannot_be_set_aside_is_read_and_not_written(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one", ago=3)
    page = data / "2026-11.json"
    page.write_bytes(damaged := page.read_bytes()[:-4])
    (data / "quarantine").write_text("in the way")
    fresh = open_store()
    assert texts(fresh) == ["one"] and texts(fresh) == ["one"]
    assert len(fresh.notices()) == 1
    with pytest.raises(StoreError):
        add(fresh, "two")
    assert page.read_bytes() == damaged
    (data / "quarantine").unlink()
    add(fresh, "two")
    assert texts(open_store()) == ["one", "two"] and len(list((data / "quarantine").iterdir())) == 1


@pytest.mark.parametrize("name", ["2026-11 (conflicted copy).json", "2026-11-notes.json", "core-LAPTOP.json"])
def test_a_file_of_another_program_is_never_rewritten(
    name: str, store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one")
    (data / name).write_text('{"my": "own notes"}')
    fresh = open_store()
    assert texts(fresh) == ["one"] and fresh.core(Win) == []
    add(fresh, "two")
    assert (data / name).read_text() == '{"my": "own notes"}' and not (data / "quarantine").exists()
    assert [name in notice for notice in fresh.notices()] == [True]


@pytest.mark.parametrize(
    "name", ["settings.json", "corella.json", "2026-13.json", "2026-110.json", ".2026-11.json.tmp"]
)
def test_a_file_with_another_name_is_no_page(
    name: str, store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    add(store, "one")
    (data / name).write_text("not a page")
    fresh = open_store()
    assert texts(fresh) == ["one"] and fresh.notices() == []


def directory(page: Path) -> None:
    page.mkdir()


def dangling(page: Path) -> None:
    page.symlink_to("/nowhere/at/all.json")


def pipe(page: Path) -> None:
    os.mkfifo(page)


@pytest.mark.parametrize("what", [directory, dangling, pipe])
def test_what_cannot_be_read_is_said_left_and_not_written_over(
    what: Callable[[Path], None],
    store: Store,
    add: Wins,
    win: Wins,
    data: Path,
    open_store: Stores,
    texts: Texts,
) -> None:
    add(store, "earlier", ago=60 * 24 * 30)
    page = data / "2026-11.json"
    what(page)
    fresh = open_store()
    assert texts(fresh) == ["earlier"]
    assert [notice.startswith("2026-11.json ") for notice in fresh.notices()] == [True]
    with pytest.raises(StoreError, match=r"2026-11\.json"):
        add(fresh, "new")
    assert page.is_symlink() or page.is_dir() or page.is_fifo()
    add(fresh, "in October", ago=60 * 24 * 29)
    assert texts(open_store()) == ["earlier", "in October"]


def test_a_page_without_permission_is_said_and_not_written_over(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "one")
    page = data / "2026-11.json"
    whole, real = page.read_bytes(), os.open

    def refusing(path: str, *args: Any, **options: Any) -> Any:
        if path == str(page):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *args, **options)

    monkeypatch.setattr(os, "open", refusing)
    fresh = open_store()
    assert texts(fresh) == [] and "Permission denied" in fresh.notices()[0]
    with pytest.raises(StoreError, match="Permission denied"):
        add(fresh, "two")
    monkeypatch.undo()
    assert page.read_bytes() == whole and texts(fresh) == ["one"]


def test_a_folder_that_cannot_be_listed_is_not_written_over(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "one")
    whole = (data / "2026-11.json").read_bytes()

    def refusing(path: str) -> Any:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refusing)
    fresh = open_store()
    assert texts(fresh) == [] and "Permission denied" in fresh.notices()[0]
    with pytest.raises(StoreError):
        add(fresh, "two")
    assert (data / "2026-11.json").read_bytes() == whole


def test_a_newer_schema_is_read_and_refuses_writes(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    saved = add(store, "one")
    page = data / "2026-11.json"
    page.write_text(whole := page.read_text().replace('"schema":1', '"schema":2'))
    fresh = open_store()
    assert texts(fresh) == ["one"]
    for edit in (Edit.patch(saved, note="n"), Edit.delete(saved), Edit.add(saved)):
        with pytest.raises(StoreError, match="newer companion"):
            fresh.apply([edit])
    assert page.read_text() == whole
    add(fresh, "earlier", ago=60 * 24 * 30)


def test_a_document_that_does_not_fit_is_left_out_told_once_and_kept(
    store: Store, add: Wins, data: Path, open_store: Stores, texts: Texts
) -> None:
    saved = add(store, "one")
    page = data / "2026-11.json"
    tables = json.loads(page.read_text())
    odd = {"at": "some day", "text": 5}
    tables["wins"][str(saved.id + 1)] = odd
    tables["wins"]["3"] = {"at": "2026-11-17T12:00:00+01:00", "day": "2026-11-17", "text": "misfiled"}
    tables["moods"] = {"7": {"of": "a newer version"}}
    page.write_text(json.dumps(tables))
    fresh = open_store()
    assert texts(fresh) == ["one"] and fresh.get(Win, saved.id + 1) is None
    assert texts(fresh) == ["one"] and len(fresh.notices()) == 1
    add(fresh, "two")
    again = json.loads(page.read_text())
    assert (
        again["wins"][str(saved.id + 1)] == odd and "3" in again["wins"] and again["moods"] == tables["moods"]
    )


def test_everything_is_private_whatever_the_umask(
    store: Store, add: Wins, data: Path, open_store: Stores
) -> None:
    old = os.umask(0)
    try:
        saved = add(store, "one")
        (data / "2026-11.json").chmod(0o644)
        store.apply([Edit.patch(saved, note="n")])
        os.umask(0o277)
        add(store, "earlier", ago=60 * 24 * 60)
        store.summarise(99)
        (data / "2026-11.json").write_bytes(b"")
        open_store().newest(Win, 5)
    finally:
        os.umask(old)
    modes = {path.relative_to(data).as_posix(): path.stat().st_mode & 0o777 for path in data.rglob("*")}
    assert data.stat().st_mode & 0o777 == 0o700
    for name, mode in modes.items():
        assert mode == (0o700 if (data / name).is_dir() else 0o600), name
    assert {"backups", "quarantine", "cache/summary.json", ".lock"} <= modes.keys()


def test_backups_are_kept_for_their_days_and_the_last_version_always(
    data: Path, open_store: Stores, win: Wins
) -> None:
    from datetime import datetime, timedelta, timezone

    noon = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    for day in range(6):
        store = open_store(now=lambda day=day: noon + timedelta(days=day), backups=3)
        before = (data / "2026-11.json").read_bytes() if day else b""
        store.apply([Edit.add(win(f"{day} a"))])
        last = (data / "2026-11.json").read_bytes()
        store.apply([Edit.add(win(f"{day} b"))])
    names = sorted(path.name for path in (data / "backups").iterdir())
    assert names == [f"2026-11@2026-11-{n}.json" for n in (20, 21, 22)] + ["2026-11@last.json"]
    assert (data / "backups" / "2026-11@last.json").read_bytes() == last
    assert (data / "backups" / "2026-11@2026-11-22.json").read_bytes() == before


def test_a_linked_page_is_written_through_its_link(
    store: Store, add: Wins, data: Path, tmp_path: Path, texts: Texts, open_store: Stores
) -> None:
    add(store, "one")
    page, far = data / "2026-11.json", tmp_path / "far.json"
    page.rename(far)
    page.symlink_to(far)
    add(store, "two", ago=-1)
    assert page.is_symlink() and texts(open_store()) == ["one", "two"] and b"two" in far.read_bytes()


def test_the_notices_keep_to_the_wording(store: Store, add: Wins, data: Path, open_store: Stores) -> None:
    add(store, "one")
    (data / "2026-11.json").write_bytes(b"{")
    (data / "2026-10.json").mkdir()
    (data / "2026-09 (copy).json").write_text("x")
    fresh = open_store()
    fresh.newest(Win, 9)
    assert fresh.on(Tick, fresh.database.page_folder._now().date()) == []
    notices = fresh.notices()
    assert len(notices) == 3
    assert not any(wording().forbidden.search(notice) for notice in notices)


def test_one_record_of_a_page_that_cannot_be_read_is_one(
    store: Store, open_store: Stores, add: Wins, data: Path
) -> None:
    add(store, "one", ago=3)
    add(store, "two", ago=2)
    (data / "2026-11.json").unlink()
    (data / "2026-11.json").mkdir()
    fresh = open_store()
    fresh.oldest(Win, 9, -1)
    (notice,) = fresh.notices()
    assert "one entry is shown from 2026-11@" in notice
