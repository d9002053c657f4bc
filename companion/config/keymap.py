"""Keys a person chooses: how they are written, and where two of them would clash.

A binding id is `scope.name`, or a bare name for what acts everywhere (the ids are those of the app's
table of commands).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping as Map
from contextlib import suppress

from msgspec.structs import replace

from companion.config.nodes import Mapping, Node
from companion.config.notation import Notation, Reported, Spot, shown, table
from companion.config.values import line
from companion.model.old_names import current

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_NAMED = {
    *("escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
}
_ALIASES = {"esc": "escape", "return": "enter", "page_up": "pageup", "page_down": "pagedown", "del": "delete"}
# Textual's own short names for what Unicode calls differently (textual.keys.KEY_NAME_REPLACEMENTS).
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_TERMINAL_TAKES = {
    "ctrl+h": "Backspace",
    "ctrl+i": "Tab",
    "ctrl+j": "Enter",
    "ctrl+m": "Enter",
    "ctrl+left_square_bracket": "Escape",
}


def _by_current_names(spot: Spot) -> Spot:
    if not isinstance(spot.node, Mapping):
        return spot
    pairs = [(replace(key, text=current(key.text)), node) for key, node in spot.node.pairs]
    return Spot(replace(spot.node, pairs=pairs), spot.where, spot.reading)


def keys(spot: Spot) -> str:
    """Comma-separated keys, each in the one spelling that Textual uses."""
    text = line(spot)
    named = [key_name(key.strip()) for key in text.split(",")] if text != "," else [key_name(text)]
    for key in named:
        if key in _TERMINAL_TAKES:
            raise ValueError(f"most terminals read “{key}” as {_TERMINAL_TAKES[key]}; choose another key")
    if len(set(named)) < len(named):
        raise ValueError(f"“{shown(text)}” names a key twice")
    return ",".join(named)


def key_name(key: str) -> str:
    """The name of a key as Textual spells it: `?` is `question_mark`, `F1` is `f1`, `shift+a` is `A`.

    Raises ValueError for what is no key.
    """
    if key == "+" or key.endswith("++"):
        front, base = key[:-1].rstrip("+"), "+"
    else:
        front, _, base = key.rpartition("+")
    held = front.casefold().split("+") if front else []
    if len(base) == 1:
        name = _character_name(base)
    else:
        folded = base.casefold()
        name = _SHORT.get(folded, _ALIASES.get(folded, folded))
        if name not in _NAMED and not _is_character(name):
            name = ""
    if not name or any(modifier not in _MODIFIERS for modifier in held):
        raise ValueError(f"“{shown(key)}” is not a key (a, A, f2, ctrl+s, question_mark, pageup)")
    if held == ["shift"] and len(name) == 1 and name.isalpha():
        return name.upper()
    if held and len(name) == 1:
        name = name.lower()
    return "+".join([*held, name])


def clashes(defaults: Map[str, str], chosen: Map[str, str]) -> list[tuple[str, str, str]]:
    """Each key that two commands would share in one place: (id, key, the other id), a chosen id first.

    What the defaults share they share on purpose (escape ends a session, else it goes back): that is no
    clash. Ids that are not among the defaults are left out. Both maps have keys spelled as `keys` does.
    """
    merged = {**defaults, **{name: keys for name, keys in chosen.items() if name in defaults}}
    ordered = sorted(merged, key=lambda name: name not in chosen)
    holders: dict[str, list[str]] = {}
    found = []
    for name in ordered:
        for key in merged[name].split(","):
            for other in holders.get(key, ()):
                shipped = all(key in defaults[both].split(",") for both in (name, other))
                if not shipped and _meet(_scope(name), _scope(other), key):
                    found.append((other, key, name))
            holders.setdefault(key, []).append(name)
    return found


def _scope(name: str) -> str:
    return name.partition(".")[0] if "." in name else ""


def _meet(one: str, other: str, key: str) -> bool:
    """Whether a key can be meant for both scopes at once."""
    if one == other:
        return True
    if "entry" in (one, other):
        # In a text field all but ctrl+… belongs to the field.
        return "" in (one, other) and key.startswith("ctrl+")
    return not {one, other}.isdisjoint(("", "rows"))  # rows are lists, and lists are in several panes


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


def _is_character(name: str) -> bool:
    if name in _SHORT.values():
        return True
    for spelled in (name.replace("_", " "), name.replace("_", "-")):
        try:
            unicodedata.lookup(spelled)
        except KeyError:
            continue
        return True
    return False


_TABLE = table(Notation(keys), "command", lambda known: known.bindings)


def _keymap(spot: Spot) -> dict[str, str]:
    """Read the keys of each command. Given the shipped bindings, unknown ids and clashes are problems."""
    spot = _by_current_names(spot)
    chosen: dict[str, tuple[str, Node]] = {}
    for name, node in spot.pairs():
        with suppress(ValueError):
            chosen.setdefault(name.text, (keys(spot.child(name.text, node)), node))
    shipped = spot.reading.known.bindings or {}
    found = clashes(shipped, {name: given for name, (given, _) in chosen.items()})
    for mine, key, other in found:
        spot.child(mine, chosen[mine][1]).note(f"the key “{key}” is already used by “{other}”")
    values = _TABLE.read(spot)
    if found:
        raise Reported
    return values


KEYS = Notation(_keymap, _TABLE.write)
