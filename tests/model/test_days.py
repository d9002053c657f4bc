"""The person's day starts when they say, by the wall clock."""

from datetime import date, datetime, time, timedelta, timezone
from itertools import groupby
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from companion.model.days import by_day, day_of, since_day_start
from companion.model.wins import Win

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


@given(st.lists(st.integers(-3, 3), max_size=12))
def test_each_day_is_one_group_and_todays_comes_first(days: list[int]) -> None:
    """Also where a flight west, or another start of the day, has put days across each other."""
    today = date(2026, 11, 17)
    at = datetime(2026, 11, 17, 12, tzinfo=BERLIN)
    wins = [Win(id=n, at=at, day=today + timedelta(days=day), text=str(n)) for n, day in enumerate(days, 1)]
    found = by_day(wins, today)
    assert sorted(win.id for win in found) == [win.id for win in wins]
    groups = [[win.id for win in group] for _, group in groupby(found, key=lambda win: win.day)]
    assert all(group == sorted(group) for group in groups)
    shown = [day for day, _ in groupby(win.day for win in found)]
    others = [day for day in shown if day != today]
    assert others == sorted(set(others), reverse=True)
    assert today not in shown or shown[0] == today
