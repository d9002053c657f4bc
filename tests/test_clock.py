"""The one clock: times of here, by the system's zone, and seconds that setting it does not move."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.clock import Clock

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")

ZONES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"),
    *("Pacific/Apia", "America/St_Johns", "UTC"),
)


@pytest.fixture
def living_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """The system's zone is another one; the process has not heard of it yet."""
    with monkeypatch.context() as patch:
        yield lambda zone: patch.setenv("TZ", zone)
    time.tzset()


def test_a_zone_that_changes_while_the_app_is_open_is_taken_up(living_in: Callable[[str], None]) -> None:
    clock = Clock()
    for zone, summer in (("Europe/Berlin", "+02:00"), ("America/New_York", "-04:00"), ("UTC", "+00:00")):
        living_in(zone)
        clock.refresh_zone()
        assert clock.local(datetime(2026, 7, 1, 12)).isoformat() == f"2026-07-01T12:00:00{summer}"
        assert clock.now().utcoffset() == datetime.now(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("zone", "wall", "iso"),
    [
        ("Europe/Berlin", datetime(2026, 7, 1, 12), "2026-07-01T12:00:00+02:00"),
        ("Europe/Berlin", datetime(2026, 12, 1, 12), "2026-12-01T12:00:00+01:00"),
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30), "2026-03-29T03:30:00+02:00"),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15), "2026-10-04T02:45:00+11:00"),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00"),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30, fold=1), "2026-10-25T02:30:00+01:00"),
        ("Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T02:30:00+02:00"),
        ("Europe/Berlin", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T02:30:00+01:00"),
    ],
)
def test_a_time_has_the_offset_of_its_own_moment(
    living_in: Callable[[str], None], zone: str, wall: datetime, iso: str
) -> None:
    living_in(zone)
    clock = Clock()
    clock.refresh_zone()
    assert clock.local(wall).isoformat() == iso


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.datetimes(datetime(1975, 1, 1), datetime(2037, 1, 1)), st.sampled_from(ZONES), st.integers(0, 1))
@example(datetime(2011, 12, 30, 12), "Pacific/Apia", 0)
@example(datetime(2026, 3, 29, 2, 30), "Europe/Berlin", 1)
@example(datetime(2026, 10, 25, 2, 30), "Europe/Berlin", 1)
def test_it_agrees_with_the_zones_of_the_world(
    living_in: Callable[[str], None], wall: datetime, zone: str, fold: int
) -> None:
    living_in(zone)
    clock = Clock()
    clock.refresh_zone()
    there = wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
    if there.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall:  # the clock went over it
        there = wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    assert clock.local(wall.replace(fold=fold)) == clock.local(there) == there
    assert clock.local(there).utcoffset() == there.astimezone(ZoneInfo(zone)).utcoffset()


def test_seconds_go_on_together_while_the_machine_is_awake() -> None:
    clock = Clock()
    boot, mono = clock.boottime(), clock.monotonic()
    while clock.monotonic() == mono:
        pass
    assert abs((clock.boottime() - boot) - (clock.monotonic() - mono)) < 1
