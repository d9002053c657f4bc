"""A pause: what is typed for one, what rests on a day, and an end that is told once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.pause import BACK_AT_MOST, Pause, parse_rest, resting
from companion.rows.marks import UNICODE
from companion.rows.routine import figure, rows, title
from companion.store.store import Store
from companion.verbs.context import Gone

TODAY = date(2026, 11, 17)  # a Tuesday
ROUTINES = Settings().routines
FORMS = {
    "sunday": (0, 5, ""),
    "until Sunday": (0, 5, ""),
    "tuesday": (0, 7, ""),
    "next friday": (0, 3, ""),
    "today": (0, 0, ""),
    "tomorrow": (0, 1, ""),
    "3 days": (0, 2, ""),
    "for a week": (0, 6, ""),
    "two weeks": (0, 13, ""),
    "24 nov": (0, 7, ""),
    "until 3 Jan": (0, 47, ""),
    "2026-12-24": (0, 37, ""),
    "from 12 nov until 15 nov": (-5, -2, ""),
    "12 nov - 15 nov": (-5, -2, ""),
    "from 20 nov to 22 nov": (3, 5, ""),
    "from yesterday to tomorrow": (-1, 1, ""),
    "from 2026-11-30 for a week": (13, 19, ""),
    "since monday": (-1, 0, ""),
    "since 3 nov": (-14, 0, ""),
    "evening until sunday": (0, 5, "evening"),
    "Morning 2 days": (0, 1, "morning"),
    "everything until 1 dec": (0, 14, ""),
}


@pytest.mark.parametrize("typed", FORMS)
def test_what_a_line_means(typed: str) -> None:
    first, last, routine = FORMS[typed]
    found = parse_rest(typed, ROUTINES, TODAY)
    assert found == (TODAY + timedelta(days=first), TODAY + timedelta(days=last), routine)


@pytest.mark.parametrize(
    "typed", ["", "evening", "blah", "since 1 oct", "until yesterday", "until last monday"]
)
def test_what_is_no_rest_is_said_plainly(typed: str) -> None:
    with pytest.raises(ValueError, match=r"rest|ends before"):
        parse_rest(typed, ROUTINES, TODAY)


PARTS = st.sampled_from(
    [*FORMS, "from", "until", "0 days", "999 weeks", "29 feb", "-", "9999-12-31", "to", "ago"]
)


@given(parts=st.lists(PARTS, max_size=4), today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_line_is_a_rest_with_an_end_or_a_sentence(parts: list[str], today: date) -> None:
    try:
        first, last, _ = parse_rest(" ".join(parts), ROUTINES, today)
    except ValueError as error:
        assert str(error)
    else:
        assert today - timedelta(days=BACK_AT_MOST) <= first <= last


def test_days_long_gone_are_not_taken_for_those_of_next_year() -> None:
    with pytest.raises(ValueError, match="up to 28 days ago"):
        parse_rest("from 1 oct until 5 oct", ROUTINES, date(2026, 11, 30))
    assert parse_rest("from 1 feb until 5 feb", ROUTINES, date(2026, 11, 30)).first == date(2027, 2, 1)


SPANS = st.tuples(st.integers(-9, 9), st.integers(0, 9), st.sampled_from(["", "morning"]))


@given(spans=st.lists(SPANS, max_size=4), day=st.integers(-10, 20))
def test_a_day_rests_where_any_pause_covers_it_and_all_rest_with_everything(spans: Any, day: int) -> None:
    when = TODAY + timedelta(days=day)
    pauses = [
        Pause(
            at=datetime.combine(TODAY, time(12)),
            day=TODAY,
            first=TODAY + timedelta(days=a),
            last=TODAY + timedelta(days=a + n),
            routine=of,
        )
        for a, n, of in spans
    ]
    covering = {of for a, n, of in spans if a <= day <= a + n}
    assert bool(resting(pauses, when)) == ("" in covering)
    assert bool(resting(pauses, when, "morning")) == bool(covering)
    assert bool(resting(pauses, when, "evening")) == ("" in covering)


def test_resting_is_said_undone_and_what_is_done_meanwhile_counts(companion: Companion, clock: Any) -> None:
    said = companion.pauses.rest("until sunday")
    assert said.answer == words.pauses.SET.format(date="Sunday 22 November")
    assert companion.pauses.until() == companion.pauses.until("evening") == date(2026, 11, 22)
    assert days(companion.store) == set(), "to rest is no act: it makes no day one with something in it"
    companion.routine.toggle("item:up", "done")
    assert days(companion.store) == {TODAY} and companion.pauses.until() is not None
    companion.undo()
    companion.undo()
    assert companion.pauses.until() is None
    companion.redo()
    assert companion.pauses.now() == [(words.pauses.EVERYTHING, date(2026, 11, 22))]


def days(store: Store) -> set[date]:
    while not store.summarise():
        pass
    return set(store.days())


def test_one_routine_rests_and_the_grey_day_asks_for_nothing_of_it(companion: Companion) -> None:
    companion.pauses.rest("morning until sunday")
    assert companion.pauses.until() is None and companion.pauses.now() == [("Morning", date(2026, 11, 22))]
    step = companion.grey.smallest()
    assert step is not None and step.key == "item:lights-out"
    companion.pauses.rest("2 days")
    assert companion.grey.smallest() is None


def test_what_rests_is_quiet_and_says_until_when(companion: Companion, clock: Any) -> None:
    def shown() -> tuple[str, list[str], set[bool]]:
        view = companion.routine.view()
        found = rows(view, UNICODE)
        heads = [row.text for row in found if row.heading or row.flush]
        return title(view), heads, {row.muted for row in found if row.mark}

    assert shown() == ("Routine", ["Morning", "", "Evening from 20:00"], {False})
    companion.pauses.rest("evening until sunday")
    assert shown() == ("Routine", ["Morning", "", "Evening · resting until Sunday"], {False})
    companion.pauses.rest("2 weeks")
    assert shown() == ("Routine · resting until 30 November", ["Morning", "", "Evening from 20:00"], {True})
    companion.routine.toggle("item:up", "done")
    assert figure(companion.routine.view()) == words.routine.FIGURE_DONE.format(n=1)
    clock.advance(days=14)
    assert shown() == ("Routine", ["Morning", "", "Evening from 20:00"], {False})


def test_the_end_is_told_once_and_not_while_another_rest_goes_on(companion: Companion, clock: Any) -> None:
    companion.pauses.rest("tomorrow")
    companion.pauses.rest("evening 2 days")
    assert companion.pauses.tell_end() == ""
    clock.advance(days=2)
    assert companion.pauses.tell_end() == words.pauses.ENDED
    assert companion.pauses.tell_end() == ""
    companion.pauses.rest("tomorrow")
    companion.pauses.rest("a week")
    clock.advance(days=3)
    assert companion.pauses.tell_end() == "", "a longer one goes on"
    clock.advance(days=9)
    assert companion.pauses.tell_end() == words.pauses.ENDED


def test_afterwards_and_ended_early_nothing_is_told(companion: Companion, clock: Any) -> None:
    said = companion.pauses.rest("from 1 nov until 5 nov").answer
    assert said == words.pauses.SET_AFTERWARDS.format(first="Sunday 1 November", date="Thursday 5 November")
    assert companion.pauses.until(day=date(2026, 11, 3)) == date(2026, 11, 5)
    companion.pauses.rest("a week")
    clock.advance(days=1)
    assert companion.pauses.end().answer == words.pauses.CARRIED_ON
    assert companion.pauses.until() is None
    assert companion.pauses.until(day=TODAY) == TODAY, "yesterday was a day of rest, and stays one"
    clock.advance(days=1)
    assert companion.pauses.tell_end() == ""
    with pytest.raises(Gone):
        companion.pauses.end()
