"""`companion`: the command group. Each command's work is imported when that command runs."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import Any

import click

from companion import __version__
from companion.cli.arrive import arrive
from companion.cli.backup import backup, restore
from companion.cli.breathing import breathe
from companion.cli.config import config
from companion.cli.doctor import doctor
from companion.cli.export import export
from companion.cli.forget import forget
from companion.cli.opening import FAILED, Places, fail
from companion.cli.routine import tick
from companion.cli.support import support
from companion.cli.sync import sync
from companion.cli.today import today
from companion.cli.trash import trash
from companion.cli.undo import redo, undo
from companion.cli.wins import win

EPILOG = """Everything stays on this computer. In the app, ? shows all keys and F1 people to talk to."""
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class CrashSafe(click.Group):
    """A group that ends with a sentence instead of a traceback, and a report that holds no private text."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError, KeyboardInterrupt):
            raise
        except Exception as error:
            fail(farewell(error, ctx.obj))


def farewell(error: Exception, places: Places) -> str:
    """What is said when companion itself is at fault, once the report is written."""
    from companion import words
    from companion.clock import Clock
    from companion.companion import settings_in
    from companion.config.settings import Settings
    from companion.crash import write_report

    settings = Settings()
    with suppress(Exception):  # it may be what is at fault
        settings = settings_in(places.config_file())
    try:
        path = write_report(error, places.data_folder(settings) / "reports", Clock().now())
    except OSError:
        return words.CRASHED
    return f"{words.CRASHED} {words.CRASH_REPORT.format(path=path)}"


@click.group(
    cls=CrashSafe,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
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


COMMANDS = (
    *(win, tick, today, breathe, undo, redo, trash, support),
    *(export, arrive, backup, restore, sync, doctor, forget, config),
)
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """The entry point. What we make is ours alone, and no character is too much for a terminal."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(prog_name="companion", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:  # click itself would exclaim
        sys.exit(INTERRUPTED)
    except OSError as error:  # the disk has been heard by now: this is what we print to
        click.echo(f"It could not be printed: {error.strerror or error}", err=True)
        sys.exit(FAILED)
