"""`companion`: the command group. Each command's work is imported when that command runs."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from companion import __version__, words
from companion.cli.opening import INTERRUPTED, Places, entered, fail, farewell

EPILOG = """Everything stays on this computer. In the app, ? shows all keys and h people to talk to."""
COMMANDS = {
    "win": "wins:win",
    "checkin": "checkins:checkin",
    "tick": "routine:tick",
    "today": "today:today",
    "breathe": "breathing:breathe",
    "goal": "goals:goal",
    "progress": "progress:progress",
    "grey": "grey:grey",
    "celebrate": "celebrations:celebrate",
    "cope": "cope:cope",
    "kinder": "kinder:kinder",
    "boundary": "planning:boundary",
    "appointment": "planning:appointment",
    "event": "gatherings:event",
    "close": "closing:close",
    "weekly": "weekly:weekly",
    "story": "story:story",
    "rest": "pauses:rest",
    "journal": "journal:journal",
    "undo": "undo:undo",
    "redo": "undo:redo",
    "trash": "trash:trash",
    "search": "search:search",
    "share": "share:share",
    "support": "support:support",
    "report": "reports:report",
    "export": "export:export",
    "import": "arrive:arrive",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "sync": "sync:sync",
    "doctor": "doctor:doctor",
    "forget": "forget:forget",
    "config": "config:config",
}
"""The commands by name: the module beside this one, and what it is called there."""


class SafeGroup(click.Group):
    """A group that reads a command when it is asked for; each ends with a sentence instead of a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return getattr(import_module(f"companion.cli.{module}"), name) if module else None

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
