"""Many lines that are typed in. Imported when they first open: Textual's TextArea costs start-up time."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from companion.tui.widgets.entry_request import TextOwner


class LinesInput(TextArea):
    """Textual's TextArea: `ctrl+s` saves, `esc` puts away, `enter` is a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+s", "submit", "save"), ("escape", "put_away", "back")]

    def __init__(self, owner: TextOwner) -> None:
        super().__init__(compact=True, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self._owner = owner
        self.cursor_blink = False

    def start(self, text: str, placeholder: str) -> None:
        """Hold this text, which nobody has typed just now."""
        self.placeholder = placeholder
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._owner.typed(self.text)

    def action_submit(self) -> None:
        """Save."""
        self._owner.submit(self.text)

    def action_cursor_right(self, select: bool = False) -> None:
        """In an empty text there is nowhere to go: another one of what it can answer is asked for."""
        request = self._owner.request
        if request and request.another and not self.text:
            request.another()
        else:
            super().action_cursor_right(select)

    def action_put_away(self) -> None:
        """Leave; the text is kept as a draft."""
        self._owner.put_away(self.text)

    def on_blur(self) -> None:
        if self.screen.focused not in (self, None):
            self.left()

    def left(self) -> None:
        """With the mouse a person may go elsewhere; the text is kept as with `escape`."""
        self._owner.put_away(self.text)
