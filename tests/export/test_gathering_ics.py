"""A gathering as a calendar reads it: any text, summer and winter, over a change of the clocks, any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Timezone

from companion.export.gathering_ics import as_ics
from companion.model.gatherings import Gathering, GatheringInFull
from companion.model.text import harmless

from ..conftest import TUESDAY

BERLIN = "Europe/Berlin"
ZONES = (BERLIN, "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Asia/Tokyo", "Asia/Kolkata")
IRREGULAR = ("Africa/Casablanca", "Asia/Jerusalem", "Africa/Abidjan")
NAMELESS = ("", "Not/There", "CET-1CEST", "../x", "/etc")


def made(zone: str = BERLIN, at: datetime | None = None, **fields: Any) -> bytes:
    """The file of a gathering, at the time that its own zone has; in the store a time has an offset alone."""
    begins = at or datetime(2026, 11, 21, 15, tzinfo=ZoneInfo(zone) if zone in ZONES else UTC)
    begins = begins.replace(tzinfo=timezone(begins.utcoffset() or timedelta()), fold=0)
    of = Gathering(
        at=TUESDAY,
        day=TUESDAY.date(),
        starts=begins,
        on=begins.date(),
        zone=zone,
        **{"what": "Tea", "uid": "one", **fields},
    )
    return as_ics(GatheringInFull(gathering=of, invitation=fields.get("invitation", "")))


def read(data: bytes) -> tuple[icalendar.Calendar, Any]:
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@QUICK
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=12), TEXTS)
def test_any_text_is_read_again_as_it_is_shown(what: str, where: str, whom: list[str], said: str) -> None:
    data = made(what=what, where=where, whom=tuple(whom), invitation=said)
    assert all(len(line) <= 75 and line.decode() is not None for line in data.split(b"\r\n"))
    assert not set(data) & (set(range(32)) - {9, 10, 13}) and b"ATTENDEE" not in data
    _, event = read(data)
    assert event["summary"] == harmless("\n".join(what.splitlines()))
    assert event.get("location", "") == harmless("\n".join(where.splitlines()))
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt < timedelta() and alarm["action"] == "DISPLAY"


@QUICK
@given(st.sampled_from(ZONES), st.datetimes(datetime(2026, 1, 1), datetime(2037, 12, 31)))
def test_it_is_the_same_instant_in_every_zone_and_season(zone: str, utc: datetime) -> None:
    at = utc.replace(tzinfo=UTC, microsecond=0)
    data = made(zone, at.astimezone(ZoneInfo(zone)))
    assert data == made(zone, at.astimezone(ZoneInfo(zone))), "the same bytes"
    calendar, event = read(data)
    assert event["dtstart"].dt.astimezone(UTC) == at
    for described in calendar.walk("VTIMEZONE"):
        assert isinstance(described, Timezone)
        by_rule = described.to_tz(lookup_tzid=False)
        wall = event["dtstart"].dt.replace(tzinfo=None)
        assert wall.replace(tzinfo=by_rule).utcoffset() == at.astimezone(ZoneInfo(zone)).utcoffset()
        assert b"RDATE" not in described.to_ical(), "Outlook reads a yearly rule alone"


@pytest.mark.parametrize(
    ("wall", "fold", "written"),
    [
        (datetime(2026, 1, 9, 15), 0, "DTSTART;TZID=Europe/Berlin:20260109T150000"),
        (datetime(2026, 7, 9, 15), 0, "DTSTART;TZID=Europe/Berlin:20260709T150000"),
        (datetime(2026, 10, 25, 1, 30), 0, "DTSTART;TZID=Europe/Berlin:20261025T013000"),
        (datetime(2026, 10, 25, 2, 30), 0, "DTSTART;TZID=Europe/Berlin:20261025T023000"),
        (datetime(2026, 10, 25, 2, 30), 1, "DTSTART:20261025T013000Z"),  # a name cannot tell the second one
        (datetime(2026, 10, 25, 3, 30), 0, "DTSTART;TZID=Europe/Berlin:20261025T033000"),
    ],
)
def test_the_hour_that_comes_twice_is_told_apart(wall: datetime, fold: int, written: str) -> None:
    at = wall.replace(tzinfo=ZoneInfo(BERLIN), fold=fold)
    data = made(BERLIN, at)
    assert written in data.decode().splitlines()
    assert read(data)[1]["dtstart"].dt.astimezone(UTC) == at.astimezone(UTC)


@pytest.mark.parametrize("zone", IRREGULAR + NAMELESS)
def test_a_zone_without_a_name_or_a_rule_is_utc(zone: str) -> None:
    data = made(zone)
    assert b"VTIMEZONE" not in data and b"DTSTART:20261121T150000Z" in data


def test_a_zone_that_the_time_is_not_of_is_utc() -> None:
    at = datetime(2026, 11, 21, 15, tzinfo=timezone(timedelta(hours=5)))
    assert b"DTSTART:20261121T100000Z" in made(BERLIN, at)


def test_what_is_in_the_file() -> None:
    data = made(whom=("Ana", "Jo"), where="Küche; links", programme=("Tea", "A walk"), invitation="Come, do.")
    calendar, event = read(data)
    assert (event["uid"], event["sequence"]) == ("one", 0)
    assert event["dtstamp"].dt == TUESDAY, "when it was planned, so that the same record is the same bytes"
    assert event["duration"].dt == timedelta(minutes=90)
    assert event["description"] == "With Ana and Jo\n\nCome, do.\n\nTea\nA walk"
    assert calendar["prodid"] and calendar["version"] == "2.0"
    assert date(2026, 11, 21) == event["dtstart"].dt.date()
