"""Whether somebody has just dragged the mouse, as one does to select text."""

from __future__ import annotations

from textual.events import Event, Key, MouseDown, MouseUp


class Drags:
    """Told of all events. A terminal hands a drag to the program, so that nothing is selected by it."""

    def __init__(self) -> None:
        self._pressed_at: tuple[int, int] | None = None
        self._keys_since: int | None = None  # None: nothing was dragged

    def take(self, event: Event) -> None:
        """Note a drag, and the keys after it."""
        if isinstance(event, MouseDown):
            self._pressed_at, self._keys_since = (event.screen_x, event.screen_y), None
        elif isinstance(event, MouseUp) and self._pressed_at:
            dragged = self._pressed_at != (event.screen_x, event.screen_y)
            self._pressed_at, self._keys_since = None, 0 if dragged else None
        elif isinstance(event, Key) and self._keys_since is not None:
            self._keys_since += 1

    def before_this_key(self) -> bool:
        """Tell whether the key of now came right after a drag."""
        return self._keys_since == 1
