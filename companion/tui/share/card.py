"""What will be in the file, and what can be ticked to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.export.share_card import SHEETS, WEEK, Laid
from companion.model.share import ShareCard
from companion.tui.frame.card import Card, ReadingText, room
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.options import Options
from companion.tui.widgets.text import balance, cell_len, isolated, visible

ACROSS, PITCH = 2, 19  # boxes in a row, and cells from one to the next


class TickBoxes(Options):
    """Each with a box that is ticked or empty."""

    lead = 4

    def _one(self, number: int, said: str) -> Content:
        key = self.all[number]
        look = "bold underline $accent" if self.has_focus and number == self.hand else "$foreground"
        return Content.assemble(f"[{'x' if key in self.chosen else ' '}] ", (said, look))


class SharingCard(Card[None]):
    """Nothing is in the file but what is shown here. It is open until that is saved."""

    heading = words.share.TITLE
    hints = words.share.KEYS
    BINDINGS = [("enter", "save", "save")]

    def __init__(self, card: ShareCard, save: Callable[[ShareCard, str, bool], object]) -> None:
        """`save` is given the card with what was ticked, its size, and whether it is to be a PNG."""
        super().__init__()
        self._whole, self._save = card, save
        boxes = [key for key in words.share.BOXES if key in ("print", "png", *card.parts)]
        self._boxes = TickBoxes("", boxes, words.share.BOXES, id="boxes")
        self._boxes.chosen = tuple(card.first)
        self._high = -(-len(boxes) // ACROSS) + 1

    def parts(self) -> Iterator[Widget]:
        yield ReadingText()
        yield self._boxes
        yield Static(id="told", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """What is shown has the room that is left."""
        self._boxes.styles.height = self._high
        self._boxes.pitch = min(PITCH, event.size.width // ACROSS - 2)
        room_left = room(event.size.height) - self._high - 3
        self.query_one(ReadingText).styles.max_height = max(room_left, 1)
        self.call_after_refresh(self._show)
        self.call_after_refresh(self._boxes.focus)

    @on(Options.Taken)
    def _tick(self, event: Options.Taken) -> None:
        self._boxes.chosen = tuple({*self._boxes.chosen} ^ {event.key})
        self._show()

    def tell(self, said: str) -> None:
        """Say it under the boxes."""
        self.query_one("#told", Static).update(visible(said))

    def action_save(self) -> None:
        """Save what is ticked."""
        card, size = self._chosen()
        if card.parts:
            self._save(card, size, "png" in self._boxes.chosen)

    def _chosen(self) -> tuple[ShareCard, str]:
        ticked = self._boxes.chosen
        return self._whole.only(ticked), "print" if "print" in ticked else "screen"

    def _show(self) -> None:
        """Show what is in the file now, and what is not."""
        card, size = self._chosen()
        laid, reading = Laid(card, SHEETS[size]), self.query_one(ReadingText)
        reading.show(self._lines(card, laid.sentence, reading.scrollable_content_region.width - 1))
        said = words.share
        short = [said.SHORTENED] if laid.is_short else []
        self.tell(" ".join([*short, said.NOTHING_ELSE]) if card.parts else said.NOTHING_YET)

    def _lines(self, card: ShareCard, sentence: str, width: int) -> Iterator[Content]:
        marks = style_of(self).marks
        days = [marks.many if marked else marks.hairline for marked in card.marks]
        for text, look in (
            (card.span, "$muted"),
            *((f"{each.number} {each.said}", "bold $foreground") for each in card.figures),
            (card.category, "$muted"),
            (sentence, "$foreground"),
            (card.day, "$muted"),
            (card.footer, "$muted"),
            *(("  ".join(days[n : n + WEEK]), "$accent") for n in range(0, len(days), WEEK)),
        ):
            for line in balance(isolated(visible(text)), width) if text else ():
                yield Content.styled(line, look).pad_left(max(width - cell_len(line), 0) // 2)
