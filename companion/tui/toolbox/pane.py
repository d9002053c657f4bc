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
from companion.rows.toolbox import PEOPLE
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.first_use import FirstLine
from companion.tui.frame.reading import ListToRead, ReadingPane
from companion.tui.frame.slice import Slice
from companion.tui.toolbox.commands import can

HIDDEN = "hidden"
"""Where one looks at the hidden ones."""
TOOLBOX: Slice[ToolboxView] = Slice(
    lambda companion, at: companion.toolbox.view(hidden=at == HIDDEN),
    *("skill_uses", "own_skills", "skill_marks", "checkins"),
)
KEYS: list[BindingType] = [*bindings("rows", "toolbox")]


class ToolboxPane(ListToRead):
    """Shows a `ToolboxView`, and asks for what a person wants done with a skill."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
    lead = 0
    first = (FirstLine("skill_uses", words.toolbox.FIRST, ("toolbox.start",), ("toolbox.start",)),)

    view: var[ToolboxView | None] = var(None)

    def watch_view(self, before: ToolboxView | None, view: ToolboxView | None) -> None:
        """Take over what has changed. A new check-in, and the first look, go to the likeliest skill."""
        if view is None:
            return
        self.title = words.toolbox.HIDDEN_TITLE if view.hidden else words.toolbox.TITLE
        self.figure = self.summary = words.toolbox.skills(len(view.skills))
        self.rebuild()
        if before is None or (before.checkin != view.checkin and not view.hidden):
            self.list.select(view.fitting[0] if view.fitting else view.last)

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for what is in hand."""
        return can(command, self.view, self.key)

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command."""
        if command.id == "toolbox.start" and self.key == PEOPLE:
            return words.toolbox.OPEN_WORD
        return command.words

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the skills."""
        return toolbox.rows(self.view) if self.view else ()

    def read(self, key: str) -> RowInFull:
        """Return a skill in full."""
        return toolbox.reading(self.view, key) if self.view else RowInFull()


class SkillPane(ReadingPane):
    """Reads one skill."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS
