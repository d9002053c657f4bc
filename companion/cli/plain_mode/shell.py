"""The commands of the shell in plain mode: listed, and run in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from companion import words
from companion.cli.frame.opening import Places, path_refused, say
from companion.cli.plain_mode.answers import zero
from companion.cli.plain_mode.page import PlainChoice, PlainPage

if TYPE_CHECKING:
    from companion.companion import Companion

NAME = "companion"


def commands() -> click.Group:
    """Return the group of all commands, which also opens plain mode: it is read when it is asked for."""
    return cast(click.Group, import_module("companion.cli.main").cli)


def shell(companion: Companion) -> PlainPage:
    """All commands of the shell, under the headings of its help."""
    from companion.cli.commands import SECTIONS

    rows: list[str | PlainChoice] = []
    for heading, names in SECTIONS.items():
        rows += [heading, *_of_group(commands(), "", names)]
    return PlainPage((words.plain.SHELL,), tuple(rows))


def group(name: str, companion: Companion) -> PlainPage:
    """The commands that a command of the shell has."""
    of = commands().get_command(click.Context(commands()), name)
    names = of.list_commands(click.Context(of)) if isinstance(of, click.Group) else ()
    return PlainPage((f"companion {name}",), (*_of_group(of, f"{name} ", names),))


def _of_group(of: click.Command | None, before: str, names: Iterable[str]) -> Iterator[PlainChoice]:
    if not isinstance(of, click.Group):
        return
    for name in names:
        if command := of.get_command(click.Context(of), name):
            said = f"{before}{name}: {command.get_short_help_str(200)}"
            if isinstance(command, click.Group) and not before:
                yield PlainChoice(said, go=partial(group, name))
            else:
                yield PlainChoice(said, run=f"{before}{name}", asks=True)


def run(args: Sequence[str], places: Places) -> bool:
    """Run a command of the shell in this process; tell whether the person left it at a question."""
    try:
        with zero(leaves=True):
            commands().main([*args], prog_name=NAME, standalone_mode=False, obj=places)
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        click.echo()
        return True
    except OSError as error:
        if not (said := path_refused(error)):
            raise
        say(said)
    except SystemExit:
        pass  # it has said why
    return False
