"""A breathing session as plain lines: one for each step, printed when the step begins."""

from __future__ import annotations

import math
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from companion import words
from companion.model.breathing.guide import Guide
from companion.model.breathing.pacing import SETTLE, late
from companion.model.breathing.technique import paced
from companion.verbs.breathing.session_drafts import KEPT_EVERY

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.model.breathing.phase import Phase
    from companion.model.breathing.practice import Practised, SessionPlan

SHORTEST = 0.001  # seconds to wait at least, so that time goes on
LONGEST = 0.5  # seconds to wait at most, so that a standstill inside a wait is noticed
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, a polite kill, a closed terminal


class PlainSession:
    """Says the steps of a session. When the machine slept or stood still, the person is asked to go on.

    `say` takes a line, `cue` the phase, its monotonic second and the next phase when a step begins; `hold`
    takes what there is to keep until now; `ask` says whether to go on, at the start of the cycle.
    """

    def __init__(
        self,
        plan: SessionPlan,
        clock: Clock,
        *,
        say: Callable[[str], object],
        hold: Callable[[Practised], object],
        ask: Callable[[], bool],
        cue: Callable[[Phase, float, Sequence[Phase]], object],
        own_pace: bool = False,
    ) -> None:
        self._clock, self._say, self._hold, self._ask, self._cue = clock, say, hold, ask, cue
        self._boot, self._now = clock.boottime(), clock.monotonic()
        self._due = 0.0  # seconds until it is looked at again
        self._held_at = self._now
        self._freely = own_pace  # once it has begun
        if plan.settle == math.inf:  # there is no key to begin with
            plan = msgspec.structs.replace(plan, settle=SETTLE.seconds)
        self._guide = Guide.begin(plan, wall=clock.now(), at=self._now)

    def run(self) -> None:
        """Until it is over, or a signal raises."""
        shown = None
        while True:
            if self._woke_late():
                shown = None
                if not self._ask():
                    return
                self._look()
                self._guide = self._guide.toggled(self._now)
            phase = self._guide.phase(self._now)
            if self._freely and phase.stage == "breathe":
                self._freely = False
                self._guide = self._guide.own_pace(self._now)
                phase = self._guide.phase(self._now)
            if phase.stage == "over":
                self._cue(phase, self._now, self._guide.upcoming(phase, self._now))
                return
            if phase.place != shown:
                shown = phase.place
                self._cue(phase, self._now, self._guide.upcoming(phase, self._now))
                self._say(rendered(phase))
            if self._now - self._held_at >= KEPT_EVERY and (kept := self._guide.kept(self._now)):
                self._held_at = self._now
                self._hold(kept)
            self._due = min(max(phase.seconds_left, SHORTEST), LONGEST)
            self._clock.sleep(max(self._now + self._due - self._clock.monotonic(), SHORTEST))

    def end(self) -> Practised | None:
        """End it now, if it is not over, and say what there is to keep."""
        self._woke_late()
        return self._guide.ended(self._now).kept(self._now)

    def _woke_late(self) -> bool:
        """Look at the clock; what it stood still for counts as a pause."""
        boot, now = self._boot, self._now
        self._look()
        slept = late(boot, self._boot, now, self._now, self._due)
        if slept:
            self._guide = self._guide.slept(min(now + self._due, self._now))
        return slept

    def _look(self) -> None:
        self._boot, self._now = self._clock.boottime(), self._clock.monotonic()


def rendered(phase: Phase) -> str:
    """The line of a step: Breathe in, 4 seconds."""
    step = phase.step
    if step is None:
        return ""
    if phase.free:
        return step.sr_label or step.label
    tempo = phase.tempo if phase.stage == "breathe" else 1.0
    return words.breathing.plain_step(step.sr_label or step.label, paced(step.seconds, tempo))


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Inside, what ends a program ends only the breath: one KeyboardInterrupt, so that it can be kept."""

    def stop(number: int, frame: object) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
