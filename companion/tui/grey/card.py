"""The card of a grey day: fewest words, no figures. Any of it, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.grey import GreyDay
from companion.rows import grey
from companion.rows.row import Row
from companion.tui.command import key_name
from companion.tui.commands import keymap, keymap_defaults
from companion.tui.frame.card import Card, Choices, room
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rowline import Columns
from companion.tui.widgets.text import wrap

KEPT = "kept"
KEYS_OF = {
    grey.STEP: "routine.done",
    grey.BREATH: "breathe",
    grey.PEOPLE: "people",
    KEPT: "wins.kept",
}
"""The command whose keys take a choice."""


class GreyRows(Choices):
    """What can be chosen, and between it what is only to be read; empty lines where all has room."""

    def __init__(self, rows: Sequence[Row], keys: Mapping[str, str]) -> None:
        super().__init__(())
        self._choices = [replace(row, aside=key_name(keys.get(row.key, ""))) for row in rows]
        here = {key: said for key, said in keys.items() if key != grey.PEOPLE}  # they come over any card
        self._keys = {each.strip(): key for key, said in here.items() for each in said.split(",") if each}

    @property
    def roomy(self) -> bool:
        """Whether the empty lines have room."""
        return self.size.height >= self._whole(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All of it, as far as the card can hold it."""
        beside = len(wrap(words.grey.BEGIN, width)) + self.screen.has_class("-narrow")  # keys in two rows
        return max(min(self._whole(width), room(self.screen.size.height) - beside), 1)

    def _whole(self, width: int) -> int:
        lines = Columns(width, self.lead, style_of(self).marks).flow(self._choices, self.cursor)
        return len(lines) + 1  # an empty one comes first


class GreyCard(Card[str]):
    """Dismissed with the key of what was chosen, KEPT for all the kept wins, or None."""

    heading = words.grey.TITLE
    hints = words.grey.CARD_KEYS

    def __init__(self, view: GreyDay) -> None:
        super().__init__()
        self._rows = grey.rows(view)

    def parts(self) -> Iterable[Widget]:
        """One sentence, and the rows."""
        keys = {**keymap_defaults(), **keymap(self.app)}
        own = {choice: keys.get(command, "") for choice, command in KEYS_OF.items()}
        here = {row.key for row in self._rows} | {KEPT}
        yield Static(words.grey.BEGIN, markup=False)
        yield GreyRows(self._rows, {choice: said for choice, said in own.items() if choice in here})

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.key)
