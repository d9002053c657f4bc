"""What a key of the app does, the shell does as well: each row of the table of commands has its spelling."""

from __future__ import annotations

import click
import pytest

from companion.cli.frame.groups import WordsGroup
from companion.cli.main import cli
from companion.tui.command import Command
from companion.tui.commands import COMMANDS

SPELLED = [command for command in COMMANDS if command.shell]


def leaf(spelled: str) -> tuple[click.Command, list[str]]:
    """The command of the shell that is spelled so, and what is left for it."""
    command: click.Command = cli
    words = spelled.split()
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            break
        command = found
        del words[0]
    return command, words


@pytest.mark.parametrize("command", SPELLED, ids=[each.id for each in SPELLED])
def test_the_shell_has_what_the_table_says_and_takes_the_id_of_a_row(command: Command) -> None:
    found, left = leaf(command.shell)
    if isinstance(found, WordsGroup):
        found = found.commands[next(iter(found.commands))]
    assert found is not cli, f"companion {command.shell} is no command"
    options = {name for each in found.params if isinstance(each, click.Option) for name in each.opts}
    arguments = [each for each in found.params if isinstance(each, click.Argument)]
    assert {word for word in left if word.startswith("-")} <= options
    assert ("{key}" in left) <= bool(arguments), f"companion {command.shell} takes no id"
    assert command.of_row <= ("{key}" in left), f"{command.id} is about a row"
