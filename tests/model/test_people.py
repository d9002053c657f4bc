"""What a line about a person means."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.model.people import Person, PersonLine, as_line, is_old, parse_person

NOW, DAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC), date(2026, 11, 22)
PART = st.text(alphabet="an ,.;é", max_size=8).map(str.strip)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Ana", PersonLine("Ana")),
        ("Ana, ana@example.org", PersonLine("Ana", "ana@example.org")),
        (
            "Dr Weber, writes back, Thursdays, mostly",
            PersonLine("Dr Weber", "writes back", "Thursdays, mostly"),
        ),
        ("the group; 5, Mill Lane; Tuesdays", PersonLine("the group", "5, Mill Lane", "Tuesdays")),
        ("Ana, , evenings", PersonLine("Ana", "", "evenings")),
        ("", PersonLine("")),
    ],
)
def test_commas_stand_between_name_way_and_note(line: str, meant: PersonLine) -> None:
    assert parse_person(line) == meant


def bare(part: str) -> str:
    """Return a part as a line can have it."""
    return part.replace(";", "").strip()


@given(PART, PART, PART)
def test_the_line_of_a_person_means_that_person(name: str, reach: str, note: str) -> None:
    person = Person(at=NOW, day=DAY, name=bare(name), reach=bare(reach), note=note)
    assert parse_person(as_line(person)) == PersonLine(person.name, person.reach, note)


def test_addresses_are_old_after_a_year_and_before_they_are_looked_at() -> None:
    assert is_old(None, DAY) and is_old(date(2025, 11, 20), DAY) and not is_old(date(2025, 11, 23), DAY)
