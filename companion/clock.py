"""The one clock. Everything that needs the time is handed one of these."""

from __future__ import annotations

import time
from datetime import datetime


class Clock:
    """Wall time with its offset, and monotonic seconds. Tests hold one in their hand."""

    def now(self) -> datetime:
        """The aware local time, offset kept."""
        return datetime.now().astimezone()

    def local(self, wall: datetime) -> datetime:
        """The aware instant of a wall-clock time (naive) here, with the offset of its day."""
        return wall.astimezone()

    def monotonic(self) -> float:
        """Seconds that never go back; on Linux they stand still while the machine sleeps."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait; a signal that raises ends it."""
        time.sleep(seconds)
