"""The Breathing pane: the orb at rest, or a session with its words, its orb and the time left."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer

from companion import words
from companion.clock import Clock
from companion.model.breathing import BreathingView, Technique, pattern
from companion.model.pacing import Phase, late
from companion.model.practice import Practice
from companion.tui import commands
from companion.tui.panes.base import Pane
from companion.tui.widgets.breath import Breath

EVERY = 1 / 20  # seconds between frames: about what half blocks can show on a slow breath


class BreathingPane(Pane):
    """Shows a `BreathingView` at rest, and a `Practice` under way.

    Where the session stands follows from its log and the clock alone; a timer only asks for it again,
    and only while there is something to see. Whatever hides the pane pauses the session.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("breathing")]

    view: var[BreathingView | None] = var(None)

    class AskedTechnique(Message):
        """Another technique is wanted."""

    class AskedMenu(Message):
        """Everything this pane can do."""

    class Started(Message):
        """A session has begun, with its settling."""

    class Facts(Message):
        """What there is to keep of a session: `seconds` practised of `planned`, pauses left out."""

        def __init__(self, practice: Practice, phase: Phase) -> None:
            super().__init__()
            self.technique: str = practice.technique.id
            self.level: str = practice.level
            self.planned: float = practice.planned
            self.item: str = practice.item
            self.started_at: datetime = practice.started_at
            self.seconds: float = phase.practised
            self.finished: bool = phase.finished

    class Progress(Facts):
        """Another cycle was breathed."""

    class Ended(Facts):
        """The session is over, finished or not."""

    def __init__(self, clock: Clock, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._practice: Practice | None = None
        self._timer: Timer | None = None
        self._ticking = False
        self._seen = (0.0, 0.0)  # wall and monotonic seconds of the last tick
        self._place = ("", 0)  # section and cycle of the last tick

    def compose(self) -> ComposeResult:
        """The breath fills the pane."""
        yield Breath()

    def on_mount(self) -> None:
        """The title never changes; the timer waits for a session."""
        self.title = words.BREATHING
        self._timer = self.set_interval(EVERY, self.tick, pause=True)
        self._rest()

    # -- what others may ask

    @property
    def running(self) -> bool:
        """Whether a session is under way, paused or not."""
        return self._practice is not None

    @property
    def facts(self) -> Ended | None:
        """What there is to keep of the session under way, if it ended now."""
        practice, now = self._practice, self._clock.monotonic()
        return self.Ended(practice, practice.phase(now)) if practice else None

    def start(self, technique: Technique, level: str, planned: float, item: str = "") -> None:
        """Begin a session of `planned` seconds (0: open end); one that is under way goes on instead."""
        if self.running:
            return
        now = self._clock.monotonic()
        self._practice = Practice.begin(technique, level, planned, wall=self._clock.now(), at=now, item=item)
        self._place = ("", 0)
        shown = self.view if self.view and self.view.technique.id == technique.id else None
        self.query_one(Breath).begin(self._practice.timeline, shown.cautions if shown else ())
        self.post_message(self.Started())
        self._go_on()

    def toggle(self) -> None:
        """End the settling, pause, or go on."""
        if self._practice:
            self._practice = self._practice.toggled(self._clock.monotonic())
            self._go_on()

    def pause(self) -> None:
        """Stand still; nothing happens to a session that does already."""
        self._pause_at(self._clock.monotonic())

    def end(self) -> None:
        """End the session where it is; what was practised counts."""
        if self._practice:
            self._practice = self._practice.ended(self._clock.monotonic())
            self.tick()

    # -- keys

    def action_start(self) -> None:
        """Start what is shown; during a session go on, or pause."""
        if self.running:
            self.toggle()
        elif self.view:
            self.start(self.view.technique, self.view.level, self.view.planned)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session can be ended while it is under way; what comes next is chosen when it is not."""
        if action == "end":
            return self.running
        return not (action in ("technique", "menu") and self.running)

    def says(self, command: commands.Command) -> str:
        """`space` starts, and pauses what has started."""
        return words.PAUSE if command.action == "start" and self.running else command.words

    def action_end(self) -> None:
        """End the session."""
        self.end()

    def action_technique(self) -> None:
        """Choose a technique."""
        self.post_message(self.AskedTechnique())

    def action_menu(self) -> None:
        """Everything this pane can do."""
        self.post_message(self.AskedMenu())

    # -- when to draw

    def tick(self) -> None:
        """Show where the session stands now; pause it when the machine has slept or stood still."""
        if self._practice is None:
            return
        wall, now = self._clock.now().timestamp(), self._clock.monotonic()
        wall_before, before = self._seen
        self._seen = wall, now
        covered = not self.screen.is_active
        if self._ticking and (covered or late(wall_before, wall, before, now, EVERY)):
            self._pause_at(before)
            return
        phase = self._practice.phase(now)
        if phase.stage == "over":
            self.post_message(self.Ended(self._practice, phase))
            self._practice = None
            self._rest()
            return
        self._show(phase, now - before)
        place = phase.section, phase.cycle
        if phase.stage == "breathe" and place != self._place:
            self._place = place
            if phase.practised > 0:
                self.post_message(self.Progress(self._practice, phase))

    def _go_on(self) -> None:
        """Draw at once after a key, and go on drawing unless the session stands still."""
        if self._practice is None:
            return
        now = self._clock.monotonic()
        self._seen = self._clock.now().timestamp(), now
        self._tick_on(self._practice.phase(now).stage in ("settle", "breathe"))
        self.tick()

    def _tick_on(self, on: bool) -> None:
        self._ticking = on
        if self._timer:
            (self._timer.resume if on else self._timer.pause)()

    def _pause_at(self, at: float) -> None:
        if self._practice and self._ticking:
            self._practice = self._practice.paused(at)
            self._go_on()

    def on_hide(self) -> None:
        """What nobody sees paces nobody."""
        self.pause()

    # -- what it shows

    def watch_view(self) -> None:
        """Take over what would be practised next, and the minutes of today."""
        self.figure = words.minutes_today(self.view.minutes_today if self.view else 0.0)
        if not self.running and self.is_mounted:
            self._rest()

    def _rest(self) -> None:
        view = self.view
        self._tick_on(False)
        name = line = ""
        if view:
            technique = view.technique
            name, numbers = technique.name, pattern(technique, view.level)
            line = words.session_line(technique.tagline, view.level, numbers, view.planned)
        self.query_one(Breath).rest(name, line)
        self.summary = name

    def _show(self, phase: Phase, since: float) -> None:
        label = words.PAUSED if phase.stage == "paused" else phase.label
        self.query_one(Breath).show(phase, since)
        self.summary = label if phase.stage == "paused" else words.cue(label, phase.number)
