"""Bringing in: what is here stays, the same file twice adds nothing, one step of undo takes it out again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.companion import Companion
from companion.export import as_json
from companion.export.arriving import ImportPlan, bring_in, house_of, plan
from companion.export.importers import read
from companion.export.selection import Filters, select
from companion.model.change import Edit
from companion.model.routine import Tick
from companion.model.wins import Win
from companion.store.errors import StoreError

LIST = "2026-11-03 called Mum\n2026-11-03 said no\n2026-10-01 slept\n"
Planned = Callable[..., ImportPlan]


@pytest.fixture
def planned(companion: Companion, tmp_path: Path) -> Planned:
    """What bringing in a text as a file would do."""

    def of(text: str | bytes, name: str = "wins.txt", **options: bool) -> ImportPlan:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return plan(companion.store, read(tmp_path / name, house_of(companion)), **options)

    return of


def texts(companion: Companion) -> list[str]:
    return sorted(win.text for win in companion.wins.window().wins)


def exported(companion: Companion) -> bytes:
    return as_json.encode(select(companion.store, Filters()), Filters(), companion.context.now())


def test_the_same_file_twice_adds_nothing_also_after_an_edit(companion: Companion, planned: Planned) -> None:
    change = bring_in(companion, planned(LIST))
    assert change.answer == "Imported 3 wins. `companion undo` takes them out again."
    win = companion.wins.window().wins[0]
    companion.wins.edit(win.id, "called Mum and Dad @2026-11-05")
    again = planned(LIST + "2026-11-09 walked\n")
    assert (len(again.new), again.known) == (1, 3)
    bring_in(companion, again)
    assert len(texts(companion)) == 4
    assert companion.store.get(Win, companion.wins.window().wins[0].id).source.startswith("wins ")  # type: ignore[union-attr]


def test_the_same_line_twice_in_a_file_is_two_wins(companion: Companion, planned: Planned) -> None:
    bring_in(companion, planned("walked\nwalked\n"))
    assert texts(companion) == ["walked", "walked"]
    assert planned("walked\nwalked\n").new == {}
    assert len(planned("walked\nwalked\nwalked\n").new) == 1


def test_one_step_of_undo_takes_all_of_it_out_and_redo_puts_it_back(
    companion: Companion, planned: Planned
) -> None:
    companion.wins.add("here before")
    bring_in(companion, planned(LIST))
    assert companion.undo().answer == "Undone: import from a list of wins (3 wins)."
    assert texts(companion) == ["here before"]
    companion.redo()
    assert texts(companion) == ["called Mum", "here before", "said no", "slept"]


def test_what_was_deleted_stays_so_until_it_is_asked_for(companion: Companion, planned: Planned) -> None:
    bring_in(companion, planned(LIST))
    companion.wins.delete(companion.wins.window().wins[0].id)
    again = planned(LIST)
    assert (again.new, again.known, again.deleted) == ({}, 2, 1)
    bring_in(companion, planned(LIST, deleted_too=True))
    assert texts(companion) == ["called Mum", "said no", "slept"]


def test_an_undone_import_that_replaced_a_version_comes_back_too(
    companion: Companion, planned: Planned, clock: Any
) -> None:
    companion.wins.add("called Mum")
    clock.advance(60)
    elsewhere = exported(companion).replace(b"called Mum", b"called Gran")
    companion.wins.edit(companion.wins.window().wins[0].id, "called Dad")
    newest = companion.store.get(Win, companion.wins.window().wins[0].id)
    assert newest
    elsewhere = elsewhere.replace(b'"text":', b'"rev":%d,"text":' % (newest.rev + 1))
    for _ in range(2):
        clock.advance(60)
        again = planned(elsewhere, "elsewhere.json")
        assert (len(again.new), again.replacing, again.newer) == (1, 1, 0)
        bring_in(companion, again)
        assert texts(companion) == ["called Gran"]
        companion.undo()
        assert texts(companion) == ["called Dad"]
    companion.wins.edit(newest.id, "called Grandad")
    assert planned(elsewhere, "elsewhere.json").newer == 1


def test_records_have_their_own_month_and_sort_among_the_others(
    companion: Companion, planned: Planned, tmp_path: Path
) -> None:
    bring_in(companion, planned(LIST))
    assert {page.name for page in (tmp_path / "data").glob("2*.json")} == {"2026-10.json", "2026-11.json"}
    assert [win.text for win in companion.wins.window().wins] == ["said no", "called Mum", "slept"]


def test_of_two_versions_the_newer_one_counts_and_the_other_is_kept(
    companion: Companion, planned: Planned, clock: Any, make_companion: Any
) -> None:
    win = companion.wins.add("called Mum").entries[0].id
    before = exported(companion)
    clock.advance(60)
    companion.wins.edit(win, "called Dad")
    older = planned(before, "before.json")
    assert (older.new, older.newer) == ({}, 1)

    after = exported(companion)
    companion.undo()  # puts the older words back, as a newer version
    assert planned(after, "after.json").newer == 1

    later = re.sub(rb'"rev":(\d+)', lambda rev: b'"rev":%d' % (int(rev[1]) + (1 << 40)), after)
    elsewhere = later.replace(b"called Dad", b"called Gran")
    newer = planned(elsewhere, "elsewhere.json")
    assert (len(newer.new), newer.replacing) == (1, 1)
    bring_in(companion, newer)
    assert texts(companion) == ["called Gran"]
    page = companion.store.database.page_folder.month("2026-11").pages["2026-11.json"]
    assert [kept["doc"]["text"] for kept in page.tables["_versions"].values()] == ["called Mum"]
    companion.undo()
    assert texts(companion) == ["called Mum"]


def test_what_changed_here_after_the_look_is_not_written_over(companion: Companion, planned: Planned) -> None:
    win = companion.wins.add("called Mum").entries[0].id
    newer = exported(companion).replace(b'"text"', b'"rev":%d,"text"' % (win + 5))
    looked = planned(newer.replace(b"called Mum", b"called Gran"), "newer.json")
    assert len(looked.new) == 1
    companion.wins.edit(win, "called Dad")
    assert bring_in(companion, looked).entries == ()
    assert texts(companion) == ["called Dad"]


def test_a_day_with_a_mark_of_its_own_keeps_that_one(companion: Companion, clock: Any, house: Any) -> None:
    companion.routine.toggle("item:up", "partly")
    reading = read_ticks(companion, clock)
    found = plan(companion.store, reading)
    assert (len(found.new), found.marked) == (1, 1)
    bring_in(companion, found)
    again = plan(companion.store, read_ticks(companion, clock))
    assert (again.new, again.known, again.marked) == ({}, 1, 1)


def read_ticks(companion: Companion, clock: Any) -> Any:
    from companion.export.importers import loop

    marks = b"2026-11-17,2\n2026-11-16,2\n"
    habits = b"Position,Name\n001,Up\n"
    return loop.read({"Habits.csv": habits, "001 Up/Checkmarks.csv": marks}, house_of(companion))


def test_many_records_of_one_instant_each_have_an_id(companion: Companion) -> None:
    from companion.export.importers import loop

    habits = "Position,Name\n" + "".join(f"{n},Habit {n}\n" for n in range(300))
    files = {f"{n} Habit/Checkmarks.csv": b"2026-11-03,2\n" for n in range(300)}
    house = house_of(companion)
    bring_in(companion, plan(companion.store, loop.read({"Habits.csv": habits.encode(), **files}, house)))
    assert len({tick.item for tick in companion.store.oldest(Tick, 1000, -1)}) == 300
    assert plan(companion.store, loop.read({"Habits.csv": habits.encode(), **files}, house)).new == {}


def test_a_crowded_day_goes_on_in_another_page(
    companion: Companion, planned: Planned, tmp_path: Path
) -> None:
    text = "".join(f"2026-11-03 {n} {'x' * 200}\n" for n in range(1500))
    told: list[int] = []
    bring_in(companion, planned(text), told.append)
    assert sum(told) == 1500 and len(told) > 3
    sizes = [page.stat().st_size for page in (tmp_path / "data").glob("2026-11*.json")]
    assert len(sizes) > 1 and max(sizes) < 256 * 1024
    assert planned(text).new == {}


def test_a_disk_that_refuses_midway_keeps_what_is_in_and_the_same_file_brings_the_rest(
    companion: Companion, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, left = companion.store.database.page_folder.write_page, [1]

    def full(*args: Any) -> None:
        if not left:
            raise OSError(28, "No space left on device")
        left.pop()
        put(*args)

    monkeypatch.setattr(companion.store.database.page_folder, "write_page", full)
    with pytest.raises(StoreError, match=r"^Imported 1 of 3.*No space left"):
        bring_in(companion, planned(LIST))
    monkeypatch.undo()
    assert texts(companion) == ["slept"]
    rest = planned(LIST)
    assert (len(rest.new), rest.known) == (2, 1)
    companion.undo()
    assert texts(companion) == []


def test_a_companion_that_is_open_sees_it(
    companion: Companion, planned: Planned, make_companion: Any
) -> None:
    other = make_companion()
    assert other.wins.window().wins == ()
    bring_in(companion, planned(LIST))
    assert texts(other) == ["called Mum", "said no", "slept"]


def test_an_export_of_part_comes_in_as_that_part(companion: Companion, planned: Planned) -> None:
    companion.wins.add("called Mum")
    companion.store.apply(
        [Edit.add(Win(at=companion.context.now(), day=companion.context.today(), text="x", category="home"))]
    )
    some = Filters(category="home")
    data = as_json.encode(select(companion.store, some), some, companion.context.now())
    assert planned(data, "some.json").known == 1
