"""The sentences of the app, whole, with named fields, so that wording can be reviewed in one place.

One module for each feature, read when it is first used: `words.wins.PLACEHOLDER`. The rules are in
content/rhythm.yaml (`wording`): facts about what happened, nothing about what did not, no exclamation
mark. Shipped texts (techniques, affirmations, categories, support) live in content/.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `companion status` has no time for the module `typing`
if TYPE_CHECKING:  # so that a name that is not there is found before it is used
    from types import ModuleType

    from companion.words import (
        affirmations,
        arrive,
        audio,
        backup,
        board,
        breathing,
        celebrations,
        changes,
        checkins,
        closing,
        common,
        doctor,
        export,
        first_use,
        flow,
        forget,
        gatherings,
        goals,
        grey,
        journal,
        kinder,
        kinds,
        milestones,
        patterns,
        pauses,
        people,
        plain,
        planning,
        progress,
        reminders,
        reports,
        routine,
        search,
        sessions,
        settings,
        share,
        status,
        stories,
        sync,
        today,
        toolbox,
        trash,
        usage,
        views,
        weekly,
        wins,
    )


def __getattr__(name: str) -> ModuleType:
    """Return the words of a feature."""
    from importlib import import_module

    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"there are no words for {name!r}") from error
