"""What a session says quietly below its words, for a breath or two, or for some seconds."""

from __future__ import annotations

from companion import words
from companion.model.breathing.phase import Phase
from companion.tui.breathing.breath import Breath
from companion.tui.breathing.scale import Scale

SAID_FOR = 3  # beginnings of a cycle after which what was said goes
TOLD_FOR = 4.0  # seconds the time left is told after a key


class Remarks:
    """Said where the breath has rows for it, else in the row of the question. A newer one takes its place."""

    def __init__(self, breath: Breath, scale: Scale) -> None:
        self._breath, self._scale = breath, scale
        self.begin()

    def begin(self) -> None:
        """A session begins: nothing was said."""
        self._said: tuple[str, ...] = ()
        self._cycles = 0  # for which what was said still stands
        self._told_until: float | None = None
        self._scale.note = ""

    def say(self, *said: str, wait: bool = False) -> None:
        """Say something for a breath or two; with `wait` not before `settled`, as cautions stand there."""
        self._said, self._cycles, self._told_until = said, SAID_FOR, None
        if not wait:
            self._show(*said)

    def settled(self) -> None:
        """The cautions have been read."""
        self.say(*self._said)

    def tell_left(self, phase: Phase, now: float) -> None:
        """Tell how long is left, for some seconds in the place of what was said."""
        self._told_until = now + TOLD_FOR
        self._show(words.breathing.time_left(phase.remaining, phase.practised))

    def look(self, now: float) -> None:
        """What was told leaves in its time."""
        if self._told_until is not None and now >= self._told_until:
            self._told_until = None
            self._show(*self._said)

    def breathed(self) -> None:
        """Another cycle began."""
        self._cycles -= 1
        if self._cycles == 0:
            self.say()

    def _show(self, *said: str) -> None:
        fits = self._breath.note(said)
        self._scale.note = "" if fits else " ".join(said)
