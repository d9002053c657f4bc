"""The Routine pane: the routine for now, what is for today only, and what comes next."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from companion import words
from companion.model.routine import RoutineRow, RoutineView, State
from companion.tui import commands
from companion.tui.frame.pane import ListPane
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rowline import Row

OF_A_ROW = ("done", "partly", "rest", "note", "edit", "delete")
OF_AN_ITEM = ("move_up", "move_down")


class RoutinePane(ListPane):
    """Shows a `RoutineView` and asks for what a person wants done with its rows.

    Every message about a row carries the `key` of its `RoutineRow`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("rows", "routine")]

    view: var[RoutineView | None] = var(None)

    class OfRow(Message):
        """Something about the row with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Toggled(OfRow):
        """This mark was asked for; asked for a second time, it is taken away."""

        def __init__(self, key: str, state: State) -> None:
            super().__init__(key)
            self.state = state

    class StepToggled(OfRow):
        """A sub-step of the row was ticked, or opened again."""

        def __init__(self, key: str, label: str) -> None:
            super().__init__(key)
            self.label = label

    class Opened(OfRow):
        """The main action of an open row that starts something: `what` is its `opens`."""

        def __init__(self, key: str, what: str) -> None:
            super().__init__(key)
            self.what = what

    class Moved(OfRow):
        """An item was moved up (-1) or down (1)."""

        def __init__(self, key: str, offset: int) -> None:
            super().__init__(key)
            self.offset = offset

    class AskedReason(OfRow):
        """The row is to rest today, or not any more; a reason may be given, and need not."""

    class AskedNote(OfRow):
        """A note is wanted on the row."""

    class AskedEdit(OfRow):
        """The words of the row are to change."""

    class Removed(OfRow):
        """The row is to go."""

    class AskedMenu(OfRow):
        """Everything this row can do; the key is '' when no row is selected."""

    class AskedTask(Message):
        """A task for today is wanted."""

    class AskedItem(Message):
        """A new item of the routine is wanted."""

    class Looked(Message):
        """The routine before (-1) or after (1) is to be shown."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def watch_view(self) -> None:
        """Take over what has changed."""
        view = self.view
        name = view.title if view else ""
        self.title = (
            words.routine.LOOKING.format(name=name) if view and view.looking else name or words.routine.TITLE
        )
        self.figure = words.routine.FIGURE_DONE.format(n=view.done) if view and view.done else ""
        self.summary = self.figure or (_upcoming(view) if view else "")
        self.rebuild()

    def begin(self) -> None:
        """Put the cursor where the day goes on: on the first row that is open."""
        rows = self.view.rows + self.view.tasks if self.view else ()
        self.cursor = next((row.key for row in rows if row.state == "open"), self.cursor)

    def build_rows(self) -> list[Row]:
        """The routine, "Just today", and between windows what comes next."""
        view = self.view
        if view is None:
            return []
        rows: list[Row] = []
        for row in view.rows:
            rows += self._row(row)
        if view.routine and not view.rows:
            rows += self.notes("none", [words.routine.NO_ITEMS])
        if view.tasks or view.routine is None:
            rows += self.gap("today") if rows else []
            rows.append(Row("heading", words.common.JUST_TODAY, heading=True))
            for row in view.tasks:
                rows += self._row(row)
            if not view.tasks:
                rows += self.notes("hint", [words.routine.TASK_HINT])
        if upcoming := _upcoming(view):
            rows += self.gap("next") + self.notes("next", [upcoming])
        return rows

    def _row(self, row: RoutineRow) -> list[Row]:
        """A row, and what stands under it while it is selected."""
        marks = style_of(self).marks
        marked = words.common.clock(row.marked) if row.marked else ""
        main = Row(
            key=row.key,
            text=row.label,
            mark=marks.of(row.state),
            aside=row.aside if row.state == "open" else marked,
            word=words.routine.state_word(row.state, row.marked),
            muted=row.state != "open",
        )
        under = [
            Row(_step_key(row.key, n), step, marks.done if done else marks.open, muted=done, under=row.key)
            for n, (step, done) in enumerate(row.steps)
        ]
        said = [words.routine.REASON.format(reason=row.reason)] if row.reason else []
        said += [row.note] if row.note else []
        under += [
            Row(f"{row.key}/said {n}", text, muted=True, heading=True, under=row.key)
            for n, text in enumerate(said)
        ]
        return [main, *under]

    @property
    def selected(self) -> RoutineRow | None:
        """The row the cursor is on, or whose sub-step it is on."""
        if self.view is None or (row := self.row) is None:
            return None
        key = row.under or row.key
        return next((found for found in self.view.rows + self.view.tasks if found.key == key), None)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with the selected row."""
        if action == "tick":
            return self.selected is not None and bool(self.selected.opens) and self.selected.state == "open"
        if action in OF_AN_ITEM:
            return self.selected is not None and not self.selected.is_task
        return self.selected is not None or action not in OF_A_ROW

    def main_action(self) -> None:
        """A click on the mark is `space`."""
        self.action_done()

    def action_done(self) -> None:
        """Tick the row or the sub-step, or open it again; start what the row opens."""
        row, at = self.selected, self.row
        if row is None or at is None:
            return
        if at.under:
            self.post_message(self.StepToggled(row.key, at.text))
        elif row.opens and row.state == "open":
            self.post_message(self.Opened(row.key, row.opens))
        else:
            self.post_message(self.Toggled(row.key, "done"))

    def action_tick(self) -> None:
        """Tick off a row that opens something, as it is."""
        if row := self.selected:
            self.post_message(self.Toggled(row.key, "done"))

    def action_partly(self) -> None:
        """Mark the row partly done."""
        if row := self.selected:
            self.post_message(self.Toggled(row.key, "partly"))

    def action_rest(self) -> None:
        """Let the row rest today, with a reason or without."""
        if row := self.selected:
            self.post_message(self.AskedReason(row.key))

    def action_menu(self) -> None:
        """Everything this row can do."""
        self.post_message(self.AskedMenu(row.key if (row := self.selected) else ""))

    def action_note(self) -> None:
        """A note on the row."""
        if row := self.selected:
            self.post_message(self.AskedNote(row.key))

    def action_add(self) -> None:
        """A task for today only."""
        self.post_message(self.AskedTask())

    def action_add_item(self) -> None:
        """An item for the routine."""
        self.post_message(self.AskedItem())

    def action_edit(self) -> None:
        """Other words for the row."""
        if row := self.selected:
            self.post_message(self.AskedEdit(row.key))

    def action_delete(self) -> None:
        """Remove the row."""
        if row := self.selected:
            self.post_message(self.Removed(row.key))

    def action_move_down(self) -> None:
        """The item further down."""
        self._move_item(1)

    def action_move_up(self) -> None:
        """The item further up."""
        self._move_item(-1)

    def _move_item(self, offset: int) -> None:
        if row := self.selected:
            self.post_message(self.Moved(row.key, offset))

    def action_earlier(self) -> None:
        """The routine before."""
        self.post_message(self.Looked(-1))

    def action_later(self) -> None:
        """The routine after."""
        self.post_message(self.Looked(1))


def _upcoming(view: RoutineView) -> str:
    if view.upcoming is None:
        return ""
    name, starts = view.upcoming
    return words.routine.UPCOMING.format(name=name, time=words.common.clock(starts))


def _step_key(key: str, n: int) -> str:
    return f"{key}/step {n}"
