"""What a burst of characters is: keys that were typed ahead, or one text, no letter of which is a command.

A program that types, or a person over a slow line, opens a field with a key, types and presses enter, again
and again. A terminal without bracketed paste sends lines as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.events import Event, Paste
from textual.keys import key_to_character

from companion.tui.commands import COMMANDS, keys_of
from companion.tui.terminal.bursts import Burst
from companion.tui.terminal.typeahead import takes_text

FEW = 8  # characters: as many a person on a slow line may have typed as commands
FEW_LINES = 4  # texts, each opened with a key, that may have been typed on from an open field
AS_PASTE = 40  # characters from which a line goes into its field at once
_LINE_END = re.compile("\r\n|\r|\n")
_TYPES = [command for command in COMMANDS if command.types]
_ABOUT_NEW = [command.id for command in _TYPES if not command.of_row]


def is_typed(text: str, *, in_field: bool, opens: str, anew: str, moves: str) -> bool:
    """Tell whether a text is keys that were typed ahead.

    `opens` are the characters that open a field, `anew` those of them that open an empty one, `moves` those
    that move in a list.
    """
    first, *rest = _LINE_END.split(text)
    lines = [line for line in rest if line]
    if in_field:
        last_keys = rest == lines and len(lines) == 1 and len(set(lines[0])) == 1
        return last_keys or (len(lines) <= FEW_LINES and all(line[0] in anew for line in lines))
    if len(text) < FEW or len(set(text)) <= 3:
        return True
    opener = first.lstrip(moves)[:1]
    return bool(opener) and all(line[0] in opens for line in (opener, *lines))


def read_burst(app: App[Any], burst: Burst, led_into_field: bool) -> Sequence[Event]:
    """Return the keys of a burst, or one paste."""
    led = "" if led_into_field else burst.led
    in_field = takes_text(app.focused)
    types = [command.id for command in _TYPES]
    typed = is_typed(
        led + burst.text,
        in_field=in_field and not led,
        opens=_characters(app, *types),
        anew=_characters(app, *_ABOUT_NEW),
        moves=_characters(app, "rows.up", "rows.down"),
    )
    if not typed:
        return [_sent(app, Paste(burst.text))]
    first = _LINE_END.split(burst.text)[0]
    if in_field and len(first) > AS_PASTE:
        return [_sent(app, each) for each in (Paste(first), *burst.read(burst.text[len(first) :]))]
    return [_sent(app, each) for each in burst.read(burst.text)]


def _characters(app: App[Any], *commands: str) -> str:
    return "".join(key_to_character(key) or "" for key in keys_of(app, *commands) if key)


def _sent(app: App[Any], event: Event) -> Event:
    event.set_sender(app)
    return event
