"""Finding by name: whole words, then beginnings, then letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.model.finding import found

NAMES = [
    "Breathe: Long exhale",
    "Along the way",
    "Longing",
    "Let one go",
    "Undo",
    "Delete: one of the longest",
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("long", ["Breathe: Long exhale", "Longing", "Delete: one of the longest", "Let one go"]),
        ("LONG ex", ["Breathe: Long exhale"]),
        ("lng", ["Breathe: Long exhale", "Longing", "Let one go", "Delete: one of the longest"]),
        ("", NAMES),
        ("zebra", []),
    ],
)
def test_the_closest_come_first(typed: str, names: list[str]) -> None:
    assert found(typed, NAMES, str) == names


@given(st.sampled_from(NAMES), st.data())
def test_a_name_is_found_by_any_beginning_of_it(name: str, data: st.DataObject) -> None:
    assert name in found(name[: data.draw(st.integers(0, len(name)))], NAMES, str)
