"""The trash as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

from companion import words
from companion.model.trash import TrashRow
from companion.rows import trash
from companion.rows.row import Row

NOW = datetime(2026, 11, 17, 12, tzinfo=UTC)
AT = datetime(2026, 11, 17, 8, 42, tzinfo=UTC)


def test_each_row_says_what_it_was_and_when_it_went() -> None:
    deleted = TrashRow(key="wins:1:2", kind="win", text="called Mum", note="", at=AT, replaced=False)
    replaced = TrashRow(key="wins:3:4", kind="win", text="walked", note="", at=AT, replaced=True)
    today = date(2026, 11, 17)
    assert trash.rows([deleted, replaced], NOW, today) == [
        Row("wins:1:2", words.trash.row(deleted, today), aside=words.common.ago(AT, NOW)),
        Row("wins:3:4", words.trash.row(replaced, today), aside=words.trash.trashed(AT, NOW, True)),
    ]
    assert trash.rows([], NOW, today) == []
