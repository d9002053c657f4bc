"""A data folder of the test's own, stores on it, and records to put there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

Stores = Callable[..., Store]
Wins = Callable[..., Win]
Texts = Callable[[Store], list[str]]
NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the records are; not made yet."""
    return tmp_path / "data"


@pytest.fixture
def open_store(data: Path) -> Stores:
    """Another store on the same folder, at noon of 17 November 2026."""

    def open_it(**options: Any) -> Store:
        return Store(options.pop("folder", data), **{"now": lambda: NOON, **options})

    return open_it


@pytest.fixture
def store(open_store: Stores) -> Store:
    return open_store()


@pytest.fixture
def win() -> Wins:
    """A win `text`, `ago` minutes before noon or at the time given."""

    def make(text: str, at: datetime = NOON, *, ago: float = 0, **fields: Any) -> Win:
        at -= timedelta(minutes=ago)
        return Win(at=at, day=fields.pop("day", at.date()), text=text, **fields)

    return make


@pytest.fixture
def add(win: Wins) -> Wins:
    """Add a win to a store and read it back."""

    def add_it(store: Store, text: str, at: datetime = NOON, **fields: Any) -> Win:
        (entry,) = store.apply([Edit.add(win(text, at, **fields))])
        found = store.get(Win, entry.id)
        assert found
        return found

    return add_it


@pytest.fixture
def texts() -> Texts:
    """The text of every win in a store, oldest first."""
    return lambda store: [found.text for found in store.oldest(Win, 1_000_000, -1)]
