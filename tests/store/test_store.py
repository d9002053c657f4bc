"""Records in and out: what each door of the store promises."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from companion.model.affirmations import AffirmationMark, AffirmationState
from companion.model.change import Edit
from companion.model.routine import Task
from companion.model.wins import Win
from companion.store.store import Stale, Store, StoreError

from ..conftest import there
from .conftest import Stores, Texts, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def test_a_record_comes_back_as_it_was_with_its_offset(store: Store, add: Wins, open_store: Stores) -> None:
    saved = add(store, "called Mum", note="long", keep=True)
    again = open_store().get(Win, saved.id)
    assert again == saved
    assert (again.text, again.note, again.keep, again.day) == ("called Mum", "long", True, date(2026, 11, 17))
    assert again.at.utcoffset() == timedelta(hours=1)
    assert again.id >> 21 == NOON.timestamp() * 1000
    assert again.rev == again.id


def test_looking_makes_no_file(store: Store, data: Path) -> None:
    assert (
        store.newest(Win, 5) == [] and store.on(Win, NOON.date()) == [] and store.core(AffirmationMark) == []
    )
    assert store.get(Win, 5) is None and store.count(Win) == 0 and not store.changed()
    assert not data.exists() and store.notices() == []


def test_a_patch_changes_its_fields_and_keeps_those_it_does_not_know(
    store: Store, add: Wins, data: Path
) -> None:
    saved = add(store, "called Mum", note="long")
    page = data / "2026-11.json"
    page.write_text(page.read_text().replace('"note"', '"mood":{"of":"a newer version"},"note"'))
    (entry,) = store.apply([Edit.patch(saved, note="", category="people")])
    stored = json.loads(page.read_text())["wins"][str(saved.id)]
    assert stored["mood"] == {"of": "a newer version"} and stored["category"] == "people"
    assert "note" not in stored and entry.after == stored and there(entry.before)["note"] == "long"
    assert there(store.get(Win, saved.id)).rev == entry.revision > saved.rev


def test_a_field_patched_to_its_default_or_to_none_leaves_the_file(store: Store, data: Path) -> None:
    (entry,) = store.apply([Edit.add(AffirmationState(at=NOON, day=NOON.date(), current="a", since=NOON))])
    state = there(store.get(AffirmationState, entry.id))
    store.apply([Edit.patch(state, since=None, current="")])
    stored = json.loads((data / "core.json").read_text())["line_state"][str(entry.id)]
    assert stored.keys() == {"at", "day", "rev", "base"}


@pytest.mark.parametrize("fields", [{"colour": "red"}, {"id": 5}, {"rev": 5}])
def test_a_patch_of_a_field_that_is_not_there_writes_nothing(
    store: Store, add: Wins, fields: dict[str, Any], texts: Texts
) -> None:
    saved = add(store, "one")
    with pytest.raises(ValueError, match=next(iter(fields))):
        store.apply([Edit.patch(saved, **fields)])
    assert store.get(Win, saved.id) == saved


def test_a_value_that_could_not_be_read_again_is_not_written(store: Store, add: Wins) -> None:
    saved = add(store, "one")
    with pytest.raises(msgspec.ValidationError):
        store.apply([Edit.patch(saved, text=None)])
    assert store.get(Win, saved.id) == saved


def test_bytes_that_are_not_text_do_not_spoil_the_page(store: Store, add: Wins, texts: Texts) -> None:
    add(store, "caf\udce9 \u2028 [red] \x07 \x00 🙂")
    assert texts(store) == ["caf� \u2028 [red] \x07 \x00 🙂"]


def test_who_read_an_older_revision_writes_nothing(store: Store, open_store: Stores, add: Wins) -> None:
    first = add(store, "one")
    second = open_store()
    (entry,) = second.apply([Edit.patch(there(second.get(Win, first.id)), note="theirs")])
    for edit in (Edit.patch(first, note="mine"), Edit.delete(first)):
        with pytest.raises(Stale):
            store.apply([Edit.add(first), edit])
    assert [(w.note, w.rev) for w in store.newest(Win, 9)] == [("theirs", entry.revision)]


def test_a_deleted_record_cannot_be_changed(store: Store, add: Wins) -> None:
    saved = add(store, "one")
    store.apply([Edit.delete(saved)])
    with pytest.raises(Stale):
        store.apply([Edit.patch(saved, note="late")])
    assert store.newest(Win, 9) == []


def test_two_edits_of_one_record_are_one_entry(store: Store, add: Wins) -> None:
    saved = add(store, "one")
    (entry,) = store.apply([Edit.patch(saved, note="a"), Edit.patch(saved, keep=True)])
    found = there(store.get(Win, saved.id))
    assert (found.note, found.keep) == ("a", True)
    store.revert([entry])
    assert there(store.get(Win, saved.id)).note == ""


def test_restored_after_a_deletion_it_stays_visible_to_everyone(
    store: Store, open_store: Stores, add: Wins
) -> None:
    saved = add(store, "one")
    gone = store.apply([Edit.delete(saved)])
    assert open_store().get(Win, saved.id) is None
    back = store.revert(gone)
    for each in (store, open_store()):
        found = there(each.get(Win, saved.id))
        assert found.text == "one" and found.rev == back[0].revision > gone[0].revision
    again = store.revert(back)
    assert open_store().get(Win, saved.id) is None
    store.revert(again)
    assert there(open_store().get(Win, saved.id)).text == "one"


def test_undo_is_refused_once_the_record_has_moved_on(store: Store, open_store: Stores, add: Wins) -> None:
    saved = add(store, "one")
    mine = store.apply([Edit.patch(saved, note="mine")])
    other = open_store()
    other.apply([Edit.patch(there(other.get(Win, saved.id)), note="theirs")])
    with pytest.raises(Stale):
        store.revert(mine)
    assert there(store.get(Win, saved.id)).note == "theirs"


def test_undo_of_several_is_all_or_nothing(store: Store, add: Wins, win: Wins, texts: Texts) -> None:
    first = add(store, "one")
    entries = store.apply([Edit.patch(first, text="ONE"), Edit.add(win("two"))])
    store.apply([Edit.patch(there(store.get(Win, first.id)), text="One")])
    with pytest.raises(Stale):
        store.revert(entries)
    assert sorted(texts(store)) == ["One", "two"]


def test_moved_to_another_month_it_has_a_new_id_and_can_be_moved_back(
    store: Store, open_store: Stores, add: Wins, data: Path
) -> None:
    saved = add(store, "one", note="kept")
    earlier = NOON - timedelta(days=40)
    entries = store.apply([Edit.patch(saved, at=earlier, day=earlier.date())])
    (found,) = open_store().newest(Win, 9)
    assert (found.at, found.day, found.note) == (earlier, earlier.date(), "kept")
    assert found.id >> 21 == earlier.timestamp() * 1000
    assert [(e.before is None, e.after is None) for e in entries] == [(False, True), (True, False)]
    assert {page.name for page in data.glob("*.json")} == {"2026-10.json", "2026-11.json"}
    store.revert(entries)
    assert [(w.id, w.at) for w in open_store().newest(Win, 9)] == [(saved.id, saved.at)]


def test_moved_within_its_month_it_takes_its_place_by_time(store: Store, add: Wins) -> None:
    moved, other = add(store, "one"), add(store, "two", NOON - timedelta(days=1))
    entries = store.apply([Edit.patch(moved, at=NOON - timedelta(days=3))])
    assert [w.text for w in store.newest(Win, 9)] == ["two", "one"]
    store.revert(entries)
    assert [w.id for w in store.newest(Win, 9)] == [moved.id, other.id]


def test_records_are_filed_by_their_own_time_not_by_the_hour_of_writing(
    store: Store, win: Wins, data: Path
) -> None:
    store.apply([Edit.add(win(str(n), NOON - timedelta(days=30 * n))) for n in range(24)])
    assert len(list(data.glob("20*.json"))) == 24
    assert [w.text for w in store.newest(Win, 3)] == ["0", "1", "2"]


def test_records_of_one_instant_keep_the_order_of_writing(
    store: Store, open_store: Stores, add: Wins, texts: Texts
) -> None:
    for n in range(8):
        add(store if n % 2 else open_store(), str(n), NOON - timedelta(days=20))
    assert texts(store) == [str(n) for n in range(8)]


def test_two_processes_that_choose_the_same_id_do_not_meet(
    open_store: Stores, add: Wins, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    monkeypatch.setattr("companion.store.database.ids._random", lambda: 7)
    for text in "abc":
        add(open_store(), text)
    assert texts(open_store()) == ["a", "b", "c"]


def test_a_year_that_no_id_can_say_is_refused_in_words(store: Store, win: Wins) -> None:
    with pytest.raises(StoreError, match="1969"):
        store.apply([Edit.add(win("old", datetime(1969, 1, 1, tzinfo=UTC)))])
    with pytest.raises(ValueError, match="offset"):
        store.apply([Edit.add(win("somewhere", datetime(2026, 1, 1)))])


def test_a_day_is_read_over_the_month_border(store: Store, win: Wins) -> None:
    night = datetime(2026, 11, 1, 2, 30, tzinfo=timezone(timedelta(hours=-8)))
    evening = datetime(2026, 10, 31, 20, 0, tzinfo=timezone(timedelta(hours=-8)))  # November in UTC
    store.apply([Edit.add(win("night", night, day=date(2026, 10, 31))), Edit.add(win("evening", evening))])
    assert [w.text for w in store.on(Win, date(2026, 10, 31))] == ["evening", "night"]
    assert store.on(Win, date(2026, 11, 1)) == []
    assert [w.text for w in store.between(Win, date(2026, 10, 1), date(2026, 10, 31))] == ["evening", "night"]


def test_paging_meets_every_record_once_in_both_directions(store: Store, win: Wins) -> None:
    store.apply([Edit.add(win(str(n), NOON - timedelta(days=7 * n))) for n in range(60)])
    back, before = [], None
    while page := store.newest(Win, 7, before):
        back += page
        before = page[-1].id
    assert [w.text for w in back] == [str(n) for n in range(60)]
    forth, after = [], back[-1].id
    while page := store.oldest(Win, 7, after):
        forth += page
        after = page[-1].id
    assert forth == back[-2::-1]


def test_a_search_looks_at_few_months_a_call_and_ends(store: Store, win: Wins) -> None:
    store.apply([Edit.add(win(str(n), NOON - timedelta(days=30.5 * n))) for n in range(30)])
    found, before, calls = list[Win](), None, 0
    while True:
        some, before = store.search(Win, lambda w: int(w.text) % 10 == 5, 10, before, months=12)
        found, calls = found + some, calls + 1
        if before is None:
            break
    assert [w.text for w in found] == ["5", "15", "25"] and calls == 3
    first, before = store.search(Win, lambda w: True, 4, months=12)
    second, _ = store.search(Win, lambda w: True, 4, before, months=12)
    assert [w.text for w in first + second] == [str(n) for n in range(8)]


def test_all_history_leaves_few_months_decoded(store: Store, open_store: Stores, win: Wins) -> None:
    store.apply([Edit.add(win(str(n), NOON - timedelta(days=30.5 * n))) for n in range(40)])
    fresh = open_store()
    assert len(fresh.newest(Win, 100)) == 40
    assert len(fresh.database.everything()["wins"]) == 40
    kept = [
        key for key in fresh.database.page_folder.listing.months() if fresh.database.page_folder.is_kept(key)
    ]
    assert len(kept) <= 8


def test_core_records_are_in_core(store: Store, data: Path) -> None:
    marks = [
        AffirmationMark(at=NOON - timedelta(days=90 * n), day=NOON.date(), line=str(n)) for n in range(3)
    ]
    store.apply([Edit.add(mark) for mark in marks])
    assert [mark.line for mark in store.core(AffirmationMark)] == ["2", "1", "0"]
    assert [page.name for page in data.glob("*.json")] == ["core.json"]
    newest = store.core(AffirmationMark)[-1]
    assert store.get(AffirmationMark, newest.id) == newest
    assert store.apply([Edit.patch(newest, at=NOON - timedelta(days=400))])[0].id == newest.id


def test_one_id_in_two_tables_is_two_records(store: Store, add: Wins, data: Path, open_store: Stores) -> None:
    saved = add(store, "one")
    page = data / "2026-11.json"
    tables = json.loads(page.read_text())
    tables["tasks"] = {str(saved.id): {"at": NOON.isoformat(), "day": "2026-11-17", "text": "a task"}}
    page.write_text(json.dumps(tables))
    store.apply([Edit.delete(saved)])
    fresh = open_store()
    assert fresh.get(Win, saved.id) is None and there(fresh.get(Task, saved.id)).text == "a task"
    task = there(fresh.get(Task, saved.id))
    fresh.apply([Edit.delete(task)])
    assert open_store().get(Task, saved.id) is None


def test_a_very_full_month_goes_on_in_another_page_and_reads_as_one(
    store: Store, open_store: Stores, win: Wins, data: Path, texts: Texts
) -> None:
    for n in range(3):
        store.apply([Edit.add(win("x" * 250, ago=n * 500 + k)) for k in range(400)])
    names = sorted(page.name for page in data.glob("*.json"))
    assert names == ["2026-11.2.json", "2026-11.3.json", "2026-11.json"]
    old = store.oldest(Win, 1, -1)[0]
    entries = store.apply([Edit.patch(old, text="old"), Edit.delete(store.newest(Win, 1)[0])])
    fresh = open_store()
    assert len(texts(fresh)) == 1199 and texts(fresh)[0] == "old"
    fresh.revert(entries)
    assert len(texts(store)) == 1200 and "old" not in texts(store)
    with TinyDB(data / "2026-11.2.json") as db:
        assert len(db.table("wins")) == 400


def test_the_folder_can_be_a_link_and_is_made_when_needed(
    tmp_path: Path, open_store: Stores, add: Wins
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "far" / "away")
    store = open_store(folder=tmp_path / "link")
    add(store, "one")
    assert store.folder == (tmp_path / "far" / "away").resolve()
    assert (Path(store.folder) / "2026-11.json").exists()


def test_a_broken_clock_of_the_machine_does_not_stop_the_days_work(
    data: Path, win: Wins, texts: Texts
) -> None:
    earlier = Store(data, now=lambda: NOON)
    (entry,) = earlier.apply([Edit.add(win("one"))])
    back = Store(data, now=lambda: NOON - timedelta(days=4000))
    change = back.apply([Edit.patch(there(back.get(Win, entry.id)), note="set back")])
    assert change[0].revision > entry.revision
    assert there(earlier.get(Win, entry.id)).note == "set back"
