"""A house to read for, and records of every kind there is."""

from __future__ import annotations

import typing
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st

from companion.export.importers import read
from companion.export.importers.reading import House, Reading
from companion.model.kinds import KINDS, Kind
from companion.model.routine import Item, Routine
from companion.model.wins import Category

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 17, 8, 42, tzinfo=ZONE)
MORNING = Routine(
    id="morning", name="Morning", starts=time(4), ends=time(12), items=(Item(id="sit", label="Meditate"),)
)


HOUSE = House(
    now=NOW,
    starts_at=time(4),
    local=lambda at: at.astimezone(ZONE) if at.tzinfo else at.replace(tzinfo=ZONE),
    routines=(MORNING,),
    categories=(Category(id="boundaries", label="Boundaries"),),
)
"""Tuesday 17 November 2026 at 8:42; the routine has an item "Meditate", wins a category."""


@pytest.fixture(scope="session")
def house() -> House:
    """HOUSE."""
    return HOUSE


@pytest.fixture
def arriving(tmp_path: Path, house: House) -> Any:
    """Read a text as a file of this name; `as_wins` as the person would ask for it."""

    def read_it(name: str, content: str | bytes, *, as_wins: bool = False) -> Reading:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path, msgspec.structs.replace(house, as_wins=as_wins))

    return read_it


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type that JSON keeps."""
    if kind is float:
        return st.floats(0, 1e6)
    if kind is int:
        return st.integers(0, (1 << 63) - 1)
    if kind is datetime:
        return moments()
    if kind is date:
        return st.dates(date(1971, 1, 1), date(2100, 1, 1))
    if kind is str:
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return records(kind)
    inside = typing.get_args(kind)
    if typing.get_origin(kind) is typing.Annotated:  # a whole number within bounds
        return st.integers(inside[1].ge, inside[1].le)
    if typing.get_origin(kind) is dict:
        return st.dictionaries(*map(values, inside), max_size=3)
    if typing.get_origin(kind) is tuple:
        if inside[-1] is Ellipsis:
            return st.lists(values(inside[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, inside))
    if typing.get_origin(kind) is typing.Literal or kind in (bool, type(None)):
        return st.from_type(kind)
    return st.one_of(*map(values, inside))


def moments() -> st.SearchStrategy[datetime]:
    """Instants of a few years, with an offset."""
    years = st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 1), timezones=st.sampled_from([UTC, ZONE]))
    return years.map(lambda at: at.astimezone(timezone(at.utcoffset() or timedelta())))


def records(struct: type[Any]) -> st.SearchStrategy[Any]:
    """Records of a kind, as they were before they were stored."""
    hints = typing.get_type_hints(struct, include_extras=True)
    fields = [f for f in msgspec.structs.fields(struct) if f.name not in ("id", "rev", "source")]
    return st.builds(struct, **{field.name: values(hints[field.name]) for field in fields})


def any_records() -> st.SearchStrategy[Any]:
    """Records of every kind."""
    return st.sampled_from([*KINDS]).flatmap(lambda kind: records(kind.struct))


def one_of_each() -> list[tuple[Kind, Any]]:
    """A record of each kind, with plain values."""
    plain: dict[Any, Any] = {str: "some words", int: 7, float: 7.0, datetime: NOW, date: NOW.date()}
    made = []
    for kind in KINDS:
        hints = typing.get_type_hints(kind.struct)
        needed = [f for f in msgspec.structs.fields(kind.struct) if f.required]
        given = {f.name: plain.get(h := hints[f.name]) or typing.get_args(h)[0] for f in needed}
        made.append((kind, kind.struct(**given)))
    return made
