"""The two panes of Goals: the list, and the goal in hand with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.companion import Companion
from companion.model.goals import GoalsView
from companion.rows import goals
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.reading import ListToRead
from companion.tui.frame.slice import Slice
from companion.tui.goals.commands import OF_A_DATE, can
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rows import RowList


def _look(companion: Companion, at: object) -> GoalsView:
    return companion.goals.view()


GOALS: Slice[GoalsView] = Slice(_look, "goals", "goal_steps", "checkins")
OF_A_GOAL = ("goals.say", "goals.rest", "goals.add_step")


class GoalsPane(ListToRead):
    """Shows a `GoalsView` and asks for what a person wants done with a goal."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "goals")]
    main = "goals.step"
    lead = 0

    view: var[GoalsView | None] = var(None)

    def watch_view(self, before: GoalsView | None, view: GoalsView | None) -> None:
        """Take over what has changed; at first the goal that was touched last is in hand."""
        self.title = words.goals.TITLE
        self.figure = self.summary = str(n) if (n := len(view.of("open")) if view else 0) else ""
        self.tells_beginning = bool(view and not view.goals)
        self.rebuild()
        if before is None and view:
            self.list.select(f"goal:{view.touched}")

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return the goals, or how to begin."""
        return goals.rows(self.view) if self.view else ()

    def read(self, key: str) -> RowInFull:
        """Return the goal in full."""
        return goals.reading(key, self.view, style_of(self).marks) if self.view else RowInFull()

    @property
    def key(self) -> str:
        """The key of the goal in hand."""
        return self.list.row.key if self.list.row else ""

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for what is in hand."""
        return can(command, self.view, self.key)

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command."""
        if command.id == self.main and self.screen.has_class("-narrow"):
            return words.goals.OPEN
        return command.words


class StepsPane(ListPane):
    """The goal in hand in full; the cursor is on its steps."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows", "goals")]
    main = "goals.step"
    scope = "goals"

    view: var[RowInFull | None] = var(None)
    _of = ""  # the goal that was in hand last

    def on_mount(self) -> None:
        self.goals = self.screen.query_one(GoalsPane)
        self.watch(self.goals, "reading", self._take)

    def _take(self, reading: RowInFull) -> None:
        self.title, self.figure, self.view = reading.title, reading.figure, reading

    def watch_view(self) -> None:
        """Take over what has changed; the next step of another goal is in hand."""
        other, self._of = self.goals.key != self._of, self.goals.key
        if other:
            self.list.start_over()
        self.rebuild()
        found, _ = self.goals.view.find(self._of) if self.goals.view else (None, None)
        if other and found and found.next:
            self.list.select(found.next.key)

    def rows_of(self, marks: Marks) -> Sequence[Row]:
        """Return what is read."""
        return self.view.rows if self.view else ()

    @property
    def key(self) -> str:
        """The key of the step in hand, or of the goal where that is none."""
        return key if (key := super().key).startswith("step:") else self.goals.key

    def on_row_list_activated(self, event: RowList.Activated) -> None:
        """A click on the mark of a step takes it; on what is said of the goal it takes nothing."""
        event.stop()
        if event.key.startswith("step:"):
            self.action_ask(self.main)

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for what is in hand."""
        return can(command, self.goals.view, self.key)

    def about(self, command: str) -> tuple[str, str]:
        """What is added here is a step; what is said of a goal is said of the one in hand."""
        if command == "goals.add" and self.goals.key.startswith("goal:"):
            return "goals.add_step", self.goals.key
        what = super().key.partition(":")[0]
        if command == "goals.edit" and what in words.goals.LABELS:
            return "goals.say", f"{self.goals.key} {what}"
        return command, self.goals.key if command in (*OF_A_GOAL, *OF_A_DATE) else self.key
