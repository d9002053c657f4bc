"""The Toolbox: the skills on the left, and the one in hand on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.model.toolbox import ToolboxView
from companion.rows import toolbox
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.frame.first_use import FirstLine
from companion.tui.frame.reading import ListToRead, ReadingPane
from companion.tui.frame.slice import Slice

TOOLBOX: Slice[ToolboxView] = Slice(
    lambda companion, at: companion.toolbox.view(), "skill_uses", "own_skills", "skill_marks", "checkins"
)
KEYS: list[BindingType] = [*bindings("rows", "toolbox")]


class ToolboxPane(ListToRead):
    """Shows a `ToolboxView`, and asks for what a person wants done with a skill."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
    lead = 0
    first = (FirstLine("skill_uses", words.toolbox.FIRST, ("toolbox.start",), ("toolbox.start",)),)

    view: var[ToolboxView | None] = var(None)

    def watch_view(self, view: ToolboxView | None) -> None:
        """Take over what has changed."""
        self.title = words.toolbox.TITLE
        self.figure = self.summary = words.toolbox.skills(len(view.skills)) if view else ""
        self.rebuild()

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the skills."""
        return toolbox.rows(self.view) if self.view else ()

    def read(self, key: str) -> RowInFull:
        """Return a skill in full."""
        return toolbox.reading(self.view, key) if self.view else RowInFull()


class SkillPane(ReadingPane):
    """Reads one skill."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
