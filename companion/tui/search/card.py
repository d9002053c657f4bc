"""The search: everything a person wrote, narrowed with every letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from companion import words
from companion.model.search import Found, Hits
from companion.rows import search
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.frame.card import ON_CARDS_TOO, Card, Choices, ReadingCard
from companion.tui.frame.host import Host
from companion.tui.frame.palette import FoundList
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.line_input import LineInput
from companion.tui.widgets.text import visible, wrap
from companion.verbs.search import AT_MOST


class HitList(FoundList, can_focus=False):
    """What was found. The focus stays in the field."""

    lead = 6  # 17 Nov

    def show(self, rows: Sequence[Row]) -> None:
        """Show these; nothing is laid out anew, for the list is as high whatever is found."""
        self.set_rows(rows)


class SearchCard(Card[Found]):
    """Dismissed with what is to be opened, or None. A newer key ends the search of the one before."""

    heading = words.search.TITLE
    hints = words.search.KEYS
    BINDINGS: ClassVar = [*ON_CARDS_TOO, *bindings("rows")]

    request: EntryRequest | None = None  # of what is typed nothing is kept

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._list = HitList(())
        self._sought, self._shown, self._whole, self._hits = "", "", False, Hits()

    def parts(self) -> Iterable[Widget]:
        field = LineInput(self)
        field.start("", words.search.PLACEHOLDER)
        yield field
        yield self._list

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(LineInput).focus()
        self._list.activate(True)
        self.follow(self._host.shared.changed, self._start_over)
        self._read()

    def _start_over(self, _: object) -> None:
        """Something has changed: what was read may be as it was before."""
        self._host.work_out(self._host.companion.search.drop, then=lambda _: self._read())

    def _read(self) -> None:
        """Read on, a few months at a time, until all is read or the card is closed."""

        def go_on(whole: bool) -> None:
            if self.is_attached:
                self._whole = whole
                if self._sought and (whole or len(self._hits.found) < AT_MOST):
                    self._look()  # what is older than all that is shown only counts
                if not whole:
                    self._read()

        self._host.work_out(self._host.companion.search.step, then=go_on)

    def _look(self) -> None:
        sought, find = self._sought, self._host.companion.search.find

        def look() -> Hits | None:
            return find(sought, wanted=lambda: self._sought == sought) if sought else Hits()

        self._host.work_out(look, then=lambda hits: self._show(hits, sought))

    def _show(self, hits: Hits | None, sought: str) -> None:
        if hits is None or sought != self._sought or not self.is_attached:
            return
        self._hits = hits
        if sought != self._shown:
            self._shown = sought
            self._list.start_over()
        today = self._host.companion.context.today()
        self._list.show(search.rows(hits, today, whole=self._whole) if sought else [])
        self.figure = search.figure(hits, whole=self._whole) if sought else ""
        self._entitle()

    def action_rows(self, where: str) -> None:
        """Move in the list."""
        self._list.action_rows(where)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open what is in hand: where it lives, else here."""
        found = next(each for each in self._hits.found if search.key_of(each) == event.key)
        if self._host.requests("search").lives(found):
            self.dismiss(found)
        else:
            self.app.push_screen(FoundCard(found))

    # -- the field

    def typed(self, text: str) -> None:
        """Look for what is typed by now."""
        self._sought = " ".join(text.split())
        self._look()

    def submit(self, _: str) -> None:
        """Open what is in hand."""
        self._list.action_choose()

    def put_away(self, _: str) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)


class FoundCard(ReadingCard):
    """One entry, to be read."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.heading = words.common.quoted(found.name) if found.name else search.kind(found)
        self.figure = words.search.full_day(found.day)
        self._found = found

    def text(self, width: int) -> Iterable[Content]:
        """All its own words."""
        lines = [line for _, text in self._found.whole for line in (*text.splitlines(), "")]
        return [Content(each) for line in lines[:-1] for each in wrap(visible(line), width)]
