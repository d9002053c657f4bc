"""Comments that stay with their lines when the entries of a YAML list are moved.

ruamel.yaml hangs the comment lines between two entries on the end of the first one, however deep that
ends, so a moved entry would take its neighbour's comment along, and a removed one would delete it. Here
the lines above an entry belong to that entry, those after the last one to what follows the list. What
stands above the first entry may be about the list as a whole: it goes with the entry when that is moved,
and stays when it is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tokens import CommentToken

_BEHIND, _BELOW = 2, 3  # ruamel.yaml's slots for a key's comments: behind its value, and below the key


class ListEntry(msgspec.Struct, eq=False):
    """An entry of a list: its value, the comment lines above it, and what stands behind it on its line."""

    value: Any
    lead: str = ""
    behind: Any = None


def entries_of(holder: CommentedMap, key: str) -> tuple[list[ListEntry], str]:
    """The entries of the list `holder[key]`, their comments cut off, and the comment lines after the last."""
    old: CommentedSeq = holder[key]
    slots = holder.ca.items.setdefault(key, [None] * 4)
    head = "".join(_lines(slots[_BELOW] or []))
    leads = [head, *(cut_below(old, index) for index in range(len(old)))]
    after = leads.pop()
    entries = [ListEntry(value, leads[index], old.ca.items.get(index)) for index, value in enumerate(old)]
    return entries, after


def rearrange(holder: CommentedMap, key: str, change: Callable[[list[ListEntry]], None]) -> None:
    """Let `change` insert, delete and reorder the entries of the list `holder[key]`.

    The first entry, removed, has lost what stood above it: that stays.
    """
    old: CommentedSeq = holder[key]
    if old.fa.flow_style() and old:
        entries = [ListEntry(value) for value in old]
        change(entries)
        old[:] = [entry.value for entry in entries]
        return
    slots = holder.ca.items.setdefault(key, [None] * 4)
    entries, after = entries_of(holder, key) if old else ([], "")
    first = entries[0] if entries else None

    change(entries)
    new = CommentedSeq(entry.value for entry in entries)
    if first and first not in entries:
        head, first.lead = first.lead, ""
        if entries:
            entries[0].lead = head + entries[0].lead
        else:
            after = head + after
    for index, entry in enumerate(entries):
        if entry.behind:
            new.ca.items[index] = entry.behind
        if index:
            put_below(new, index - 1, entry.lead)
    if entries:
        slots[_BELOW] = _above(entries[0].lead)
        new.ca.comment = [None, slots[_BELOW]]
        put_below(new, len(entries) - 1, after)
    else:
        new.fa.set_flow_style()
        slots[_BELOW] = None
        behind = slots[_BEHIND]  # on the line of the key, where it can stay
        if behind is not None:
            behind.value += after
        elif after:
            slots[_BEHIND] = CommentToken("\n" + after, CommentMark(0), None)
    holder[key] = new


def _end(holder: Any, key: Any) -> tuple[Any, Any, int]:
    """Where the comment behind `holder[key]` is kept: the holder, key and slot of its last leaf."""
    value = holder[key]
    if isinstance(value, CommentedMap | CommentedSeq) and value and not value.fa.flow_style():
        return _end(value, list(value)[-1] if isinstance(value, CommentedMap) else len(value) - 1)
    return holder, key, _BEHIND if isinstance(holder, CommentedMap) else 0


def cut_below(entries: CommentedSeq, index: int) -> str:
    """Cut off, and return, the comment lines below the line on which an entry ends."""
    holder, key, slot = _end(entries, index)
    tokens = holder.ca.items.get(key)
    below = ""
    if tokens and tokens[slot] is not None:
        on_line, newline, below = tokens[slot].value.partition("\n")
        if on_line.strip():
            tokens[slot].value = on_line + newline
        else:
            tokens[slot] = None
    # Behind a list in one line they hang on the end of whatever ends there.
    for ended in _ending(entries, index):
        below += "".join(_lines(ended.ca.end))
        ended.ca.end = []
    return below


def _ending(entries: CommentedSeq, index: int) -> list[Any]:
    """The lists and groups of keys that end where an entry ends, the innermost first."""
    ending: list[Any] = [entries] if index == len(entries) - 1 else []
    value = entries[index]
    while isinstance(value, CommentedMap | CommentedSeq):
        ending.insert(0, value)
        if not value:
            break
        value = value[list(value)[-1]] if isinstance(value, CommentedMap) else value[-1]
    return ending


def _lines(tokens: Iterable[CommentToken]) -> Iterable[str]:
    return (" " * token.start_mark.column * (token.value[:1] == "#") + token.value for token in tokens)


def put_below(entries: CommentedSeq, index: int, text: str) -> None:
    """Put comment lines below the line on which an entry ends."""
    if not text:
        return
    holder, key, slot = _end(entries, index)
    tokens = holder.ca.items.setdefault(key, [None] * 4)
    if tokens[slot] is None:
        tokens[slot] = CommentToken("\n" + text, CommentMark(0), None)
    else:
        tokens[slot].value += text


def _above(text: str) -> list[CommentToken] | None:
    """Comment lines as what can stand above a first entry; empty lines there are dropped."""
    text = text.strip("\n")
    bare = text.lstrip(" ")
    return [CommentToken(bare + "\n", CommentMark(len(text) - len(bare)), None)] if bare else None
