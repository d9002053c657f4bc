"""What the Routine pane asks for."""

from __future__ import annotations

from companion import words
from companion.model.change import Change
from companion.model.routine import RoutineRow
from companion.tui.breathing.requests import BreathingRequests
from companion.tui.routine.pane import RoutinePane
from companion.tui.widgets.entry import EntryRequest


class RoutineRequests(BreathingRequests):
    """Ticks, tasks and edits of the plan."""

    def on_routine_pane_toggled(self, event: RoutinePane.Toggled) -> None:
        """Done, partly, resting, or open again."""
        self.carry_out(self.companion.routine.toggle, event.key, event.state)

    def on_routine_pane_step_toggled(self, event: RoutinePane.StepToggled) -> None:
        """One sub-step."""
        self.carry_out(self.companion.routine.toggle_step, event.key, event.label)

    def on_routine_pane_opened(self, event: RoutinePane.Opened) -> None:
        """Start what the item opens; it is ticked off when that ends."""
        kind, _, name = event.what.partition("/")
        if kind == "breathe":
            self.start_breathing(name, item=event.key.partition(":")[2])

    def on_routine_pane_asked_reason(self, event: RoutinePane.AskedReason) -> None:
        """Resting is saved at once; then a reason is welcome, and none is as good."""
        self.carry_out(self.companion.routine.toggle, event.key, "resting")
        if self.row(event.key).state == "resting":
            return
        self.open_entry(
            EntryRequest(
                purpose=f"reason {event.key}",
                label=words.routine.REASON_LABEL.format(
                    text=words.common.quoted(self.row(event.key).label, 20)
                ),
                placeholder=words.routine.REASON_PLACEHOLDER,
            )
        )

    def keep_reason(self, key: str, text: str) -> None:
        """The reason for resting."""
        if text.strip():
            self.carry_out(self.companion.routine.toggle, key, "resting", text.strip(), typed=True)
        else:
            self.put_entry_away(f"reason {key}", text)

    def on_routine_pane_asked_note(self, event: RoutinePane.AskedNote) -> None:
        """A note on a row."""
        row = self.row(event.key)
        self.open_entry(
            EntryRequest(
                purpose=f"row_note {event.key}",
                label=words.routine.NOTE.format(text=words.common.quoted(row.label, 20)),
                text=row.note,
            )
        )

    def keep_row_note(self, key: str, text: str) -> None:
        """The note."""
        self.carry_out(self.companion.routine.note, key, text.strip(), self.was(), typed=True)

    def on_routine_pane_asked_task(self) -> None:
        """An everyday task."""
        self.open_entry(
            EntryRequest(
                purpose="task", label=words.common.JUST_TODAY, placeholder=words.routine.TASK_PLACEHOLDER
            )
        )

    def keep_task(self, _: str, text: str) -> None:
        """The task."""
        if text.strip():
            self.carry_out(self.companion.routine.add_task, text.strip(), typed=True, then=self._go_to_task)

    def on_routine_pane_asked_item(self) -> None:
        """An item for the routine on show."""
        title = self.routine.title if self.routine else ""
        label = title or (
            self.app.settings.routines[0].name if self.app.settings.routines else words.routine.TITLE
        )
        self.open_entry(EntryRequest(purpose="item", label=label, placeholder=words.routine.ITEM_PLACEHOLDER))

    def keep_item(self, _: str, text: str) -> None:
        """The item."""
        routine_id = self.routine.routine if self.routine else None
        if text.strip():
            add = self.companion.routine.add_item
            self.carry_out(add, routine_id, text.strip(), typed=True, then=self._go_to_item)

    def _go_to_task(self, change: Change) -> None:
        """The cursor goes to what was written."""
        self.query_one(RoutinePane).select(f"task:{change.entries[0].id}")

    def _go_to_item(self, _: Change) -> None:
        if self.routine and self.routine.rows:
            self.query_one(RoutinePane).select(self.routine.rows[-1].key)

    def on_routine_pane_asked_edit(self, event: RoutinePane.AskedEdit) -> None:
        """Other words for a row."""
        row = self.row(event.key)
        self.open_entry(
            EntryRequest(purpose=f"row_edit {event.key}", label=words.routine.EDIT, text=row.label)
        )

    def keep_row_edit(self, key: str, text: str) -> None:
        """The words."""
        if text.strip():
            self.carry_out(self.companion.routine.rename, key, text.strip(), self.was(), typed=True)

    def on_routine_pane_removed(self, event: RoutinePane.Removed) -> None:
        """Take a row off the list."""
        self.carry_out(self.companion.routine.remove, event.key)

    def on_routine_pane_moved(self, event: RoutinePane.Moved) -> None:
        """Move an item."""
        self.carry_out(self.companion.routine.move, event.key, event.offset)

    def on_routine_pane_looked(self, event: RoutinePane.Looked) -> None:
        """Look at another routine."""
        self.looking = self.companion.routine.neighbour(self.looking, event.offset)
        self.look_again(frozenset({"routine"}))

    def on_routine_pane_asked_menu(self, event: RoutinePane.AskedMenu) -> None:
        """Everything this row can do."""
        row = self.row(event.key)
        self.open_menu(
            words.common.quoted(row.label) if row.label else words.routine.TITLE,
            "routine",
            everything=bool(row.label),
        )

    def row(self, key: str) -> RoutineRow:
        """A row on show, by its key."""
        view = self.routine
        rows = (*view.rows, *view.tasks) if view else ()
        return next((row for row in rows if row.key == key), RoutineRow(key=key, label=""))
