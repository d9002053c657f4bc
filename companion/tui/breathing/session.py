"""A breathing session on the screen: its time, its breath, its cues."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property

from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from companion import words
from companion.clock import Clock
from companion.model.breathing.guide import RATING_KEYS, Guide, Scene
from companion.model.breathing.pacing import late
from companion.model.breathing.phase import Phase
from companion.model.breathing.practice import Practised, SessionPlan
from companion.tui.breathing.breath import Breath
from companion.tui.breathing.remarks import Remarks
from companion.tui.breathing.scale import Scale
from companion.tui.breathing.session_owner import SessionOwner
from companion.tui.breathing.sounds import Sounds
from companion.tui.widgets.footer import key_told

EVERY = 1 / 15  # seconds between frames: at a slow breath half blocks and their edge show little more
TOLD_EVERY = 0.2  # seconds between two tellings of what there is to keep; the disk has it within two
END_FOR = 4.0  # seconds the end is shown in a pane before it is asked how it was
ROOM_TO_ASK = 14  # rows from which the question of the settling has a row of its own


class SessionView(Widget):
    """Shows a `Guide` and moves it on. Where it stands follows from its log and the clock alone.

    A timer only asks for it again; whatever covers or hides the widget, or a standstill, pauses the session.
    """

    DEFAULT_CSS = "SessionView { width: 1fr; height: 1fr; layout: vertical; }"

    class Stepped(Message):
        """Another step began, or the session stands still, or goes on."""

        def __init__(self, scene: Scene, phase: Phase) -> None:
            super().__init__()
            self.scene, self.phase = scene, phase

    def __init__(
        self,
        clock: Clock,
        owner: Callable[[], SessionOwner],
        *,
        room_to_ask: int = ROOM_TO_ASK,
        end_for: float = END_FOR,
    ) -> None:
        super().__init__()
        self._clock, self._owner, self._room_to_ask, self._end_for = clock, owner, room_to_ask, end_for
        self._timer: Timer | None = None
        self._ticking = False
        self._seen = (0.0, 0.0)  # seconds of the last tick, with and without those of sleep
        self._place: object = None  # the step of the last tick
        self._cycle: object = None
        self._told = 0.0  # when it was last told what there is to keep
        self._ended_at: float | None = None  # since when the end is shown
        self.guide: Guide | None = None
        self._over: Guide | None = None  # one that is over, until somebody keeps it
        self.cues = Sounds(self)

    def compose(self) -> ComposeResult:
        yield Breath()
        yield Scale(asks=True)

    def on_mount(self) -> None:
        self._timer = self.set_interval(EVERY, self.tick, pause=True)

    @cached_property
    def _remarks(self) -> Remarks:
        return Remarks(self.query_one(Breath), self.query_one(Scale))

    @property
    def running(self) -> bool:
        return self.guide is not None

    @property
    def at_end(self) -> bool:
        return self._ended_at is not None

    @property
    def scene(self) -> Scene:
        """What is to be seen; `closed` when nothing is under way."""
        return self.guide.scene(self._clock.monotonic()) if self.guide else "closed"

    @property
    def standing(self) -> str:
        """What stands there while it stands still; '' while it goes on."""
        paused = words.breathing.paused(key_told(self, "breathing.start"))
        return {"paused": paused, "asleep": words.breathing.ASLEEP}.get(self.scene, "")

    @property
    def kept(self) -> Practised | None:
        """What there is to keep of the session under way, if it ended now, or of one nobody kept yet."""
        guide = self._over if self.at_end or self.guide is None else self.guide
        return guide.kept(self._clock.monotonic()) if guide else None

    def start(self, plan: SessionPlan) -> Practised | None:
        """Begin a session; what there is to keep of one that was under way."""
        wall, now = self._clock.now(), self._clock.monotonic()
        begun = self.guide.changed(plan, wall=wall, at=now) if self.guide else None
        guide, kept = begun or (Guide.begin(plan, wall=wall, at=now), None)
        self.adopt(guide)
        return kept

    def adopt(self, guide: Guide) -> None:
        """Show a session that was begun, here or elsewhere. Its cautions stand there while it settles."""
        self.guide, self._ended_at = guide, None
        self._place, self._cycle = None, None
        self._remarks.begin()
        plan, now = guide.plan, self._clock.monotonic()
        self.cues.begin(eyes_closed=plan.eyes_closed)
        settling = guide.phase(now).stage == "settle"
        opening = (plan.said, plan.brief) if settling else ((), ())
        self.query_one(Breath).begin(guide.practice.timeline, *opening)
        self._owner().shown_in(self)
        self._go_on()

    def release(self) -> Guide | None:
        """Hand the session over."""
        guide, self.guide, self._ended_at = self.guide, None, None
        self._tick_on(False)
        self.cues.stop(self._clock.monotonic())
        return guide

    def forget(self) -> Guide | None:
        """Let go of a session that is over, to keep it elsewhere; None when that has been done."""
        guide, self._over = self._over, None
        return guide

    def toggle(self) -> None:
        """End the settling, pause, or go on."""
        if not self.leave_end() and self.guide:
            self.take(self.guide.toggled(self._clock.monotonic()))

    def pause(self) -> None:
        """Stand still; nothing happens to a session that does already. An end that is shown waits."""
        self._pause_at(self._clock.monotonic())

    def back(self) -> None:
        """The person sees this again: an end that has waited is shown for its time."""
        if self.guide and self.at_end:
            self._ended_at = self._clock.monotonic()
            self._seen = self._clock.boottime(), self._ended_at
            self._tick_on(True)

    def wait(self, guide: Guide) -> None:
        """Stand at the end again: something came over it in the very moment it was left."""
        self.guide, self._ended_at = guide, self._clock.monotonic()

    def end(self) -> None:
        """End the session where it is; what was practised counts."""
        if not self.leave_end() and self.guide:
            self.take(self.guide.ended(self._clock.monotonic()))

    def answer(self, key: str) -> bool:
        """Take a key as an answer of the settling; whether it was one."""
        asked = self.scene == "settle" and self.query_one(Scale).display
        if not asked or self.guide is None or key not in RATING_KEYS:
            return False
        self.take(self.guide.answered(key, self._clock.monotonic()))
        return True

    def say(self, *said: str) -> None:
        """Say something quietly for a breath or two; while cautions stand there it waits."""
        self._remarks.say(*said, wait=self.scene == "settle")

    def tell_left(self) -> None:
        """Tell for some seconds how long is left; while settling the cautions keep their place."""
        if self.guide and self.scene in ("breathe", "paused"):
            now = self._clock.monotonic()
            self._remarks.tell_left(self.guide.phase(now), now)

    def tick(self) -> None:
        """Show where the session stands now; pause it when the machine has slept or stood still."""
        if self.guide is None:
            return
        wall, now = self._clock.boottime(), self._clock.monotonic()
        wall_before, before = self._seen
        self._seen = wall, now
        if self._ended_at is not None:
            self._show_end(now - self._ended_at, now - before)
        elif self._ticking and not self.screen.is_active:
            self._pause_at(before)
        elif self._ticking and late(wall_before, wall, before, now, EVERY):
            self.take(self.guide.slept(before))
        else:
            self._show(self.guide, now, now - before)

    def _show_end(self, shown_for: float, since: float) -> None:
        if not self.screen.is_active:
            self.pause()
            return
        at_rest = self.query_one(Breath).drift(since)
        if shown_for >= self._end_for:
            self.leave_end()
        elif at_rest and self._end_for == math.inf:
            self._tick_on(False)

    def _show(self, guide: Guide, now: float, since: float) -> None:
        phase, breath = guide.phase(now), self.query_one(Breath)
        scene = guide.scene(now)
        stepped = (phase.place, scene) != self._place
        self._place = phase.place, scene
        if scene == "settle" or stepped:
            prompts = guide.prompts(now) if scene == "settle" else ()
            self.query_one(Scale).prompt = prompts[0] if prompts else None
        if phase.stage == "over":
            self._close(guide, phase, now)
            return
        if phase.stage == "paused":
            breath.speak(self.standing)
            self.tell_left()
        else:
            self._remarks.look(now)
            breath.show(phase, since)
        if stepped:
            self._step(guide, scene, phase, now)
        if stepped or now - self._told >= TOLD_EVERY:
            self._tell(guide, now)

    def _step(self, guide: Guide, scene: Scene, phase: Phase, now: float) -> None:
        if phase.stage == "breathe" and self._cycle is None:
            self._remarks.settled()
        self.cues.step(guide, phase, now)
        self.post_message(self.Stepped(scene, phase))
        cycle = phase.section, phase.cycle
        if phase.stage == "breathe" and cycle != self._cycle:
            self._cycle = cycle
            self._remarks.breathed()

    def _tell(self, guide: Guide, now: float) -> Practised | None:
        self._told, kept = now, guide.kept(now)
        if kept:
            self._owner().progress(kept)
        return kept

    def _close(self, guide: Guide, phase: Phase, now: float) -> None:
        """A finished session has an end to be seen and heard; a stopped one is over at once."""
        self.cues.step(guide, phase, now)
        kept = self._tell(guide, now)
        self._ended_at, self._over = now, guide
        if not phase.finished or kept is None:
            self.leave_end()
            return
        whole, brief = words.breathing.the_end(one=guide.was_one_breath(now))
        self.query_one(Breath).close(whole, (words.common.length(kept.seconds),), brief)
        self._owner().finished(self)
        self.post_message(self.Stepped("card", phase))

    def leave_end(self, then: Callable[[], object] = lambda: None) -> bool:
        """Leave the end, where it is shown; whether it was. `then` comes after the questions."""
        if self._ended_at is None:
            return False
        if guide := self.release():
            self.query_one(Breath).close("", ())
            self.query_one(Scale).note = ""
            self._owner().ended(self, guide, then)
        return True

    def take(self, guide: Guide) -> None:
        """Take over what a key or a pause has changed, and draw it at once."""
        self.guide = guide
        self._go_on()

    def _go_on(self) -> None:
        """Draw at once, and go on drawing unless the session stands still."""
        if self.guide is None:
            return
        now = self._clock.monotonic()
        self._seen = self._clock.boottime(), now
        self._tick_on(self.guide.phase(now).stage != "paused")
        self.tick()

    def _tick_on(self, on: bool) -> None:
        self._ticking = on
        if self._timer:
            (self._timer.resume if on else self._timer.pause)()

    def _pause_at(self, at: float) -> None:
        if self.at_end:
            self._tick_on(False)
        elif self.guide and self._ticking:
            self.take(self.guide.paused(at))

    def on_hide(self) -> None:
        self.pause()

    def on_show(self) -> None:
        self.back()

    def on_resize(self) -> None:
        self.query_one(Scale).display = self.size.height >= self._room_to_ask
