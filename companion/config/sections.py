"""The config file as one table: every key with the reader of its value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import PurePath
from typing import Any

from companion.config import nodes
from companion.config.breathing import MINUTES, techniques
from companion.config.errors import ConfigError, Problem
from companion.config.keymap import keymap
from companion.config.names import slug
from companion.config.readers import Reader, Reported, Spot, Unique, each, fields, shown, struct, table
from companion.config.routine import routines
from companion.config.settings import Affirmations, Appearance, Breathing, Cues, Data, Privacy, Settings, Wins
from companion.config.values import (
    among,
    duration,
    line,
    number,
    one_of,
    or_off,
    plain_name,
    time_of_day,
    whole,
    yes_no,
)
from companion.model.breathing.technique import LEVELS
from companion.model.nearest import did_you_mean
from companion.model.wins import Category

FASTEST_ROTATION, SLOWEST_ROTATION = 20, 24 * 3600  # seconds; 20: content/affirmations.yaml, rotation.timer


def settings_of(
    data: bytes,
    file: str,
    bindings: Mapping[str, str] | None,
    known: Collection[str] | None,
    line_themes: Collection[str] | None,
    themes: Collection[str] | None,
) -> Settings:
    """The settings in the bytes of a config file. Raises ConfigError with every problem."""
    root = nodes.compose(data, file)
    if root is None or (isinstance(root, nodes.Scalar) and root.empty):
        return Settings()
    problems: list[Problem] = []

    def read(root: nodes.Node) -> Settings:
        asked: list[tuple[Spot, str]] = []
        own, settings = Unique(), Settings()
        with suppress(Reported):
            all_of_it = _settings(bindings, line_themes, themes, asked, own)
            settings = Spot(root, "", file, problems).read(all_of_it)
        if known is not None and not any(problem.where.startswith("breathing.own") for problem in problems):
            _check_techniques(asked, [*known, *(name for name in own.lines if name not in known)])
        return settings

    settings = read(root)
    if not problems:
        return settings
    found, problems = tuple(problems), []
    rest = _without({re.split(r"[.\[]", problem.where)[0] for problem in found}, root)
    sound = read(rest) if rest else None
    raise ConfigError(found, None if problems else sound)


def _without(ill: Collection[str], root: nodes.Node) -> nodes.Mapping | None:
    """The sections that have no problem; None where the data's may have one, perhaps in its name."""
    if not isinstance(root, nodes.Mapping) or {"data", ""} & set(ill):
        return None
    named = {key.text for key, _ in root.pairs}
    if "data" not in named and not set(ill) <= set(Settings.__struct_fields__):
        return None
    pairs = [(key, node) for key, node in root.pairs if key.text not in ill]
    return nodes.Mapping(root.line, root.column, root.size, pairs)


def _check_techniques(asked: list[tuple[Spot, str]], known: Collection[str]) -> None:
    for spot, name in asked:
        if name not in known:
            hint = did_you_mean(name, known)
            spot.note(f'"{shown(name)}" is not a technique{hint} ({", ".join(sorted(known))})')


def _settings(
    bindings: Mapping[str, str] | None,
    line_themes: Collection[str] | None,
    themes: Collection[str] | None,
    asked: list[tuple[Spot, str]],
    own: Unique,
) -> Reader[Settings]:
    def technique(spot: Spot) -> str:
        name = plain_name(spot)
        asked.append((spot, name))
        return name

    return struct(
        Settings,
        {
            "day_starts_at": time_of_day,
            "routines": routines(asked),
            "breathing": struct(
                Breathing,
                {
                    "technique": technique,
                    "minutes": MINUTES,
                    "level": one_of(*LEVELS),
                    "cues": struct(
                        Cues,
                        {"bell": yes_no, "command": or_off(each(line), ()), "speak": yes_no, "tint": yes_no},
                    ),
                    "own": techniques(own),
                },
            ),
            "affirmations": struct(
                Affirmations,
                {
                    "rotate_every": or_off(duration(FASTEST_ROTATION, SLOWEST_ROTATION), 0),
                    "themes": table(yes_no, "theme", line_themes),
                    "own": each(line),
                },
            ),
            "wins": struct(Wins, {"categories": each(_category())}),
            "appearance": struct(
                Appearance,
                {
                    "theme": plain_name if themes is None else among("theme", themes),
                    "motion": one_of("full", "reduced"),
                    "icons": one_of("auto", "unicode", "ascii"),
                    "borders": one_of("round", "simple"),
                },
            ),
            "keys": keymap(bindings),
            "data": struct(
                Data,
                {
                    "folder": _folder,
                    "device": _device,
                    "backups": whole(1, 365),
                    "backup_to": _folder,
                    "backup_to_keep": whole(1, 365),
                },
            ),
            "privacy": struct(Privacy, {"cover_after": or_off(number(0, 1440, "minutes"), 0.0)}),
        },
    )


def _category() -> Reader[Category]:
    ids = Unique()
    entries = fields(
        {
            "id": plain_name,
            "label": line,
            "icon": _icon,
            "ascii": _ascii,
            "celebration": line,
            "examples": each(line),
            "aliases": each(plain_name),
        },
        required=("label",),
    )

    def read(spot: Spot) -> Category:
        values: dict[str, Any] = (
            {"label": line(spot)} if isinstance(spot.node, nodes.Scalar) else entries(spot)
        )
        values.setdefault("id", slug(values["label"], "_"))
        ids.claim(values["id"], spot.node)
        return Category(**values)

    return read


def _icon(spot: Spot) -> str:
    """One character of one cell everywhere: neither wide nor of ambiguous width, nor made of several."""
    text = line(spot)
    narrow = len(text) == 1 and unicodedata.east_asian_width(text) in ("N", "Na", "H")
    if not narrow or unicodedata.category(text)[0] in "MCZ":
        raise ValueError(f'"{shown(text)}" is not one narrow character (such as ☼ or ✧; emoji are wide)')
    return text


def _ascii(spot: Spot) -> str:
    text = line(spot)
    if len(text) != 1 or not text.isascii():
        raise ValueError(f'"{shown(text)}" is not one ASCII character')
    return text


def _folder(spot: Spot) -> str:
    text = line(spot)
    if not text.startswith("~") and not PurePath(text).is_absolute():
        raise ValueError(f'"{shown(text)}" is not a whole path (it begins with / or ~)')
    return text


def _device(spot: Spot) -> str:
    name = plain_name(spot)
    if not name.isascii() or len(name) > 40:
        raise ValueError(f'"{shown(name)}" is not a device name (up to 40 letters a to z, digits, - and _)')
    return name
