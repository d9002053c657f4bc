"""A routine made of another program's habits."""

from __future__ import annotations

from datetime import datetime, timedelta

from companion import words
from companion.companion import Companion
from companion.export.importers.reading import Reading
from companion.model.change import Change
from companion.model.routine import Item, Routine


def make_routine(companion: Companion, reading: Reading) -> Change:
    """Put a reading's habits into the settings, as a routine for the whole day. Raises ConfigError.

    Their ticks belong to these items already.
    """
    starts = companion.settings.day_starts_at
    ends = (datetime.combine(companion.context.today(), starts) - timedelta(minutes=1)).time()
    items = tuple(Item(id=id, label=habit.name, every=habit.every) for id, habit in reading.habits.items())
    routine = Routine(id=reading.name, name=words.arrive.HABITS, starts=starts, ends=ends, items=items)
    label = words.arrive.ROUTINE_LABEL.format(title=reading.title)
    said = words.arrive.ROUTINE_MADE.format(name=routine.name, **words.common.agreeing(len(items)))
    return companion.context.plan(label, lambda file: file.add_items(routine), said)
