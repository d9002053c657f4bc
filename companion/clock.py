"""The one clock. Everything that needs the time is handed one of these."""

from __future__ import annotations

import os
import time
from datetime import datetime


class Clock:
    """Wall time with its offset, and monotonic seconds. Tests hold one in their hand."""

    def now(self) -> datetime:
        """The aware local time, offset kept."""
        return datetime.now().astimezone()

    def local(self, at: datetime) -> datetime:
        """The aware time here of a wall-clock time (naive) or of an instant, with the offset of that moment.

        A wall-clock time that the clock went over, in spring, is moved forward by as much; of one that it
        showed twice it is the first, with `fold=1` the second.
        """
        found = at.astimezone()
        if at.tzinfo is None and found.replace(tzinfo=None) != at:  # a fold is each side of the gap
            found = max(found, at.replace(fold=1 - at.fold).astimezone())
        return found

    def zone_name(self) -> str:
        """The name of the time zone here, such as Europe/Berlin; '' where the system has none for it."""
        named = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime")
        _, found, name = named.rpartition("/zoneinfo/")
        return name if found else "" if named.startswith("/") else named

    def refresh_zone(self) -> None:
        """Take up another time zone of the system, as it is after a flight."""
        if hasattr(time, "tzset"):
            time.tzset()

    def monotonic(self) -> float:
        """Seconds that never go back; on Linux they stand still while the machine sleeps."""
        return time.monotonic()

    def boottime(self) -> float:
        """Seconds that go on while the machine sleeps, and that setting the clock does not change.

        Where the system has none of this kind they are those of the wall clock.
        """
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait; a signal that raises ends it."""
        time.sleep(seconds)

    async def wait(self, seconds: float) -> None:
        """Wait, while all else goes on."""
        from asyncio import sleep  # the shell has no use for it

        await sleep(seconds)
