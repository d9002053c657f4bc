"""The Breathing pane: the orb at rest, or a session with its words, its orb and the time left."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from companion import words
from companion.clock import Clock
from companion.model.breathing.technique import BreathingView, pattern
from companion.tui import commands
from companion.tui.breathing.breath import Breath
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_keys import SessionKeys
from companion.tui.frame.pane import Pane


class BreathingPane(SessionKeys, Pane):
    """Shows a `BreathingView` at rest, and a session under way in a `SessionView`."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("breathing")]

    view: var[BreathingView | None] = var(None)

    class AskedMenu(Message):
        """Everything this pane can do."""

    class AskedHistory(Message):
        """The sessions so far."""

    class AskedMore(Message):
        """Cautions and keys, during a session."""

    class AskedStart(Message):
        """The session that is shown is to begin, here."""

    def __init__(self, clock: Clock, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._session = SessionView(clock)

    def compose(self) -> ComposeResult:
        """The session fills the pane."""
        yield self._session

    def on_mount(self) -> None:
        """The title never changes."""
        self.title = words.breathing.TITLE
        self.rest()

    @property
    def session(self) -> SessionView:
        """Where the session is shown."""
        return self._session

    @property
    def running(self) -> bool:
        """Whether a session is under way, paused or not."""
        return self._session.running

    def end(self) -> None:
        """End the session where it is; what was practised counts."""
        self._session.end()

    # -- keys

    def action_start(self) -> None:
        """Start what is shown; during a session go on, or pause."""
        if self.running:
            self._session.toggle()
        elif self.view:
            self.post_message(self.AskedStart())

    def action_menu(self) -> None:
        """Everything this pane can do."""
        self.post_message(self.AskedMenu())

    def action_history(self) -> None:
        """The sessions so far."""
        self.post_message(self.AskedHistory())

    def action_more(self) -> None:
        """Cautions and keys."""
        self.post_message(self.AskedMore())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has a meaning only in a session, or only outside of one."""
        return self.can(action)

    def on_key(self, event: events.Key) -> None:
        """An answer while settling."""
        if event.character and self._session.answer(event.character):
            event.stop()

    # -- what it shows

    def watch_view(self) -> None:
        """Take over what would be practised next, and the minutes of today."""
        self.figure = words.breathing.minutes_today(self.view.minutes_today if self.view else 0.0)
        if not self.running and self.is_mounted:
            self.rest()

    def rest(self) -> None:
        """Show what would be practised next."""
        view = self.view
        name, said = "", []
        if view:
            technique = view.technique
            name, numbers = technique.name, pattern(technique, view.level)
            said = [words.breathing.session_line(technique.tagline, view.level, numbers, view.planned)]
            said += words.breathing.so_far(view)
        self._session.query_one(Breath).rest(name, said)
        self.summary = name

    def on_session_view_stepped(self, event: SessionView.Stepped) -> None:
        """Folded into one line, the words go on there."""
        self.summary = self._session.standing or event.phase.label

    def on_session_view_ended(self) -> None:
        """Back to what comes next."""
        self.rest()
