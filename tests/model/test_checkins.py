"""Check-ins: the line, the field, three words at most, and what follows a low one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.load import check_in_words
from companion.model.checkins import CheckIn, SaidSoFar, figure, in_order, is_low, offer_after, parse

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 17, 14, 20, tzinfo=ZONE)


def read(line: str) -> Any:
    return parse(line, NOW, time(4), lambda at: at if at.tzinfo else at.replace(tzinfo=ZONE))


def said(pleasantness: int | None = None, **more: Any) -> CheckIn:
    return CheckIn(at=NOW, day=NOW.date(), pleasantness=pleasantness, **more)


@pytest.mark.parametrize(
    ("line", "note", "numbers"),
    [
        ("#sleep:5 woke at four", "woke at four", {"sleep": 5}),
        ("woke #Sleep:7,5 late #pain:3", "woke late", {"sleep": 7.5, "pain": 3}),
        ("#mood:-2 #mood:3", "", {"mood": 3}),
        ("#home call:3 #:4 #x: #sleep:much a#b:1 #7:1", "#home call:3 #:4 #x: #sleep:much a#b:1 #7:1", {}),
        ("  two  blanks stay  ", "two  blanks stay", {}),
    ],
)
def test_numbers_are_picked_up_wherever_they_stand(line: str, note: str, numbers: dict[str, float]) -> None:
    assert (read(line).note, read(line).numbers) == (note, numbers)


def test_a_time_in_the_line_is_read_as_that_of_a_win_is() -> None:
    line = read("#sleep:5 woke @yesterday 18:30 #pain:2")
    assert (line.note, line.numbers) == ("woke", {"sleep": 5, "pain": 2})
    assert (line.moment.at.day, line.moment.at.hour, line.moment.day) == (16, 18, date(2026, 11, 16))
    assert read("mail me @home").moment.at is None and read("mail me @home").note == "mail me @home"


@given(st.text(max_size=40))
def test_no_line_is_too_odd_and_a_note_is_never_read_as_more(line: str) -> None:
    again = read(read(line).note)
    assert read(line).note.split() == again.note.split() or read(line).numbers or read(line).moment.at


@given(st.decimals(-999999, 999999, places=3, allow_nan=False))
def test_a_number_is_told_as_it_would_be_typed(value: Any) -> None:
    assert read(f"#n:{figure(float(value))}").numbers == {"n": float(value)}


@given(st.lists(st.tuples(st.integers(-1, 1), st.integers(-1, 1))))
def test_the_field_has_edges_and_nothing_is_chosen_before_one_goes(steps: list[tuple[int, int]]) -> None:
    answers = SaidSoFar()
    assert not answers.placed and answers.nothing and answers.cell == (0, 0)
    for step in steps:
        before, answers = answers.cell, answers.moved(*step)
        assert all(
            abs(here) <= 2 and abs(here - was) <= 1 for here, was in zip(answers.cell, before, strict=True)
        )
    assert answers.placed == bool(steps)


@given(st.integers(1, 5), st.integers(1, 5))
def test_two_digits_place_it_and_each_cell_has_words_of_its_own(one: int, other: int) -> None:
    answers = SaidSoFar().digit(one).digit(other)
    assert answers.cell == (one - 3, other - 3)
    assert answers.digit(other).cell == (other - 3, other - 3), "a third begins again"
    assert not answers.turned().placed and SaidSoFar().turned().cell == (0, 0)
    feeling = check_in_words().feeling
    others = {feeling(*cell) for cell in product(range(-2, 3), repeat=2) if cell != answers.cell}
    assert len(others) == 24 and feeling(*answers.cell) not in others


def test_three_words_at_most_and_again_takes_one_away() -> None:
    answers = SaidSoFar()
    for word in ("sad", "tired", "numb", "bored"):
        answers = answers.with_word(word)
    assert answers.words == ("sad", "tired", "numb")
    assert answers.with_word("tired").with_word("mixed").words == ("sad", "numb", "mixed")


@given(
    st.integers(-2, 2), st.integers(-2, 2), st.lists(st.sampled_from(["sad", "proud", "meh"]), unique=True)
)
def test_every_word_can_be_reached_from_every_cell(across: int, up: int, lately: list[str]) -> None:
    shipped, answers = check_in_words().words, SaidSoFar(words=("tired",)).at(across, up)
    order = in_order(shipped, lately, answers)
    assert sorted(order) == sorted({*shipped, *lately, "tired"}) and order[0] == "tired"
    assert not lately or across or order[1] == lately[0], "what was used lately is first"
    if across:
        side = "pleasant" if across > 0 else "unpleasant"
        first = [word for word in order[1:] if word in shipped][:5]
        assert all(shipped[word].startswith(side) for word in first)


@given(st.lists(st.sampled_from([None, -2, -1, 0, 1, 2]), max_size=6))
def test_the_line_comes_once_a_day_and_nothing_besides_it(places: list[int | None]) -> None:
    made: list[CheckIn] = []
    offers = []
    for place in places:
        offers.append(offer_after(said(place), made, ()))
        made.append(said(place))
    assert offers.count("support") == is_low(made)
    if "support" in offers:
        assert set(offers[offers.index("support") + 1 :]) <= {""}
    low = [place is not None and place < 0 for place in places]
    assert all(is_so for is_so, offer in zip(low, offers, strict=True) if offer)


def test_what_is_written_afterwards_or_brought_in_starts_nothing() -> None:
    for later in (said(-2, afterwards=True), said(-2, source="daylio:1")):
        assert offer_after(later, [], ()) == ""
        assert offer_after(said(-1), [later], ()) == "toolbox", "nor does it count for one made now"
    assert offer_after(said(words=("sad",)), [], {"sad"}) == "toolbox"
    assert offer_after(said(1, words=("sad",)), [], {"sad"}) == ""
