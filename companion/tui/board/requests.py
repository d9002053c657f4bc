"""What is asked of the board."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from companion import words
from companion.companion import Companion
from companion.config.palette import in_hex
from companion.model.board import BoardView, CardInFull
from companion.tui.board.pane import BoardPane
from companion.tui.frame.card import ReadingCard
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.menu import MenuCard
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.text import visible, wrap

BOARD = "board"


class BoardRequests(Requests):
    """Every key is that of a card; that of a field is what it is about, and the card's id."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._new = Field("board_card", self._new_card, self._add, adds=words.board.A_CARD)
        self._said = Field("board_said", self._what, self._say, _is_there, instead="board_card")
        self._file = Field("board_file", self._where, self._save)
        self.fields = (self._new, self._said, self._file)

    # -- coming and going

    def open(self, _: str) -> None:
        """Show the board."""
        from companion.tui.board.screen import BoardScreen

        app = self.host.front.app
        if not app.is_screen_installed(BOARD):  # it stays, as the other screens do
            app.install_screen(BoardScreen(), BOARD)
        if app.get_screen(BOARD) not in app.screen_stack:
            app.push_screen(BOARD)

    def list(self, _: str) -> None:
        """Go back to the goals."""
        self.host.front.dismiss(None)

    def go_back(self) -> bool:
        """Go back to the goals from the board."""
        if here := self.host.pane("board") is not None:
            self.list("")
        return here

    def left(self, _: str) -> None:
        """Take the card on the left."""
        self._walk("left")

    def right(self, _: str) -> None:
        """Take the card on the right."""
        self._walk("right")

    def _walk(self, where: str) -> None:
        if isinstance(pane := self.host.pane("board"), BoardPane):
            pane.walk(where)

    def read(self, key: str) -> None:
        """Read a card in full."""
        if each := self._card(key):
            self.host.open(CardInFullCard(each))

    def menu(self, key: str) -> None:
        """Open everything this card can do."""
        each = self._card(key)
        title = words.common.quoted(each.card.text) if each else words.board.TITLE
        self.host.menu(title, "board", everything=each is not None)

    # -- writing

    def add(self, _: str) -> None:
        """Add a card."""
        self.host.type_in(self._new)

    def _new_card(self, _: str) -> EntryRequest:
        return EntryRequest(label=words.board.LABELS["text"], placeholder=words.board.PLACEHOLDERS["text"])

    def _add(self, typed: Typed) -> None:
        if typed.text.strip():
            self.host.do(self.host.companion.board.add, typed.text, typed=typed)

    def edit(self, key: str) -> None:
        """Edit its words."""
        self.host.type_in(self._said, f"text {_id(key)}")

    def say(self, key: str) -> None:
        """Ask for a picture file, or for the words for it."""
        each = self._card(key)
        title = words.common.quoted(each.card.text) if each else ""
        choices = [(what, label, "") for what, label in words.board.LABELS.items() if what != "text"]

        def ask_for(what: str | None) -> None:
            if what:
                self.host.type_in(self._said, f"{what} {_id(key)}")

        self.host.open(MenuCard(title, choices), ask_for)

    def _what(self, key: str) -> EntryRequest | None:
        what, _, id = key.partition(" ")
        if (each := self._card(f"card:{id}")) is None:
            return None
        return EntryRequest(
            label=words.board.LABELS[what],
            text=getattr(each.card, what),
            placeholder=words.board.PLACEHOLDERS[what],
        )

    def _say(self, typed: Typed) -> None:
        what, _, id = typed.key.partition(" ")
        say = self.host.companion.board.say
        if typed.text.strip() or what != "text":
            self.host.do(say, int(id), what, typed.text, typed.was, typed=typed)

    # -- what else can be done with a card

    def tie(self, key: str) -> None:
        """Choose the goal it is tied to."""

        def choose(view: object) -> None:
            names = [(str(each.goal.id), each.goal.called, "") for each in getattr(view, "goals", ())]
            none = ("0", words.board.NO_GOAL, "")
            self.host.open(MenuCard(words.board.TIE_TITLE, [*names, none]), tied)

        def tied(goal: str | None) -> None:
            if goal is not None:
                self.host.do(self.host.companion.board.tie, _id(key), int(goal))

        self.host.work_out(self.host.companion.goals.view, then=choose)

    def move_up(self, key: str) -> None:
        """Move it to the place before."""
        self.host.do(self.host.companion.board.move, _id(key), -1)

    def move_down(self, key: str) -> None:
        """Move it to the place after."""
        self.host.do(self.host.companion.board.move, _id(key), 1)

    def delete(self, key: str) -> None:
        """Delete it; undo brings it back."""
        self.host.do(self.host.companion.board.delete, _id(key))

    # -- the picture

    def save(self, _: str) -> None:
        """Ask where the picture goes."""
        self.host.type_in(self._file)

    def _where(self, _: str) -> EntryRequest:
        return EntryRequest(
            label=words.board.FILE_LABEL, placeholder=words.board.FILE_PLACEHOLDER, draft=False
        )

    def _save(self, typed: Typed) -> None:
        from companion.export.board import save
        from companion.export.target import typed_path

        self.host.field_done(typed)
        app, path = self.host.front.app, typed_path(typed.text.strip() or words.board.FILE_PLACEHOLDER)
        colours, folder = in_hex(app.theme_variables), self.host.companion.store.folder

        def write() -> list[str]:
            return save(self.host.companion.board.view(), colours, path, folder)

        self.host.work_out(write, then=lambda said: self.host.say(" ".join(said)))

    # -- inside

    def _card(self, key: str) -> CardInFull | None:
        view: BoardView | None = self.host.view("board")
        return view.find(key) if view else None


class CardInFullCard(ReadingCard):
    """All that is on a card."""

    def __init__(self, each: CardInFull) -> None:
        super().__init__()
        self.heading = each.goal or words.board.A_CARD.capitalize()
        self._each = each

    def text(self, width: int) -> Iterable[Content]:
        """Yield its words, those of its picture, and where that is."""
        card = self._each.card
        gone = words.board.GONE.format(path=card.picture) if self._each.gone else card.picture
        for look, said in (("$foreground", card.text), ("$muted", card.caption), ("$muted", gone)):
            for paragraph in said.splitlines():
                for line in wrap(visible(paragraph), width):
                    yield Content.styled(line, look)
            if said:
                yield Content("")


def _id(key: str) -> int:
    return int(key.partition(":")[2] or 0)


def _is_there(companion: Companion, key: str) -> bool:
    return companion.board.is_there(int(key.partition(" ")[2] or 0))


REQUESTS = BoardRequests
