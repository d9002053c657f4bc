"""Signs of several parts in their cells, whatever the terminal takes their width for.

Of a family, a flag or a heart in colour one terminal makes two cells, another one, a third four, and all that
is right of it in its row moves.
"""

from __future__ import annotations

import re

from rich.cells import split_graphemes

KEEP, BACK = "\x1b7", "\x1b8"
DISPUTED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u10ff\u1700-\u1cff\u200c\u200d\u20d0-\u20ff\ua800-\uabff\ufe0e\ufe0f]"
    "|[\U00010000-\U0010ffff]"
)
"""What there is no such sign without. In none of our own words there is any."""

_SEQUENCE = re.compile("(\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|.))")


def in_place(frame: str) -> str:
    """Return a frame in which the cells right of a disputed sign are where companion thinks they are."""
    if frame.isascii() or not DISPUTED.search(frame) or KEEP in frame:
        return frame
    pieces = _SEQUENCE.split(frame)
    pieces[::2] = [_letters(piece) if DISPUTED.search(piece) else piece for piece in pieces[::2]]
    return "".join(pieces)


def _letters(text: str) -> str:
    sent: list[str] = []
    run, wide = "", 0
    for start, end, cells in (*split_graphemes(text)[0], (0, 0, 0)):
        sign = text[start:end]
        if len(sign) > 1 or sign > "\uffff":
            run, wide = run + sign, wide + cells
            continue
        if run:  # what a narrower sign leaves free is blank
            sent.append(f"{KEEP}{' ' * wide}{BACK}{run}{BACK}\x1b[{wide}C" if wide else run)
            run, wide = "", 0
        sent.append(sign)
    return "".join(sent)
