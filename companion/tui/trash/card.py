"""The trash: what was deleted lately, to bring one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.trash import TrashRow
from companion.store.errors import StoreError
from companion.tui.frame.card import Card, Choices
from companion.tui.widgets.rows import Row

if TYPE_CHECKING:
    from companion.tui.frame.requests import Requests

AT_ONCE = 300  # rows that are laid out at a time


class TrashCard(Card[str]):
    """One row is brought back, and the card closes. Dismissed with its key, or None."""

    heading = words.trash.TITLE
    hints = words.trash.KEYS

    def __init__(self, rows: Sequence[TrashRow], requests: Requests) -> None:
        """`rows` newest first, as the verbs give them."""
        super().__init__()
        self._rows, self._requests = rows, requests
        self._limit = AT_ONCE

    def parts(self) -> Iterable[Widget]:
        """The list, each row with when it went at the right."""
        yield Static(words.trash.EMPTY, id="empty", classes="muted", markup=False)
        yield Choices(())

    def on_mount(self) -> None:
        """The rows as they were when the card was asked for."""
        super().on_mount()
        self.query_one(Choices).focus()
        self._show()

    def look(self, *_: object) -> None:
        """Look them up, as they are stored now."""
        self.run_worker(self._look(), exclusive=True)

    async def _look(self) -> None:
        try:
            self._rows = await self._requests.app.desk.do(self._requests.companion.trash.rows)
        except StoreError:
            return  # what is on show stays; bringing one back will say what the matter is
        self._show()

    def _show(self) -> None:
        now, today = self._requests.app.clock.now(), self._requests.companion.context.today()
        shown = [
            Row(
                row.key,
                words.trash.row(row, today),
                aside=words.trash.trashed(row.at, now, True)
                if row.replaced
                else words.common.ago(row.at, now),
            )
            for row in self._rows[: self._limit]
        ]
        self.query_one("#empty").display = not shown
        self.query_one(Choices).show(shown)

    def on_row_list_near_edge(self, event: Choices.NearEdge) -> None:
        """Show what went before that."""
        if self._limit < len(self._rows) and event.key == self._rows[self._limit - 1].key:
            self._limit += AT_ONCE
            self._show()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """That one."""
        self.dismiss(event.key)
