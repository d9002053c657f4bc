"""The names that a shell completes, from the settings and the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from companion.cli.completion import quick_names
from companion.cli.frame.opening import Places

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.config.settings import Settings

Names = Mapping[str, list[str]]


def names(places: Places, kind: str, at: int) -> list[str]:
    """Return the names of a kind, and keep all that were found with them for the next time (ns).

    It says nothing of what is wrong: in the middle of a line that is typed there is no room for it.
    """
    from companion.config.errors import ConfigError
    from companion.config.settings import Settings

    try:
        settings = places.settings()[0]
    except ConfigError:
        settings = Settings()
    data, config = str(places.data_folder(settings)), str(places.config_file())
    looked = quick_names.state(data, config, kind, at)
    found = _of_data(places, settings) if kind in quick_names.OF_DATA else _of_settings(places, settings)
    if looked:
        _keep(data, kind, looked, found)
    return found.get(kind, [])


def _of_settings(places: Places, settings: Settings) -> Names:
    from companion.config.places import theme_names
    from companion.content import load as content
    from companion.verbs import known

    rituals = (*settings.celebration.rituals, *content.rituals())
    prompts = (*settings.journal.prompts, *content.prompts())
    return {
        "items": _once(item.label for routine in settings.routines for item in routine.items),
        "routines": _once(each.name for each in settings.routines),
        "categories": _once(each.id for each in known.categories(settings)),
        "techniques": _once(each.id for each in known.techniques(settings)),
        "rituals": _once(each.label for each in rituals),
        "prompts": _once(each.id for each in prompts),
        "themes": sorted(theme_names(places.config_file())),
    }


def _of_data(places: Places, settings: Settings) -> Names:
    from companion.companion import Companion

    folder = places.data_folder(settings)
    if not folder.is_dir():
        return {}
    companion = Companion(folder, settings, config=places.config_file())
    try:
        return {kind: _once(found(companion)) for kind, found in OF_DATA.items()}
    finally:
        companion.store.notices()
        companion.close()


def _tasks(companion: Companion) -> Iterable[str]:
    return (row.label for row in companion.routine.view().tasks)


def _people(companion: Companion) -> Iterable[str]:
    return (each.name for each in companion.people.view().people)


def _gatherings(companion: Companion) -> Iterable[str]:
    return (each.gathering.what for each in companion.gatherings.view().gatherings)


def _cards(companion: Companion) -> Iterable[str]:
    return (each.card.text for each in companion.board.view().cards)


def _goals(companion: Companion) -> Iterable[str]:
    view = companion.goals.view()
    return (each.goal.called for each in (*view.of("open"), *view.of("resting")))


def _steps(companion: Companion) -> Iterable[str]:
    goals = companion.goals.view().of("open")
    return (step.text for each in goals for step in each.steps if step.taken is None)


def _skills(companion: Companion) -> Iterable[str]:
    return (line.skill.label for line in companion.toolbox.view().skills)


OF_DATA: Mapping[str, Callable[[Companion], Iterable[str]]] = {
    "goals": _goals,
    "steps": _steps,
    "tasks": _tasks,
    "skills": _skills,
    "people": _people,
    "gatherings": _gatherings,
    "cards": _cards,
}


def _once(found: Iterable[str]) -> list[str]:
    """Return each name once, in a line of its own, with nothing in it that acts on a terminal."""
    from companion.model.text import visible

    return list(dict.fromkeys(" ".join(visible(each).split()) for each in found))


def _keep(data: str, kind: str, looked: str, found: Names) -> None:
    """Keep names beside the data, where there are any."""
    from pathlib import Path

    from companion.files import make_folder, write_durably

    lines = [f"{name}\t{each}" for name, some in found.items() for each in some]
    with suppress(OSError):
        if Path(data).is_dir():
            make_folder(str(Path(data) / "cache"))
            write_durably(quick_names.path_in(data, kind), "\n".join([looked, *lines]).encode(), sync=False)
