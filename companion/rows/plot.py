"""Pictures made of cells, as plain data: lines of pieces, each with the name of its looks."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Literal, Protocol, get_args, runtime_checkable

import msgspec

from companion.model.tallies import steps as steps
from companion.rows.marks import Marks

Look = Literal["text", "bright", "muted", "line", "accent", "low", "mid", "high", "hand"]
"""What a piece looks like; `low`, `mid`, `high` are three steps of one colour, which never say it alone.
`hand` is what is in hand."""
LOOKS: tuple[Look, ...] = get_args(Look)
Piece = tuple[str, Look]
Lines = list[list[Piece]]
ROOMY = 14
"""Lines from which on there is room for empty ones around a picture."""


class Plot(Protocol):
    """A picture of some figures; the same values are the same picture."""

    def lines(self, width: int, height: int, marks: Marks) -> Lines:
        """Return the picture in at most so many cells across; of one taller than `height` what is in hand."""


@runtime_checkable
class Calendar(Protocol):
    """A picture of days, which can be taken in hand one by one."""

    def day_at(self, x: int, y: int, width: int, height: int, marks: Marks) -> date | None:
        """Return the day under a cell of the picture; None where there is none."""


def bar(share: float, width: int, marks: Marks) -> str:
    """Return a bar over a share (0 to 1) of so many cells; whatever is more than nothing has one."""
    return marks.bar * (max(round(min(share, 1) * width), 1) if share > 0 else 0)


LOOK_OF: dict[str, Look] = {"few": "low", "some": "mid", "many": "high"}
"""The looks of the steps; each has its mark besides (`Marks.few` and so on)."""


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def framed(lines: Lines, height: int) -> Lines:
    """Return a picture with an empty line above it, where there is room, and below, where its rows have none
    of their own.
    """
    above: Lines = [[]] if height > ROOMY else []
    return [*above, *lines, *(above if height - len(lines) < ROOMY else [])]


class Bars(msgspec.Struct, frozen=True):
    """A bar for each row of a label, a number and how that is said; `below` lines stand under the picture."""

    rows: tuple[tuple[str, float, str], ...]
    below: int = 0

    def lines(self, width: int, height: int, marks: Marks) -> Lines:
        """Return the bars, as long as their numbers are beside the largest, as many as there is room for."""
        labels = max((cells(label) for label, _, _ in self.rows), default=0)
        asides = max((cells(said) for _, _, said in self.rows), default=0)
        most = max((n for _, n, _ in self.rows), default=0)
        room = max(width - labels - asides - 6, 1)
        found: Lines = []
        for label, n, said in self.rows[: max(height - self.below, 3)]:
            drawn = bar(n / most if most else 0, room, marks)
            found.append(
                [
                    (" " * (2 + labels - cells(label)) + label + "  ", "muted"),
                    (drawn.ljust(room), "mid"),
                    (" " * (2 + asides - cells(said)) + said, "text"),
                ]
            )
        return framed(found, height)
