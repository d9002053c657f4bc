"""Everything by name, on a card: a row for each command, the closest to what is typed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.widget import Widget

from companion import words
from companion.model.finding import found
from companion.rows.row import notes
from companion.tui.bindings import bindings
from companion.tui.frame.card import ON_CARDS_TOO, Card, Choices, room
from companion.tui.frame.host import Named
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.line_input import LineInput

BESIDE = 3  # lines on the card with the list, keys apart: the field between two empty ones
LEAST, SHARE = 9, 3  # rows of the list in a tall window, and the share of its height where that is more


class FoundList(Choices, can_focus=False):
    """What is found. The focus stays in the field, and the height stays what it is whatever is found."""

    def narrow(self, typed: str) -> None:
        """Show what has this in its name, the closest in hand."""
        rows = found(typed, self._choices, lambda row: row.text)
        self.start_over()
        self.set_rows(rows or notes("nothing", [words.today.NOTHING_BY_NAME]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A share of the window."""
        most = room(viewport.height)
        return (
            most - 1
            if self.screen.has_class("-short")
            else min(most - BESIDE, max(LEAST, viewport.height // SHARE))
        )


class PaletteCard(Card[Named]):
    """Dismissed with what was chosen, or None."""

    heading = words.today.PALETTE_TITLE
    hints = words.today.MENU_KEYS
    BINDINGS: ClassVar = [*ON_CARDS_TOO, *bindings("rows")]

    request: EntryRequest | None = None  # of what is typed nothing is kept

    def __init__(self, everything: Sequence[Named]) -> None:
        super().__init__()
        self._all = {str(number): named for number, named in enumerate(everything)}
        self._list = FoundList((key, named.said, named.keys) for key, named in self._all.items())
        self.figure = str(len(everything))

    def parts(self) -> Iterable[Widget]:
        field = LineInput(self)
        field.start("", words.today.PALETTE_PLACEHOLDER)
        yield field
        yield self._list

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(LineInput).focus()
        self._list.activate(True)

    def action_rows(self, where: str) -> None:
        """Move in the list."""
        self._list.action_rows(where)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(self._all[event.key])

    # -- the field

    def typed(self, text: str) -> None:
        """Show what is found, the closest in hand."""
        self._list.narrow(text)

    def submit(self, _: str) -> None:
        """Do what is in hand."""
        self._list.action_choose()

    def put_away(self, _: str) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)
