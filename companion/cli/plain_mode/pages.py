"""The pages of plain mode: the start, the screens, the places, and what is in hand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Any

import click
import msgspec

from companion import words
from companion.cli.plain_mode.page import Choice, Look, Page, filled, offered, said
from companion.cli.plain_mode.places import DOORS, PEOPLE, SCREENS, Place, led_to
from companion.tui.commands import EVERYWHERE, can, in_scope

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.rows.row import Row
    from companion.tui.command import Command

OWN = ("keys", "palette", "leave")
"""What plain mode does itself under the keys of these commands: its help, its list of commands, leaving."""


def start(companion: Companion) -> Page:
    """The screens there are, people to talk to, and every command that is about no row."""
    screens = [
        Choice(getattr(words, name).TITLE, go=partial(screen, places) if places[1:] else at(places[0]))
        for name, places in SCREENS.items()
    ]
    from companion.cli.plain_mode.progress import views

    more = (
        Choice(words.people.TITLE, go=at(PEOPLE)),
        Choice(words.plain.ALL_COMMANDS, go=every),
        Choice(words.plain.SHELL, go=shell),
    )
    return Page((words.plain.START,), (*screens, Choice(words.progress.TITLE, go=views), *more))


def screen(places: tuple[Place, ...], companion: Companion) -> Page:
    """The panes of a screen, each with what is in it."""
    shown = [(place, place.look(companion)) for place in places]
    return Page(
        (words.today.TITLE,),
        tuple(
            Choice(words.plain.titled(place.title(view), place.figure(view)), go=at(place))
            for place, view in shown
        ),
    )


def every(companion: Companion) -> Page:
    """Every command that is about no row."""
    return Page((words.plain.ALL_COMMANDS,), (*everywhere(companion),))


def shell(companion: Companion) -> Page:
    """All commands of the shell, under the headings of its help."""
    from companion.cli.commands import SECTIONS
    from companion.cli.main import cli

    rows: list[str | Choice] = []
    for heading, names in SECTIONS.items():
        rows += [heading, *_of_group(cli, "", names)]
    return Page((words.plain.SHELL,), tuple(rows))


def group(name: str, companion: Companion) -> Page:
    """The commands that a command of the shell has."""
    from companion.cli.main import cli

    of = cli.get_command(click.Context(cli), name)
    names = of.list_commands(click.Context(of)) if isinstance(of, click.Group) else ()
    return Page((f"companion {name}",), (*_of_group(of, f"{name} ", names),))


def _of_group(of: click.Command | None, before: str, names: Iterable[str]) -> Iterator[Choice]:
    if not isinstance(of, click.Group):
        return
    for name in names:
        if command := of.get_command(click.Context(of), name):
            said = f"{before}{name}: {command.get_short_help_str(200)}"
            if isinstance(command, click.Group) and not before:
                yield Choice(said, go=partial(group, name))
            else:
                yield Choice(said, run=f"{before}{name}", asks=True)


def everywhere(companion: Companion) -> list[Choice]:
    """Return what can be done anywhere: to go to another place, or to have a command run."""
    return [*commands((c for c in EVERYWHERE if c.id not in OWN), companion)]


def commands(
    of: Iterable[Command], companion: Companion, key: str = "", view: Any = None
) -> Iterator[Choice]:
    """Yield the commands that the shell has, too, as choices; those that lead to another place go there."""
    for command in of:
        place = led_to(command.id, view)
        go = at(place) if place else partial(rituals, key) if key and command.name == "celebrate" else None
        for choice in offered([command], companion.settings.keys, key):
            yield msgspec.structs.replace(choice, go=go, typed=False) if go else choice


def rituals(key: str, companion: Companion) -> Page | None:
    """The rituals that something can be celebrated with, by the key of its row."""
    table, id = companion.celebrations.about(key)
    if not table:
        return None
    what = companion.celebrations.of(table, id)
    rows = [
        Choice(
            words.plain.line([each.label, words.common.minutes(each.minutes)]),
            run=filled(f"celebrate {{key}} --ritual {quote(each.label)}", key),
        )
        for each in what.rituals
    ]
    quiet = Choice(what.quiet.label, run=filled("celebrate {key} --quiet", key))
    return Page((what.text,), (*rows, quiet))


# -- a place


_LOOKS: dict[int, Look] = {}


def at(place: Place) -> Look:
    """Return what makes the page of a place."""
    return _LOOKS.setdefault(id(place), partial(listed, place, 0))


def listed(place: Place, below: int, companion: Companion) -> Page:
    """A place: its rows, those that can be taken in hand with a number; then what can be done there."""
    view = _seen(place, below, companion)
    rows = place.rows(view)
    there = {row.key for row in rows}
    lines = [_line(place, row, rows, view, below) for row in rows if not row.gap and row.under not in there]
    if older := place.older(view):
        lines.append(Choice(words.plain.OLDER, go=partial(listed, place, older)))
    head, here = (words.plain.titled(place.title(view), place.figure(view)),), _here(place, view)
    actions = tuple(commands(here, companion, place.in_hand(view), view))
    if place.one:
        return Page((*head, *map(said, rows)), (), actions, one=True)
    return Page(head, tuple(lines), actions)


def in_hand(place: Place, below: int, key: str, companion: Companion) -> Page | None:
    """A row in hand: what it is, what is read of it, and what can be done with it."""
    view = _seen(place, below, companion)
    rows, read = place.rows(view), place.reading(view, key).rows
    if (row := next((each for each in (*rows, *read) if each.key == key), None)) is None:
        return None
    under = [each for each in rows if each.under == key]
    notes = [each for each in under if each.heading]
    lines = [
        _line(place, each, rows, view, below) if each.key.startswith(place.parts) else said(each)
        for each in (*under, *read)
        if not each.gap and each not in notes and each.key != key
    ]
    of_row = (c for c in in_scope(place.scope) if c.of_row and can(c, view, key))
    head = (said(row), *map(said, notes))
    actions = tuple(commands(of_row, companion, place.named(view, key), view))
    return Page(head, tuple(lines), actions, one=True)


def _seen(place: Place, below: int, companion: Companion) -> Any:
    return place.below(companion, below) if below and place.below else place.look(companion)


def _line(place: Place, row: Row, rows: Sequence[Row], view: Any, below: int) -> str | Choice:
    """Return a row: one that can be taken in hand as a choice."""
    if door := DOORS.get((place.scope, row.key)):
        return Choice(said(row), go=at(door))
    if row.heading or not _leads(place, row, rows, view):
        return said(row)
    return Choice(said(row), go=partial(in_hand, place, below, row.key))


def _leads(place: Place, row: Row, rows: Sequence[Row], view: Any) -> bool:
    """Tell whether there is more to a row than its line."""
    return (
        any(c.shell and c.of_row and can(c, view, row.key) for c in in_scope(place.scope))
        or bool(place.reading(view, row.key).rows)
        or any(each.under == row.key for each in rows)
    )


def _here(place: Place, view: Any) -> Iterator[Command]:
    """Yield the commands of a place that can be done; those of a row where the place itself is one."""
    key = place.in_hand(view)
    return (c for c in in_scope(place.scope) if (key or not c.of_row) and can(c, view, key))
