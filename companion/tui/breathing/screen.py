"""Breathing on the whole screen: the room goes quiet, and only the breath, its words and its time stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import structs
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer

from companion import words
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import SessionPlan
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_keys import SessionKeys
from companion.tui.commands import BY_ID, bindings, in_footer, in_scope, keymap, keymap_defaults, keys_of
from companion.tui.frame.card import ReadingCard
from companion.tui.frame.keys import key_text
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.text import cell_len, pad, wrap

if TYPE_CHECKING:
    from companion.tui.breathing.requests import BreathingRequests

NARROW = 60  # cells below which the keys stand nearer to the edges
ROOM_TO_ASK = 9  # rows from which there is one for the question of the settling
HINTS_FOR = 3.0  # seconds the keys stay after one was pressed
EVERYWHERE = ("people", "keys", "cover", "suspend", "leave")
"""What can be done here as anywhere."""
EVEN_AT_THE_END = ("people", "cover", "suspend")
TEMPO = ("slower", "faster")
NOT_HERE = ("breathing.more", "breathing.menu")


class BreatheScreen(SessionKeys, ShownWhole[None]):
    """One session. Its keys stand below while it settles or stands still, and for a moment after any key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in bindings("breathing") if binding.id not in NOT_HERE),
        *(binding for binding in bindings("") if binding.id in EVERYWHERE),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]

    def __init__(self, what: SessionPlan | Guide, requests: BreathingRequests) -> None:
        """`what` is a session to come, or one under way; `requests` keeps it and plans the next."""
        super().__init__()
        self._what, self._requests = what, requests
        self._session = SessionView(requests.app.clock, room_to_ask=ROOM_TO_ASK)
        self._session.cues.tinted = self
        self._hints: Timer | None = None
        self._begun = False  # the first breath has come

    def compose(self) -> ComposeResult:
        """The session and its keys."""
        yield self._session
        yield Footer(closer=True)

    def on_mount(self) -> None:
        """Begin, once there is room."""
        self.query_one(Footer).keymap = {**keymap_defaults(), **keymap(self.app)}
        self.call_after_refresh(self._begin)

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
        return self.can(action)

    async def on_event(self, event: events.Event) -> None:
        """Any key shows the keys for a moment; at the end it goes on, and only one for anywhere is one."""
        if isinstance(event, events.Key):
            if self._session.at_end and event.key not in keys_of(self.app, *EVEN_AT_THE_END):
                self._session.leave_end()
                return
            if not self._session.at_end:
                self.show_hints()
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """An answer while settling."""
        if event.character and self._session.answer(event.character):
            event.stop()

    def action_start(self) -> None:
        """Begin, pause, go on."""
        self._session.toggle()

    def action_leave(self) -> None:
        """End the session; once it is over, leave."""
        if self._session.running:
            self._session.end()
        else:
            self._requests.app.leave()

    def action_people(self) -> None:
        """People to talk to."""
        self._requests.app.today_screen.action_people()

    def action_cover(self) -> None:
        """Cover everything."""
        self._requests.app.cover()

    def action_suspend(self) -> None:
        """To the shell."""
        self.app.action_suspend_process()

    def action_history(self) -> None:
        """The sessions so far."""
        self._session.pause()
        self._requests.on_breathing_pane_asked_history()

    def action_keys(self) -> None:
        """Cautions and keys."""
        if guide := self._session.guide:
            self._session.pause()
            self._requests.tell_more(guide.plan)

    # -- the keys below

    def show_hints(self) -> None:
        """Show the keys; they go by themselves where nothing stands still."""
        self._tell()
        self.query_one(Footer).visible = True
        if self._hints:
            self._hints.stop()
        self._hints = self.set_timer(HINTS_FOR, self._hide_hints)

    def _hide_hints(self) -> None:
        if self._hints:
            self._hints.stop()
            self._hints = None
        self.query_one(Footer).visible = self._session.scene in ("settle", "paused", "asleep")

    def _tell(self) -> None:
        footer = self.query_one(Footer)
        settling = self._session.scene == "settle"
        unasked = TEMPO if settling else ()  # there is no breath yet that could be slower
        here = in_footer("breathing", lambda c: c.action not in unasked and self.can(c.action))
        footer.left = tuple(structs.replace(command, words=self.footer_words(command)) for command in here)
        footer.right = (BY_ID["people"], BY_ID["keys"])

    def on_session_view_stepped(self, event: SessionView.Stepped) -> None:
        """The keys leave with the first breath, and come back when it stands still."""
        self._tell()
        if event.scene == "settle":
            self._begun = False
        first = event.scene == "breathe" and not self._begun
        if first:
            self._begun = True
        if first or self._hints is None or event.scene != "breathe":
            self._hide_hints()

    # -- what the session asks for

    def on_session_view_progress(self, event: SessionView.Progress) -> None:
        """It goes on."""
        self._requests.on_session_view_progress(event)

    def on_session_view_finished(self, event: SessionView.Finished) -> None:
        """It came to its end."""
        self._requests.on_session_view_finished(event)

    def on_session_view_wanted(self, event: SessionView.Wanted) -> None:
        """Another session."""
        self._requests.on_session_view_wanted(event)

    def on_session_view_asked_technique(self, event: SessionView.AskedTechnique) -> None:
        """Choose a technique."""
        self._requests.on_session_view_asked_technique(event)

    def on_session_view_ended(self, event: SessionView.Ended) -> None:
        """It is over: the card, and back to where one came from."""
        self.query_one(Footer).visible = False
        self._requests.ask_how_it_was(event, self.close)

    def close(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)


class MoreCard(ReadingCard):
    """What stands under `?` during a session: every caution of the technique, what was so far, the keys."""

    heading = words.breathing.MORE_TITLE

    def __init__(self, plan: SessionPlan, so_far: Sequence[str] = ()) -> None:
        """`so_far` are lines on the sessions there were."""
        super().__init__()
        self._plan, self._so_far = plan, so_far

    def text(self, width: int) -> Iterable[Content]:
        """The sentences, then the keys."""
        for sentence in (*self._plan.cautions, *self._plan.more):
            yield from (Content.styled(line, "$foreground") for line in wrap(sentence, width))
            yield Content("")
        if self._plan.technique.claim:
            yield from (Content.styled(line, "$muted") for line in wrap(self._plan.technique.claim, width))
            yield Content("")
        for said in self._so_far:
            yield from (Content.styled(line, "$muted") for line in wrap(said, width))
        if self._so_far:
            yield Content("")
        moved = keymap(self.app)
        told = [(key_text(command, moved), command.help) for command in in_scope("breathing")]
        beside = max(cell_len(keys) for keys, _ in told) + 2
        for keys, said in told:
            for line in wrap(said, max(width - beside, 2)):
                yield Content.assemble((pad(keys, beside), "$foreground"), (line, "$muted"))
                keys = ""
