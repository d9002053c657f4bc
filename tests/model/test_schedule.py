"""Schedules: their words, and on which days an item is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.model.schedule import DAILY, Schedule, describe, due, looks_back, parse_schedule

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SCHEDULES = (
    st.builds(
        lambda days: Schedule("days", tuple(sorted(days))), st.sets(st.integers(0, 6), min_size=1, max_size=7)
    )
    | st.builds(lambda n: Schedule("every", (), n), st.integers(2, 31))
    | st.builds(lambda n: Schedule("week", (), n), st.integers(1, 7))
    | st.builds(lambda n: Schedule("month", (), n), st.integers(1, 31))
)
BACK = st.sets(st.integers(1, 80), max_size=40)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("daily", "daily"),
        ("Every day", "daily"),
        ("weekdays", "weekdays"),
        ("sat, Sunday", "weekends"),
        (["mon", "Thursday"], "Mon, Thu"),
        ("tuesdays", "Tue"),
        ("every other day", "every 2 days"),
        ("every 31 days", "every 31 days"),
        ("3 per week", "3 per week"),
        ("twice a month", "2 per month"),
        ("2x/week", "2 per week"),
        ("weekly", "1 per week"),
    ],
)
def test_words_people_use(words: str | list[str], meant: str) -> None:
    assert describe(parse_schedule(words)) == meant


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("dayly", "“dayly” is not a schedule; did you mean “daily”? (daily, weekdays, weekends, "),
        ("2", "“2” is not a schedule; did you mean “every 2 days”? ("),
        ("evry 5 days", "“evry 5 days” is not a schedule; did you mean “every 5 days”? ("),
        ("every 32 days", "“every 32 days” is out of range (every 2 to 31 days)"),
        ("8 per week", "“8 per week” is out of range (1 to 7 per week)"),
        (["mon", "thx"], "“thx” is not a day; did you mean “thu”? (mon, tue, "),
        ([], "the list of days is empty ("),
        ("every 2 hours", "“every 2 hours” is not a schedule; did you mean “every 2 days”? ("),
    ],
)
def test_other_words_are_refused_with_what_would_be_right(words: str | list[str], says: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_schedule(words)
    assert str(caught.value).startswith(says)


@given(st.text(max_size=40) | st.lists(st.text(max_size=8), max_size=3))
def test_any_words_are_a_schedule_or_a_value_error(words: str | list[str]) -> None:
    try:
        schedule = parse_schedule(words)
    except ValueError:
        return
    assert parse_schedule(describe(schedule)) == schedule


@given(SCHEDULES)
def test_a_described_schedule_is_read_back(schedule: Schedule) -> None:
    assert parse_schedule(describe(schedule)) == schedule


@given(SCHEDULES, DAYS, BACK)
def test_a_day_on_which_it_is_done_stays_due(schedule: Schedule, day: date, back: set[int]) -> None:
    done = {day - timedelta(days) for days in back} | {day}
    assert due(schedule, day, done)


@given(SCHEDULES, DAYS, BACK)
def test_what_was_before_looks_back_never_matters(schedule: Schedule, day: date, back: set[int]) -> None:
    done = {day - timedelta(days) for days in back}
    first = looks_back(schedule, day)
    assert timedelta(0) <= day - first <= timedelta(30)
    assert due(schedule, day, done) == due(schedule, day, {past for past in done if past >= first})


@given(SCHEDULES, DAYS)
def test_never_done_is_due_except_on_other_weekdays(schedule: Schedule, day: date) -> None:
    assert due(schedule, day, ()) == (schedule.kind != "days" or day.weekday() in schedule.days)


@given(st.integers(2, 31), DAYS)
def test_every_n_days_counts_from_the_last_time(n: int, last: date) -> None:
    schedule = Schedule("every", (), n)
    when = [days for days in range(1, 40) if due(schedule, last + timedelta(days), {last})]
    assert when == list(range(n, 40))


@given(SCHEDULES.filter(lambda schedule: schedule.kind in ("week", "month")), DAYS)
def test_n_times_are_enough_until_the_next_week_or_month(schedule: Schedule, start: date) -> None:
    """Someone who does it whenever it stands there does it n times, in the first days of each period."""
    done: list[date] = []
    for offset in range(70):
        day = start + timedelta(offset)
        if due(schedule, day, done):
            done.append(day)

    def period(day: date) -> tuple[int, int]:
        return day.isocalendar()[:2] if schedule.kind == "week" else (day.year, day.month)

    for day in done:
        assert sum(period(other) == period(day) for other in done) <= schedule.n
    whole = {period(start + timedelta(offset)) for offset in range(70)} - {period(start)}
    whole -= {period(start + timedelta(69))}
    for one in whole:
        days_in_it = 7 if schedule.kind == "week" else 28
        assert sum(period(day) == one for day in done) >= min(schedule.n, days_in_it)


def test_a_tick_of_tomorrow_does_not_count_today() -> None:
    monday = date(2026, 11, 16)
    assert due(parse_schedule("1 per week"), monday, {monday + timedelta(1)})
    assert due(DAILY, monday, {monday + timedelta(1)})
