"""What a person sets for their breath once and for all: no holds anywhere, and patterns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.breathing.technique import Step
from companion.model.change import Change
from companion.verbs.context import Context


class PatternVerbs:
    """Each is an edit of the settings, undone like any."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def without_holds(self) -> bool:
        """Whether every technique is without holds."""
        return self._context.settings.breathing.level == "no_holds"

    def set_without_holds(self, on: bool) -> Change:
        """Breathe always without holds, or each technique as it is."""
        said = words.patterns.WITHOUT_HOLDS if on else words.patterns.WITH_HOLDS
        return self._context.plan(
            words.changes.HOLDS_LABEL,
            lambda file: file.set_breathing_level("no_holds" if on else None),
            said,
        )

    def add(self, name: str, minutes: float, steps: Sequence[Step]) -> Change:
        """Add a pattern to the techniques. Raises ConfigError for one that nobody should breathe."""
        taken = [each.id for each in self._context.techniques()]
        return self._context.plan(
            words.changes.PATTERN_LABEL.format(name=name),
            lambda file: file.add_technique(name, minutes, steps, taken),
            words.patterns.PATTERN_SAVED.format(name=name),
        )
