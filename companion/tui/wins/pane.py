"""The Wins pane: newest first, grouped by day, back through all history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.companion import Companion
from companion.model.wins import WinsView
from companion.rows import wins
from companion.rows.marks import Marks
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.first_use import FirstLine, SaidFirst
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.slice import Slice
from companion.tui.widgets.rows import RowList

KEPT = "kept"
"""Where one looks at those kept for a grey day."""


def _look(companion: Companion, at: date | int | str | None) -> WinsView | None:
    if isinstance(at, str):
        return companion.wins.kept()
    return companion.wins.of_day(at) if isinstance(at, date) else companion.wins.window(at)


FIRST = (FirstLine("wins", words.first_use.WINS, ("win", "wins.add"), ("win",)),)
WINS: Slice[WinsView] = Slice(_look, "wins", "celebrations", "checkins", daily=True)
TWO_PAGES = 110  # columns of the window from which a zoomed book has two pages
DAY = 2  # cells of a day of the month
FOOTERS = {
    "few": ("wins.add", "wins.celebrate", "wins.edit", "wins.menu"),
    "book": ("wins.add", "wins.keep", "wins.kept", "wins.menu"),
    "kept": ("wins.kept", "wins.menu"),
}
"""The commands in the footer: of the wins beside the rest of the day, zoomed, of those kept."""


class WinsPane(ListPane):
    """Shows a `WinsView` and asks for what a person wants done with a win."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "wins")]
    main = "wins.menu"
    first = FIRST
    lead = 5  # 18:10

    view: var[WinsView | None] = var(None)
    _shown_as = (False, 1, False)  # whether as a book, on how many pages, with its weeks

    def watch_view(self, before: WinsView | None, view: WinsView | None) -> None:
        """Take over what has changed: those kept are another list, history keeps its place."""
        kept = bool(view and view.kept)
        self.title = wins.title(kept=kept)
        self.figure = self.summary = wins.figure(view)
        if before and before.kept != kept:
            self.list.lead = DAY if kept else self.lead
            self.list.start_over()
            self.rebuild()
        else:
            self.rebuild(from_top=all(each.newest for each in (before, view) if each))

    def watch_room(self) -> None:
        """Be a book where there is room: days, notes and marks open; zoomed, its weeks, and two pages."""
        pages = 2 if self.room.zoomed and self.room.width >= TWO_PAGES else 1
        if (self._book, pages, self.room.zoomed) != self._shown_as:
            self._shown_as = self.list.book, self.list.columns, _ = self._book, pages, self.room.zoomed
            self.rebuild()
            self.list.restyle()

    @property
    def _book(self) -> bool:
        return self.room.tall or self.room.zoomed

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the wins under their days, or how to begin."""
        view = self.view
        begins = self.has_focus and any(each.line for each in self.query(SaidFirst))
        if view is None or (wins.is_empty(view) and begins):
            return ()  # what the pane says first is how to begin
        return wins.rows(view, marks, book=self._book, weeks=self.room.zoomed)

    def on_mount(self) -> None:
        for owner, name in ((self.screen, "used"), (self, "has_focus")):
            self.watch(owner, name, self._begin_anew, init=False)

    def _begin_anew(self) -> None:
        """An empty list says how to begin, unless the pane does."""
        if self.view and wins.is_empty(self.view):
            self.rebuild()

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command; of the kept ones `v` leads back to all."""
        kept = bool(self.view and self.view.kept)
        if command.id not in FOOTERS["kept" if kept else "book" if self.room.zoomed else "few"]:
            return ""
        if command.id == "wins.celebrate" and self.view and self.view.gentle:
            return ""  # it can be done, and is not offered
        return words.wins.ALL if kept and command.id == "wins.kept" else command.words

    def on_row_list_near_edge(self, event: RowList.NearEdge) -> None:
        """Ask for more, unless history ends at this edge."""
        event.stop()
        view = self.view
        if view is None or not view.wins or not self.list.rows:
            return
        if event.key == self.list.rows[-1].key and not view.oldest:
            self.action_ask("wins.more", wins.key_of(view.wins[-1].id))
        elif event.key == self.list.rows[0].key and not view.newest:
            self.action_ask("wins.more", wins.key_of(view.wins[0].id))

    def action_rows(self, where: str) -> None:
        """Move in the list; the first row is the newest win of all, the last the oldest."""
        super().action_rows(where)
        if self.view and where == "first" and not self.view.newest:
            self.action_ask("wins.to_newest", "")
        elif self.view and where == "last" and not self.view.oldest:
            self.action_ask("wins.to_oldest", "")
