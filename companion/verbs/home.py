"""What every verb works with: the store, the settings in force, the clock, chance, and the undo history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from companion.clock import Clock
from companion.config.settings import Settings
from companion.content import load as content
from companion.model.breathing import Technique, level_for, planned_for
from companion.model.change import Change, Edit
from companion.model.days import day_of
from companion.store.store import Store
from companion.verbs.history import History
from companion.verbs.planning import Planning


class Gone(LookupError):
    """What a verb was asked about is not there any more; the message is for the person."""


class Home:
    """Handed to each feature's verbs. Knows no thread: one caller at a time."""

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, chance: Random, planning: Planning
    ) -> None:
        self.store = store
        self.settings = settings
        self.clock = clock
        self.chance = chance
        self.planning = planning
        self.history = History(store, planning)

    def now(self) -> datetime:
        """The aware local time."""
        return self.clock.now()

    def day_of(self, at: datetime) -> date:
        """The person's day an instant belongs to, by the setting in force."""
        return day_of(at, self.settings.day_starts_at)

    def today(self) -> date:
        """The person's day now."""
        return self.day_of(self.now())

    def minutes_of(self, technique_id: str) -> float:
        """The minutes a session of a technique would take, by its own default or the setting; 0: unknown."""
        technique = next((t for t in self.techniques() if t.id == technique_id), None)
        if technique is None:
            return 0
        level = level_for(technique, self.settings.breathing.level, ())
        return round(planned_for(technique, level, self.settings.breathing.minutes, ()) / 60, 1)

    def techniques(self) -> tuple[Technique, ...]:
        """The person's own techniques, then the shipped ones."""
        return (*self.settings.breathing.own, *content.techniques())

    def write(self, label: str, edits: Sequence[Edit], words: str = "") -> Change:
        """Save edits and remember them for undo. Raises StoreError; then nothing was saved."""
        change = Change(label, self.store.apply(edits), words=words)
        self.history.did(change)
        return change
