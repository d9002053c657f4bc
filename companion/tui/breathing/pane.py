"""The Breathing pane: the orb at rest, or a session with its words, its orb and the time left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from companion import words
from companion.clock import Clock
from companion.companion import Companion
from companion.model.breathing.technique import BreathingView
from companion.rows import breathing
from companion.tui.bindings import bindings
from companion.tui.breathing import session_keys
from companion.tui.breathing.breath import Breath
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_owner import SessionOwner
from companion.tui.command import Command
from companion.tui.frame.first_use import FirstLine, said_first
from companion.tui.frame.pane import Pane
from companion.tui.frame.slice import Slice

FIRST = (FirstLine("sessions", words.first_use.BREATHING, ("breathe", "breathing.start"), ("breathe",)),)


def _look(companion: Companion, day: date | None) -> BreathingView:
    view = companion.breathing.view()
    return companion.breathing.of_day(view, day) if day else view


BREATHING: Slice[BreathingView] = Slice(_look, "sessions", daily=True)


class BreathingPane(Pane):
    """Shows a `BreathingView` at rest, and a session under way in a `SessionView`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("breathing")]

    view: var[BreathingView | None] = var(None)

    def __init__(self, clock: Clock, owner: Callable[[], SessionOwner], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = SessionView(clock, owner)

    def compose(self) -> ComposeResult:
        yield self.session
        yield from said_first(self, FIRST)

    def on_mount(self) -> None:
        self.title = words.breathing.TITLE
        self.rest()

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning only in a session, or only outside of one."""
        return session_keys.can(self.session, command.name)

    def footer_words(self, command: Command) -> str:
        """Return the footer's words for a command, as things stand."""
        return session_keys.footer_words(self.session, command)

    def on_key(self, event: events.Key) -> None:
        self.session.tell_left()
        if event.character and self.session.answer(event.character):
            event.stop()

    # -- what it shows

    def watch_view(self) -> None:
        """Take over what would be practised next, and the minutes of today."""
        self.figure = breathing.figure(self.view)
        if not self.session.running and self.is_mounted:
            self.rest()

    def rest(self) -> None:
        """Show what would be practised next."""
        self.summary = self.view.technique.name if self.view else ""
        self.session.query_one(Breath).rest(self.summary, breathing.at_rest(self.view))

    def on_session_view_stepped(self, event: SessionView.Stepped) -> None:
        """Folded into one line, the words go on there; what can be done has changed."""
        event.stop()
        self.summary = self.session.standing or event.phase.label
        self.post_message(self.KeysChanged())
