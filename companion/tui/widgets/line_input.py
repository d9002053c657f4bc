"""The line that is typed in. Imported when it first opens: Textual's Input costs start-up time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.widgets import Input
from textual.widgets.input import Selection

from companion.tui.bindings import bindings
from companion.tui.widgets.entry_request import TextOwner
from companion.tui.widgets.graphemes import starts, word_starts

_LINE_END = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*|\t")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def one_line(text: str) -> str:
    """Pasted text as one line that can be typed: line ends and tabs are spaces, other controls go."""
    return _CONTROL.sub("", _LINE_END.sub(" ", text.strip("\r\n")))


class LineInput(Input):
    """Textual's Input with the keys of the table, whole pastes and completion."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entry")]

    def __init__(self, owner: TextOwner) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self._owner = owner
        self.cursor_blink = False
        self._ways: Iterator[str] = iter(())  # to complete the word at the cursor
        self._completed = ("", -1)  # what the last of them made, and the cursor

    @property
    def text(self) -> str:
        """What is in it."""
        return self.value

    def start(self, text: str, placeholder: str) -> None:
        """Hold this text, which nobody has typed just now."""
        self.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.value = one_line(text)
        self.cursor_position = len(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._owner.typed(event.value)

    async def action_submit(self) -> None:
        """Save."""
        self._owner.submit(self.value)

    def action_put_away(self) -> None:
        """Leave; the text is kept as a draft."""
        self._owner.put_away(self.value)

    def action_complete(self) -> None:
        """Complete the word at the cursor, where there is something to complete it with; again, otherwise."""
        request = self._owner.request
        if request is None or request.completions is None:
            return
        if (self.value, self.cursor_position) != self._completed:
            self._ways = cycle(request.completions(self.value, self.cursor_position))
        if (text := next(self._ways, None)) is not None:
            after = len(self.value) - self.cursor_position
            self.value = text
            self.cursor_position = len(text) - after
            self._completed = (self.value, self.cursor_position)

    def on_key(self, event: events.Key) -> None:
        """Take joiners and wide spaces, as a paste does; Input takes only what can be seen."""
        character = event.character
        if character and not event.is_printable and one_line(character) == character:
            event.stop()
            event.prevent_default()
            self.replace(character, *sorted(self.selection))

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste of several lines as one, where Input would drop all but the first."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *sorted(self.selection))

    # -- by what a person takes for one character, where Input goes by code points

    def _beside(self, places: Sequence[int], *, right: bool) -> int:
        at, end = self.cursor_position, len(self.value)
        if right:
            return next((place for place in places if place > at), end)
        return next((place for place in reversed(places) if place < at), 0)

    def _go(self, places: Sequence[int], *, right: bool, select: bool) -> None:
        if select:
            self.selection = Selection(self.selection.start, self._beside(places, right=right))
        else:
            self.cursor_position = self._beside(places, right=right)

    def _delete(self, places: Sequence[int], *, right: bool) -> None:
        if self.selection.is_empty:
            self.delete(self.cursor_position, self._beside(places, right=right))
        else:
            self.delete_selection()

    def action_cursor_left(self, select: bool = False) -> None:
        if select or self.selection.is_empty:
            self._go(starts(self.value), right=False, select=select)
        else:
            super().action_cursor_left()

    def action_cursor_right(self, select: bool = False) -> None:
        if select or self.selection.is_empty:
            self._go(starts(self.value), right=True, select=select)
        else:
            super().action_cursor_right()

    def action_cursor_left_word(self, select: bool = False) -> None:
        self._go(word_starts(self.value), right=False, select=select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        self._go(word_starts(self.value), right=True, select=select)

    def action_delete_left(self) -> None:
        self._delete(starts(self.value), right=False)

    def action_delete_right(self) -> None:
        self._delete(starts(self.value), right=True)

    def action_delete_left_word(self) -> None:
        self._delete(word_starts(self.value), right=False)

    def action_delete_right_word(self) -> None:
        self._delete(word_starts(self.value), right=True)

    def on_resize(self) -> None:
        """Input scrolls to its cursor as it moves; opening with a text, the width is not known yet."""
        cursor = Region(cell_len(self.value[: self.cursor_position]), 0, 1, 1)
        self.scroll_to_region(cursor, force=True, animate=False)

    def on_blur(self) -> None:
        """With the mouse a person may go elsewhere; the text is kept as with `escape`."""
        if self.screen.focused not in (self, None):
            self._owner.put_away(self.value)
