"""A driver that draws under the prompt, and of a frame only the cells that changed.

Stock Textual's inline mode sends every line in every frame, clears the whole window when its size
changes, and knows no way back from SIGSTOP or from a closed window. Here the quiet driver does the same
work as on the whole screen; it only stays on the prompt's side of it. The mouse is left to the terminal,
so that scrolling back and selecting work as ever. Where the quiet driver is not used, stock's inline mode
is. A terminal that wraps its lines when it gets narrower may scroll some of ours away; they stay there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.style import Style
from textual._compositor import CompositorUpdate, InlineUpdate
from textual.geometry import Offset

from companion.tui.terminal.quiet_driver import QuietDriver

if TYPE_CHECKING:
    from rich.console import Console
    from textual.strip import Strip

OTHER_SCREEN = ("\x1b[?1049h", "\x1b[?1049l")
CLEAR_BELOW = "\r\x1b[2K\x1b[C\x1b[J\r"
"""From the second cell on: tmux keeps what is cleared from the first cell of a window as scrolled away."""
KEEP_PLACE, TO_PLACE = "\x1b7", "\x1b8"
NEAR = 3
"""Cells that are as they were are sent again between two changes this near: a jump costs more bytes."""

Cell = tuple[str, Style | None, int]


def cells(strip: Strip) -> list[Cell]:
    """A line cell by cell: the character, its style, and which half of it the cell is."""
    found: list[Cell] = []
    for segment in strip:
        for character in "" if segment.control else segment.text:
            width = cell_len(character)
            if not width and found:  # a mark on the character before it
                text, style, half = found[-1]
                found[-1] = (text + character, style, half)
            found += [(character, segment.style, half) for half in range(width)]
    return found


def spans(before: Strip, now: Strip) -> Iterator[tuple[int, int]]:
    """Where two lines of the same width differ: cells from and to (exclusive), the near ones joined."""
    start = end = None
    for x, (old, new) in enumerate(zip(cells(before), cells(now), strict=True)):
        if old == new:
            continue
        if start is not None and end is not None and x - end > NEAR:
            yield start, end
            start = None
        start, end = x if start is None else start, x + 1
    if start is not None and end is not None:
        yield start, end


def shape(lines: Sequence[Strip]) -> list[int]:
    """How wide each line is. For a frame or two after a change of size they are still as they were."""
    return [line.cell_length for line in lines]


def whole(lines: Sequence[Strip], console: Console) -> str:
    """All lines from the cursor's on; it is at the first of them again after that."""
    up = f"\x1b[{len(lines) - 1}A" if len(lines) > 1 else ""
    return f"{CLEAR_BELOW}{chr(10).join(line.render(console) for line in lines)}{up}\r"


def changes(before: Sequence[Strip], now: Sequence[Strip], console: Console) -> str:
    """What turns lines on the screen into others of the same size, with the cursor at the first of them.

    It goes back there by name, not by rows: in a window that has become lower meanwhile it went down fewer.
    """
    sent, at = [], 0
    for y, (old, new) in enumerate(zip(before, now, strict=True)):
        if old == new:
            continue
        for start, end in spans(old, new):
            sent.append(f"\x1b[{y - at}B" if y > at else "")
            sent.append(f"\r\x1b[{start}C" if start else "\r")
            sent.append(new.crop(start, end).render(console))
            at = y
    return f"{KEEP_PLACE}{''.join(sent)}{TO_PLACE}" if sent else ""


class Sent(CompositorUpdate):
    """An update as it goes out."""

    def __init__(self, update: str) -> None:
        self._update = update

    def render_segments(self, console: Console) -> str:
        return self._update


class InlineDriver(QuietDriver):
    """The quiet driver below the line the cursor was on."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "mouse": False})
        self._drawn: Sequence[Strip] | None = None

    @property
    def is_inline(self) -> bool:
        return True

    def write(self, data: str) -> None:
        if data not in OTHER_SCREEN:
            super().write(data)

    def forget(self) -> None:
        """What is on the screen is not known any more: the next update is a whole one."""
        self._drawn = None

    def start_application_mode(self) -> None:
        self.forget()
        super().start_application_mode()

    def stop_application_mode(self) -> None:
        self.write(CLEAR_BELOW)
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        y = self._app._previous_cursor_position.y  # where a text field had its cursor
        self._app._previous_cursor_position = Offset(0, 0)
        self.write(f"\x1b[{y}A" if y else "")
        super().suspend_application_mode()

    def changes(self, update: Any, console: Console) -> Any:
        """What of an update is to be sent; None where that is nothing."""
        if not isinstance(update, InlineUpdate):
            return update
        size = os.get_terminal_size(self._file.fileno())  # type: ignore[union-attr]
        if size != tuple(self._app.size):  # it is being told, and the lines may have moved meanwhile
            self.forget()
            return None
        before, self._drawn = self._drawn, update.strips
        if before is None or shape(before) != shape(update.strips):
            return Sent(whole(update.strips, console))
        sent = changes(before, update.strips, console)
        return Sent(sent) if sent else None
