"""The trash as rows: what each was, and when it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from companion import words
from companion.model.trash import TrashRow
from companion.rows.row import Row


def rows(trash: Iterable[TrashRow], now: datetime, today: date) -> list[Row]:
    """Return a row for each thing in the trash, with its age at the right."""
    return [Row(each.key, words.trash.row(each, today), aside=_age(each, now)) for each in trash]


def _age(each: TrashRow, now: datetime) -> str:
    return words.trash.trashed(each.at, now, True) if each.replaced else words.common.ago(each.at, now)
