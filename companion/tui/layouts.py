"""Keys of other scripts: a letter that means nothing here acts by its position on the keyboard."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.events import Event, Key


def by_position(app: App[Any], event: Event) -> Event:
    """Return the key at this position, where the letter is bound to nothing and is not being typed."""
    if not isinstance(event, Key) or event.is_forwarded:
        return event
    held, _, letter = event.key.rpartition("+")
    if letter.isascii() or len(letter) > 1:  # as nearly all are
        return event
    from companion.model.layouts import latin_for

    latin = latin_for(letter)
    if not latin or event.key in app.screen.active_bindings:
        return event
    if (focused := app.focused) and focused.check_consume_key(event.key, event.character):
        return event
    from companion.config.keymap import key_name  # brings the reading of settings, and YAML, along

    return Key(key_name(f"{held}+{latin}" if held else latin), None if held else latin)
