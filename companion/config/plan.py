"""Changes to the routines in the text of a config file; comments, order and all else stay.

Each function takes the text (None: there is no file yet, so the shipped example is the start) and gives
the new text. They raise ConfigError when the text has problems, ConfigRefused when the change cannot be
made.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from companion.config.comments import ListEntry, cut_below, entries_of, put_below, rearrange
from companion.config.errors import ConfigRefused
from companion.config.names import free_id, slug
from companion.config.places import shipped
from companion.config.read import read_text
from companion.config.settings import Settings
from companion.config.values import one_line
from companion.model.routine import RemovedItem, Routine
from companion.model.schedule import DAILY, describe

Routines = CommentedSeq
Change = Callable[[Routines, Settings], None]


def add_item(text: str | None, file: str, routine_id: str, label: str, position: int | None = None) -> str:
    """Add an item to a routine: before the one at `position`, or at the end."""
    words = _words(label)

    def change(routines: Routines, settings: Settings) -> None:
        ids = [routine.id for routine in settings.routines]
        if routine_id not in ids:
            raise ConfigRefused(f"{file} has no routine “{routine_id}”; nothing was changed")
        routine = routines[ids.index(routine_id)]
        if routine.get("items") is None:
            routine["items"] = CommentedSeq()
        items = routine["items"]
        taken = {item.id for other in settings.routines for item in other.items}
        wished = slug(words)
        new: Any = words
        if wished in taken:
            new = _entry(items, label=words, id=free_id(wished, taken))
        at = len(items) if position is None else max(0, min(position, len(items)))
        rearrange(routine, "items", lambda entries: entries.insert(at, ListEntry(new)))

    return _changed(text, file, change)


def add_items(text: str | None, file: str, routine: Routine) -> str:
    """Add a routine with its items, or its items to the end of the routine that has its id already."""

    def change(routines: Routines, settings: Settings) -> None:
        ids, below = [each.id for each in settings.routines], ""
        if routine.id in ids:
            new = routines[ids.index(routine.id)]
            new["items"] = CommentedSeq() if new.get("items") is None else new["items"]
        else:
            below = cut_below(routines, len(routines) - 1) if routines else ""
            window = {"from": f"{routine.starts:%H:%M}", "to": f"{routine.ends:%H:%M}"}
            new = CommentedMap(name=routine.name, id=routine.id, **window, items=CommentedSeq())
            routines.append(new)
        added: list[ListEntry] = []
        for item in routine.items:
            words = _words(item.label)
            fields = {"label": words} | ({"id": item.id} if item.id != slug(words) else {})
            fields |= {"every": describe(item.every)} if item.every != DAILY else {}
            entry = words if len(fields) == 1 else _entry(new["items"], **fields)
            added.append(ListEntry(entry))
        rearrange(new, "items", lambda entries: entries.extend(added))
        if below:
            put_below(routines, len(routines) - 1, below)

    return _changed(text, file, change)


def rename_item(text: str | None, file: str, item_id: str, label: str) -> str:
    """Change the label of an item; it gets its id written out, so that its history stays its own."""
    words = _words(label)

    def change(routines: Routines, settings: Settings) -> None:
        routine, index = _find(routines, settings, item_id, file)
        items = routine["items"]
        below = cut_below(items, index)
        item = items[index]
        if not isinstance(item, CommentedMap):
            tokens = items.ca.items.get(index)
            item = items[index] = _entry(items, label=words, id=item_id)
            if tokens and tokens[0]:
                item.ca.items["id"] = [None, None, tokens[0], None]
                tokens[0] = None
        else:
            item["label"] = words
            if "id" not in item:
                item.insert(list(item).index("label") + 1, "id", item_id)
            else:
                item["id"] = item_id
        put_below(items, index, below)

    return _changed(text, file, change)


def move_item(text: str | None, file: str, item_id: str, offset: int) -> str:
    """Move an item down by `offset` places, or up by a negative one; no further than its routine goes."""

    def change(routines: Routines, settings: Settings) -> None:
        routine, index = _find(routines, settings, item_id, file)
        to = max(0, min(index + offset, len(routine["items"]) - 1))
        if to != index:
            rearrange(routine, "items", lambda entries: entries.insert(to, entries.pop(index)))

    return _changed(text, file, change)


def remove_item(text: str | None, file: str, item_id: str) -> tuple[str, RemovedItem]:
    """Remove an item from its routine; the text and what `restore_item` needs to bring it back."""
    removed: list[RemovedItem] = []

    def change(routines: Routines, settings: Settings) -> None:
        routine, index = _find(routines, settings, item_id, file)
        there = next(each for each in settings.routines if item_id in (item.id for item in each.items))
        taken: list[ListEntry] = []

        def take(entries: list[ListEntry]) -> None:
            entry = entries.pop(index)
            taken.append(ListEntry(entry.value, entry.lead, entry.behind))

        rearrange(routine, "items", take)
        removed.append(
            RemovedItem(
                item=item_id,
                label=there.items[index].label,
                routine=there.id,
                order=tuple(item.id for item in there.items),
                yaml=_written_out(taken[0]),
            )
        )

    return _changed(text, file, change), removed[0]


def restore_item(text: str | None, file: str, removed: RemovedItem) -> tuple[str, bool]:
    """Put a removed item back into its routine with its comments; the text, and whether at its old place.

    That is between its old neighbours; where these have gone or changed places it is the end.
    """
    placed: list[bool] = []

    def change(routines: Routines, settings: Settings) -> None:
        ids = [routine.id for routine in settings.routines]
        if removed.routine not in ids:
            raise ConfigRefused(f"{file} no longer has a routine “{removed.routine}”; nothing was changed")
        if removed.item in [item.id for routine in settings.routines for item in routine.items]:
            raise ConfigRefused(f"{file} already has an item “{removed.item}”; nothing was changed")
        routine = routines[ids.index(removed.routine)]
        if routine.get("items") is None:
            routine["items"] = CommentedSeq()
        there = [item.id for item in settings.routines[ids.index(removed.routine)].items]
        place = removed.place(there)
        placed.append(place is not None)
        at = len(there) if place is None else place
        entry = _read_back(removed.yaml, in_one_line=bool(there) and routine["items"].fa.flow_style())

        def insert(entries: list[ListEntry]) -> None:
            if removed.order[0] == removed.item:  # what stood above the first one has stayed there
                below = entries[0] if entries and not at else ListEntry(None)
                left = _without(below.lead, entry.lead)
                below.lead, entry.lead = (below.lead, "") if left is None else (left, entry.lead)
            entries.insert(at, entry)

        rearrange(routine, "items", insert)

    changed = _changed(text, file, change)
    found = [item.id for routine in read_text(changed.encode(), file).routines for item in routine.items]
    if removed.item not in found:
        raise ConfigRefused(f"{file} could not be changed here; edit it by hand")
    return changed, placed[0]


def _written_out(entry: ListEntry) -> str:
    """An entry as the second of a document of its own, so that all of its comments find room."""
    alone = CommentedMap(items=CommentedSeq())
    rearrange(alone, "items", lambda entries: entries.extend([ListEntry(""), entry]))
    out = io.StringIO()
    round_trip("").dump(alone, out)
    return out.getvalue()


def _read_back(yaml: str, *, in_one_line: bool) -> ListEntry:
    """The entry that was written out; without its comments where it is to stand in a list in one line."""
    (_, entry), _ = entries_of(round_trip("").load(yaml), "items")
    if not in_one_line:
        return entry
    if not isinstance(entry.value, CommentedMap):
        return ListEntry(entry.value)
    return ListEntry(round_trip("").load(json.dumps(YAML(typ="safe").load(yaml)["items"][1])))


def _without(lead: str, head: str) -> str | None:
    """Comment lines without those of `head` at their beginning; None where they do not begin so."""
    lines, first = lead.splitlines(keepends=True), [line.strip() for line in head.splitlines()]
    if [line.strip() for line in lines[: len(first)]] != first:
        return None
    return "".join(lines[len(first) :])


def _words(label: str) -> str:
    try:
        return one_line(" ".join(label.split()))
    except ValueError as error:
        raise ConfigRefused(f"{error}; nothing was changed") from None


def _find(routines: Routines, settings: Settings, item_id: str, file: str) -> tuple[CommentedMap, int]:
    for number, routine in enumerate(settings.routines):
        for index, item in enumerate(routine.items):
            if item.id == item_id:
                return routines[number], index
    raise ConfigRefused(f"{file} has no item “{item_id}”; nothing was changed")


def _entry(items: CommentedSeq, **values: str) -> CommentedMap:
    entry = CommentedMap(values)
    if items.fa.flow_style():
        entry.fa.set_flow_style()
    return entry


def _changed(text: str | None, file: str, change: Change) -> str:
    if text is None:
        text = example()
    before = read_text(text.encode("utf-8", "surrogateescape"), file)
    line_end = "\r\n" if "\r\n" in text else "\n"
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    body = body.replace("\r\n", "\n")
    yaml = round_trip(body)
    try:
        document = yaml.load(body)
    except YAMLError:  # what YAML 1.1, which the reader reads, has and YAML 1.2 has not
        raise ConfigRefused(f"{file} could not be changed here; edit it by hand") from None
    if document is None:  # comments only, which ruamel.yaml would drop
        body = f"{body.rstrip()}\n\n{_example_routines()}".lstrip()
        document = yaml.load(body)
    elif document.get("routines") is None:
        document["routines"] = yaml.load(_example_routines())["routines"]
    indent_like(yaml, document)
    change(document["routines"], before)
    out = io.StringIO()
    yaml.dump(document, out)
    changed = mark + out.getvalue().replace("\n", line_end)
    after = read_text(changed.encode(), file)
    if msgspec.structs.replace(after, routines=before.routines) != before:
        raise ConfigRefused(f"{file} could not be changed without touching other settings; edit it by hand")
    return changed


def round_trip(body: str) -> YAML:
    """What writes a document as it was written: its quotes, its long lines."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # long lines stay one line
    yaml.explicit_start = bool(re.search(r"^---(\s|$)", body, re.MULTILINE))
    return yaml


def indent_like(yaml: YAML, document: CommentedMap) -> None:
    """Indent as the file does; ruamel.yaml writes all of a file with one set of indents."""
    nested = [value for value in document.values() if isinstance(value, CommentedMap) and value]
    columns = [value.lc.col for value in nested if not value.fa.flow_style() and value.lc.col]
    mapping = columns[0] if columns else 2
    routines = document.get("routines")
    if routines and not routines.fa.flow_style() and routines.lc.data:
        column = routines.lc.data[0][1]
        yaml.indent(mapping=mapping, sequence=column, offset=min(routines.lc.col, column - 2))
    else:
        yaml.indent(mapping=mapping, sequence=4, offset=2)


def example() -> str:
    """The config file that ships."""
    return shipped("config.example.yaml").read_text("utf-8")


def _example_routines() -> str:
    found = re.search(r"^routines:\n(?:[ ].*\n)+", example(), re.MULTILINE)
    assert found, "the shipped example has routines"
    return found[0]
