"""The database through TinyDB's own doors: whatever TinyDB can do to a table, it does to the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import add as plus
from tinydb.table import Document

from companion.model.wins import Win
from companion.store.database.database import Database
from companion.store.store import Store
from companion.store.tinydb import open_tinydb

from ..conftest import there
from .conftest import Stores, Texts, Wins

ROW = {"at": "2026-11-17T12:00:00+01:00", "day": "2026-11-17", "text": "one"}


@pytest.fixture(params=["ours", "stock table"])
def database(request: pytest.FixtureRequest, data: Path) -> TinyDB:
    return open_tinydb(data) if request.param == "ours" else TinyDB(str(data), storage=Database)


def also(more: str) -> Callable[[Any], None]:
    """What TinyDB's own operation does to a text; it is typed for numbers."""
    return plus("text", more)  # type: ignore[arg-type]


def test_queries_and_updates_work_over_all_months(
    store: Store, win: Wins, database: TinyDB, texts: Texts, open_store: Stores
) -> None:
    from companion.model.change import Edit

    store.apply([Edit.add(win(str(n), ago=60 * 24 * 20 * n)) for n in range(6)])
    wins = database.table("wins")
    assert len(wins) == 6 and wins.count(where("text") > "2") == 3
    assert len(wins.update(also("!"), where("text") >= "4")) == 2
    assert wins.update({"tags": ["a"]}, where("text") == "0")
    wins.remove(where("text") == "1")
    assert sorted(texts(store)) == ["0", "2", "3", "4!", "5!"] == sorted(texts(open_store()))
    wins.upsert({"note": "n"}, where("text") == "2")
    assert [w.note for w in store.newest(Win, 9)] == ["", "n", "", "", ""]
    database.drop_tables()
    assert texts(store) == [] == texts(open_store())


def test_a_result_is_the_callers_own(store: Store, add: Wins, database: TinyDB) -> None:
    add(store, "one")
    wins = database.table("wins")
    wins.update({"tags": ["a"]})
    wins.all()[0]["tags"].append("b")
    wins.update({"note": "n"})
    assert wins.all()[0]["tags"] == ["a"]


def test_an_insert_is_filed_by_its_own_time(data: Path) -> None:
    wins = open_tinydb(data).table("wins")
    ids = wins.insert_multiple(
        [{**ROW, "at": f"2026-{month:02}-17T12:00:00+01:00"} for month in range(1, 11)]
    )
    assert ids == sorted(ids) and len({page.name for page in data.glob("*.json")}) == 10
    assert there(wins.get(doc_id=wins.insert(ROW)))["text"] == "one"
    assert wins.insert({"text": "without a time"}) > max(ids)


def test_a_thousand_of_one_instant_have_ids_of_their_own(
    data: Path, open_store: Stores, texts: Texts
) -> None:
    wins = open_tinydb(data).table("wins")
    ids = wins.insert_multiple([{**ROW, "text": str(n)} for n in range(1000)])
    assert len(set(ids)) == 1000 and texts(open_store()) == [str(n) for n in range(1000)]


def test_an_id_that_is_taken_is_refused_not_written_over(
    store: Store, add: Wins, data: Path, texts: Texts
) -> None:
    saved = add(store, "one")
    wins = open_tinydb(data).table("wins")
    with pytest.raises(ValueError, match="already exists"):
        wins.insert(Document(ROW, saved.id))
    with pytest.raises(ValueError, match="already exists"):
        wins.insert_multiple([{**ROW, "text": "two"}, Document(ROW, saved.id)])
    assert texts(store) == ["one"]


def test_what_others_add_between_reading_and_writing_stays(
    store: Store, add: Wins, data: Path, texts: Texts
) -> None:
    """The stock table reads, changes and writes everything: only its own changes may come through."""
    first = add(store, "one", ago=9)
    database = Database(data)
    tables = there(database.read())
    add(store, "two", ago=8)
    tables["wins"][str(first.id)]["text"] = "ONE"
    database.write(tables)
    assert texts(store) == ["ONE", "two"]
