"""What the chooser sets for good: each an edit of the settings."""

from __future__ import annotations

from collections.abc import Callable

from companion import words
from companion.model.breathing.pattern import Pattern
from companion.tui.frame.host import Host


class BreathSettings:
    """Asked of the host the chooser is open over."""

    def __init__(self, host: Host) -> None:
        self._host, self._patterns = host, host.companion.patterns

    def row(self) -> str:
        """What the last row of the chooser would do."""
        return words.patterns.HOLDS_AGAIN if self._patterns.without_holds else words.patterns.ALWAYS_NO_HOLDS

    def more(self) -> str:
        """The same in a sentence."""
        on = self._patterns.without_holds
        return words.patterns.HOLDS_AGAIN_MORE if on else words.patterns.ALWAYS_NO_HOLDS_MORE

    def toggle(self, then: Callable[[object], object]) -> None:
        """Breathe always without holds, or each technique as it is."""
        self._host.do(self._patterns.set_without_holds, not self._patterns.without_holds, then=then)

    def close(self, technique: str, then: Callable[[object], object]) -> None:
        """Keep a technique close, or no longer."""
        self._host.do(self._patterns.toggle_close, technique, then=then)

    def now(self) -> float:
        """The monotonic second it is."""
        return self._host.shared.clock.monotonic()

    def save(self, pattern: Pattern, then: Callable[[object], object]) -> None:
        """Add a pattern to the techniques."""
        self._host.do(self._patterns.add, pattern.name, pattern.minutes, pattern.steps, then=then)
