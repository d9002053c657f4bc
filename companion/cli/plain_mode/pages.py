"""The pages of plain mode: a place, what is in hand there, and the rituals to celebrate it with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from shlex import quote
from typing import TYPE_CHECKING, Any

import msgspec

from companion import words
from companion.cli.plain_mode.page import Look, PlainChoice, PlainPage, filled, offered, said
from companion.cli.plain_mode.places import DOORS, PlainPlace, led_to
from companion.tui.commands import can, in_scope

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.rows.row import Row
    from companion.tui.command import Command


READ_OUT = ("people.copy",)
"""What plain mode has done once it has read a row out: it can be copied from there."""


def commands(
    of: Iterable[Command], companion: Companion, key: str = "", view: Any = None
) -> Iterator[PlainChoice]:
    """Yield the commands that the shell has, too, as choices; those that lead to another place go there."""
    for command in of:
        finds = _finds if command.name == "search" else None
        place = led_to(command.id, view)
        go = at(place) if place else partial(rituals, key) if key and command.name == "celebrate" else None
        for choice in offered([command], companion.settings.keys, key):
            leads = msgspec.structs.replace(choice, go=go, typed=False) if go else choice
            yield msgspec.structs.replace(choice, run="", finds=finds) if finds else leads


def _finds(sought: str) -> Look:
    return partial(import_module("companion.cli.plain_mode.search").found, sought)


def rituals(key: str, companion: Companion) -> PlainPage | None:
    """The rituals that something can be celebrated with, by the key of its row."""
    table, id = companion.celebrations.about(key)
    if not table:
        return None
    what = companion.celebrations.of(table, id)
    rows = [
        PlainChoice(
            words.plain.line([each.label, words.common.minutes(each.minutes)]),
            run=filled(f"celebrate {{key}} --ritual {quote(each.label)}", key),
        )
        for each in what.rituals
    ]
    quiet = PlainChoice(what.quiet.label, run=filled("celebrate {key} --quiet", key))
    return PlainPage((what.text,), tuple(rows), (quiet,))


# -- a place


_LOOKS: dict[int, Look] = {}


def at(place: PlainPlace) -> Look:
    """Return what makes the page of a place."""
    return _LOOKS.setdefault(id(place), partial(listed, place, 0))


def listed(place: PlainPlace, below: int, companion: Companion) -> PlainPage:
    """A place: its rows, those that can be taken in hand with a number; then what can be done there."""
    view = _seen(place, below, companion)
    rows = place.rows(view)
    there = {row.key for row in rows}
    lines = [_line(place, row, rows, view, below) for row in rows if not row.gap and row.under not in there]
    if older := place.older(view):
        lines.append(PlainChoice(words.plain.OLDER, go=partial(listed, place, older)))
    head, here = (words.plain.titled(place.title(view), place.figure(view)),), _here(place, view)
    actions = tuple(commands(here, companion, place.in_hand(view), view))
    if place.one:
        return PlainPage((*head, *map(said, rows)), (), actions, one=True)
    return PlainPage(head, tuple(lines), actions)


def in_hand(place: PlainPlace, below: int, key: str, companion: Companion) -> PlainPage | None:
    """A row in hand: what it is, what is read of it, and what can be done with it."""
    view = _seen(place, below, companion)
    rows, in_full = place.rows(view), place.reading(view, key)
    read = in_full.rows
    if (row := next((each for each in (*rows, *read) if each.key == key), None)) is None:
        return None
    under = [each for each in rows if each.under == key]
    notes = [each for each in under if each.heading]
    lines = [
        _line(place, each, rows, view, below) if each.key.startswith(place.parts) else said(each)
        for each in (*under, *read)
        if not each.gap and each not in notes and each.key != key
    ]
    of_row = (c for c in _of_rows(place) if can(c, view, key))
    title = in_full.title if in_full.title != row.text else ""
    about = words.plain.line([*filter(None, (title, in_full.figure))])
    head = (said(row), *filter(None, [about]), *map(said, notes))
    actions = tuple(commands(of_row, companion, place.named(view, key), view))
    return PlainPage(head, tuple(lines), actions, one=True)


def _seen(place: PlainPlace, below: int, companion: Companion) -> Any:
    return place.below(companion, below) if below and place.below else place.look(companion)


def _line(place: PlainPlace, row: Row, rows: Sequence[Row], view: Any, below: int) -> str | PlainChoice:
    """Return a row: one that can be taken in hand as a choice."""
    if door := DOORS.get((place.scope, row.key)):
        return PlainChoice(said(row), go=at(door))
    if run := dict(place.runs).get(row.key):
        return PlainChoice(said(row), run=run)
    if row.heading or not _leads(place, row, rows, view):
        return said(row)
    return PlainChoice(said(row), go=partial(in_hand, place, below, row.key))


def _leads(place: PlainPlace, row: Row, rows: Sequence[Row], view: Any) -> bool:
    """Tell whether there is more to a row than its line."""
    return (
        any(c.shell and can(c, view, row.key) for c in _of_rows(place))
        or bool(place.reading(view, row.key).rows)
        or any(each.under == row.key for each in rows)
    )


def _of_rows(place: PlainPlace) -> Iterator[Command]:
    """Yield the commands about a row of a place that add to its being read out."""
    return (c for c in in_scope(place.scope) if c.of_row and c.id not in READ_OUT)


def _here(place: PlainPlace, view: Any) -> Iterator[Command]:
    """Yield the commands of a place that can be done; those of a row where the place itself is one."""
    key = place.in_hand(view)
    return (c for c in in_scope(place.scope) if (key or not c.of_row) and can(c, view, key))
