"""The person's day starts when they say, by the wall clock."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from companion.model.days import day_of, since_day_start

FOUR = time(4)
BERLIN = ZoneInfo("Europe/Berlin")
starts = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def test_the_small_hours_belong_to_the_day_before() -> None:
    assert day_of(datetime(2026, 11, 22, 3, 59, 59), FOUR) == date(2026, 11, 21)
    assert day_of(datetime(2026, 11, 22, 4, 0), FOUR) == date(2026, 11, 22)


def test_daylight_saving_never_moves_the_border() -> None:
    # In Berlin the clock goes from 2:00 to 3:00 on 29 March 2026 and from 3:00 to 2:00 on 25 October.
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        before = datetime.combine(day, time(3, 59), BERLIN)
        after = datetime.combine(day, time(4, 0), BERLIN)
        assert (day_of(before, FOUR), day_of(after, FOUR)) == (day - timedelta(days=1), day)


def test_travelling_west_reads_the_clock_on_the_wall() -> None:
    at = datetime(2026, 11, 22, 5, 0, tzinfo=timezone(timedelta(hours=1)))
    there = at.astimezone(timezone(timedelta(hours=-5)))
    assert day_of(at, FOUR) == date(2026, 11, 22)
    assert day_of(there, FOUR) == date(2026, 11, 21)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)), starts)
def test_a_day_holds_its_instants_until_it_rolls_over(at: datetime, start: time) -> None:
    day = day_of(at, start)
    end = datetime.combine(day + timedelta(days=1), start)
    assert end - timedelta(days=1) <= at < end
    assert day_of(end, start) == day + timedelta(days=1)
    assert day_of(end - timedelta(microseconds=1), start) == day


@given(st.times(), starts)
def test_minutes_since_the_day_started_grow_from_its_start(clock: time, start: time) -> None:
    minutes = since_day_start(clock, start)
    assert 0 <= minutes < 1440
    assert (start.hour * 60 + start.minute + minutes) % 1440 == clock.hour * 60 + clock.minute
