"""When an item is due: daily, weekdays, named days, every n days, n per week or month."""

from __future__ import annotations

from typing import Literal

import msgspec


class Schedule(msgspec.Struct, frozen=True):
    """`days` lists weekdays (0 is Monday); `n` counts for `every` (days) and `week`, `month` (times)."""

    kind: Literal["days", "every", "week", "month"] = "days"
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    n: int = 0


DAILY = Schedule()
