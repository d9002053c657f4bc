"""A shared folder: conflict copies are taken in and put away, and the machines are told apart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.database.file_names import PageName, read_name
from companion.store.database.ids import BITS, after
from companion.store.database.merging import salvage
from companion.store.store import Store

from ..conftest import there
from .conftest import Stores, Texts, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))
COPIES = {
    "2026-11.sync-conflict-20261117-120000-ABCDEFG.json": "Syncthing",
    "2026-11 (Anna's conflicted copy 2026-11-17).json": "Dropbox",
    "2026-11 (Konfliktkopie von LAPTOP 2026-11-17) (1).json": "Dropbox",
    "2026-11 (conflicted copy 2026-11-17 120000).json": "Nextcloud",
    "2026-11 (conflicted copy anna 2026-11-17 120000).json": "Nextcloud",
    "2026-11_conflict-20261117-120000.json": "Nextcloud",
    "2026-11 2.json": "iCloud",
    "2026-11 (1).json": "Google Drive",
    "2026-11-DESKTOP-AB12CD3.json": "OneDrive",
    "2026-11-LAPTOP-AB12CD34-2.json": "OneDrive",
    "2026-11 (конфликтующая копия с компьютера Anna 2026-11-17).json": "Dropbox",
    "2026-11 (Annaの競合コピー 2026-11-17).json": "Dropbox",
    "2026-11 (Anna 的冲突副本 2026-11-17).json": "Dropbox",
    "2026-11 (1).sync-conflict-20261117-120000-ABCDEFG.json": "Syncthing",
    "2026-11.json.conflict1": "rclone",
    "2026-11.conflict2.json": "rclone",
    "2026-11.json..path1": "rclone",
    "2026-11.json.orig": "a merge tool or an editor",
    "2026-11.json~": "a merge tool or an editor",
    "2026-11.json.~1~": "a merge tool or an editor",
}


@pytest.mark.parametrize(("name", "program"), COPIES.items())
def test_the_names_of_conflict_copies_are_known(name: str, program: str) -> None:
    assert read_name(name) == PageName("2026-11", "", program)
    of_a_machine = name.replace("2026-11", "core.my-desk", 1)
    assert read_name(of_a_machine) == PageName("core", "my-desk", program)


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("2026-11.json", ""),
        ("2026-11.2.json", ""),
        ("core.laptop.json", "laptop"),
        ("core.a_2.3.json", "a_2"),
    ],
)
def test_the_names_of_pages_are_known(name: str, device: str) -> None:
    assert read_name(name) == PageName(name.partition(".")[0], device)


def test_a_machine_may_have_a_name_as_windows_makes_them(open_store: Stores, add: Wins, data: Path) -> None:
    for device in ("DESKTOP-AB12CD3", "my-DESKTOP-AB12CD3"):
        store = open_store(device=device)
        add(store, device)
        store.tidy()
        assert (data / f"2026-11.{device}.json").exists()
    assert read_name("2026-11.DESKTOP-AB12CD3.json") == PageName("2026-11", "DESKTOP-AB12CD3")


@pytest.mark.parametrize("name", ["2026-11-notes.json", "2026-11 (my notes).json", "2026-11-LAPTOP.json"])
def test_other_names_say_nothing(name: str) -> None:
    assert read_name(name) is None


def parted(open_store: Stores, add: Wins, data: Path, name: str) -> Store:
    """A page that went two ways: `one` edited in both; there `three` deleted, too, and `four` added."""
    store = open_store()
    one, _, three = add(store, "one", ago=9), add(store, "two", ago=8), add(store, "three", ago=7)
    page, before = data / "2026-11.json", (data / "2026-11.json").read_bytes()
    later = open_store(now=lambda: NOON + timedelta(minutes=1))
    later.apply([Edit.patch(one, note="there"), Edit.delete(three)])
    add(later, "four", ago=6)
    page.rename(data / "away.txt")
    page.write_bytes(before)
    here = open_store()
    here.apply([Edit.patch(one, note="here")])
    (data / "away.txt").rename(data / name)
    return open_store()


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_taken_in_by_record_and_put_away(
    name: str, open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = parted(open_store, add, data, name)
    copy = (data / name).read_bytes()
    (done,) = store.tidy()
    assert done.name == name and done.records == 2
    assert not (data / name).exists() and sorted(p.name for p in data.glob("*.json")) == ["2026-11.json"]
    (kept,) = (data / "backups" / "copies").iterdir()
    assert kept.read_bytes() == copy and str(kept) == done.kept and kept.stat().st_mode & 0o777 == 0o600
    fresh = open_store()
    assert [(w.text, w.note) for w in fresh.oldest(Win, 9, -1)] == [
        ("one", "there"),
        ("two", ""),
        ("four", ""),
    ]
    versions = json.loads((data / "2026-11.json").read_text())["_versions"].values()
    assert [version["doc"]["note"] for version in versions] == ["here"]
    assert store.tidy() == [] and fresh.notices() == []


def test_a_copy_with_nothing_new_costs_no_write(open_store: Stores, add: Wins, data: Path) -> None:
    store = open_store()
    add(store, "one")
    page = data / "2026-11.json"
    shutil.copy(page, data / "2026-11 (1).json")
    before = page.stat()
    (done,) = store.tidy()
    assert done.records == 0 and page.stat() == before


def test_a_copy_of_another_machines_page_is_taken_in_too(
    open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    desk, laptop = open_store(device="desk"), open_store(device="laptop")
    add(desk, "one", ago=3)
    (data / "2026-11.desk.json").rename(data / "2026-11.desk (conflicted copy 2026-11-17 120000).json")
    add(laptop, "two")
    laptop.tidy()
    assert {p.name for p in data.glob("*.json")} == {"2026-11.laptop.json"}
    assert texts(open_store()) == ["one", "two"]


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-9], lambda raw: b"", lambda raw: raw.replace(b'"schema":1', b'"schema":9')]
)
def test_a_copy_that_is_damaged_or_newer_stays(
    damage: Callable[[bytes], bytes], open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = parted(open_store, add, data, "2026-11 2.json")
    copy = data / "2026-11 2.json"
    copy.write_bytes(damaged := damage(copy.read_bytes()))
    page = (data / "2026-11.json").read_bytes()
    assert store.tidy() == []
    assert copy.read_bytes() == damaged and (data / "2026-11.json").read_bytes() == page
    assert store.notices()


def test_a_file_with_the_name_of_a_copy_and_something_else_in_it_stays(
    open_store: Stores, add: Wins, data: Path
) -> None:
    store = open_store()
    add(store, "one")
    (data / "2026-11 2.json").write_text('{"numbers": {"1": {"of": "mine"}}}')
    assert store.tidy() == [] and (data / "2026-11 2.json").exists()


def test_what_this_version_does_not_know_is_taken_in(open_store: Stores, add: Wins, data: Path) -> None:
    store = open_store()
    add(store, "one")
    (data / "2026-11 2.json").write_text(
        json.dumps({"_meta": {"1": {"schema": 1}}, "moods": {"7": {"a": 1}}, "_later": {"8": {"b": 2}}})
    )
    assert [done.records for done in store.tidy()] == [1]
    page = json.loads((data / "2026-11.json").read_text())
    assert page["moods"] == {"7": {"a": 1}} and page["_later"] == {"8": {"b": 2}}


def test_a_copy_that_changes_while_it_is_taken_in_stays_for_the_next_time(
    open_store: Stores, add: Wins, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = parted(open_store, add, data, "2026-11 2.json")
    page_folder, copy = store.database.page_folder, data / "2026-11 2.json"
    real = page_folder.write_page

    def put(*args: Any) -> None:
        real(*args)
        copy.write_bytes(copy.read_bytes() + b" ")

    monkeypatch.setattr(page_folder, "write_page", put)
    assert store.tidy() == [] and copy.exists()
    monkeypatch.undo()
    assert len(store.tidy()) == 1


def test_old_copies_are_let_go_after_as_many_days_as_backups_are_kept(
    open_store: Stores, add: Wins, data: Path
) -> None:
    for day in (0, 1, 5):
        store = open_store(now=lambda day=day: NOON + timedelta(days=day), backups=3)
        add(store, str(day))
        shutil.copy(data / "2026-11.json", data / "2026-11 (1).json")
        store.tidy()
    kept = [path.name[:10] for path in (data / "backups" / "copies").iterdir()]
    assert kept == ["2026-11-22"]


# -- git, which writes both sides of a conflict into the file


def merged_by_git(one: Path, other: Path, style: str = "merge", newer_first: bool = True) -> str:
    """A page as git leaves it: the lines both have, and between markers those that differ."""
    pages = [page.read_text().splitlines() for page in (one, other)]
    first, second = pages if newer_first else pages[::-1]
    head = next(n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    base = ["||||||| base", '"wins":{', "},"] if style == "diff3" else []
    middle = ["<<<<<<< HEAD", *first[head:], *base, "=======", *second[head:], ">>>>>>> theirs"]
    return "\n".join([*first[:head], *middle, ""])


@pytest.mark.parametrize("newer_first", [True, False])
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_between_the_markers_of_git_the_newer_version_counts_and_the_other_is_in_the_trash(
    style: str, newer_first: bool, open_store: Stores, add: Wins, data: Path, tmp_path: Path
) -> None:
    page, away = data / "2026-11.json", tmp_path / "away.json"
    store = open_store()
    one, two = add(store, "one", ago=9), add(store, "two", ago=8)
    before = page.read_bytes()
    open_store(now=lambda: NOON + timedelta(minutes=1)).apply([Edit.patch(one, text="newer")])
    page.rename(away)
    page.write_bytes(before)
    here = open_store()
    here.apply([Edit.patch(one, text="older"), Edit.delete(two)])
    page.write_text(merged_by_git(away, page, style, newer_first))
    shutil.rmtree(data / "backups")
    fresh = open_store()
    assert [win.text for win in fresh.oldest(Win, 9, -1)] == ["newer"]
    assert {there(thrown.entry.before)["text"] for thrown in fresh.trash()} == {"older", "two"}


def test_each_side_of_a_conflict_is_in_its_own_tables() -> None:
    page = b"""{
"ticks":{
"1":{"a":1},
<<<<<<< HEAD
"2":{"a":2}
},
"wins":{
"3":{"b":3}
=======
"4":{"a":4}
>>>>>>> theirs
}
}"""
    assert salvage(page) == {
        "ticks": {"1": {"a": 1}, "2": {"a": 2}, "4": {"a": 4}},
        "wins": {"3": {"b": 3}},
    }


# -- who wrote what last


def test_each_machine_is_known_by_what_it_wrote_last(open_store: Stores, add: Wins, data: Path) -> None:
    desk, laptop = open_store(device="desk"), open_store(device="laptop")
    add(desk, "one", ago=90)
    add(laptop, "two", ago=30)
    (data / "2026-11 (1).json").write_text("{}")
    (data / "2026-11-notes.json").write_text("{}")
    status = desk.sync_status()
    assert status.here == "desk"
    assert [(m.device, m.last, m.table) for m in status.machines] == [
        ("desk", NOON - timedelta(minutes=90), "wins"),
        ("laptop", NOON - timedelta(minutes=30), "wins"),
    ]
    assert [(copy.name, copy.program) for copy in status.copies] == [("2026-11 (1).json", "Google Drive")]
    assert status.strangers == ("2026-11-notes.json",)
    assert not any(m.ahead or m.behind for m in status.machines)


def test_an_edit_and_a_deletion_count_as_writing(open_store: Stores, add: Wins) -> None:
    desk = open_store(device="desk")
    laptop = open_store(device="laptop", now=lambda: NOON + timedelta(minutes=2))
    first = add(desk, "one", ago=90)
    laptop.apply([Edit.delete(first)])
    assert [m.last for m in desk.sync_status().machines][1] == NOON + timedelta(minutes=2)


@pytest.mark.parametrize("hours", [1, 3, 26])
def test_a_clock_that_is_ahead_is_seen_and_by_how_much(
    hours: int, open_store: Stores, add: Wins, win: Wins
) -> None:
    desk = open_store(device="desk")
    ahead = NOON + timedelta(hours=hours)
    Store(desk.folder, device="laptop", now=lambda: ahead).apply([Edit.add(win("two", ahead))])
    (laptop,) = desk.sync_status().machines
    assert laptop.ahead == timedelta(hours=hours)


def test_a_clock_that_is_behind_is_seen_once_it_edits_what_came_later(open_store: Stores, add: Wins) -> None:
    desk = open_store(device="desk")
    laptop = open_store(device="laptop", now=lambda: NOON - timedelta(hours=3))
    first = add(desk, "one")
    laptop.apply([Edit.patch(first, text="ONE")])
    assert [(m.device, m.behind) for m in desk.sync_status().machines] == [("desk", False), ("laptop", True)]
    assert there(desk.get(Win, first.id)).text == "ONE", "and its edit counts all the same"


def test_a_right_clock_is_not_blamed_for_editing_what_a_fast_one_wrote(open_store: Stores, add: Wins) -> None:
    laptop = open_store(device="laptop", now=lambda: NOON + timedelta(hours=3))
    desk = open_store(device="desk")
    theirs = add(laptop, "one", NOON + timedelta(hours=3))
    add(desk, "mine")
    desk.apply([Edit.patch(theirs, text="ONE")])
    for here in ("desk", "tower"):
        seen = {m.device: m for m in open_store(device=here).sync_status().machines}
        assert (seen["laptop"].ahead, seen["laptop"].behind) == (timedelta(hours=3), False)
        assert (seen["desk"].ahead, seen["desk"].behind) == (timedelta(), False)
    assert seen["desk"].last == NOON


def test_once_a_clock_is_right_again_nothing_is_said_of_it(open_store: Stores, add: Wins) -> None:
    desk = open_store(device="desk")
    laptop = open_store(device="laptop", now=lambda: NOON - timedelta(hours=3))
    laptop.apply([Edit.patch(add(desk, "one"), text="ONE")])
    later = NOON + timedelta(hours=1)
    add(open_store(device="laptop", now=lambda: later), "two", later)
    assert not any(
        m.ahead or m.behind for m in open_store(device="desk", now=lambda: later).sync_status().machines
    )


def test_two_machines_that_are_slow_do_not_choose_the_same_revision_for_what_they_make_of_one_version() -> (
    None
):
    ahead = 2_000_000 << BITS | 77
    chosen = {after(ahead, 1_000_000 << BITS) for _ in range(40)}
    assert len(chosen) > 30 and min(chosen) > ahead
    assert after(ahead, ahead + 5) == ahead + 5


@pytest.mark.parametrize("damage", [b"", b"\x00{{"])
def test_what_came_from_a_copy_is_there_again_when_the_page_is_damaged(
    damage: bytes, open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = parted(open_store, add, data, "2026-11 (1).json")
    store.tidy()
    whole = texts(store)
    (data / "2026-11.json").write_bytes(damage)
    fresh = open_store()
    assert texts(fresh) == whole and "four" in whole
    (notice,) = fresh.notices()
    assert "copies/2026-11-17." in notice and "newest change may not be among them" in notice


def test_a_put_away_copy_does_not_bring_back_what_was_deleted_since(
    open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = parted(open_store, add, data, "2026-11 (1).json")
    store.tidy()
    four = next(win for win in store.newest(Win, 9) if win.text == "four")
    store.apply([Edit.delete(four)])
    add(store, "after")  # now the backup has the deletion, too
    (data / "2026-11.json").write_bytes(b"")
    assert "four" not in texts(open_store()) and "one" in texts(open_store())


def test_a_damaged_put_away_copy_is_passed_over(
    open_store: Stores, add: Wins, data: Path, texts: Texts
) -> None:
    store = parted(open_store, add, data, "2026-11 (1).json")
    store.tidy()
    (kept,) = (data / "backups" / "copies").iterdir()
    kept.write_bytes(b"{")
    (data / "2026-11.json").write_bytes(b"")
    assert "one" in texts(open_store())
