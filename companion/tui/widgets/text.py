"""A person's text on a grid of cells: shown as typed, measured as drawn, never read as markup.

Widths are Rich's, which are also Textual's, so that what is fitted here is what is painted there.
"""

from __future__ import annotations

from rich.cells import cell_len as cell_len
from rich.cells import chop_cells, split_graphemes

from companion.model.text import isolated as isolated
from companion.model.text import visible as as_typed

LONGEST = 4000  # code points: no screen is wider, but a paste may be
_JOINER = "\u200d"


def visible(text: str) -> str:
    """The text as `model.text.visible` has it; one that fills screens is cut after `LONGEST` code points."""
    return as_typed(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most `width` cells, ending with the ellipsis when cut; never half a wide character."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 0:
        return ""
    end = 0
    for _, stop, cells in split_graphemes(text)[0]:
        room -= cells
        if room < 0:
            break
        end = stop
    return text[:end].rstrip().rstrip("…") + ellipsis  # it may have been cut before


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up with spaces to `width` cells; with `right`, it stands at the right end.

    A joiner at its end has nothing to join, and would take in a space.
    """
    text = text.rstrip(_JOINER)
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap


def wrap(text: str, width: int, limit: int = 0, ellipsis: str = "…") -> list[str]:
    """The text in lines of at most `width` cells, broken between words where that is possible.

    `limit` is the most lines there may be, 0 for any number; the last one then ends with the ellipsis.
    """
    if width < 2:  # a wide character needs two
        return [fit(text, max(width, 0), ellipsis)]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        pieces = chop_cells(word, width)
        lines += pieces[:-1]
        line = pieces[-1] if pieces else ""
    lines.append(line)
    if limit and len(lines) > limit:
        lines[limit - 1 :] = [fit(f"{lines[limit - 1]} {lines[limit]}", width, ellipsis)]
    return lines


def balance(text: str, width: int) -> list[str]:
    """The text in as few lines of at most `width` cells as it needs, all of about one length."""
    lines = wrap(text, width)
    while width > 2 and len(narrower := wrap(text, width - 1)) == len(lines):
        width, lines = width - 1, narrower
    return lines
