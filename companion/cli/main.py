"""`companion`: the command group. Each command's work is imported when that command runs."""

from __future__ import annotations

import sys
from typing import Any

import click

from companion import __version__, words
from companion.cli.arrive import arrive
from companion.cli.backup import backup, restore
from companion.cli.breathing import breathe
from companion.cli.config import config
from companion.cli.doctor import doctor
from companion.cli.export import export
from companion.cli.forget import forget
from companion.cli.grey import grey
from companion.cli.opening import INTERRUPTED, Places, entered, fail, farewell
from companion.cli.pauses import rest
from companion.cli.routine import tick
from companion.cli.support import support
from companion.cli.sync import sync
from companion.cli.today import today
from companion.cli.trash import trash
from companion.cli.undo import redo, undo
from companion.cli.wins import win

EPILOG = """Everything stays on this computer. In the app, ? shows all keys and h people to talk to."""


class SafeGroup(click.Group):
    """A group whose commands end with a sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:
            fail(farewell(error, ctx.obj))


@click.group(
    cls=SafeGroup,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--data", metavar="FOLDER", help="Use this data folder.")
@click.option("--config", "config_file", metavar="FILE", help="Use this settings file.")
@click.version_option(__version__, prog_name="companion")
@click.pass_context
def cli(context: click.Context, data: str | None, config_file: str | None) -> None:
    """A quiet companion for the day: routine, breathing, one kind line, wins.

    Without a command, it opens the full screen.
    """
    context.obj = Places(data, config_file)
    if context.invoked_subcommand is None:
        from companion.cli.open import open_screen

        context.exit(open_screen(context.obj))


COMMANDS = (
    *(win, tick, today, breathe, grey, rest, undo, redo, trash, support),
    *(export, arrive, backup, restore, sync, doctor, forget, config),
)
for command in COMMANDS:
    cli.add_command(command)


def takes_words(command: click.Command) -> bool:
    """Tell whether a command has any number of words, which may begin with a dash."""
    return any(isinstance(each, click.Argument) and each.nargs == -1 for each in command.params)


def main() -> None:
    """The entry point for everything with arguments; `cli.open` has the one without."""
    with entered():
        try:
            sys.exit(cli.main(prog_name="companion", standalone_mode=False))
        except click.ClickException as error:
            error.show()
            if isinstance(error, click.NoSuchOption) and error.ctx and takes_words(error.ctx.command):
                hint = words.common.AFTER_DASHES.format(
                    command=error.ctx.command_path, typed=error.option_name
                )
                click.echo(hint, err=True)
            sys.exit(error.exit_code)
        except click.Abort:  # click itself would exclaim
            sys.exit(INTERRUPTED)
