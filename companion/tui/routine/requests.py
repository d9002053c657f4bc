"""What is asked of the routine: marks, tasks, and edits of the plan."""

from __future__ import annotations

from companion import words
from companion.companion import Companion
from companion.model.change import Change
from companion.model.routine import RoutineRow, RoutineView
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.list_pane import ListPane
from companion.tui.widgets.entry_request import EntryRequest


class RoutineRequests(Requests):
    """Every key is that of a `RoutineRow`."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        there = self._is_there
        self._task = Field("task", self._new_task, self._add_task)
        self._item = Field("item", self._new_item, self._add_item)
        self._edit = Field("row_edit", self._edited, self._rename, there, instead="task")
        self._note = Field("row_note", self._noted, self._keep_note, there, instead="win")
        self._reason = Field("reason", self._why, self._keep_reason, there, instead="win")
        self.fields = (self._task, self._item, self._edit, self._note, self._reason)
        self._looking: str | None = None  # the routine looked at, when it is not the one for now

    # -- marking

    def done(self, key: str) -> None:
        """Tick a row, or open it again; start what an open row opens, which ticks it off when that ends."""
        row = self._row(key)
        kind, _, name = (row.opens or "").partition("/")
        if kind == "breathe" and row.state == "open":
            self.host.ask("breathe", f"{name} {key.partition(':')[2]}")
        else:
            self.tick(key)

    def tick(self, key: str) -> None:
        """Tick off a row that opens something, as it is."""
        self.host.do(self.host.companion.routine.toggle, key, "done")

    def step(self, key: str) -> None:
        """Tick a sub-step, or open it again; its key is that of the row and its number."""
        of, _, step = key.rpartition("/step ")
        self.host.do(self.host.companion.routine.toggle_step, of, self._row(of).steps[int(step)][0])

    def partly(self, key: str) -> None:
        """Mark a row partly done."""
        self.host.do(self.host.companion.routine.toggle, key, "partly")

    def rest(self, key: str) -> None:
        """Let a row rest today: saved at once; then a reason is welcome, and none is as good."""
        self.host.do(self.host.companion.routine.toggle, key, "resting")
        if self._row(key).state != "resting":
            self.host.type_in(self._reason, key)

    def _why(self, key: str) -> EntryRequest:
        label = words.routine.REASON_LABEL.format(text=words.common.quoted(self._row(key).label, 20))
        return EntryRequest(label=label, placeholder=words.routine.REASON_PLACEHOLDER)

    def _keep_reason(self, typed: Typed) -> None:
        if reason := typed.text.strip():
            toggle = self.host.companion.routine.toggle
            self.host.do(toggle, typed.key, "resting", reason, typed=typed)
        else:
            self.host.field_saved(typed)

    def note(self, key: str) -> None:
        """Open the note on a row."""
        self.host.type_in(self._note, key)

    def _noted(self, key: str) -> EntryRequest:
        row = self._row(key)
        label = words.common.NOTE.format(text=words.common.quoted(row.label, 20))
        return EntryRequest(label=label, text=row.note)

    def _keep_note(self, typed: Typed) -> None:
        note = self.host.companion.routine.note
        self.host.do(note, typed.key, typed.text.strip(), typed.was, typed=typed)

    # -- the list itself

    def add(self, _: str) -> None:
        """Add a task for today only."""
        self.host.type_in(self._task)

    def _new_task(self, _: str) -> EntryRequest:
        return EntryRequest(label=words.common.JUST_TODAY, placeholder=words.routine.TASK_PLACEHOLDER)

    def _add_task(self, typed: Typed) -> None:
        if text := typed.text.strip():
            add = self.host.companion.routine.add_task
            self.host.do(add, text, typed=typed, then=self._go_to_task)

    def add_item(self, _: str) -> None:
        """Add an item to the routine on show."""
        self.host.type_in(self._item)

    def _new_item(self, _: str) -> EntryRequest:
        names = [view.title] if (view := self._view) and view.title else []
        names += [routine.name for routine in self.host.shared.settings.routines]
        label = next(iter(names), words.routine.TITLE)
        return EntryRequest(label=label, placeholder=words.routine.ITEM_PLACEHOLDER)

    def _add_item(self, typed: Typed) -> None:
        if text := typed.text.strip():
            add, view = self.host.companion.routine.add_item, self._view
            self.host.do(add, view.routine if view else None, text, typed=typed, then=self._go_to_item)

    def _go_to_task(self, change: Change) -> None:
        self._select(f"task:{change.entries[0].id}")

    def _go_to_item(self, _: Change) -> None:
        if (view := self._view) and view.rows:
            self._select(view.rows[-1].key)

    def edit(self, key: str) -> None:
        """Open the words of a row."""
        self.host.type_in(self._edit, key)

    def _edited(self, key: str) -> EntryRequest:
        return EntryRequest(label=words.common.EDIT, text=self._row(key).label)

    def _rename(self, typed: Typed) -> None:
        if text := typed.text.strip():
            self.host.do(self.host.companion.routine.rename, typed.key, text, typed.was, typed=typed)

    def delete(self, key: str) -> None:
        """Take a row off the list."""
        self.host.do(self.host.companion.routine.remove, key)

    def move_up(self, key: str) -> None:
        """Move an item up."""
        self.host.do(self.host.companion.routine.move, key, -1)

    def move_down(self, key: str) -> None:
        """Move an item down."""
        self.host.do(self.host.companion.routine.move, key, 1)

    # -- looking

    def earlier(self, _: str) -> None:
        """Look at the routine before."""
        self._look(self.host.companion.routine.neighbour(self._looking, -1))

    def later(self, _: str) -> None:
        """Look at the routine after."""
        self._look(self.host.companion.routine.neighbour(self._looking, 1))

    def go_back(self) -> bool:
        """Look at the routine for now again."""
        if self._looking is None:
            return False
        self._look(None)
        return True

    def _look(self, routine: str | None) -> None:
        self._looking = routine
        self.host.look_from("routine", routine)
        self.host.look_up("routine")

    def menu(self, key: str) -> None:
        """Open everything a row can do."""
        label = self._row(key).label
        title = words.common.quoted(label) if label else words.routine.TITLE
        self.host.menu(title, "routine", everything=bool(label))

    # -- inside

    @property
    def _view(self) -> RoutineView | None:
        view: RoutineView | None = self.host.view("routine")
        return view

    def _row(self, key: str) -> RoutineRow:
        rows = (*view.rows, *view.tasks) if (view := self._view) else ()
        return next((row for row in rows if row.key == key), RoutineRow(key=key, label=""))

    def _select(self, key: str) -> None:
        if isinstance(pane := self.host.pane("routine"), ListPane):
            pane.list.select(key)

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.routine.is_there(key)


REQUESTS = RoutineRequests
