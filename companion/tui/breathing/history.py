"""The breathing sessions so far: this week, what has helped, and each session to edit or delete."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.breathing.sessions import ENOUGH, Past
from companion.model.breathing.technique import FEELINGS, PACES, Session
from companion.rows.row import Row
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.host import Host
from companion.tui.frame.menu import MenuCard

AT_ONCE = 40  # sessions that are looked up at a time


class SessionList(Choices):
    """The sessions, newest first, by day."""


class HistoryCard(Card[None]):
    """Stays until it is closed; what is changed here is undone with `u`, as everywhere."""

    heading = words.breathing.HISTORY_TITLE
    hints = words.breathing.HISTORY_KEYS
    BINDINGS: ClassVar = [
        ("e", "edit", "edit"),
        ("d", "delete", "delete"),
        ("u", "undo", "undo"),
        ("U", "redo", "redo"),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._past: Past | None = None
        self._limit = AT_ONCE

    def parts(self) -> Iterable[Widget]:
        yield Static(id="week", markup=False)
        yield Static(id="helped", classes="muted", markup=False)
        yield SessionList((), beside=4)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(SessionList).focus()
        self.follow(self._host.shared.changed, self._look_up)
        self._look_up()

    def _look_up(self, *_: object) -> None:
        past = self._host.companion.breathing.past
        self._host.work_out(past, self._limit, then=self._take, refused=self._unread)

    def _unread(self, _: Exception) -> None:
        self.query_one("#week", Static).update(words.breathing.SESSIONS_UNREAD)

    def _take(self, past: Past) -> None:
        if not self.is_attached:
            return
        self._past = past
        week = words.breathing.this_week(past.week.minutes, past.week.days)
        self.query_one("#week", Static).update(week if past.sessions else words.breathing.NO_SESSIONS)
        told = [
            words.breathing.helped(
                past.names.get(each.technique, each.technique), each.n, each.lighter, ENOUGH
            )
            for each in past.helped
        ]
        helped = self.query_one("#helped", Static)
        helped.update("\n".join(filter(None, told[:2])))
        helped.display = any(told[:2])
        self.query_one(SessionList).show(self._rows(past))

    def _rows(self, past: Past) -> list[Row]:
        today = self._host.companion.context.today()
        rows: list[Row] = []
        day = None
        for session in past.sessions:
            if session.day != day:
                day = session.day
                said = words.today.TITLE if day == today else words.wins.day_heading(day, today)
                rows.append(Row(f"day {day}", said, heading=True))
            key = str(session.id)
            rows.append(Row(key, self._told(session), aside=words.common.clock(session.at)))
            if felt := words.breathing.felt(session.before, session.after):
                rows.append(Row(f"{key}/felt", felt, muted=True, heading=True, under=key))
            if session.note:
                rows.append(Row(f"{key}/note", session.note, muted=True, heading=True, under=key))
        return rows

    def _told(self, session: Session) -> str:
        name = self._past.names.get(session.technique, session.technique) if self._past else ""
        return words.breathing.session_told(name, session.level, session.seconds, None, None)

    @property
    def session(self) -> Session | None:
        """The selected one."""
        key = self.query_one(SessionList).cursor
        sessions = self._past.sessions if self._past else ()
        return next((each for each in sessions if str(each.id) == key), None)

    def on_row_list_near_edge(self) -> None:
        if self._past and len(self._past.sessions) == self._limit:
            self._limit += AT_ONCE
            self._look_up()

    # -- what can be done

    def on_choices_chosen(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """Choose what to change, then what it is."""
        session = self.session
        if session is None:
            return

        typed = self._host.requests("breathing").typed

        def what(field: str | None) -> None:
            if field == "seconds":
                typed.length(session)
            elif field == "note":
                typed.note(session)
            elif field:
                self._choose(session, field)

        rows = [(field, said, "") for field, said in words.breathing.EDIT_SESSION.items()]
        self.app.push_screen(MenuCard(self._told(session), rows), what)

    def _choose(self, session: Session, field: str) -> None:
        values: dict[str, Any] = {}
        if field == "technique" and self._past:
            values = {name: (said, name) for name, said in self._past.names.items()}
        elif field == "pace":
            values = {pace: (pace, pace) for pace in PACES}
        else:
            values = {str(feeling): (words.breathing.FEELINGS[feeling], feeling) for feeling in FEELINGS}
        if field != "technique":
            values["none"] = (words.breathing.NOT_SAID, None)

        def chosen(key: str | None) -> None:
            if key:
                self._edit(session, **{field: values[key][1]})

        rows = [(key, said, "") for key, (said, _) in values.items()]
        self.app.push_screen(MenuCard(words.breathing.EDIT_SESSION[field], rows), chosen)

    def _edit(self, session: Session, **fields: Any) -> None:
        edit = partial(self._host.companion.breathing.edit, session.id, was=session, **fields)
        self._host.do(edit)

    def action_delete(self) -> None:
        """Delete it; `u` brings it back."""
        if session := self.session:
            self._host.do(self._host.companion.breathing.delete, session.id)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._host.do(self._host.companion.undo, follow=True)

    def action_redo(self) -> None:
        """Do it again."""
        self._host.do(self._host.companion.redo, follow=True)
