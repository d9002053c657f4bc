"""What there is to complete: the commands, their options and arguments, and where the words come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import click

from companion.cli.frame.groups import WordsGroup, brief

FILES, FOLDERS, NAMES, WORDS = "files", "folders", "names:", "words:"
DAYS = f"{WORDS}today yesterday monday tuesday wednesday thursday friday saturday sunday"


class Given(NamedTuple):
    """An option or an argument: its names (none of an argument), what it is, and where its words come from.

    `source` is '' for a flag and for words of one's own; `many`: any number of words.
    """

    names: tuple[str, ...]
    help: str
    takes: bool
    source: str
    many: bool = False


HELP = Given(("-h", "--help"), "Show this message and exit.", takes=False, source="")
"""Click keeps that of a command from the first time it was asked for, whatever it is called by then."""


class CommandNode(NamedTuple):
    """A command, by its words."""

    path: str
    brief: str
    commands: tuple[tuple[str, str], ...]
    options: tuple[Given, ...]
    arguments: tuple[Given, ...]


def nodes() -> tuple[CommandNode, ...]:
    """Return all commands there are, `companion` itself first."""
    from companion.cli.main import cli

    return tuple(_under(cli, "", tuple(_options(cli, ""))))


def _under(command: click.Command, path: str, everywhere: tuple[Given, ...]) -> Iterator[CommandNode]:
    context, inside = click.Context(command, info_name=path), dict[str, click.Command]()
    if isinstance(command, click.Group):
        found = ((name, command.get_command(context, name)) for name in command.list_commands(context))
        inside = {name: each for name, each in found if each}
    own = [*_options(command, path), *_arguments(command, path)]
    if isinstance(command, WordsGroup):  # what names no command goes to the first of them
        first, of = next(iter(inside.items()))
        own += [*_options(of, f"{path} {first}"), *_arguments(of, f"{path} {first}")]
    options = {each.names: each for each in own if each.names} | {each.names: each for each in everywhere}
    yield CommandNode(
        path,
        brief(command),
        tuple((name, brief(each)) for name, each in inside.items()),
        tuple(options.values()),
        tuple(each for each in own if not each.names),
    )
    for name, each in inside.items():
        yield from _under(each, f"{path} {name}".strip(), everywhere)


def _options(command: click.Command, path: str) -> Iterator[Given]:
    context = click.Context(command, info_name=path)
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            takes = not (each.is_flag or each.count)
            names = tuple(sorted(each.opts, key=len))
            source = _source(each, f"{path} {names[-1]}".strip(), context) if takes else ""
            yield Given(names, each.help or "", takes, source)
    yield HELP


def _arguments(command: click.Command, path: str) -> Iterator[Given]:
    context = click.Context(command, info_name=path)
    for each in command.params:
        if isinstance(each, click.Argument):
            yield Given((), "", True, _source(each, path, context), each.nargs == -1)


def _source(param: click.Parameter, where: str, context: click.Context) -> str:
    """Return where the words of a parameter come from."""
    if isinstance(param.type, click.Choice):
        return f"{WORDS}{' '.join(map(str, param.type.choices))}"
    metavar = param.make_metavar(context).removesuffix("...").strip("[]")
    return _particular().get(where) or _by_metavar().get(metavar, "")


def _particular() -> dict[str, str]:
    """Return where the words of what is like no other come from, by the command and its option."""
    from companion.content.gatherings import templates
    from companion.model.reports import NAMED
    from companion.model.share import PARTS
    from companion.words.share import ABOUT

    return {
        "event add --template": f"{WORDS}{' '.join(each.id for each in templates())}",
        "event add --at": "",
        "report --to": FILES,
        "report --with": f"{WORDS}{' '.join(NAMED)}",
        "share --show": f"{WORDS}{' '.join(PARTS)}",
        **dict.fromkeys(("theme", "theme choose", "theme show"), f"{NAMES}themes"),
        "share": f"{WORDS}{' '.join(ABOUT)}",
        "goal done": f"{NAMES}steps",
        "goal step": f"{NAMES}goals",
    }


def _by_metavar() -> dict[str, str]:
    """Return where the words of a parameter come from, by what the help calls it."""
    from companion.model.kinds import KINDS
    from companion.verbs.progress.views import BY_ID
    from companion.words.breathing import LEVELS

    return {
        "FILE": FILES,
        "FOLDER": FOLDERS,
        "DAY": DAYS,
        "WHEN": DAYS,
        "LEVEL": f"{WORDS}{' '.join(LEVELS)}",
        "KIND": f"{WORDS}{' '.join(each.table for each in KINDS)}",
        "VIEW": f"{WORDS}{' '.join(BY_ID)}",
        "ITEM": f"{NAMES}items",
        "CATEGORY": f"{NAMES}categories",
        "TECHNIQUE": f"{NAMES}techniques",
        "SKILL": f"{NAMES}skills",
        "RITUAL": f"{NAMES}rituals",
        "ID": f"{NAMES}prompts",
        "GOAL": f"{NAMES}goals",
        "TASK": f"{NAMES}tasks",
        "PERSON": f"{NAMES}people",
        "GATHERING": f"{NAMES}gatherings",
        "CARD": f"{NAMES}cards",
        "THEME": f"{NAMES}themes",
        "ROUTINE": f"{NAMES}routines",
    }
