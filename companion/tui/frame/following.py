"""The cursor goes with an undo: to what came back, in every list that is in view."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from textual.screen import Screen

from companion.tui.frame.fields import Fields
from companion.tui.widgets.rows import RowList


class Following:
    """The lists of some screens as they are when an undo is asked for."""

    def __init__(self, fields: Fields, screens: Collection[Screen[Any]]) -> None:
        self._fields = fields
        self._moves = {each: each.moves for screen in screens for each in screen.query(RowList)}

    def begin(self) -> None:
        """What it changed is about to show; where the person has moved meanwhile, the cursor stays."""
        for each, moves in self._moves.items():
            if each.moves == moves:
                each.follows = partial(self._is_due, self._fields.touched)

    def _is_due(self, touched: int) -> bool:
        return self._fields.touched == touched
