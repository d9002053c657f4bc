"""A disk that fails, and a process that is killed, at every call to the system."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store, StoreError

from .conftest import Stores, Texts, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def fail_at(monkeypatch: pytest.MonkeyPatch, arm: Any) -> Iterator[Callable[..., list[str]]]:
    """Make the nth call to the system, readings among them, do something; the names of the calls."""
    yield partial(arm, monkeypatch, reads=True)
    monkeypatch.undo()


def state(store: Store) -> list[tuple[str, str]]:
    return [(found.text, found.note) for found in store.oldest(Win, 99, -1)]


Doing = tuple[Callable[[list[Win]], list[Edit]], list[list[tuple[str, str]]]]


@pytest.fixture(params=["first", "one page", "two pages"])
def change(request: pytest.FixtureRequest, open_store: Stores, win: Wins) -> Doing:
    """What to do to a folder as it was read, and the states before it, between its pages and after it."""
    if request.param == "first":
        return lambda newest: [Edit.add(win("new"))], [[], [("new", "")]]
    open_store().apply([Edit.add(win("one", ago=9)), Edit.add(win("two", ago=5))])
    before = [("one", ""), ("two", "")]
    if request.param == "one page":
        after = [("one", ""), ("two", "n"), ("new", "")]
        return lambda newest: [Edit.patch(newest[0], note="n"), Edit.add(win("new"))], [before, after]
    between = [("two", "n"), ("one", ""), ("two", "")]  # twice rather than not at all
    after = [("two", "n"), ("one", "")]
    earlier = NOON - timedelta(days=40)
    return lambda newest: [Edit.patch(newest[0], at=earlier, note="n")], [before, between, after]


def each_call(data: Path, tmp_path: Path) -> Iterator[int]:
    """A fresh copy of the folder, again and again."""
    spare = tmp_path / "spare"
    if data.exists():
        shutil.copytree(data, spare)
    for nth in count(1):
        shutil.rmtree(data, ignore_errors=True)
        if spare.exists():
            shutil.copytree(spare, data)
        yield nth


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_whatever_call_the_disk_refuses_the_data_are_whole(
    change: Doing,
    number: int,
    data: Path,
    tmp_path: Path,
    open_store: Stores,
    fail_at: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edits, states = change

    def refuse() -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    for nth in each_call(data, tmp_path):
        store = open_store()
        before = state(store)
        newest = store.newest(Win, 1)
        calls = fail_at(nth, refuse)
        try:
            store.apply(edits(newest))
            saved = True
        except StoreError as error:
            saved = False
            assert error.args[0].startswith("Not saved: ") and os.strerror(number) in error.args[0]
        reached = len(calls) >= nth
        monkeypatch.undo()
        now = state(open_store())
        assert state(store) == now, "what is shown is what is on the disk"
        assert now == states[-1] if saved else now in (before, states[-1]), calls[nth - 1]
        if not saved and now == before:
            store.apply(edits(store.newest(Win, 1)))
            assert state(open_store()) == states[-1], "the next try succeeds"
        if not reached:
            assert saved and nth > 10
            return


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_call_every_record_is_there_and_the_store_opens(
    change: Doing, data: Path, tmp_path: Path, open_store: Stores, fail_at: Callable[..., list[str]]
) -> None:
    edits, states = change
    for nth in each_call(data, tmp_path):
        child = os.fork()
        if not child:
            store = open_store()
            newest = store.newest(Win, 1)
            fail_at(nth, lambda: os._exit(9))
            try:
                store.apply(edits(newest))
            finally:
                os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        fresh = open_store()
        now = state(fresh)
        assert now in states and fresh.notices() == []
        if code == 0:
            assert now == states[-1] and nth > 10
            return
        if now == states[0]:
            fresh.apply(edits(fresh.newest(Win, 1)))
            assert state(open_store()) == states[-1], "what a killed process left behind is in nobody's way"


def test_a_folder_that_cannot_be_synced_by_its_file_system_is_good_enough(
    store: Store, add: Wins, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{fd}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "Invalid argument")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    add(store, "one")
    assert texts(store) == ["one"]


def test_no_backup_is_said_and_saving_goes_on(store: Store, add: Wins, data: Path, texts: Texts) -> None:
    add(store, "one")
    (data / "backups").write_text("in the way")
    add(store, "two")
    add(store, "three")
    assert len(texts(store)) == 3
    (notice,) = store.notices()
    assert "no backup of 2026-11.json" in notice and store.notices() == []


def test_no_hard_links_means_copies(
    store: Store, add: Wins, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    add(store, "one")
    whole = (data / "2026-11.json").read_bytes()
    add(store, "two")
    assert (data / "backups" / "2026-11@last.json").read_bytes() == whole


def test_a_lock_held_for_too_long_is_said(
    store: Store, add: Wins, open_store: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.store.database import folder as page_folder

    monkeypatch.setattr(page_folder, "LOCK_TIMEOUT", 0.0)
    with open_store().database.writing(), pytest.raises(StoreError, match="another companion"):
        add(store, "one")
    assert add(store, "one").text == "one"


def test_a_file_where_the_folder_should_be_is_said_and_left(
    store: Store, add: Wins, data: Path, texts: Texts
) -> None:
    data.write_text("mine")
    assert texts(store) == []
    with pytest.raises(StoreError, match="is a file where a folder is needed"):
        add(store, "one")
    assert data.read_text() == "mine" and str(data) in store.notices()[0]


def test_a_page_is_synced_before_it_takes_its_place_and_its_folder_after(
    store: Store, add: Wins, fail_at: Callable[..., list[str]]
) -> None:
    for text in ("one", "two"):  # the second makes the folder of backups
        add(store, text)
    calls = fail_at(-1, lambda: None)
    add(store, "three")
    order = [call for call in calls if call in ("write", "fsync", "replace")]
    assert order == ["write", "fsync", "replace", "fsync"]


# -- a conflict copy is taken in


@pytest.fixture
def parted(open_store: Stores, add: Wins, data: Path) -> list[tuple[str, str]]:
    """A page and a conflict copy of it, each with an edit and a win that the other does not have."""
    store = open_store()
    one = add(store, "one", ago=9)
    page, copy = data / "2026-11.json", data / "2026-11 (1).json"
    shutil.copy(page, data / "away")
    store.apply([Edit.patch(one, note="there"), Edit.add(Win(at=NOON, day=NOON.date(), text="there"))])
    page.rename(data / "there")
    (data / "away").rename(page)
    store = open_store(now=lambda: NOON + timedelta(minutes=1))
    store.apply([Edit.patch(one, note="here"), Edit.add(Win(at=NOON, day=NOON.date(), text="here"))])
    (data / "there").rename(copy)
    return sorted(state(open_store()))


def everywhere(data: Path) -> str:
    return "".join(path.read_text() for path in data.glob("*.json"))


def test_whatever_call_the_disk_refuses_a_conflict_copy_is_there_or_taken_in(
    parted: list[tuple[str, str]],
    data: Path,
    tmp_path: Path,
    open_store: Stores,
    fail_at: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    for nth in each_call(data, tmp_path):
        store = open_store()
        state(store)
        calls = fail_at(nth, refuse)
        with suppress(StoreError):
            store.tidy()
        reached = len(calls) >= nth
        monkeypatch.undo()
        assert sorted(state(open_store())) == parted and '"note":"there"' in everywhere(data)
        open_store().tidy()
        assert sorted(state(open_store())) == parted and '"note":"there"' in everywhere(data)
        assert [path.name for path in data.glob("*.json")] == ["2026-11.json"]
        if not reached:
            assert nth > 10
            return


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_call_a_conflict_copy_is_there_or_taken_in(
    parted: list[tuple[str, str]],
    data: Path,
    tmp_path: Path,
    open_store: Stores,
    fail_at: Callable[..., list[str]],
) -> None:
    for nth in each_call(data, tmp_path):
        child = os.fork()
        if not child:
            store = open_store()
            fail_at(nth, lambda: os._exit(9))
            try:
                store.tidy()
            finally:
                os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        fresh = open_store()
        assert (
            sorted(state(fresh)) == parted and fresh.notices() == [] and '"note":"there"' in everywhere(data)
        )
        fresh.tidy()
        assert sorted(state(open_store())) == parted and '"note":"there"' in everywhere(data)
        if code == 0:
            assert nth > 10
            return
