"""The `routines` of the config file."""

from __future__ import annotations

import re
from typing import Any

from companion.config import nodes
from companion.config.names import ID, slug
from companion.config.readers import Reader, Spot, Unique, each, fields, shown
from companion.config.values import line, one_of, plain_name, time_of_day
from companion.model.routine import Item, Routine
from companion.model.schedule import Schedule, parse_schedule

_OPENS = re.compile(r"breathe/([\w-]+)")


def routines(asked: list[tuple[Spot, str]]) -> Reader[tuple[Routine, ...]]:
    """A reader of all routines. It adds to `asked` each technique that an item opens, and where."""
    routine_ids, item_ids = Unique(), Unique()

    def opens(spot: Spot) -> str:
        text = line(spot)
        match = _OPENS.fullmatch(text)
        if not match:
            raise ValueError(f'"{shown(text)}" is nothing that opens (breathe/<technique>)')
        asked.append((spot, match[1]))
        return text

    entries = fields(
        {
            "label": line,
            "id": plain_name,
            "every": schedule,
            "steps": each(line),
            "opens": opens,
            "records": one_of("wake", "bedtime"),
        },
        required=("label",),
    )

    def item(spot: Spot) -> Item:
        if isinstance(spot.node, nodes.Scalar):
            values: dict[str, Any] = {"label": line(spot)}
        elif said := _colon_in_label(spot.node):
            raise ValueError(f'"{shown(said)}" is a key here; a label with a colon wants quotes around it')
        else:
            values = entries(spot)
        values.setdefault("id", slug(values["label"]))
        item_ids.claim(values["id"], spot.node)
        return Item(**values)

    read = fields(
        {
            "name": line,
            "id": plain_name,
            "from": time_of_day,
            "to": time_of_day,
            "items": each(item),
        },
        required=("name", "from", "to"),
    )

    def routine(spot: Spot) -> Routine:
        values = read(spot)
        starts, ends = values["from"], values["to"]
        if starts == ends:
            raise ValueError(f"it begins and ends at {starts:%H:%M}; a whole day is from 04:00 to 03:59")
        wished = values.get("id", slug(values["name"]))
        routine_ids.claim(wished, spot.node)
        items = values.get("items", ())
        return Routine(id=wished, name=values["name"], starts=starts, ends=ends, items=items)

    return each(routine)


def schedule(spot: Spot) -> Schedule:
    """How often: a phrase, or a list of days."""
    if isinstance(spot.node, nodes.Sequence):
        return parse_schedule(list(each(line)(spot)))
    return parse_schedule(line(spot))


def _colon_in_label(node: nodes.Node) -> str | None:
    """The key of an item such as `- Call Mum: today`, which was meant as one line of text."""
    if isinstance(node, nodes.Mapping) and len(node.pairs) == 1:
        key = node.pairs[0][0].text
        if not ID.fullmatch(key):
            return key
    return None
