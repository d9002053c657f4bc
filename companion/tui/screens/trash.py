"""The trash: what was deleted lately, to bring one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.widget import Widget

from companion import words
from companion.model.trash import TrashRow
from companion.tui.screens.card import Card, Choices
from companion.tui.widgets.rows import Row

SHOWN = 300
"""Rows at most; the shell lists all."""


class TrashList(Choices):
    """Its rows, each with when it went at the right."""

    def __init__(self, rows: Sequence[TrashRow], now: datetime) -> None:
        super().__init__([])
        self._choices = [
            Row(
                row.key,
                words.trash_row(row.kind, row.text, row.note),
                aside=words.trashed(row.at, now, True) if row.replaced else words.ago(row.at, now),
            )
            for row in rows[:SHOWN]
        ]


class TrashCard(Card[str]):
    """One row is brought back, and the card closes. Dismissed with its key, or None."""

    heading = words.TRASH_TITLE
    hints = words.TRASH_KEYS

    def __init__(self, rows: Sequence[TrashRow], now: datetime) -> None:
        """`rows` newest first, as the verbs give them."""
        super().__init__()
        self._rows, self._now = rows, now

    def parts(self) -> Iterable[Widget]:
        """The list."""
        yield TrashList(self._rows, self._now)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """That one."""
        self.dismiss(event.key)
