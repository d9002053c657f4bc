"""The pane of the board: cards beside each other, walked with the arrows."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.reactive import var
from textual.strip import Strip

from companion import words
from companion.companion import Companion
from companion.model.board import BoardView, CardInFull, walked
from companion.tui.bindings import bindings
from companion.tui.board.face import GUTTER, HEIGHT, WIDTH, face
from companion.tui.frame.pane import Pane
from companion.tui.frame.slice import Slice
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import fit, visible


def _look(companion: Companion, at: object) -> BoardView:
    return companion.board.view()


BOARD: Slice[BoardView] = Slice(_look, "board_cards", "goals", "goal_steps")
FAR = {"first": -(10**6), "last": 10**6}


class BoardPane(Pane):
    """Shows a `BoardView`. Each card has its own edge, so the pane has none."""

    COMPONENT_CLASSES = {f"board--{name}" for name in ("text", "bright", "muted", "line", "accent")}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "board")]

    view: var[BoardView | None] = var(None)
    cursor: var[str] = var("")
    _top = 0  # the row of cards that stands first

    @property
    def key(self) -> str:
        """The key of the card in hand."""
        return self.cursor

    @property
    def cards(self) -> tuple[CardInFull, ...]:
        """The cards there are."""
        return self.view.cards if self.view else ()

    @property
    def across(self) -> int:
        """How many cards stand in a row."""
        return max((self.size.width + GUTTER) // (WIDTH + GUTTER), 1)

    @property
    def at(self) -> int:
        """The number of the card in hand."""
        return next((n for n, each in enumerate(self.cards) if each.card.key == self.cursor), 0)

    def watch_view(self, before: BoardView | None, view: BoardView | None) -> None:
        """Keep the card in hand, or take the one that came, or the one that stands in its place."""
        keys = [each.card.key for each in self.cards]
        old = [each.card.key for each in before.cards] if before else []
        new = [key for key in keys if key not in old] if before else []
        if new or self.cursor not in keys:
            at = old.index(self.cursor) if self.cursor in old else 0
            self.cursor = new[0] if new else keys[min(at, len(keys) - 1)] if keys else ""
        self._reveal()
        self.refresh()

    def watch_cursor(self, before: str, key: str) -> None:
        """Draw the two cards that look different, where that is all."""
        top = self._top
        self._reveal()
        keys = [each.card.key for each in self.cards]
        regions = [self._region(keys.index(each)) for each in (before, key) if each in keys]
        whole = top != self._top or any(each.gone for each in self.cards)
        self.refresh(*(() if whole else regions))
        self.post_message(self.KeysChanged())

    def on_resize(self) -> None:
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        row, fit_in = self.at // self.across, max(self.size.height // HEIGHT, 1)
        self._top = min(max(self._top, row - fit_in + 1), row)

    def _region(self, at: int) -> Region:
        """The cells of the card with this number."""
        row, column = divmod(at, self.across)
        return Region(column * (WIDTH + GUTTER), (row - self._top) * HEIGHT, WIDTH, HEIGHT)

    def action_rows(self, where: str) -> None:
        """Walk from card to card."""
        self.walk(where)

    def walk(self, where: str) -> None:
        """Go `up`, `down`, `left`, `right`, to the `first` or the `last` card."""
        if not self.cards:
            return
        page = {"page_up": "up", "page_down": "down"}.get(where, where)
        at = self.at + FAR[where] if where in FAR else walked(self.at, len(self.cards), self.across, page)
        self.cursor = self.cards[min(max(at, 0), len(self.cards) - 1)].card.key

    def on_click(self, event: events.Click) -> None:
        """Take the card under the mouse."""
        if place := event.get_content_offset(self):
            row, column = place.y // HEIGHT + self._top, place.x // (WIDTH + GUTTER)
            at = row * self.across + column
            if column < self.across and at < len(self.cards):
                self.cursor = self.cards[at].card.key

    @property
    def hand_at(self) -> Offset:
        """The cell where the card in hand begins."""
        return self.content_region.offset + self._region(self.at).offset

    # -- drawing

    def _box(self) -> None:
        """The card in hand has one."""

    def restyle(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.cards:
            said = fit(words.board.EMPTY, width - 4) if y == 1 else ""
            strip = Strip(
                [Segment(" " * (GUTTER + 1), self._style("text")), Segment(said, self._style("muted"))]
            )
            return strip.adjust_cell_length(width, self._style("text"))
        style, (row, line) = style_of(self), divmod(y, HEIGHT)
        first = (row + self._top) * self.across
        segments: list[Segment] = []
        for n, each in enumerate(self.cards[first : first + self.across], first):
            in_hand = n == self.at
            pieces = face(each, style, in_hand=in_hand)[line]
            segments += [Segment(text, self._style(look)) for text, look in pieces if text]
            segments.append(Segment(" " * GUTTER, self._style("text")))
        strip = Strip(segments).adjust_cell_length(width, self._style("text"))
        return self._told(strip, y)

    def _told(self, strip: Strip, y: int) -> Strip:
        """Say under the card in hand that its picture has gone; where there is no room, on its last line."""
        each, under = self.cards[self.at], (self.at // self.across - self._top + 1) * HEIGHT
        if not each.gone or y != min(under, self.size.height - 1):
            return strip
        path = words.board.GONE.format(path=visible(each.card.picture))
        said = f"  {fit(path, self.size.width - 4, style_of(self).marks.ellipsis)}"
        return Strip([Segment(said, self._style("muted"))]).adjust_cell_length(
            self.size.width, self._style("text")
        )

    def _style(self, look: str) -> Style:
        return self.get_component_rich_style(f"board--{look}")
