"""What every importer makes of a time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from companion.export.importers.reading import House
from companion.export.importers.times import instant


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("2026-03-29T00:30:00+00:00", "2026-03-29T01:30:00+01:00"),
        ("2026-03-29T01:30:00+00:00", "2026-03-29T03:30:00+02:00"),
        ("2026-07-01T10:00:00+00:00", "2026-07-01T12:00:00+02:00"),
        ("2026-10-25T00:30:00+00:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T01:30:00+00:00", "2026-10-25T02:30:00+01:00"),
        ("2026-07-01T12:00:00", "2026-07-01T12:00:00+02:00"),
        ("2026-07-01T12:00:00-04:00", "2026-07-01T12:00:00-04:00"),
    ],
)
def test_a_time_has_the_offset_of_its_own_moment(house: House, written: str, here: str) -> None:
    """In Berlin, where clocks go forward on 29 March at 2:00 and back on 25 October at 3:00."""
    berlin = ZoneInfo("Europe/Berlin")
    there = msgspec.structs.replace(
        house, local=lambda at: at.astimezone(berlin) if at.tzinfo else at.replace(tzinfo=berlin)
    )
    assert instant(there, datetime.fromisoformat(written)).isoformat() == here
