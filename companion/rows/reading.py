"""What is read in full beside a list, as plain data."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from companion.rows.plot import Plot
from companion.rows.row import Row, gap


class RowInFull(msgspec.Struct, frozen=True):
    """A title, the figure at the end of its line, and rows: paragraphs, headings, empty lines.

    A `plot` stands above them, where there is one, and leaves them so many lines `below`; in a zoomed pane
    it stands at their left, `beside` cells wide, where there is room.
    """

    title: str = ""
    figure: str = ""
    rows: tuple[Row, ...] = ()
    plot: Plot | None = None
    below: int = 0
    beside: int = 0


def paragraphs(name: str, text: str, *, muted: bool = False) -> list[Row]:
    """Return a text as it stands, a row for each of its lines; empty ones stay."""
    return [
        Row(f"{name}:{n}", line, muted=muted, wraps=True) if line.strip() else gap(f"{name}:{n}")
        for n, line in enumerate(text.splitlines())
    ]


def apart(*parts: Iterable[Row]) -> tuple[Row, ...]:
    """Return parts one after another, an empty line between any two; an empty part leaves no line."""
    found: list[Row] = []
    for number, part in enumerate(map(list, parts)):
        found += [gap(f"part:{number}"), *part] if found and part else part
    return tuple(found)
