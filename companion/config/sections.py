"""The config file read to Settings: each field of these is a setting, read and written by its notation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import time
from pathlib import PurePath
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec.structs import asdict, replace

from companion.config import nodes
from companion.config.breathing import MINUTES, TECHNIQUE
from companion.config.celebrations import RITUAL
from companion.config.errors import ConfigError, Problem
from companion.config.journal import PROMPT
from companion.config.keymap import KEYS
from companion.config.known import Known
from companion.config.notation import (
    FileReading,
    Notation,
    Reported,
    Spot,
    each,
    fields,
    joined,
    or_off,
    shown,
    table,
)
from companion.config.paces import BREATHS_A_MINUTE, SETTLE
from companion.config.reminders import ROUTINE_TIMES, TIME_OR_OFF, TIMES, check, one_or_more
from companion.config.routine import ROUTINE
from companion.config.settings import Data, Settings
from companion.config.values import (
    LINE,
    LINES,
    TIME,
    YES_NO,
    duration,
    line,
    number,
    one_of,
    plain_name,
    whole,
)
from companion.config.wins import CATEGORY
from companion.model.breathing.technique import Technique
from companion.model.celebrations import Ritual
from companion.model.journal import JournalPrompt
from companion.model.nearest import did_you_mean, nearest
from companion.model.reminders import Way
from companion.model.routine import Routine
from companion.model.wins import Category

FASTEST_ROTATION, SLOWEST_ROTATION = 20, 24 * 3600  # seconds; 20: content/affirmations.yaml, rotation.timer


def settings_of(data: bytes, file: str, known: Known) -> Settings:
    """Return the settings in the bytes of a config file. Raises ConfigError with every problem."""
    root = nodes.compose(data, file)
    if root is None or (isinstance(root, nodes.Scalar) and root.empty):
        return Settings()
    settings, found = _read(root, file, known)
    if not found:
        return settings
    if not isinstance(root, nodes.Mapping) or (sound := sound_part(root, found, file, known)) is None:
        raise ConfigError(tuple(found))
    if _data_in_doubt(root, found):
        raise ConfigError(tuple(found), beside_data=replace(sound, data=any_data(sound.data)))
    raise ConfigError(tuple(found), sound, sound)


def any_data(said: Data) -> Data:
    """What is known of `data:` with a mistake: this machine's name. No backup is let go."""
    return Data(device=said.device, backups=365)


def sound_part(root: nodes.Mapping, found: Sequence[Problem], file: str, known: Known) -> Settings | None:
    """The settings without what has a problem: a key of an item, an item, a key of a section, a section."""
    ill = {problem.where.removesuffix(".id") for problem in found}  # under another id it were another thing
    for depths in ((2, 5), (2, 4), (2, 2), (1, 1)):
        sound, problems = _read(_without(root, ill, *depths), file, known, cut=True)
        if not problems:
            return sound
    return None


def _read(root: nodes.Node, file: str, known: Known, *, cut: bool = False) -> tuple[Settings, list[Problem]]:
    reading, settings = FileReading(file, known), Settings()
    with suppress(Reported):
        settings = Spot(root, "", reading).read(SETTINGS.read)
    if known.techniques is not None and not any(
        problem.where.startswith("breathing.own") for problem in reading.problems
    ):
        names = {*known.techniques, *reading.ids.get("technique", ())}
        for spot, name in reading.techniques:
            if name not in names:
                spot.note(_none_of("technique", name, names))
    if not reading.problems and not cut:  # or it may be its routine that has one
        check(reading.routines, [each.id for each in settings.routines])
    return settings, reading.problems


def _without(
    node: nodes.Node, ill: Collection[str], most: int, in_routines: int, where: str = ""
) -> nodes.Node:
    """What is at a path of keys without what is ill there, and without what holds it `most` keys deep.

    In the routines, which are lists of lists, it is `in_routines` deep.
    """

    def left(step: str, child: nodes.Node) -> nodes.Node | None:
        path = joined(where, step)
        inside = [each for each in ill if each.startswith((f"{path}.", f"{path}["))]
        if path in ill or (inside and most == 1):
            return None
        deep = in_routines if path == "routines" else most
        return _without(child, inside, deep - 1, in_routines, path) if inside else child

    if isinstance(node, nodes.Sequence):
        items = (left(f"[{number}]", item) for number, item in enumerate(node.items))
        return nodes.Sequence(node.line, node.column, node.size, [item for item in items if item])
    if isinstance(node, nodes.Mapping):
        pairs = ((key, left(shown(key.text), value)) for key, value in node.pairs)
        return nodes.Mapping(
            node.line, node.column, node.size, [(key, value) for key, value in pairs if value]
        )
    return node


def _data_in_doubt(root: nodes.Mapping, found: Sequence[Problem]) -> bool:
    """Whether a mistake may be about which data are meant: in `data:`, in its name or place."""
    if {re.split(r"[.\[]", problem.where)[0] for problem in found} & {"data", ""}:
        return True
    known = next((value for key, value in root.pairs if key.text == "data"), None)
    if isinstance(known, nodes.Mapping) and any(key.text == "folder" for key, _ in known.pairs):
        return False
    named = {"data", *Data.__struct_fields__}
    if any(named & set(re.findall(r"\w+", problem.where)) for problem in found):
        return True
    for key, value in root.pairs:
        if key.text not in Settings.__struct_fields__:
            inside = [inner.text for inner, _ in value.pairs] if isinstance(value, nodes.Mapping) else []
            is_path = isinstance(value, nodes.Scalar) and value.text.startswith(("/", "~"))
            if is_path or any(nearest(word, named) for word in (key.text, *inside)):
                return True
    return False


def _none_of(noun: str, name: str, known: Collection[str]) -> str:
    return f"“{shown(name)}” is not a {noun}{did_you_mean(name, known)} ({', '.join(sorted(known))})"


def _technique(spot: Spot) -> str:
    name = plain_name(spot)
    spot.reading.techniques.append((spot, name))
    return name


def _theme(spot: Spot) -> str:
    name, known = plain_name(spot), spot.reading.known.themes
    if known is not None and name not in (*known, "auto"):
        raise ValueError(_none_of("theme", name, {*known, "auto"}))
    return name


def _line_theme(spot: Spot) -> str:
    name, known = plain_name(spot), spot.reading.known.affirmation_themes
    if known is not None and name not in known:
        raise ValueError(_none_of("theme", name, known))
    return name


def _folder(spot: Spot) -> str:
    text = line(spot)
    if not text.startswith("~") and not PurePath(text).is_absolute():
        raise ValueError(f"“{shown(text)}” is not a full path (start it with / or ~)")
    return text


def _device(spot: Spot) -> str:
    name = plain_name(spot)
    if not name.isascii() or len(name) > 40:
        raise ValueError(f"“{shown(name)}” is not a device name (up to 40 letters a to z, digits, - and _)")
    return name


NOTATIONS: dict[object, Notation[Any]] = {
    bool: YES_NO,
    str: LINE,
    time: TIME,
    Category: CATEGORY,
    JournalPrompt: PROMPT,
    Ritual: RITUAL,
    Routine: ROUTINE,
    Technique: TECHNIQUE,
    "rotation": or_off(duration(FASTEST_ROTATION, SLOWEST_ROTATION), 0),
    "technique": Notation(_technique),
    "routine times": ROUTINE_TIMES,
    "times or off": TIMES,
    "time or off": TIME_OR_OFF,
    "ways": one_or_more(one_of(*get_args(Way))),
    "theme": Notation(_theme),
    "theme of lines": Notation(_line_theme),
    "folder": Notation(_folder),
    "device": Notation(_device, lambda name: name or None),
    "program": or_off(LINES, ()),
    "days": whole(1, 365),
    "days of a week": whole(1, 7),
    "keys": KEYS,
    "minutes": MINUTES,
    "settle": SETTLE,
    "breaths a minute": or_off(BREATHS_A_MINUTE, 0.0),
    "minutes or off": or_off(number(0, 1440, "minutes"), 0.0),
    "themes": table(YES_NO, "theme", lambda known: known.affirmation_themes),
}
"""By what a field of the settings says of itself: the name beside its type, or the type."""


def _notation_of(type_: Any) -> Notation[Any]:
    origin, inner = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return NOTATIONS[inner[1]]
    if origin is tuple:
        return each(_notation_of(inner[0]))
    if origin is Literal:
        return one_of(*inner)
    if type(None) in inner:
        return _notation_of(inner[0])
    return NOTATIONS.get(type_) or _section(type_)


def _section(kind: type[Any]) -> Notation[Any]:
    notations = {name: _notation_of(type_) for name, type_ in kind.__annotations__.items()}
    entries = fields(notations)

    def write(section: Any) -> dict[str, Any]:
        return {
            name: None if value is None else notations[name].write(value)
            for name, value in asdict(section).items()
        }

    return Notation(lambda spot: kind(**entries.read(spot)), write)


SETTINGS = _section(Settings)
