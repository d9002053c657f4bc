"""The trash: what was deleted lately, to bring one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.trash import TrashRow
from companion.rows import trash
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.host import Host

AT_ONCE = 300  # rows that are laid out at a time


class TrashCard(Card[str]):
    """One row is brought back, and the card closes. Dismissed with its key, or None."""

    heading = words.trash.TITLE
    hints = words.trash.KEYS

    def __init__(self, rows: Sequence[TrashRow], host: Host) -> None:
        super().__init__()
        self._rows, self._host = rows, host
        self._limit = AT_ONCE

    def parts(self) -> Iterable[Widget]:
        """The list, each row with when it went at the right."""
        yield Static(words.trash.EMPTY, id="empty", classes="muted", markup=False)
        yield Choices(())

    def on_mount(self) -> None:
        """The rows as they were when the card was asked for."""
        super().on_mount()
        self.query_one(Choices).focus()
        self.follow(self._host.shared.changed, self._look_up)
        self._show()

    def _look_up(self, _: object) -> None:
        # Where that cannot be, what is on show stays; bringing one back will say what the matter is.
        self._host.work_out(self._host.companion.trash.rows, then=self._take, refused=lambda error: None)

    def _take(self, rows: Sequence[TrashRow]) -> None:
        self._rows = rows
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        now, today = self._host.shared.clock.now(), self._host.companion.context.today()
        shown = trash.rows(self._rows[: self._limit], now, today)
        self.query_one("#empty").display = not shown
        self.query_one(Choices).show(shown)

    def on_row_list_near_edge(self, event: Choices.NearEdge) -> None:
        if self._limit < len(self._rows) and event.key == self._rows[self._limit - 1].key:
            self._limit += AT_ONCE
            self._show()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.key)
