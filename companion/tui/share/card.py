"""What will be in the file, and what can be ticked to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.export.share_card import SHEETS, WEEK, Laid
from companion.model.share import ShareCard
from companion.tui.frame.card import Card, ReadingText, room
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import balance, cell_len, isolated, visible

PRINT, PNG = "print", "png"
ACROSS, GAP = 2, 3  # boxes in a row, and cells between them


class TickBoxes(Widget, can_focus=True):
    """Boxes to tick, two in a row: arrows and `space`, or a click."""

    BINDINGS: ClassVar = [
        *(("left", "walk(-1)", ""), ("right", "walk(1)", "")),
        *(("up,k", f"walk({-ACROSS})", ""), ("down,j", f"walk({ACROSS})", "")),
        ("space", "tick", ""),
    ]

    at: reactive[int] = reactive(0)
    ticked: reactive[frozenset[str]] = reactive(frozenset())

    class Ticked(Message):
        """Something was ticked, or no longer is."""

    def __init__(self, boxes: Sequence[tuple[str, str]], ticked: frozenset[str]) -> None:
        """`boxes` are what can be ticked, and its words."""
        super().__init__()
        self._boxes = boxes
        self._column = max(cell_len(said) for _, said in boxes[::ACROSS]) + 4 + GAP
        self.set_reactive(TickBoxes.ticked, ticked)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return -(-len(self._boxes) // ACROSS)

    def render(self) -> Content:
        rows = [Content("")] * self.get_content_height(self.size, self.size, 0)
        for n, (name, said) in enumerate(self._boxes):
            look = "bold underline $accent" if n == self.at and self.has_focus else "$foreground"
            box = Content.assemble(f"[{'x' if name in self.ticked else ' '}] ", (said, look))
            gap = " " * (n % ACROSS * self._column - rows[n // ACROSS].cell_length)
            rows[n // ACROSS] += Content(gap) + box
        return Content("\n").join(rows)

    @property
    def hand_at(self) -> Offset:
        """Where the terminal's own cursor belongs: on the box in hand."""
        return self.content_region.offset + Offset(1 + self.at % ACROSS * self._column, self.at // ACROSS)

    def action_walk(self, by: int) -> None:
        """Go to another box."""
        if 0 <= self.at + by < len(self._boxes):
            self.at += by

    def action_tick(self) -> None:
        """Tick this one, or no longer."""
        self.ticked ^= {self._boxes[self.at][0]}
        self.post_message(self.Ticked())

    def on_click(self, event: events.Click) -> None:
        """A click ticks."""
        if (here := event.get_content_offset(self)) is not None:
            n = here.y * ACROSS + (here.x >= self._column)
            if n < len(self._boxes):
                self.at = n
                self.action_tick()


class SharingCard(Card[None]):
    """Nothing is in the file but what is shown here. It is open until that is saved."""

    heading = words.share.TITLE
    hints = words.share.KEYS
    BINDINGS: ClassVar = [("enter", "save", "save")]

    def __init__(self, card: ShareCard, save: Callable[[ShareCard, str, bool], object]) -> None:
        """`save` is given the card with what was ticked, its size, and whether it is to be a PNG."""
        super().__init__()
        self._whole, self._save = card, save
        boxes = [(part, words.share.PARTS[part]) for part in card.parts]
        self._boxes = TickBoxes([*boxes, (PRINT, words.share.PRINT), (PNG, words.share.PNG)], card.first)

    def parts(self) -> Iterator[Widget]:
        yield ReadingText()
        yield self._boxes
        yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._boxes.focus)

    def on_resize(self, event: events.Resize) -> None:
        beside = self._boxes.get_content_height(event.size, event.size, 0) + 4
        self.query_one(ReadingText).styles.max_height = max(room(event.size.height) - beside, 1)
        self.call_after_refresh(self.on_tick_boxes_ticked)

    def on_tick_boxes_ticked(self) -> None:
        """Show what would be in the file."""
        card, ticked, reading = self._card, self._boxes.ticked, self.query_one(ReadingText)
        laid = Laid(card, SHEETS[self._sheet])
        reading.show(self._lines(card, laid.sentence, reading.scrollable_content_region.width - 1))
        self.query_one("#told", Static).update(
            " ".join([words.share.SHORTENED] * laid.is_short + [words.share.NOTHING_ELSE])
            if ticked & {*card.parts}
            else words.share.NOTHING_YET
        )

    def tell(self, said: str) -> None:
        """Say why nothing was saved."""
        self.query_one("#told", Static).update(visible(said))

    def action_save(self) -> None:
        """Save what is ticked."""
        if self._card.parts:
            self._save(self._card, self._sheet, PNG in self._boxes.ticked)

    @property
    def _card(self) -> ShareCard:
        return self._whole.only(self._boxes.ticked)

    @property
    def _sheet(self) -> str:
        return PRINT if PRINT in self._boxes.ticked else "screen"

    def _lines(self, card: ShareCard, sentence: str, width: int) -> Iterator[Content]:
        """What is on the card, from top to bottom, as the file has it."""
        marks = style_of(self).marks
        days = "".join(marks.many if marked else marks.hairline for marked in card.marks)
        said = (
            (card.span, "$muted"),
            *((f"{each.number} {each.said}", "bold $foreground") for each in card.figures),
            (card.category, "$muted"),
            (sentence, "$foreground"),
            (card.day, "$muted"),
            *(("  ".join(days[n : n + WEEK]), "$accent") for n in range(0, len(days), WEEK)),
        )
        for text, look in said:
            for line in balance(isolated(visible(text)), width) if text else ():
                yield Content.styled(line, look).pad_left(max(width - cell_len(line), 0) // 2)
