"""The line that is typed in. Imported when it first opens: Textual's Input costs start-up time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.widgets import Input

from companion.tui.bindings import bindings
from companion.tui.widgets.entry_request import TextOwner

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

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste of several lines as one, where Input would drop all but the first."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *sorted(self.selection))

    def on_resize(self) -> None:
        """Input scrolls to its cursor as it moves; opening with a text, the width is not known yet."""
        cursor = Region(cell_len(self.value[: self.cursor_position]), 0, 1, 1)
        self.scroll_to_region(cursor, force=True, animate=False)

    def on_blur(self) -> None:
        """With the mouse a person may go elsewhere; the text is kept as with `escape`."""
        if self.screen.focused not in (self, None):
            self._owner.put_away(self.value)
