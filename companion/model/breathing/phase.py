"""Where a breathing session stands: what was pressed, and what is to be seen at one moment."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from companion.model.breathing.technique import Step, StepKind

SETTLE = Step(kind="natural", seconds=10, label="Settle")
"""What comes before the first cycle (content/breathing.yaml, `adaptation`), as long as the settings say.

It is not practice.
"""
OWN_PACE = Step(kind="natural", seconds=0, label="Your own pace")
"""What takes the place of the steps while a person breathes freely."""

ALMOST = 1e-6
"""Of a beat: what rounding may leave of one that is over."""

Stage = Literal["settle", "breathe", "paused", "over"]


class Event(msgspec.Struct, frozen=True):
    """Something that was done at a monotonic second. `value` is the new tempo of a `tempo` event.

    `skip` ends the settling; `free` is one's own pace from now on, and a second one the given pace again;
    `end` ends the session. What makes no sense when it comes is ignored.
    """

    kind: Literal["start", "pause", "resume", "skip", "tempo", "free", "end"]
    at: float
    value: float = 1.0


Log = tuple[Event, ...]


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session stands.

    `step` is None once it is over. It takes `length` seconds, of which `seconds_left` are left; `number` is
    what to show of them. `fill` is how full the lungs are, 0 to 1. `index` is the step in its cycle, `cycle`
    the cycle in its section, both from 0. `remaining` seconds are still planned (None: open end), `practised`
    seconds and so many whole `breaths` were breathed, without settling and pauses. `finished`: the session
    ran to its end.
    """

    stage: Stage
    step: Step | None = None
    seconds_left: float = 0.0
    length: float = 0.0
    fill: float = 0.0
    index: int = 0
    cycle: int = 0
    section: str = ""
    remaining: float | None = 0.0
    total: float | None = 0.0
    practised: float = 0.0
    breaths: int = 0
    finished: bool = False
    free: bool = False
    last: bool = False
    tempo: float = 1.0

    @property
    def place(self) -> tuple[Stage, str, int, int, bool]:
        """What changes when another step begins, and only then."""
        return self.stage, self.section, self.cycle, self.index, self.free

    @property
    def number(self) -> int:
        """The beats left of the step, counting down to 1; 0 where there are none."""
        if not self.beats:
            return 0
        left = math.ceil(self.seconds_left * self.beats / self.length - ALMOST)
        return min(self.beats, max(1, left))

    @property
    def beats(self) -> int:
        """The whole seconds of the step as it is written, whatever the tempo: all of them equally long.

        0 at one's own pace, and where nothing says how long it takes.
        """
        timed = self.step is not None and not self.free and 0 < self.length < math.inf
        return max(1, math.floor(self.step.seconds)) if timed and self.step else 0

    @property
    def label(self) -> str:
        """The words of the step; '' once it is over."""
        return self.step.label if self.step else ""

    @property
    def kind(self) -> StepKind:
        """The kind of the step; `natural` once it is over."""
        return self.step.kind if self.step else "natural"

    @property
    def side(self) -> str:
        """The nostril of the step: both, left, right."""
        return self.step.side if self.step else "both"

    @property
    def via(self) -> str:
        """The way of the air: any, nose, mouth, pursed."""
        return self.step.via if self.step else "any"


def late(
    boot_before: float, boot_now: float, mono_before: float, mono_now: float, every: float = 0.0
) -> bool:
    """Whether the machine slept or stood still between two ticks, so that the session should pause.

    All in seconds; a tick was due after `every`. Sleep stops the monotonic clock on Linux and not `boot`
    (`Clock.boottime`), so that the two part; SIGSTOP does not, so that the tick is late. Setting the wall
    clock moves neither.
    """
    boot, mono = boot_now - boot_before, mono_now - mono_before
    return abs(boot - mono) > 1 or mono > every + 1
