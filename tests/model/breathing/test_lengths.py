"""A length of time as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.model.breathing.lengths import parse_length


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("3 min", 180),
        ("3", 180),
        ("1.5", 90),
        ("1,5 min", 90),
        ("90 s", 90),
        ("90sec", 90),
        (" 2 Minutes ", 120),
        ("1 min 30 s", 90),
        ("1m30s", 90),
        ("1 h 10 min", 4200),
        ("1 hour and 10 minutes", 4200),
        ("1 minute, 5 seconds", 65),
    ],
)
def test_what_people_type(typed: str, seconds: float) -> None:
    assert parse_length(typed) == seconds


@pytest.mark.parametrize(
    "typed", ["", "soon", "3 mins ago", "-3 min", "3 min.", "1:30", "3 months", "٣ min", "s"]
)
def test_anything_else_is_told_what_would_be_right(typed: str) -> None:
    with pytest.raises(ValueError, match="3 min, 90 s"):
        parse_length(typed)


@given(st.integers(1, 4 * 3600))
def test_what_is_told_can_be_typed(seconds: int) -> None:
    assert parse_length(words.common.length(seconds)) == seconds


@given(st.text(max_size=30))
def test_no_text_is_an_error_of_ours(typed: str) -> None:
    try:
        assert parse_length(typed) >= 0
    except ValueError as error:
        assert "length of time" in str(error)
