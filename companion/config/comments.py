"""Comments that stay with their lines when the entries of a YAML list are moved.

ruamel.yaml hangs the comment lines between two entries on the end of the first one, however deep that
ends, so a moved entry would take its neighbour's comment along, and a removed one would delete it. Here
the lines above an entry belong to that entry, those above the first one and after the last to the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tokens import CommentToken

_BEHIND, _BELOW = 2, 3  # ruamel.yaml's slots for a key's comments: behind its value, and below the key


def rearrange(holder: CommentedMap, key: str, change: Callable[[list[Any]], None]) -> None:
    """Let `change` insert, delete and reorder the entries, all different, of the list `holder[key]`."""
    old: CommentedSeq = holder[key]
    values = list(old)
    if old.fa.flow_style() or not values:
        change(values)
        old[:] = values
        return
    leads = ["", *(cut_below(old, index) for index in range(len(old)))]
    after = leads.pop()
    lead_of = {id(value): lead for value, lead in zip(values, leads, strict=True)}
    tokens_of = {id(value): old.ca.items.get(index) for index, value in enumerate(values)}

    change(values)
    new = CommentedSeq(values)
    head: list[Any] = (holder.ca.items.get(key) or [None] * 4)[_BELOW] or []
    new.ca.comment = [None, head]
    for index, value in enumerate(values):
        if tokens := tokens_of.get(id(value)):
            new.ca.items[index] = tokens
        if lead := lead_of.get(id(value), ""):
            if index:
                put_below(new, index - 1, lead)
            else:
                head.extend(_token(lead))
    slots = holder.ca.items.setdefault(key, [None] * 4)
    if values:
        slots[_BELOW] = head or None
        put_below(new, len(values) - 1, after)
    else:
        new.fa.set_flow_style()
        slots[_BELOW] = None
        below = "".join(" " * token.start_mark.column + token.value for token in head) + after
        slots[_BEHIND] = CommentToken("\n" + below, CommentMark(0), None) if below else None
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
    if not tokens or tokens[slot] is None:
        return ""
    on_line, newline, below = tokens[slot].value.partition("\n")
    if on_line.strip():
        tokens[slot].value = on_line + newline
    else:
        tokens[slot] = None
    return str(below)


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


def _token(text: str) -> list[CommentToken]:
    """Comment lines as the one token that can stand above a first entry; empty lines there are dropped."""
    text = text.strip("\n")
    bare = text.lstrip(" ")
    return [CommentToken(bare + "\n", CommentMark(len(text) - len(bare)), None)] if bare else []
