"""What a person sets for their breath once and for all: no holds anywhere, and patterns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.breathing.technique import Step
from companion.model.change import Change
from companion.verbs.context import Context, Gone


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

    def toggle_close(self, technique_id: str) -> Change:
        """Keep a technique close, first among all, or no longer. Raises Gone when it is not there."""
        technique = self._context.technique(technique_id)
        if technique is None:
            raise Gone(words.breathing.NO_TECHNIQUE)
        before = self._context.settings.breathing.close
        closer = technique_id not in before
        after = [*before, technique_id] if closer else [each for each in before if each != technique_id]
        label = words.changes.CLOSE_LABEL if closer else words.changes.NOT_CLOSE_LABEL
        said = words.changes.KEPT_CLOSE if closer else words.patterns.NOT_KEPT_CLOSE
        name = words.common.quoted(technique.name)
        return self._context.plan(label.format(text=name), lambda file: file.keep_close(after), said)

    def add(self, name: str, minutes: float, steps: Sequence[Step]) -> Change:
        """Add a pattern to the techniques. Raises ConfigError for one that nobody should breathe."""
        taken = [each.id for each in self._context.techniques()]
        return self._context.plan(
            words.changes.PATTERN_LABEL.format(name=name),
            lambda file: file.add_technique(name, minutes, steps, taken),
            words.patterns.PATTERN_SAVED.format(name=name),
        )
