"""Settings written out as a config file would say them: what `companion config show` prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

import yaml

from companion.config.settings import Settings
from companion.model.breathing.technique import Section, Step, Technique
from companion.model.routine import Item, Routine
from companion.model.schedule import describe
from companion.model.wins import Category

_NULL = "tag:yaml.org,2002:null"


def show(settings: Settings, bindings: Mapping[str, str] | None = None) -> str:
    """The settings as YAML that `read` reads to the same settings.

    Given the shipped `bindings`, `keys` lists every binding id, and not only those that were moved.
    """
    breathing, appearance, data = settings.breathing, settings.appearance, settings.data
    plain = {
        "day_starts_at": _time(settings.day_starts_at),
        "routines": [_routine(routine) for routine in settings.routines],
        "breathing": {
            "technique": breathing.technique,
            "minutes": _number(breathing.minutes),
            "level": breathing.level,
            "cues": {
                "bell": _yes_no(breathing.cues.bell),
                "command": list(breathing.cues.command) or "off",
                "speak": _yes_no(breathing.cues.speak),
                "tint": _yes_no(breathing.cues.tint),
            },
            "own": [_technique(technique) for technique in breathing.own],
        },
        "affirmations": {
            "rotate_every": _duration(settings.affirmations.rotate_every),
            "themes": {name: _yes_no(on) for name, on in settings.affirmations.themes.items()},
            "own": list(settings.affirmations.own),
        },
        "wins": {"categories": [_category(category) for category in settings.wins.categories]},
        "appearance": {
            "theme": appearance.theme,
            "motion": appearance.motion,
            "icons": appearance.icons,
            "borders": appearance.borders,
        },
        "keys": {**(bindings or {}), **settings.keys},
        "data": {
            "folder": data.folder,
            "device": data.device or None,
            "backups": str(data.backups),
            "backup_to": data.backup_to,
            "backup_to_keep": str(data.backup_to_keep),
        },
        "privacy": {"cover_after": _number(settings.privacy.cover_after or None) or "off"},
    }
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Dumper(yaml.SafeDumper):
    """Every value is text here, and only what would read as nothing needs quotes."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand further in than their key

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _routine(routine: Routine) -> dict[str, Any]:
    return {
        "name": routine.name,
        "id": routine.id,
        "from": _time(routine.starts),
        "to": _time(routine.ends),
        "items": [_item(item) for item in routine.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return _said(
        label=item.label,
        id=item.id,
        every=describe(item.every),
        steps=list(item.steps),
        opens=item.opens,
        records=item.records,
    )


def _technique(technique: Technique) -> dict[str, Any]:
    return _said(
        name=technique.name,
        id=technique.id,
        tagline=technique.tagline,
        pattern=technique.pattern,
        minutes=_number(technique.session.default) if technique.session.unit == "minutes" else None,
        for_what=list(technique.for_what),
        sections=[_section(section) for section in technique.sections],
        levels={
            level: {section: [_number(each) for each in seconds] for section, seconds in sections.items()}
            for level, sections in technique.levels.items()
            if level != "standard"
        },
    )


def _section(section: Section) -> dict[str, Any]:
    return _said(
        id=section.id,
        repeat=str(section.repeat) if section.repeat else None,
        steps=[_step(step) for step in section.steps],
    )


def _step(step: Step) -> dict[str, Any]:
    return _said(
        kind=step.kind,
        seconds=_number(step.seconds),
        label=step.label,
        fill=[_number(part) for part in step.fill] if step.fill else None,
        via=step.via,
        side=step.side,
        sr_label=step.sr_label,
    )


def _category(category: Category) -> dict[str, Any]:
    return _said(
        label=category.label,
        id=category.id,
        icon=category.icon,
        ascii=category.ascii,
        celebration=category.celebration,
        examples=list(category.examples),
        aliases=list(category.aliases),
    )


def _said(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _time(of_day: time) -> str:
    return f"{of_day:%H:%M}"


def _yes_no(on: bool) -> str:
    return "on" if on else "off"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.9f}".rstrip("0").rstrip(".")


def _duration(seconds: int) -> str:
    if seconds == 0:
        return "off"
    return f"{seconds} s" if seconds % 60 else f"{seconds // 60} minutes"
