"""A card with one line to type in, for what a list of choices cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from companion import words
from companion.tui.frame.card import Card
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.entry_request import EntryRequest


class OneLineCard(Card[None]):
    """Stays until what was typed is saved, or it is put away; a disk that refuses loses nothing."""

    hints = words.today.TYPED_KEYS

    def __init__(
        self,
        request: EntryRequest,
        save: Callable[[str, Callable[[object], None]], None],
        *,
        keep: Callable[[str], object] = str,
    ) -> None:
        """`save` takes the text, and what to call once it is saved; ValueError for a text that says nothing
        it could save. `keep` is told of each text that is to be there again after a kill.
        """
        super().__init__()
        self.heading = request.label
        self._request, self._save, self._keep = request, save, keep
        self._over = False

    def parts(self) -> Iterable[Widget]:
        yield EntryLine()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(EntryLine).open(self._request)

    def on_entry_line_changed(self, event: EntryLine.Changed) -> None:
        if event.draft:
            self._keep(event.text)

    def on_entry_line_submitted(self, event: EntryLine.Submitted) -> None:
        """Save it; below the line it says why where that cannot be."""
        try:
            self._save(event.text, self._saved)
        except ValueError:
            return

    def _saved(self, _: object) -> None:
        if not self._over:
            self._over = True
            self.dismiss(None)

    def on_entry_line_put_away(self) -> None:
        self._saved(None)
