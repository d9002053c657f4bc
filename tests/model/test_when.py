"""What the words for a time mean, and that nothing is ever put into the future."""

import re
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.model.days import day_of
from companion.model.when import parse_when

CET = timezone(timedelta(hours=1))
FOUR = time(4)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=CET)  # a Sunday
NIGHT = datetime(2026, 11, 22, 1, 30, tzinfo=CET)  # still the person's Saturday


@pytest.mark.parametrize(
    ("words", "now", "means"),
    [
        ("8:30", NOON, datetime(2026, 11, 22, 8, 30)),
        ("12:00", NOON, datetime(2026, 11, 22, 12, 0)),
        ("18:30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("@18:30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("0:30", NIGHT, datetime(2026, 11, 22, 0, 30)),
        ("2:30", NIGHT, datetime(2026, 11, 21, 2, 30)),
        ("23:00", NIGHT, datetime(2026, 11, 21, 23, 0)),
        ("today", NOON, datetime(2026, 11, 22, 12, 0)),
        ("yesterday", NOON, datetime(2026, 11, 21, 12, 0)),
        ("yesterday", NIGHT, datetime(2026, 11, 21, 1, 30)),
        ("Yesterday 18:30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("yesterday@18:30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("yesterday 1:30", NOON, datetime(2026, 11, 22, 1, 30)),
        ("sat", NOON, datetime(2026, 11, 21, 12, 0)),
        ("monday 7:00", NOON, datetime(2026, 11, 16, 7, 0)),
        ("sun", NOON, datetime(2026, 11, 15, 12, 0)),
        ("2026-11-03", NOON, datetime(2026, 11, 3, 12, 0)),
        ("2026-11-03 18:30", NOON, datetime(2026, 11, 3, 18, 30)),
        ("2026-11-03T18:30", NOON, datetime(2026, 11, 3, 18, 30)),
    ],
)
def test_words_for_a_time(words: str, now: datetime, means: datetime) -> None:
    assert parse_when(words, now, FOUR) == means.replace(tzinfo=CET)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "18:30"),
        ("soon", '"soon" is not a day'),
        ("tomorrow", '"tomorrow" is not a day'),
        ("25:00", '"25:00" is not a time of day'),
        ("12:60", '"12:60" is not a time of day'),
        ("today 18:30", '"today 18:30" is still to come'),
        ("2026-11-23", '"2026-11-23" is still to come'),
        ("2026-02-30", '"2026-02-30" is not a day'),
        ("1970-12-31", "too long ago"),
        ("yesterday at noon", "not a time"),
    ],
)
def test_what_is_not_a_time_gone_by_is_said(words: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        parse_when(words, NOON, FOUR)


nows = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(CET))
starts = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
clocks = st.times().map(lambda clock: f"{clock.hour}:{clock.minute:02d}")


@given(nows, starts, st.one_of(clocks, st.text(max_size=12), st.sampled_from(["mon", "yesterday", "today"])))
def test_never_in_the_future(now: datetime, start: time, words: str) -> None:
    try:
        at = parse_when(words, now, start)
    except ValueError as error:
        assert str(error)
    else:
        assert at <= now
        assert at.tzinfo is CET


@given(nows, starts, clocks)
def test_a_time_alone_is_less_than_two_days_ago(now: datetime, start: time, words: str) -> None:
    at = parse_when(words, now, start)
    assert f"{at.hour}:{at.minute:02d}" == words
    assert day_of(at, start) >= day_of(now, start) - timedelta(days=1)


@given(nows, starts, st.integers(1, 400), clocks)
def test_a_day_means_the_persons_day(now: datetime, start: time, ago: int, clock: str) -> None:
    day: date = day_of(now, start) - timedelta(days=ago)
    assert day_of(parse_when(day.isoformat(), now, start), start) == day
    assert day_of(parse_when(f"{day} {clock}", now, start), start) == day
