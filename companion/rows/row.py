"""One row of a list, as plain data."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One row. It is one line; the selected one, and those under it, show their whole text.

    `mark` stands before the text, `aside` muted at the right end; on the selected row `word` takes
    the aside's place when there is one, and stands below where there is no room, or always with `below`.
    A `heading` cannot be selected. A row with `under` (the key of another) shows only while that row or
    one of its company is selected. A `gap` is an empty line, there where room is; a `wraps` shows its whole
    text though it cannot be selected. A `flush` begins where headings do, a `hanging` one in the
    column of the cursor. A `firm` aside stands there also where the text is cut for it; a `brief` one
    where there is no room for the whole. Keys are unique.
    """

    key: str
    text: str
    mark: str = ""
    aside: str = ""
    word: str = ""
    muted: bool = False
    heading: bool = False
    under: str = ""
    gap: bool = False
    wraps: bool = False
    below: bool = False
    flush: bool = False
    hanging: bool = False
    firm: bool = False
    brief: str = ""


def gap(name: str) -> Row:
    """Return an empty line above the heading called so."""
    return Row(f"gap:{name}", "", heading=True, gap=True)


def notes(name: str, lines: Iterable[str]) -> list[Row]:
    """Return muted lines that cannot be selected: how to begin, what comes next."""
    return [Row(f"{name}:{n}", text, muted=True, heading=True, wraps=True) for n, text in enumerate(lines)]
