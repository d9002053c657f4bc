"""People to talk to: the person's own first, the directories in full beside them or below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from companion import words
from companion.content.load import Support
from companion.model.people import OwnPeople
from companion.rows import people
from companion.rows.row import Row, gap
from companion.tui.bindings import bindings
from companion.tui.frame.card import ON_CARDS_TOO, Card, Choices, room
from companion.tui.frame.host import Host
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rowline import Columns

UNDO = [binding for binding in bindings("") if binding.id in ("undo", "redo")]


class ReadRows(Choices):
    """Rows among lines that are only read: a line at a time, so that nothing is jumped over."""

    BINDINGS: ClassVar = [*bindings("rows")]
    lead = 0

    class Beyond(Message):
        """The person goes on over the end of the list, by 1 or -1."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, id: str) -> None:
        super().__init__(())
        self.id = id

    @property
    def roomy(self) -> bool:
        """Empty lines stand where the card has them."""
        return not self.screen.has_class("-short")

    @property
    def rows_top(self) -> int:
        """The card has an empty line of its own."""
        return 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All of it, as far as the card can hold it."""
        columns = Columns(width, self.lead, style_of(self).marks)
        lines = columns.flow([row for row in self.rows if self.roomy or not row.gap], self.cursor)
        here = self.screen
        return max(min(len(lines), room(here.size.height) + here.has_class("-narrow")), 1)  # no lower border

    def action_rows(self, where: str) -> None:
        """Go to the next row where it is in view, else read on."""
        by = {"up": -1, "down": 1, "page_up": 1 - self.rows_height, "page_down": self.rows_height - 1}
        if not (lines := by.get(where, 0)):
            super().action_rows(where)
            return
        self.moves += 1
        here, top = [row.key for row in self.rows if not row.heading], self._top
        on = here if lines > 0 else here[::-1]
        after = on[on.index(self.cursor) + 1 :] if self.cursor in on else on
        if abs(lines) == 1 and after and after[0] in {line.row.key for line in self._seen() if line}:
            self.select(after[0])
            return
        self.scroll_rows(lines)
        if self._top == top and abs(lines) == 1:
            self.post_message(self.Beyond(lines))


class OwnCard(Card[None]):
    """A card whose rows are those of the person: each key is asked of the requests, about the row in hand."""

    BINDINGS: ClassVar = [*ON_CARDS_TOO, *bindings("people"), *UNDO, ("escape", "close", "back")]

    def __init__(self, host: Host, own: OwnPeople | None = None) -> None:
        super().__init__()
        self._host, self._own, self.trouble = host, own, ""

    def on_mount(self) -> None:
        super().on_mount()
        self.show_rows()
        self.follow(self._host.shared.changed, self._look_again)
        self._look_up()

    def _look_again(self, _: object) -> None:
        """Something has changed; what the whisper line says of it would be under the card."""
        self.answer(self._host.voices.answer)
        self._look_up()

    def _look_up(self) -> None:
        self._host.work_out(self._host.companion.people.view, then=self.take, refused=self._refused)

    def take(self, own: OwnPeople) -> None:
        """Show what there is by now."""
        self._own, self.trouble = own, ""
        if self.is_attached:
            self.show_rows()

    def _refused(self, error: Exception) -> None:
        self.trouble = str(error)
        if self.is_attached:
            self.show_rows()

    def show_rows(self) -> None:
        raise NotImplementedError

    @property
    def own(self) -> OwnPeople:
        """What is known of the person's own by now."""
        return self._own or OwnPeople()

    @property
    def hand(self) -> ReadRows:
        """The list that the person is in."""
        focused = self.focused
        return focused if isinstance(focused, ReadRows) else self.query(ReadRows).first()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Enter, or a click."""
        self._host.ask("people.menu", event.key)

    def answer(self, said: str) -> None:
        """Say something at the end of the title's line, or in the place of the title where that is short."""
        self.figure = said
        self._entitle()
        if said and self.has_class("-narrow"):
            self.query_one("#card").border_title = said

    def on_row_list_selected(self) -> None:
        """What was said has been read."""
        self.answer("")

    def action_ask(self, command: str) -> None:
        """Have a command done about the row in hand; the people are here."""
        if command.startswith("people."):
            self._host.ask(command, self.hand.cursor)
        elif command != "people":
            super().action_ask(command)


class PeopleCard(OwnCard):
    """Nothing is opened, contacted or recorded. The directories are there before anything is read."""

    hints = words.people.KEYS
    BINDINGS: ClassVar = [("tab,left,right", "other", "the other side")]

    def __init__(self, host: Host, support: Support, checked: str, at: str = "") -> None:
        super().__init__(host)
        self.heading = support.strings.screen_title
        self._support, self._at = support, at
        self._directories = people.directory_rows(support, checked)

    def parts(self) -> Iterable[Widget]:
        with Horizontal(id="sides"):
            yield ReadRows("own")
            yield ReadRows("directories")

    def on_resize(self) -> None:
        self.show_rows()

    def show_rows(self) -> None:
        """Side by side, or below each other; the first of the person's own in hand, else an address."""
        own, directories = self.query_one("#own", ReadRows), self.query_one("#directories", ReadRows)
        beside = self.app.size.width >= 96
        directories.display = beside
        mine = people.own_rows(self._own, self._support, self.trouble)
        moved = own.moves + directories.moves
        own.show(mine if beside else [*mine, gap("directories"), *self._directories])
        directories.show(self._directories)
        first = next((row.key for row in (*mine, *self._directories) if _is_first(row)), "")
        if not moved:
            chosen = self._at if any(row.key == self._at for row in mine) else first
            side = own if any(row.key == chosen for row in own.rows) else directories
            side.focus()
            side.select(chosen)
        elif not beside and directories.has_focus:
            own.focus()

    def action_other(self) -> None:
        """Go to the other side."""
        if other := [each for each in self.query(ReadRows) if each is not self.hand and each.display]:
            other[0].focus()

    def on_read_rows_beyond(self, event: ReadRows.Beyond) -> None:
        """Over the end of one side begins the other."""
        if (self.hand.id == "own") == (event.by > 0):
            self.action_other()


class PlanCard(OwnCard):
    """The plan of one's own."""

    heading = words.people.PLAN_TITLE
    hints = words.people.PLAN_KEYS

    def parts(self) -> Iterable[Widget]:
        yield ReadRows("plan")

    def show_rows(self) -> None:
        """Its parts."""
        rows = self.query_one(ReadRows)
        rows.show(people.plan_rows(self.own.plan))
        rows.focus()


def _is_first(row: Row) -> bool:
    return row.key.startswith((people.PERSON + ":", people.ADDRESS + ":"))
