"""Files of older and newer companions.

`schemas/<n>/` has a folder of each schema there ever was, written by the companion of its day, and in
`expected.json` what its records say. These stay for ever; a new schema adds a folder and a migration.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.kinds import KINDS
from companion.model.wins import Win
from companion.store.database import folder as page_folder
from companion.store.database import merging as pages
from companion.store.database.merging import MIGRATIONS, SCHEMA, Tables
from companion.store.safety import archive
from companion.store.store import Store, StoreError

from ..conftest import HeldClock
from .conftest import Stores, Wins

SCHEMAS = Path(__file__).parent / "schemas"


def of_schema(number: int, data: Path) -> Path:
    data.mkdir(mode=0o700)
    for path in (SCHEMAS / str(number)).glob("*.json"):
        if path.name != "expected.json":
            shutil.copy(path, data)
    return data


def test_there_is_a_folder_for_every_schema_and_a_migration_from_all_but_the_last() -> None:
    assert sorted(int(path.name) for path in SCHEMAS.iterdir()) == [*range(1, SCHEMA + 1)]
    assert sorted(MIGRATIONS) == [*range(1, SCHEMA)]


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_what_any_companion_ever_wrote_is_read_and_says_the_same(
    number: int, data: Path, open_store: Stores
) -> None:
    of_schema(number, data)
    store = open_store()
    expected = json.loads((SCHEMAS / str(number) / "expected.json").read_text("utf-8"))
    for kind in KINDS:
        found = json.loads(msgspec.json.encode(store.oldest(kind.struct, 99, -1)))
        for record, said in zip(found, expected.get(kind.table, []), strict=True):
            assert said.items() <= record.items(), kind.table
    assert store.notices() == []


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_what_this_version_does_not_know_survives_a_write(
    number: int, data: Path, open_store: Stores, add: Wins
) -> None:
    of_schema(number, data)
    store = open_store()
    for win in store.newest(Win, 99):
        store.apply([Edit.patch(win, note="edited")])
    page = json.loads((data / "2026-11.json").read_text("utf-8"))
    assert page["moods"]["7"]["of"] == "a newer version"
    assert "rain" in [doc.get("weather") for doc in page["wins"].values()]


# -- the mechanism, with a schema that is yet to come


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> int:
    """The companion of the day after tomorrow: two schemas on, in each of which something moved."""

    def moods_are_feelings(tables: Tables) -> Tables:
        return {"feelings" if name == "moods" else name: rows for name, rows in tables.items()}

    def wins_say_where_they_are_from(tables: Tables) -> Tables:
        return {**tables, "wins": {i: {**doc, "source": "old"} for i, doc in tables.get("wins", {}).items()}}

    for module in (pages, page_folder, archive):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 2)
    monkeypatch.setitem(MIGRATIONS, SCHEMA, moods_are_feelings)
    monkeypatch.setitem(MIGRATIONS, SCHEMA + 1, wins_say_where_they_are_from)
    return SCHEMA + 2


def test_migrations_run_in_their_order_as_pages_are_read_and_write_nothing(
    data: Path, open_store: Stores, next_schema: int
) -> None:
    before = (of_schema(SCHEMA, data) / "2026-11.json").read_bytes()
    store = open_store()
    assert {win.source for win in store.newest(Win, 9)} == {"old"}
    everything = store.database.everything()
    assert everything["feelings"]["7"]["of"] == "a newer version" and "moods" not in everything
    assert (data / "2026-11.json").read_bytes() == before and not (data / "backups").exists()


def test_before_its_first_write_in_a_new_schema_a_page_is_kept_for_good(
    data: Path, open_store: Stores, add: Wins, next_schema: int
) -> None:
    before = (of_schema(SCHEMA, data) / "2026-11.json").read_bytes()
    for day in range(3):
        add(open_store(backups=1), f"new {day}")
    kept = data / "backups" / f"schema-{SCHEMA}" / "2026-11.json"
    assert kept.read_bytes() == before and kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["2026-11.json"], "core was not written to"
    page = json.loads((data / "2026-11.json").read_text("utf-8"))
    assert page["_meta"]["1"]["schema"] == next_schema
    sources = {win.source for win in open_store().newest(Win, 9) if not win.text.startswith("new")}
    assert sources == {"old"} and len(open_store().newest(Win, 9)) == 5


def test_where_it_cannot_be_kept_nothing_is_written(
    data: Path, open_store: Stores, add: Wins, next_schema: int
) -> None:
    before = (of_schema(SCHEMA, data) / "2026-11.json").read_bytes()
    (data / "backups").write_text("is a file where a folder is needed")
    with pytest.raises(StoreError, match="is a file where a folder is needed"):
        add(open_store(), "new")
    assert (data / "2026-11.json").read_bytes() == before


def test_a_damaged_page_of_an_older_schema_is_rebuilt_in_the_new_one(
    data: Path, open_store: Stores, next_schema: int
) -> None:
    page = of_schema(SCHEMA, data) / "2026-11.json"
    page.write_bytes(page.read_bytes()[:-3])
    assert {win.source for win in open_store().newest(Win, 9)} == {"old"}
    assert json.loads(page.read_text("utf-8"))["_meta"]["1"]["schema"] == next_schema
    assert {win.source for win in open_store().newest(Win, 9)} == {"old"}


def test_an_archive_of_an_older_schema_is_restored_in_the_new_one(
    data: Path, tmp_path: Path, make_companion: Callable[..., Companion], clock: HeldClock
) -> None:
    of_schema(SCHEMA, data)
    make_companion().backups.write(tmp_path / "old.zip")
    with pytest.MonkeyPatch.context() as patch:
        for module in (pages, page_folder, archive):
            patch.setattr(module, "SCHEMA", SCHEMA + 1)
        patch.setitem(
            MIGRATIONS, SCHEMA, lambda tables: {**tables, "feelings": tables.get("moods", {}), "moods": {}}
        )
        shutil.rmtree(data)
        companion = make_companion()
        companion.backups.restore(companion.backups.plan_restore(tmp_path / "old.zip"))
        assert companion.store.database.everything()["feelings"]["7"]["of"] == "a newer version"


# -- files of a newer companion


def newer(page: Path) -> bytes:
    page.write_text(page.read_text("utf-8").replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 1}'), "utf-8")
    return page.read_bytes()


def test_a_page_of_a_newer_companion_is_read_and_not_written_whoever_asks(
    data: Path, make_companion: Callable[..., Companion]
) -> None:
    before = newer(of_schema(SCHEMA, data) / "2026-11.json")
    companion = make_companion()
    (win, *_) = companion.store.newest(Win, 9)
    for write in (
        lambda: companion.store.apply([Edit.delete(win)]),
        lambda: companion.wins.keep_line(companion.wins.read("new")),
    ):
        with pytest.raises(
            StoreError, match=r"2026-11\.json was written by a newer companion\. Please update"
        ):
            write()
    companion.forgetting.forget(win.day + timedelta(days=1))
    assert (data / "2026-11.json").read_bytes() == before


def test_a_damaged_page_of_a_newer_companion_is_left_as_it_is(data: Path) -> None:
    page = of_schema(SCHEMA, data) / "2026-11.json"
    page.write_bytes(before := newer(page)[:-3])
    store = Store(data)
    assert store.newest(Win, 9)
    (notice,) = store.notices()
    assert "written by a newer companion and is left as it is" in notice and page.read_bytes() == before
