"""What is chosen to leave: by day, kind, category and tag."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from companion.companion import Companion
from companion.export.selection import Filters, Selection, count, select, table_named, tagged

from .conftest import one_of_each


@pytest.fixture
def kept(companion: Companion) -> Companion:
    """Four wins and a tick."""
    for typed in (
        "called #mum #connection @2026-11-01",
        "said no #boundaries @2026-11-16",
        "walked",
        "slept @2025-03-02",
    ):
        companion.wins.add(typed)
    companion.routine.toggle("item:up", "done")
    return companion


def words_of(selection: Selection) -> list[str]:
    return [str(doc.get("text") or doc.get("label")) for rows in selection.values() for doc in rows.values()]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filters(), ["Up", "slept", "called #mum", "said no", "walked"]),
        (Filters(first=date(2026, 11, 16)), ["Up", "said no", "walked"]),
        (Filters(last=date(2026, 11, 1)), ["slept", "called #mum"]),
        (Filters(first=date(2026, 11, 1), last=date(2026, 11, 16)), ["called #mum", "said no"]),
        (Filters(kinds=("ticks",)), ["Up"]),
        (Filters(category="setting_boundaries"), ["said no"]),
        (Filters(tag="Mum"), ["called #mum"]),
        (Filters(tag="#mum", first=date(2026, 11, 2)), []),
    ],
)
def test_all_that_is_asked_holds_together(kept: Companion, wanted: Filters, found: list[str]) -> None:
    selection = select(kept.store, wanted)
    assert words_of(selection) == found
    assert count(selection) == len(found)


def test_a_tag_is_a_whole_word_or_one_of_the_tags() -> None:
    assert tagged("wins", {"text": "a walk", "note": "with #Mum."}, "mum")
    assert not tagged("wins", {"text": "#mummy and x#mum", "category": "#mum"}, "mum")
    assert tagged("journal", {"text": "", "tags": ["#mum"]}, "mum")
    assert tagged("checkins", {"triggers": ["Bad sleep"]}, "bad sleep")
    assert not tagged("checkins", {"triggers": ["Bad sleep"], "words": ["sleep"]}, "sleep")
    assert tagged("moods", {"anything": "#mum"}, "#mum")
    assert tagged("wins", {"text": "#c++"}, "c++")


def test_a_kind_is_named_as_a_person_would() -> None:
    for kind, _ in one_of_each():
        for said in (
            kind.table,
            kind.table.upper(),
            kind.table.replace("_", "-"),
            kind.table.replace("_", " "),
        ):
            assert table_named(said) == kind.table
    for said, table in (("win", "wins"), ("Check-In", "checkins"), ("journal entry", "journal")):
        assert table_named(said) == table
    with pytest.raises(ValueError, match="did you mean “wins”"):
        table_named("winz")


def test_every_kind_has_its_place(kept: Companion) -> None:
    kinds: list[Any] = [kind.table for kind, _ in one_of_each()]
    assert list(select(kept.store, Filters(tag="nothing"))) == kinds
