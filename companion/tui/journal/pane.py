"""The Journal: entries on the left, the one in hand on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.companion import Companion
from companion.model.journal import JournalView
from companion.rows import journal
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.frame.first_use import FirstLine
from companion.tui.frame.measures import NARROW
from companion.tui.frame.reading import ListToRead, ReadingPane
from companion.tui.frame.slice import Slice
from companion.tui.widgets.rows import RowList
from companion.verbs.journal import OLDEST


class Place(NamedTuple):
    """Where one looks: around an entry (None: at the newest), at things to keep, with hard days of old."""

    around: int | None = None
    keeping: bool = False
    hard: bool = False


def _look(companion: Companion, at: Place | None) -> JournalView:
    at = at or Place()
    if at.keeping:
        return companion.journal.keeping(every=at.around == OLDEST)
    return companion.journal.window(at.around, hard=at.hard, at_once=True)


JOURNAL: Slice[JournalView] = Slice(_look, "journal", "checkins")
KEYS: list[BindingType] = [*bindings("rows", "journal")]


class JournalPane(ListToRead):
    """Shows a `JournalView` and asks for what a person wants done with an entry."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
    main = "journal.read"
    lead = 2  # a day of the month
    first = (FirstLine("journal", words.first_use.JOURNAL, ("journal.add",), ("journal.add",)),)

    view: var[JournalView | None] = var(None)

    def watch_view(self, before: JournalView | None, view: JournalView | None) -> None:
        """Take over what has changed: the things to keep are another list, history keeps its place."""
        self.title, self.figure = journal.title(view), journal.figure(view)
        self.summary = self.figure
        self.tells_beginning = bool(view and not view.entries)
        if before and view and before.keeping != view.keeping:
            self.list.start_over()
            self.rebuild()
        else:
            self.rebuild(from_top=all(each.newest for each in (before, view) if each))
        if before is None and view and view.entries:
            self.list.select(journal.key_of(view.entries[0].id))
        if view and view.unread:
            self.action_ask("journal.look_back", "")

    def watch_room(self) -> None:
        """In a narrow window what is read beside an entry stands under it."""
        self.rebuild()

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the entries under their months."""
        narrow = 0 < self.room.width < NARROW
        return journal.rows(self.view, narrow=narrow) if self.view else ()

    def read(self, key: str) -> RowInFull:
        """Return an entry in full."""
        return journal.reading(self.view, key) if self.view else RowInFull()

    def on_row_list_near_edge(self, event: RowList.NearEdge) -> None:
        """Ask for more, unless history ends at this edge."""
        event.stop()
        view = self.view
        if view is None or not view.entries or not self.list.rows:
            return
        if event.key == self.list.rows[-1].key and not view.oldest:
            self.action_ask("journal.more", journal.key_of(view.entries[-1].id))
        elif event.key == self.list.rows[0].key and not view.newest:
            self.action_ask("journal.more", journal.key_of(view.entries[0].id))

    def action_rows(self, where: str) -> None:
        """Move in the list; the first row is the newest entry of all, the last the oldest."""
        super().action_rows(where)
        if self.view and where == "first" and not self.view.newest:
            self.action_ask("journal.to_newest", "")
        elif self.view and where == "last" and not self.view.oldest:
            self.action_ask("journal.to_oldest", "")


class EntryPane(ReadingPane):
    """Reads one entry."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
