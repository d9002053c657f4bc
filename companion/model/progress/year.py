"""The year at a glance: one cell a day."""

from __future__ import annotations

from datetime import date

import msgspec


class YearView(msgspec.Struct, frozen=True, kw_only=True):
    """The days, newest first, and the one in hand."""

    today: date
    day: date
