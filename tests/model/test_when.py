"""What the words for a time mean, in every zone, and that nothing is ever put into the future."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.model.days import Local, day_of
from companion.model.when import parse_day, parse_when

LocalIn = Callable[[str], Local]
CET = timezone(timedelta(hours=1))
FOUR = time(4)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=CET)  # a Sunday
NIGHT = datetime(2026, 11, 22, 1, 30, tzinfo=CET)  # still the person's Saturday
ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"),
    *("America/Sao_Paulo", "Pacific/Apia", "Asia/Beirut", "America/St_Johns", "UTC"),
)


def local(at: datetime) -> datetime:
    return at.astimezone(CET) if at.tzinfo else at.replace(tzinfo=CET)


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
        ("noon", NOON, datetime(2026, 11, 22, 12, 0)),
        ("noon", NIGHT, datetime(2026, 11, 21, 12, 0)),
        ("yesterday at noon", NOON, datetime(2026, 11, 21, 12, 0)),
        ("12 noon yesterday", NOON, datetime(2026, 11, 21, 12, 0)),
        ("yesterday midday", NOON, datetime(2026, 11, 21, 12, 0)),
        ("Midnight", NOON, datetime(2026, 11, 22, 0, 0)),
        ("yesterday midnight", NOON, datetime(2026, 11, 22, 0, 0)),
        ("midnight last monday", NOON, datetime(2026, 11, 17, 0, 0)),
        ("2026-11-03 midnight", NOON, datetime(2026, 11, 3, 0, 0)),
        ("3 Nov at noon", NOON, datetime(2026, 11, 3, 12, 0)),
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
        ("6pm", NOON, datetime(2026, 11, 21, 18)),
        ("6 PM", NOON, datetime(2026, 11, 21, 18)),
        ("6 p.m.", NOON, datetime(2026, 11, 21, 18)),
        ("9:15am", NOON, datetime(2026, 11, 22, 9, 15)),
        ("12am", NOON, datetime(2026, 11, 22, 0)),
        ("12pm", NOON, datetime(2026, 11, 22, 12)),
        ("18.30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("6.30 pm", NOON, datetime(2026, 11, 21, 18, 30)),
        ("18h30", NOON, datetime(2026, 11, 21, 18, 30)),
        ("8:30:15", NOON, datetime(2026, 11, 22, 8, 30, 15)),
        ("at 6pm", NOON, datetime(2026, 11, 21, 18)),
        ("yesterday at 6pm", NOON, datetime(2026, 11, 21, 18)),
        ("6pm yesterday", NOON, datetime(2026, 11, 21, 18)),
        ("18:30 on monday", NOON, datetime(2026, 11, 16, 18, 30)),
        ("the day before yesterday", NOON, datetime(2026, 11, 20, 12)),
        ("last monday", NOON, datetime(2026, 11, 16, 12)),
        ("last sun 7:00", NOON, datetime(2026, 11, 15, 7)),
        ("on Monday", NOON, datetime(2026, 11, 16, 12)),
        ("3 Nov", NOON, datetime(2026, 11, 3, 12)),
        ("3. november", NOON, datetime(2026, 11, 3, 12)),
        ("3rd of Nov 18.30", NOON, datetime(2026, 11, 3, 18, 30)),
        ("Nov 3", NOON, datetime(2026, 11, 3, 12)),
        ("Nov 3rd, 2025, 6pm", NOON, datetime(2025, 11, 3, 18)),
        ("Tuesday 3 November 18:30", NOON, datetime(2026, 11, 3, 18, 30)),
        ("3 Dec", NOON, datetime(2025, 12, 3, 12)),
        ("29 feb", NOON, datetime(2024, 2, 29, 12)),
        ("3.11.", NOON, datetime(2026, 11, 3, 12)),
        ("3.11.2025 18:30", NOON, datetime(2025, 11, 3, 18, 30)),
        ("2026/11/03 6pm", NOON, datetime(2026, 11, 3, 18)),
        ("now", NOON, datetime(2026, 11, 22, 12)),
        ("2 hours ago", NOON, datetime(2026, 11, 22, 10)),
        ("two hours ago", NOON, datetime(2026, 11, 22, 10)),
        ("an hour ago", NOON, datetime(2026, 11, 22, 11)),
        ("half an hour ago", NOON, datetime(2026, 11, 22, 11, 30)),
        ("1.5 h ago", NOON, datetime(2026, 11, 22, 10, 30)),
        ("1h30m ago", NOON, datetime(2026, 11, 22, 10, 30)),
        ("1 hour and 30 minutes ago", NOON, datetime(2026, 11, 22, 10, 30)),
        ("90 min ago", NIGHT, datetime(2026, 11, 22, 0)),
        ("3 days ago", NOON, datetime(2026, 11, 19, 12)),
        ("3 days ago 18:30", NOON, datetime(2026, 11, 19, 18, 30)),
        ("a week ago", NOON, datetime(2026, 11, 15, 12)),
        ("9 months ago", NOON, datetime(2026, 2, 22, 12)),
        ("1 year ago", NOON, datetime(2025, 11, 22, 12)),
    ],
)
def test_words_for_a_time(words: str, now: datetime, means: datetime) -> None:
    assert parse_when(words, now, FOUR, local).at == means.replace(tzinfo=CET)


@pytest.mark.parametrize(
    ("words", "now", "at", "day"),
    [
        # Words are about the person's day, whose small hours have the next date.
        ("yesterday 1:30", NOON, datetime(2026, 11, 22, 1, 30), date(2026, 11, 21)),
        ("mon 1:30", NOON, datetime(2026, 11, 17, 1, 30), date(2026, 11, 16)),
        ("3 days ago 1:30", NOON, datetime(2026, 11, 20, 1, 30), date(2026, 11, 19)),
        # A date with a time is an instant of the calendar, and its day follows.
        ("2026-11-10 02:30", NOON, datetime(2026, 11, 10, 2, 30), date(2026, 11, 9)),
        ("2026-11-10T02:30", NOON, datetime(2026, 11, 10, 2, 30), date(2026, 11, 9)),
        ("2026-11-10T2:30:00.5", NOON, datetime(2026, 11, 10, 2, 30, 0, 500000), date(2026, 11, 9)),
        ("10 Nov 2:30 am", NOON, datetime(2026, 11, 10, 2, 30), date(2026, 11, 9)),
        ("10.11.2026 2.30", NOON, datetime(2026, 11, 10, 2, 30), date(2026, 11, 9)),
        ("2026-11-22 1:00", NIGHT, datetime(2026, 11, 22, 1, 0), date(2026, 11, 21)),
        ("2026-11-22", NIGHT, datetime(2026, 11, 22, 1, 30), date(2026, 11, 21)),
        # A date alone is the name of a day.
        ("2026-11-10", NIGHT, datetime(2026, 11, 11, 1, 30), date(2026, 11, 10)),
        ("10 Nov", NOON, datetime(2026, 11, 10, 12), date(2026, 11, 10)),
    ],
)
def test_whose_day_it_is(words: str, now: datetime, at: datetime, day: date) -> None:
    found = parse_when(words, now, FOUR, local)
    assert (found.at, found.day) == (at.replace(tzinfo=CET), day)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "18:30"),
        ("soon", "“soon” is not a day"),
        ("tomorrow", "“tomorrow” is not a day"),
        ("25:00", "“25:00” is not a time of day"),
        ("12:60", "“12:60” is not a time of day"),
        ("today 18:30", "“today 18:30” is in the future"),
        ("2026-11-23", "“2026-11-23” is in the future"),
        ("2026-02-30", "“2026-02-30” is not a day"),
        ("1970-12-31", "too long ago"),
        ("today at midday 5", "not a time"),
        ("2026-11-23 noon", "is in the future"),
        ("13pm", "“13pm” is not a time of day"),
        ("0am", "“0am” is not a time of day"),
        ("31 Nov", "“31 Nov” is not a day"),
        ("3 Dec 2026", "“3 Dec 2026” is in the future"),
        ("Mon 3 Nov", "“Mon 3 Nov” is not a day"),
        ("3/11/2026", "not a time"),
        ("last week", "“last week” is not a day"),
        ("1.5 days ago", "“1.5 days ago” is not a day"),
        ("1 day 2 hours ago", "is not a day"),
        ("2 hours ago 18:30", "“2 hours ago” is not a day"),
        ("9999 years ago", "too long ago"),
        ("2026-11-03 18:30+99:00", "is not a time of day"),
        ("2026-11-22T12:00:01+01:00", "is in the future"),
        ("yesterday 18:30+01:00", "not a time"),
    ],
)
def test_what_is_not_a_time_gone_by_is_said(words: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        parse_when(words, NOON, FOUR, local)


def test_a_time_of_another_day_has_the_offset_of_that_day(local_in: LocalIn) -> None:
    """The clocks in Berlin go back on 25 October 2026 at 3:00, and on 29 March forward at 2:00."""
    berlin = local_in("Europe/Berlin")
    autumn, spring = berlin(datetime(2026, 10, 25, 12)), berlin(datetime(2026, 3, 29, 12))
    for now, words, iso in (
        (autumn, "yesterday 18:30", "2026-10-24T18:30:00+02:00"),
        (autumn, "18:30", "2026-10-24T18:30:00+02:00"),
        (autumn, "sat", "2026-10-24T12:00:00+02:00"),
        (autumn, "2026-10-24 18:30", "2026-10-24T18:30:00+02:00"),
        (autumn, "10 hours ago", "2026-10-25T02:00:00+01:00"),
        (autumn, "11 hours ago", "2026-10-25T02:00:00+02:00"),
        (spring, "yesterday 18:30", "2026-03-28T18:30:00+01:00"),
        (spring, "10 hours ago", "2026-03-29T01:00:00+01:00"),
        (spring, "9 hours ago", "2026-03-29T03:00:00+02:00"),
        (spring, "3 Aug 2025 18:30", "2025-08-03T18:30:00+02:00"),
    ):
        assert parse_when(words, now, FOUR, berlin).at.isoformat() == iso, words


@pytest.mark.parametrize(
    ("zone", "now", "words", "iso", "skipped"),
    [
        ("Europe/Berlin", (2026, 3, 29, 12), "2:30", "2026-03-29T03:30:00+02:00", time(2, 30)),
        ("Europe/Berlin", (2026, 3, 29, 12), "2026-03-29 02:30", "2026-03-29T03:30:00+02:00", time(2, 30)),
        ("Europe/Berlin", (2026, 3, 29, 12), "yesterday 2:30", "2026-03-29T03:30:00+02:00", time(2, 30)),
        ("Europe/Berlin", (2026, 3, 29, 12), "3:00", "2026-03-29T03:00:00+02:00", None),
        ("America/New_York", (2026, 3, 8, 12), "2:00", "2026-03-08T03:00:00-04:00", time(2)),
        ("Australia/Lord_Howe", (2026, 10, 4, 12), "2:15", "2026-10-04T02:45:00+11:00", time(2, 15)),
        ("Pacific/Apia", (2012, 1, 1, 12), "2011-12-30 9:00", "2011-12-31T09:00:00+14:00", time(9)),
    ],
)
def test_a_time_in_the_spring_gap_is_moved_forward_and_told(
    local_in: LocalIn, zone: str, now: tuple[int, int, int, int], words: str, iso: str, skipped: time | None
) -> None:
    there = local_in(zone)
    found = parse_when(words, there(datetime(*now)), FOUR, there)
    assert (found.at.isoformat(), found.skipped) == (iso, skipped)


def test_a_time_that_the_clock_showed_twice(local_in: LocalIn) -> None:
    """Alone it is the last that has gone by; on a day that was said it is the first."""
    berlin = local_in("Europe/Berlin")
    for now, words, iso in (
        ("2026-10-25T02:45:00+02:00", "2:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:15:00+01:00", "2:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:45:00+01:00", "2:30", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T12:00:00+01:00", "2:30", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T12:00:00+01:00", "2026-10-25 2:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T12:00:00+01:00", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
    ):
        found = parse_when(words, datetime.fromisoformat(now), FOUR, berlin)
        assert (found.at.isoformat(), found.skipped) == (iso, None), (now, words)


nows = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1))
zones = st.sampled_from(ZONES)
starts = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
clocks = st.times().map(lambda clock: f"{clock.hour}:{clock.minute:02d}")
relative = st.builds(
    "{} {} ago".format, st.integers(0, 9999), st.sampled_from(["s", "minutes", "h", "days", "weeks", "years"])
)
days = st.one_of(relative, st.sampled_from(["mon", "last sunday", "yesterday", "today", "3 Nov", "29 Feb"]))
said = st.one_of(clocks, st.text(max_size=12), days, st.builds("{} {}".format, days, clocks))


@given(nows, zones, starts, said)
def test_never_in_the_future(local_in: LocalIn, wall: datetime, zone: str, start: time, words: str) -> None:
    there = local_in(zone)
    now = there(wall)
    try:
        found = parse_when(words, now, start, there)
    except ValueError as error:
        assert str(error)
    else:
        assert found.at <= now


@given(nows, zones, starts, said)
def test_what_export_shows_can_be_given_back(
    local_in: LocalIn, wall: datetime, zone: str, start: time, words: str
) -> None:
    """Also at another place: the time and its offset stay, and so does the day."""
    there = local_in(zone)
    now = there(wall)
    try:
        found = parse_when(words, now, start, there)
    except ValueError:
        return
    assume(found.at.year > 1970)
    again = parse_when(found.at.isoformat(), now, start, local_in("Pacific/Honolulu"))
    assert again.at.isoformat() == found.at.isoformat()
    assert again.day == day_of(found.at, start)
    if not found.skipped:
        assert again.day == found.day or "ago" in words


@given(nows, zones, starts, said)
def test_every_time_has_the_offset_it_has_there(
    local_in: LocalIn, wall: datetime, zone: str, start: time, words: str
) -> None:
    there = local_in(zone)
    try:
        found = parse_when(words, there(wall), start, there)
    except ValueError:
        return
    assert found.at.isoformat() == there(found.at).isoformat()


@given(nows, starts, clocks)
def test_a_time_alone_is_less_than_two_days_ago(wall: datetime, start: time, words: str) -> None:
    now = local(wall)
    found = parse_when(words, now, start, local)
    assert f"{found.at.hour}:{found.at.minute:02d}" == words
    assert found.day == day_of(found.at, start) >= day_of(now, start) - timedelta(days=1)


@given(nows, zones, starts, st.integers(1, 400), clocks)
def test_a_date_is_a_day_and_with_a_time_an_instant(
    local_in: LocalIn, wall: datetime, zone: str, start: time, ago: int, clock: str
) -> None:
    there = local_in(zone)
    now = there(wall)
    day = day_of(now, start) - timedelta(days=ago)
    assert parse_when(day.isoformat(), now, start, there).day == day
    hour, minute = map(int, clock.split(":"))
    for words in (f"{day} {clock}", f"{day}T{clock}", f"{day.day}.{day.month}.{day.year} {clock}"):
        found = parse_when(words, now, start, there)
        shown = datetime.combine(day, time(hour, minute))
        if found.skipped:
            assert found.at.replace(tzinfo=None) > shown and found.skipped == shown.time()
        else:
            assert found.at.replace(tzinfo=None) == shown
        assert found.day == day_of(found.at, start)


@given(nows, zones, starts, st.integers(1, 60), clocks)
def test_words_are_about_the_persons_day(
    local_in: LocalIn, wall: datetime, zone: str, start: time, ago: int, clock: str
) -> None:
    there = local_in(zone)
    now = there(wall)
    day = day_of(now, start) - timedelta(days=ago)
    found = parse_when(f"{ago} days ago {clock}", now, start, there)
    assert found.day == day
    if not found.skipped:
        assert day_of(found.at, start) == day
        assert f"{found.at.hour}:{found.at.minute:02d}" == clock


@given(nows, zones, st.sampled_from([-8, -5, 6, 9]))
def test_a_flight_changes_no_day_that_was_said(
    local_in: LocalIn, wall: datetime, zone: str, hours: int
) -> None:
    """What was kept before it is given back as it was; the day that is meant is the one there."""
    before = local_in(zone)(wall)
    there = timezone(timedelta(hours=hours))
    now = (before + timedelta(hours=10)).astimezone(there)

    def landed(at: datetime) -> datetime:
        return at.astimezone(there) if at.tzinfo else at.replace(tzinfo=there)

    again = parse_when(before.isoformat(), now, FOUR, landed)
    assert (again.at.isoformat(), again.day) == (before.isoformat(), day_of(before, FOUR))
    assert parse_when("yesterday", now, FOUR, landed).day == day_of(now, FOUR) - timedelta(days=1)
    assert parse_when("3 hours ago", now, FOUR, landed).at.astimezone(UTC) == now - timedelta(hours=3)


@given(st.dates(date(1980, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_a_day_is_understood_however_it_is_written(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%A, %d %b %Y"):
        assert parse_day(day.strftime(form), today) == day
    if ago < 365:
        assert parse_day(day.strftime("%d %b"), today) == day
    assert parse_day(f"{ago} days ago", today) == day
