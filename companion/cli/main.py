"""`companion`: the command group. Each command's work is imported when that command runs."""

from __future__ import annotations

import os
import sys

import click

from companion import __version__
from companion.cli.config import config
from companion.cli.export import export
from companion.cli.opening import Places
from companion.cli.routine import tick
from companion.cli.support import support
from companion.cli.today import today
from companion.cli.wins import win

EPILOG = """Everything stays on this computer. In the app, ? shows all keys and F1 people to talk to."""


@click.group(
    invoke_without_command=True, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--data", metavar="FOLDER", help="Keep the data in this folder.")
@click.option("--config", "config_file", metavar="FILE", help="Read the settings from this file.")
@click.version_option(__version__, prog_name="companion")
@click.pass_context
def cli(context: click.Context, data: str | None, config_file: str | None) -> None:
    """A quiet companion for the day: routine, breathing, one kind line, wins.

    Without a command it opens the full screen.
    """
    context.obj = Places(data, config_file)
    if context.invoked_subcommand is None:
        from companion.cli.open import open_screen

        context.exit(open_screen(context.obj))


for command in (win, tick, today, support, export, config):
    cli.add_command(command)


def main() -> None:
    """The entry point: files we make are ours alone, and a closed pipe is no fault."""
    os.umask(0o077)
    try:
        cli(prog_name="companion")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
