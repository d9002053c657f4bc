"""Rows, as they stand on the screen, printed as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.frame.telling import tell_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from companion.rows.reading import RowInFull
    from companion.rows.row import Row


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each row: its mark, its text, and in brackets what stands beside it."""
    for row in rows:
        text = "  ".join(part for part in (row.mark.strip(), row.text) if part)
        yield f"{text}  ({row.aside})" if row.aside else text


def tell_in_full(read: RowInFull) -> None:
    """Print what is read in full, its title first."""
    tell_all(["  ".join(part for part in (read.title, read.figure) if part), "", *lines(read.rows)])


def tell_rows(rows: Iterable[Row]) -> None:
    """Print rows as lines, without an empty one at the end."""
    tell_all("\n".join(lines(rows)).rstrip("\n").split("\n"))
