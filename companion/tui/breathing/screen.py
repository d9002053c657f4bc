"""Breathing on the whole screen: the room goes quiet, and only the breath, its words and its time stay."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import ClassVar, cast

from msgspec import structs
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset
from textual.timer import Timer
from textual.widgets import Static

from companion import words
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import SessionPlan
from companion.tui.bindings import bindings
from companion.tui.breathing import session_keys
from companion.tui.breathing.bar import Bar
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.heart import Heart
from companion.tui.breathing.remarks import TOLD_FOR
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_owner import SessionOwner
from companion.tui.commands import BY_ID, in_footer, keymap, keymap_defaults, keys_of
from companion.tui.frame.host import Asked, Host
from companion.tui.frame.screen_host import ScreenHost
from companion.tui.frame.shared import Shared
from companion.tui.terminal.cursor import first_word
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.footer import Footer

NARROW = 60  # cells below which the keys stand nearer to the edges
ROOM_TO_ASK = 9  # rows from which there is one for the question of the settling
HINTS_FOR = TOLD_FOR  # seconds the keys stay after one was pressed
EVERYWHERE = ("people", "keys", "cover", "suspend", "leave")
"""What can be done here as anywhere."""
EVEN_AT_THE_END = ("people", "cover", "suspend")
NOT_YET = ("slower", "faster", "eyes")
"""What the footer leaves out while settling: no breath could be slower, and eyes have a row of their own."""
NOT_HERE = ("breathing.more", "breathing.menu")


class BreatheScreen(ShownWhole[None]):
    """One session. Its keys stand below while it settles or stands still, and for a moment after any key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in bindings("breathing") if binding.id not in NOT_HERE),
        *(binding for binding in bindings("") if binding.id in EVERYWHERE),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]

    def __init__(
        self,
        what: SessionPlan | Guide,
        host: Host | None = None,
        *,
        closed: Callable[[], object] | None = None,
    ) -> None:
        """`what` is a session to come, or one under way; `host` that of the screen it is over, if any.

        `closed` is called when it is over, in the place of going back to that screen.
        """
        super().__init__()
        self.alone = closed is not None
        """Whether there is nothing behind it to go back to."""
        self._what, self._leave = what, closed or partial(self.dismiss, None)
        self.host = host or ScreenHost(self.app, cast(Shared, self.app), self)
        self._session = SessionView(
            self.host.shared.clock, self._owner, room_to_ask=ROOM_TO_ASK, end_for=math.inf
        )
        self._session.cues.tinted = self
        self._hints: Timer | None = None
        self._begun = False  # the first breath has come

    def compose(self) -> ComposeResult:
        yield Static(id="heard", markup=False)
        yield self._session
        yield Footer(closer=True)

    @property
    def hand_at(self) -> Offset | None:
        """The word of the breath, in the heart of the orb, above the bar or below both."""
        return first_word(*(self.query_one(kind) for kind in (Heart, Bar, CueLine)))

    def on_mount(self) -> None:
        self.host.requests("breathing").opened(self)
        self.query_one(Footer).keymap = {**keymap_defaults(), **keymap(self.app)}
        self.call_after_refresh(self._begin)

    def _owner(self) -> SessionOwner:
        owner: SessionOwner = self.host.requests("breathing").owner
        return owner

    def _begin(self) -> None:
        if isinstance(self._what, Guide):
            self._session.adopt(self._what)
        else:
            self._session.start(self._what)

    @property
    def session(self) -> SessionView:
        """Where the session is shown."""
        return self._session

    def on_screen_suspend(self) -> None:
        """What is covered waits."""
        self._session.pause()

    def on_screen_resume(self) -> None:
        """An end that was covered is seen now."""
        self._session.back()

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has a meaning only in a session, or only while it settles."""
        scope, _, name = str(parameters[0]).rpartition(".") if action == "ask" else ("", "", "")
        return session_keys.can(self._session, name) if scope == "breathing" else True

    async def on_event(self, event: events.Event) -> None:
        """Any key shows the keys for a moment; at the end it goes on, and only one for anywhere is one."""
        if isinstance(event, events.Key):
            if self._session.at_end and event.key not in keys_of(self.app, *EVEN_AT_THE_END):
                self._session.leave_end()
                return
            if not self._session.at_end:
                self.show_hints()
                self._session.tell_left()
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        if event.character and self._session.answer(event.character):
            event.stop()

    def action_ask(self, command: str) -> None:
        """Ask for a command; `?` is about this session here."""
        self.post_message(Asked("breathing.more" if command == "keys" else command))

    # -- the keys below

    def show_hints(self) -> None:
        """Show the keys; they go by themselves where nothing stands still."""
        self.tell()
        self.query_one(Footer).visible = True
        if self._hints:
            self._hints.stop()
        self._hints = self.set_timer(HINTS_FOR, self._hide_hints)

    def _hide_hints(self) -> None:
        if self._hints:
            self._hints.stop()
            self._hints = None
        self.query_one(Footer).visible = self._session.scene in ("settle", "paused", "asleep")

    def tell(self) -> None:
        """Say what can be pressed, and what is heard."""
        footer = self.query_one(Footer)
        settling = self._session.scene == "settle"
        unasked = NOT_YET if settling else ()
        here = in_footer(
            "breathing", lambda c: c.name not in unasked and session_keys.can(self._session, c.name)
        )
        footer.left = tuple(
            structs.replace(command, words=session_keys.footer_words(self._session, command))
            for command in here
        )
        footer.right = (BY_ID["people"], BY_ID["keys"])
        guide, told = self._session.guide, self._session.cues.heard.told
        shown = guide is not None and (settling or bool(told))
        eyes = words.audio.eyes(guide is not None and guide.plan.eyes_closed, told) if shown else ""
        self.query_one("#heard", Static).update(eyes)

    def on_session_view_stepped(self, event: SessionView.Stepped) -> None:
        """The keys leave with the first breath, and come back when it stands still."""
        self.tell()
        if event.scene == "settle":
            self._begun = False
        first = event.scene == "breathe" and not self._begun
        if first:
            self._begun = True
        if first or self._hints is None or event.scene != "breathe":
            self._hide_hints()

    def hide_keys(self) -> None:
        """The session is over: nothing is to be pressed any more."""
        self.query_one(Footer).visible = False

    def close(self) -> None:
        """Go back to where one came from."""
        self.host.requests("breathing").opened(None)
        self._leave()
