"""One breath in three rows under the prompt: the words, a bar, a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from companion.model.breathing.guide import Guide

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.model.breathing.phase import Phase
    from companion.model.breathing.practice import Practised, SessionPlan

EVERY = 0.25  # seconds between two looks (content/breathing.yaml, `timing_rules`)
HALF = 18  # cells of the bar on each side of its middle
FULL, EMPTY = "▬", "─"
PLAIN_FULL, PLAIN_EMPTY = "=", "."
UP, CLEAR, HIDE, SHOW = "\x1b[3A", "\r\x1b[2K", "\x1b[?25l", "\x1b[?25h"


class OneBreath:
    """Draws a breath until it is over; `write` takes what goes to the terminal."""

    def __init__(
        self,
        plan: SessionPlan,
        clock: Clock,
        *,
        write: Callable[[str], object],
        below: str,
        plain: bool = False,
        still: bool = False,
    ) -> None:
        """`below` is the sentence; `plain`: in ASCII; `still`: only words and number change."""
        self._clock, self._write, self._below = clock, write, below
        self._plain, self._still = plain, still
        at_once = msgspec.structs.replace(plan, settle=0.0)
        self._guide = Guide.begin(at_once, wall=clock.now(), at=clock.monotonic())
        self._shown: Sequence[str] = ()

    def run(self) -> None:
        """Until it is over, or a signal raises."""
        self._write(HIDE)
        try:
            while (phase := self._guide.phase(self._clock.monotonic())).stage != "over":
                self._draw(phase)
                self._clock.sleep(min(EVERY, max(phase.seconds_left, 0.01)))
        finally:
            self._write(SHOW)

    def end(self) -> Practised | None:
        """What there is to keep."""
        now = self._clock.monotonic()
        return self._guide.ended(now).kept(now)

    def _draw(self, phase: Phase) -> None:
        rows = self.rows(phase)
        if rows != self._shown:
            again = UP if self._shown else ""
            self._write(again + "".join(f"{CLEAR}{row}\n" for row in rows))
            self._shown = rows

    def rows(self, phase: Phase) -> list[str]:
        """The three rows at a moment."""
        full, empty = (PLAIN_FULL, PLAIN_EMPTY) if self._plain else (FULL, EMPTY)
        fill = phase.step.fill[1] if self._still and phase.step and phase.step.fill else phase.fill
        grown = round(fill * HALF)
        side = empty * (HALF - grown)
        said = f"{phase.label} {phase.number or ''}".rstrip()
        return [f"  {said}", f"  {side}{full * 2 * grown}{side}", f"  {self._below}"]
