"""What is known about all of history: right after any change, disposable, and done in slices."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from companion.model.affirmations import AffirmationMark, OwnAffirmation
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.kinds import BY_TABLE
from companion.model.wins import Win
from companion.store.database.month import Month
from companion.store.store import Store

from .conftest import Stores, Wins

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def history(store: Store, win: Wins, data: Path) -> set[date]:
    store.apply([Edit.add(win(str(n), ago=60 * 24 * 40 * n)) for n in range(12)])
    for page in data.glob("*.json"):  # a file just written could change again and look the same
        os.utime(page, (1e9, 1e9))
    return {(NOON - timedelta(days=40 * n)).date() for n in range(12)}


def test_it_is_counted_in_slices_from_the_newest_month(open_store: Stores, history: set[date]) -> None:
    fresh = open_store()
    calls = 1
    while not fresh.summarise(3):
        assert 0 < fresh.count(Win) < 12 and fresh.days() < history
        calls += 1
    assert calls == 4 and fresh.count(Win) == 12 and fresh.days() == history


def test_it_is_kept_and_the_next_start_reads_no_old_month(
    open_store: Stores, data: Path, history: set[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in data.glob("*.json"):
        os.utime(page, (NOON.timestamp(), NOON.timestamp() + 0.5))
    assert open_store().summarise(99)
    fresh = open_store()
    assert fresh.count(Win) == 12 and fresh.days() == history
    monkeypatch.setattr(fresh.database.page_folder, "month", lambda *_, **__: pytest.fail("a month was read"))
    assert fresh.summarise(1)


def test_own_edits_and_those_of_others_are_counted(
    store: Store, open_store: Stores, add: Wins, history: set[date]
) -> None:
    store.summarise(99)
    saved = add(store, "new", NOON - timedelta(days=1))
    assert store.count(Win) == 13 and len(store.days()) == 13
    store.apply([Edit.delete(saved)])
    assert store.count(Win) == 12 and store.days() == history
    add(open_store(), "theirs", NOON - timedelta(days=300))
    assert store.summarise(99) and store.count(Win) == 13


def test_what_is_no_act_makes_no_day(store: Store) -> None:
    at = NOON - timedelta(days=2)
    store.apply([Edit.add(AffirmationMark(at=NOON, day=NOON.date(), line="x"))])
    store.apply([Edit.add(OwnAffirmation(at=at, day=at.date(), text="mine"))])
    assert store.summarise() and store.days() == {at.date()} and store.count(AffirmationMark) == 1


@pytest.mark.parametrize("text", ["", "{", '{"2026-11": 5}', '{"acts": [], "months": 5}', "[]"])
def test_a_spoilt_or_missing_cache_is_made_again(
    text: str, open_store: Stores, data: Path, history: set[date]
) -> None:
    open_store().summarise(99)
    (data / "cache" / "summary.json").write_text(text)
    fresh = open_store()
    assert fresh.summarise(99) and fresh.days() == history
    assert fresh.notices() == []


def test_a_cache_of_a_version_with_other_kinds_is_made_again(
    open_store: Stores, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setitem(BY_TABLE, "checkins", msgspec.structs.replace(BY_TABLE["checkins"], acts=False))
        store = open_store()
        store.apply([Edit.add(CheckIn(at=NOON, day=NOON.date()))])
        assert store.summarise(99) and store.days() == set()
    fresh = open_store()
    assert fresh.summarise(99) and fresh.days() == {NOON.date()} and fresh.count(CheckIn) == 1


def test_a_page_that_is_gone_is_not_counted(open_store: Stores, data: Path, history: set[date]) -> None:
    open_store().summarise(99)
    (data / "2026-11.json").unlink()
    fresh = open_store()
    assert fresh.summarise(99) and fresh.count(Win) == 11


def test_a_cache_that_cannot_be_written_is_no_error(
    open_store: Stores, data: Path, history: set[date]
) -> None:
    (data / "cache").write_text("in the way")
    store = open_store()
    assert store.summarise(99) and store.count(Win) == 12
    store.close()


def test_recent_ones_are_found_however_long_ago_and_only_months_that_have_some_are_read(
    open_store: Stores, store: Store, win: Wins, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A win in each of twelve months; box breathed ten months ago, twice, something else eight months ago."""
    store.apply([Edit.add(win(str(n), ago=60 * 24 * 30 * n)) for n in range(12)])
    for months, technique in ((10, "box"), (10, "box"), (8, "equal")):
        at = NOON - timedelta(days=30 * months)
        store.apply([Edit.add(Session(at=at, day=at.date(), technique=technique))])
    assert open_store().summarise(99)
    fresh, read = open_store(), list[str]()
    page_folder = fresh.database.page_folder
    month = page_folder.month

    def reading(key: str, keep: bool = True) -> Month:
        read.append(key)
        return month(key, keep)

    monkeypatch.setattr(page_folder, "month", reading)
    for enough, value, found in (
        (1, "", ["equal"]),
        (2, "", ["box", "equal"]),
        (2, "box", ["box", "box"]),
        (9, "box", ["box", "box"]),
        (1, "triangle", []),
    ):
        assert [each.technique for each in fresh.recent(Session, enough, value=value)] == found
        assert set(read) <= {"2026-11", "2026-10", "2026-03", "2026-01"}
    assert "2026-01" in read
    read.clear()
    assert [each.text for each in fresh.recent(Win, 2)] == ["1", "0"] and set(read) == {"2026-11", "2026-10"}
    for days, found in ((29, ["0"]), (31, ["1", "0"]), (61, ["2", "1", "0"])):
        since = (NOON - timedelta(days=days)).date()
        assert [each.text for each in fresh.recent(Win, 1, since=since)] == found


def test_recent_ones_are_found_where_nothing_was_counted_yet(
    open_store: Stores, store: Store, win: Wins
) -> None:
    at = NOON - timedelta(days=300)
    store.apply([Edit.add(Session(at=at, day=at.date(), technique="box")), Edit.add(win("now"))])
    fresh = open_store()
    assert [each.technique for each in fresh.recent(Session, 1, value="box")] == ["box"]
    fresh.close()
    assert open_store().count(Session) == 1
