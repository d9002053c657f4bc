"""The `routines` of the config file."""

from __future__ import annotations

import re
from typing import Any

from companion.config import nodes
from companion.config.names import ID, slug
from companion.config.notation import Notation, Spot, each, fields, shown
from companion.config.values import LINE, LINES, NAME, TIME, YES_NO, labelled, line, one_of
from companion.model.routine import Item, Routine
from companion.model.schedule import Schedule, describe, parse_schedule

_OPENS = re.compile(r"breathe/([\w-]+)|closing")


def _opens(spot: Spot) -> str:
    text = line(spot)
    match = _OPENS.fullmatch(text)
    if not match:
        raise ValueError(f"“{shown(text)}” cannot be opened; write breathe/ and a technique, or closing")
    if match[1]:
        spot.reading.techniques.append((spot, match[1]))
    return text


def _schedule(spot: Spot) -> Schedule:
    """How often: a phrase, or a list of days."""
    if isinstance(spot.node, nodes.Sequence):
        return parse_schedule(list(LINES.read(spot)))
    return parse_schedule(line(spot))


_ITEM_KEYS = fields(
    {
        "label": LINE,
        "id": NAME,
        "every": Notation(_schedule, describe),
        "steps": LINES,
        "opens": Notation(_opens),
        "records": one_of("wake", "bedtime"),
        "smallest": YES_NO,
        "group": LINE,
    },
    required=("label",),
)
_ITEM: Notation[Item] = labelled(Item, "item", _ITEM_KEYS)


def _item(spot: Spot) -> Item:
    if said := _colon_in_label(spot.node):
        raise ValueError(f"YAML reads “{shown(said)}:” as a key; put quotes around a label with a colon")
    return _ITEM.read(spot)


def _colon_in_label(node: nodes.Node) -> str | None:
    """The key of an item such as `- Call Mum: today`, which was meant as one line of text."""
    if isinstance(node, nodes.Mapping) and len(node.pairs) == 1:
        key = node.pairs[0][0].text
        if not ID.fullmatch(key):
            return key
    return None


_ITEMS = each(Notation(_item, _ITEM.write))
_ROUTINE_KEYS = fields(
    {"name": LINE, "id": NAME, "from": TIME, "to": TIME, "items": _ITEMS},
    required=("name", "from", "to"),
)


def _routine(spot: Spot) -> Routine:
    values = _ROUTINE_KEYS.read(spot)
    starts, ends = values["from"], values["to"]
    if starts == ends:
        raise ValueError(f"it starts and ends at {starts:%H:%M}; for a whole day, write 04:00 to 03:59")
    wished = values.get("id", slug(values["name"]))
    spot.claim("routine", wished)
    return Routine(id=wished, name=values["name"], starts=starts, ends=ends, items=values.get("items", ()))


def _written(routine: Routine) -> dict[str, Any]:
    head = {"name": routine.name, "id": routine.id, "from": routine.starts, "to": routine.ends}
    return {**_ROUTINE_KEYS.write(head), "items": _ITEMS.write(routine.items)}


ROUTINE = Notation(_routine, _written)
