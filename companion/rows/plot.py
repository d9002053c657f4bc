"""Pictures made of cells, as plain data: lines of pieces, each with the name of its looks."""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol, get_args, runtime_checkable

from companion.rows.marks import Marks

Look = Literal["text", "bright", "muted", "line", "accent", "low", "mid", "high", "hand"]
"""What a piece looks like; `low`, `mid`, `high` are three steps of one colour, which never say it alone.
`hand` is what is in hand."""
LOOKS: tuple[Look, ...] = get_args(Look)
Piece = tuple[str, Look]
Lines = list[list[Piece]]


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
