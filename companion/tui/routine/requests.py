"""What is asked of the routine: marks, tasks, and edits of the plan."""

from __future__ import annotations

from msgspec.structs import replace

from companion import words
from companion.companion import Companion
from companion.model.change import Change
from companion.model.river import LOOKS_BACK, Look, RoutineView
from companion.model.routine import RoutineRow, State
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.list_pane import ListPane
from companion.tui.widgets.entry_request import EntryRequest
from companion.verbs.routine import RoutineVerbs, RowKey, read_key


class RoutineRequests(Requests):
    """Every key is a day and the key of a `RoutineRow`: what is opened on a row stays about that day's."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        there = is_there
        self._task = Field("task", self._new_task, self._add_task, adds=words.routine.A_TASK)
        self._item = Field("item", self._new_item, self._add_item)
        self._edit = Field("row_edit", self._edited, self._rename, there, instead="task")
        self._note = Field("row_note", self._noted, self._keep_note, there, instead="win")
        self._reason = Field("reason", self._why, self._keep_reason, there, instead="win")
        self.fields = (self._task, self._item, self._edit, self._note, self._reason)
        self._look: Look | None = None

    # -- marking

    def done(self, key: str) -> None:
        """Tick a row, or open it again; start what an open row opens, which ticks it off when that ends."""
        row = self._row(key)
        kind, _, name = (row.opens or "").partition("/")
        if kind == "breathe" and row.state == "open":
            self.host.ask("breathe", f"{name} {row.key.partition(':')[2]}")
        elif kind == "closing" and row.state == "open":
            self.host.ask("closing.start", key.rpartition(" ")[0])
        else:
            self.tick(key)

    def tick(self, key: str) -> None:
        """Tick off a row that opens something, as it is."""
        self._mark(key, "done")

    def step(self, key: str) -> None:
        """Tick a sub-step, or open it again; its key is that of the row and its number."""
        of, _, step = key.rpartition("/step ")
        verbs, row = self._verbs(of)
        self.host.do(verbs.toggle_step, row, self._row(of).steps[int(step)][0])

    def partly(self, key: str) -> None:
        """Mark a row partly done."""
        self._mark(key, "partly")

    def rest(self, key: str) -> None:
        """Let a row rest today: saved at once; then a reason is welcome, and none is as good."""
        self._mark(key, "resting")
        if self._row(key).state != "resting":
            self.host.type_in(self._reason, key)

    def _mark(self, key: str, state: State) -> None:
        verbs, row = self._verbs(key)

        def offer(found: tuple[str, str] | None) -> None:
            if found and found[0] == "appointment":
                self.host.ask("planning.keep_of", row.partition(":")[2])
            elif found:
                self.host.ask("wins.offer", " ".join(found))

        offer_here = self.if_here(offer)

        def marked(change: Change) -> None:
            if state == "done":
                self.host.work_out(verbs.win_of, row, then=offer_here)

        self.host.do(verbs.toggle, row, state, then=marked)

    def _why(self, key: str) -> EntryRequest:
        label = words.routine.REASON_LABEL.format(text=words.common.quoted(self._row(key).label, 20))
        return EntryRequest(label=label, placeholder=words.routine.REASON_PLACEHOLDER)

    def _keep_reason(self, typed: Typed) -> None:
        if reason := typed.text.strip():
            verbs, row = self._verbs(typed.key)
            self.host.do(verbs.toggle, row, "resting", reason, typed=typed)
        else:
            self.host.field_done(typed)

    def note(self, key: str) -> None:
        """Open the note on a row."""
        self.host.type_in(self._note, key)

    def _noted(self, key: str) -> EntryRequest:
        row = self._row(key)
        label = words.common.NOTE.format(text=words.common.quoted(row.label, 20))
        return EntryRequest(label=label, text=row.note)

    def _keep_note(self, typed: Typed) -> None:
        verbs, row = self._verbs(typed.key)
        self.host.do(verbs.note, row, typed.text.strip(), typed.was, typed=typed)

    # -- the list itself

    def add(self, _: str) -> None:
        """Add a task for today only."""
        self.host.type_in(self._task)

    def _new_task(self, _: str) -> EntryRequest:
        return EntryRequest(label=words.common.JUST_TODAY, placeholder=words.routine.TASK_PLACEHOLDER)

    def _add_task(self, typed: Typed) -> None:
        if text := typed.text.strip():
            add = self.host.companion.routine.add_task
            self.host.do(add, text, typed=typed, then=self.if_here(self._go_to_task))

    def add_item(self, key: str) -> None:
        """Add an item to the routine in hand, or to the one whose time it is."""
        view, row = self._view, key.rpartition(" ")[2]
        routine = (view.stretch_of(row) or view.current) if view else None
        self.host.type_in(self._item, routine.id if routine else "")

    def _new_item(self, routine: str) -> EntryRequest:
        names = {each.id: each.name for each in self.host.shared.settings.routines}
        label = names.get(routine) or next(iter(names.values()), words.routine.TITLE)
        return EntryRequest(label=label, placeholder=words.routine.ITEM_PLACEHOLDER)

    def _add_item(self, typed: Typed) -> None:
        if text := typed.text.strip():
            add = self.host.companion.routine.add_item
            then = self.if_here(lambda _: self._go_to_item(typed.key))
            self.host.do(add, typed.key or None, text, typed=typed, then=then)

    def _go_to_task(self, change: Change) -> None:
        self._select(f"task:{change.entries[0].id}")

    def _go_to_item(self, routine: str) -> None:
        found = (each for each in self._view.routines if each.id == routine) if self._view else ()
        if of := next(iter(found), None):
            self._select(of.shown[-1].key if of.shown else of.key)

    def edit(self, key: str) -> None:
        """Open the words of a row."""
        self.host.type_in(self._edit, key)

    def _edited(self, key: str) -> EntryRequest:
        return EntryRequest(label=words.common.EDIT, text=self._row(key).label)

    def _rename(self, typed: Typed) -> None:
        if text := typed.text.strip():
            verbs, row = self._verbs(typed.key)
            self.host.do(verbs.rename, row, text, typed.was, typed=typed)

    def delete(self, key: str) -> None:
        """Take a row off the list."""
        verbs, row = self._verbs(key)
        self.host.do(verbs.remove, row)

    def move_up(self, key: str) -> None:
        """Move an item up."""
        self._move(key, -1)

    def move_down(self, key: str) -> None:
        """Move an item down."""
        self._move(key, 1)

    def _move(self, key: str, offset: int) -> None:
        verbs, row = self._verbs(key)
        self.host.do(verbs.move, row, offset)

    # -- looking

    def earlier(self, _: str) -> None:
        """Look at the day before."""
        self._go_back(self._from.back + 1)

    def later(self, _: str) -> None:
        """Look at the day after."""
        self._go_back(self._from.back - 1)

    def go_back(self) -> bool:
        """Look at today again."""
        if not self._from.back:
            return False
        self._go_back(0)
        return True

    def fold(self, key: str) -> None:
        """Open a folded routine, or fold it again."""
        look, routine = self._from, key.rpartition(" ")[2].partition(":")[2]
        self._look_from(replace(look, opened=look.opened ^ {routine}), "routine")

    @property
    def _from(self) -> Look:
        """Where the person looks; a new day begins at today again."""
        today = self.host.companion.context.today()
        return self._look if self._look and self._look.today == today else Look(today=today)

    def _go_back(self, days: int) -> None:
        if 0 <= days <= LOOKS_BACK:
            look = Look(today=self._from.today, back=days)
            self.host.look_at_day(look.day if days else None)
            self._look_from(look)

    def _look_from(self, look: Look, *slices: str) -> None:
        self._look = look
        self.host.look_from("routine", look)
        self.host.look_up(*slices)

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

    def _verbs(self, key: str) -> tuple[RoutineVerbs, str]:
        return of_key(self.host.companion, key)

    def _row(self, key: str) -> RoutineRow:
        """Return a row on show; one without a label where it is another day's."""
        day, _, name = key.rpartition(" ")
        view = self._view
        rows = view.everything if view and day in ("", str(view.day)) else ()
        return next((row for row in rows if row.key == name), RoutineRow(key=name, label=""))

    def _select(self, key: str) -> None:
        if isinstance(pane := self.host.pane("routine"), ListPane):
            pane.list.select(key)


def is_there(companion: Companion, key: str) -> bool:
    """Tell whether a row can still be changed."""
    verbs, row = of_key(companion, key)
    return verbs.is_there(row)


def of_key(companion: Companion, key: str) -> tuple[RoutineVerbs, str]:
    """Return the verbs of a key's day (none named: today's), and the key of its row."""
    read = read_key(key) or RowKey(key)
    return (companion.routine.on(read.day) if read.day else companion.routine), read.row


REQUESTS = RoutineRequests
