"""Several files for one month: other machines, conflict copies, restored backups; and who changed what."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

from ..conftest import there
from .conftest import Stores, Texts, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))
COPIES = [
    "2026-11.sync-conflict-20261117-120000-ABCDEFG.json",
    "2026-11 (Anna's conflicted copy 2026-11-17).json",
    "2026-11-LAPTOP.json",
    "2026-11 (1).json",
]


def test_each_machine_writes_its_own_file_and_reads_all(
    open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    plain, laptop, desk = open_store(), open_store(device="laptop"), open_store(device="my desk/2")
    for n, store in enumerate((plain, laptop, desk)):
        add(store, str(n), ago=9 - n)
    names = {page.name for page in data.glob("*.json")}
    assert names == {"2026-11.json", "2026-11.laptop.json", "2026-11.my-desk-2.json"}
    assert [texts(store) for store in (plain, laptop, desk)] == [["0", "1", "2"]] * 3


def test_a_machine_called_by_a_number_is_not_taken_for_a_second_page(
    open_store: Stores, add: Wins, data: Path
) -> None:
    add(open_store(device="2"), "one")
    assert [page.name for page in data.glob("*.json")] == ["2026-11.device-2.json"]


def test_an_edit_and_a_deletion_on_another_machine_count(open_store: Stores, add: Wins, texts: Texts) -> None:
    desk, laptop = open_store(device="desk"), open_store(device="laptop")
    first, second = add(desk, "one", ago=2), add(desk, "two", ago=1)
    laptop.apply([Edit.patch(first, text="ONE"), Edit.delete(second)])
    assert texts(desk) == texts(laptop) == texts(open_store()) == ["ONE"]
    back = desk.apply([Edit.patch(there(desk.get(Win, first.id)), text="One")])
    assert texts(laptop) == ["One"]
    laptop.revert(back)
    assert texts(desk) == ["ONE"]


@pytest.mark.parametrize("name", COPIES)
def test_of_two_versions_the_newer_counts_and_the_other_is_kept(
    name: str, open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = open_store()
    first = add(store, "one", ago=5)
    page, copy, away = data / "2026-11.json", data / name, data / "away.txt"
    shutil.copy(page, away)
    store.apply([Edit.patch(first, note="mine")])
    shutil.move(page, copy)  # as if the other machine had gone on from the same state
    shutil.move(away, page)
    later = open_store(now=lambda: NOON + timedelta(minutes=1))
    other = json.loads(page.read_text())
    other["wins"][str(first.id)] |= {"note": "theirs", "rev": first.id + (10**6 << 21), "base": first.id}
    page.write_text(json.dumps(other))
    found = there(later.get(Win, first.id))
    assert found.note == "theirs" or found.rev > other["wins"][str(first.id)]["rev"]
    for text in ("two", "three"):
        add(later, text)
        kept = json.loads(page.read_text())["_versions"]
        assert [v["doc"]["note"] for v in kept.values()] == [{"mine": "theirs", "theirs": "mine"}[found.note]]
        assert all(v["table"] == "wins" and v["id"] == first.id for v in kept.values())
    copy.unlink()
    assert texts(open_store()) == ["one", "two", "three"]


def test_an_edit_that_lost_against_a_deletion_is_kept(
    open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = open_store()
    saved = add(store, "one")
    page, copy = data / "2026-11.json", data / COPIES[0]
    before = page.read_bytes()
    store.apply([Edit.patch(saved, note="written meanwhile")])
    page.rename(copy)
    page.write_bytes(before)
    later = open_store(now=lambda: NOON + timedelta(minutes=1))
    copy.rename(data / "elsewhere.txt")
    later.apply([Edit.delete(there(later.get(Win, saved.id)))])
    (data / "elsewhere.txt").rename(copy)
    add(later, "two")
    assert texts(open_store()) == ["two"]
    (kept,) = json.loads(page.read_text())["_versions"].values()
    assert kept["doc"]["note"] == "written meanwhile"


def test_a_restored_backup_brings_nothing_old_back(
    store: Store, add: Wins, data: Path, texts: Texts, open_store: Stores
) -> None:
    first = add(store, "one", ago=3)
    add(store, "two", ago=2)
    shutil.copy(data / "2026-11.json", data / "2026-11 (restored).json")
    store.apply([Edit.patch(first, text="ONE")])
    assert texts(open_store()) == ["ONE", "two"]
    (data / "2026-11.json").unlink()
    assert texts(open_store()) == ["one", "two"]


def test_only_what_others_did_is_a_change(store: Store, open_store: Stores, add: Wins, data: Path) -> None:
    assert not store.changed()
    add(store, "one")
    assert not store.changed() and not store.changed()
    other = open_store()
    add(other, "two")
    assert not other.changed()
    assert store.changed() and not store.changed()


def test_a_change_found_while_writing_is_still_reported(store: Store, open_store: Stores, add: Wins) -> None:
    add(store, "one")
    store.changed()
    add(open_store(), "two")
    add(store, "three")
    assert store.changed() and not store.changed()


def test_the_first_page_of_all_is_a_change(store: Store, open_store: Stores, add: Wins) -> None:
    assert store.newest(Win, 1) == []
    add(open_store(), "one")
    add(store, "two")
    assert store.changed()


def test_a_page_removed_or_written_in_place_is_a_change(
    store: Store, add: Wins, data: Path, open_store: Stores
) -> None:
    add(store, "one")
    store.changed()
    page = data / "2026-11.json"
    page.write_bytes(page.read_bytes().replace(b"one", b"ONE"))
    assert store.changed() and store.newest(Win, 1)[0].text == "ONE"
    page.unlink()
    assert store.changed() and not store.changed() and store.newest(Win, 1) == []


def test_what_is_in_other_folders_is_no_change(store: Store, add: Wins, data: Path) -> None:
    add(store, "one")
    store.changed()
    (data / "drafts").mkdir()
    (data / "notes.txt").write_text("x")
    assert not store.changed()
