"""Properties here are judged by what they find, never by how long a busy machine takes."""

from collections.abc import Callable
from datetime import UTC, datetime, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from companion.model.days import Local

settings.register_profile("companion", deadline=None, max_examples=60)
settings.load_profile("companion")


@pytest.fixture(scope="session")
def local_in() -> Callable[[str], Local]:
    """`local_in("Europe/Berlin")` is `Clock.local` there."""

    def make(name: str) -> Local:
        zone = ZoneInfo(name)

        def local(at: datetime) -> datetime:
            there = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC).astimezone(zone)
            return there.replace(tzinfo=timezone(there.utcoffset() or UTC.utcoffset(None)))

        return local

    return make
