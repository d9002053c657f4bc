"""A card with one line to type in, for what a list of choices cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Protocol

from textual.widget import Widget

from companion import words
from companion.tui.bindings import IN_EDITOR
from companion.tui.commands import BY_ID, keymap
from companion.tui.frame.card import Card
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.footer import told_beside_typing


class Hears(Protocol):
    """Who is told what is typed."""

    def changed(self, event: EntryLine.Changed) -> None: ...
    def submitted(self, event: EntryLine.Submitted) -> None: ...
    def put_away(self, event: EntryLine.PutAway) -> None: ...


class OneLineCard(Card[None]):
    """Over a list on a card, where the screen's field does not reach: what is typed goes the same way."""

    BINDINGS: ClassVar = [*IN_EDITOR]

    def __init__(
        self, request: EntryRequest, hears: Hears, edit: Callable[[], object] = lambda: None
    ) -> None:
        """`edit` goes on with it in the person's own editor."""
        super().__init__()
        self._edit = edit
        self.heading = request.label
        self.line = EntryLine()
        self._request, self._hears = request, hears

    def parts(self) -> Iterable[Widget]:
        save, back = words.today.MANY_KEYS if self._request.many else words.today.TYPED_KEYS
        people = keymap(self.app).get("people", BY_ID["people"].keys)
        self.hints = (save, back, (told_beside_typing(people), BY_ID["people"].words))
        yield self.line

    def on_mount(self) -> None:
        super().on_mount()
        self.line.open(self._request)

    def action_editor(self) -> None:
        """Go on in the person's own editor."""
        self._edit()

    def on_entry_line_changed(self, event: EntryLine.Changed) -> None:
        self._hears.changed(event)

    def on_entry_line_submitted(self, event: EntryLine.Submitted) -> None:
        self._hears.submitted(event)

    def on_entry_line_put_away(self, event: EntryLine.PutAway) -> None:
        self._hears.put_away(event)
