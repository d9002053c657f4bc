"""`companion`: the command group. Each command's work is imported when that command runs."""

from __future__ import annotations

import sys
from typing import Any

import click

from companion import __version__, words
from companion.cli.commands import COMMANDS, EXITS, OTHER_WORDS, SECTIONS
from companion.cli.frame.groups import IMPLIED, Group, command_at, takes_words
from companion.cli.frame.helping import Formatter
from companion.cli.frame.lean import import_msgspec
from companion.cli.frame.opening import INTERRUPTED, Places, entered, fail, farewell, plainly, say

EVERYWHERE = ("--data", "--config")
"""The options that stand on either side of the command."""


click.Context.formatter_class = Formatter


class SafeGroup(Group):
    """A group that reads a command when it is asked for; each ends with a sentence instead of a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        import_msgspec()
        return command_at(COMMANDS[cmd_name])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `--data` and `--config` from behind the command, too."""
        return super().parse_args(ctx, hoisted(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word means. `help win` is `win --help`. Raises click.UsageError."""
        first, *rest = args
        if first == "help" and not rest:
            click.echo(ctx.get_help())
            ctx.exit()
        meant = [*rest, "--help"] if first == "help" else [*OTHER_WORDS.get(first, (first,)), *rest]
        return super().resolve_command(ctx, meant)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under what one wants to do, each with its whole first sentence."""
        from companion.cli.briefs import BRIEFS

        for heading, section in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, BRIEFS[name]) for name in section])
        with formatter.section("Exit status"):
            formatter.write_dl(EXITS)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:
            fail(farewell(error, ctx.obj))


def hoisted(args: list[str]) -> list[str]:
    """Return the arguments with the options that stand on either side of the command before it."""
    first: list[str] = []
    rest: list[str] = []
    left = iter(args)
    for arg in left:
        name, equals, _ = arg.partition("=")
        if arg == "--":
            rest += [arg, *left]
        elif name in EVERYWHERE:
            first += [arg] if equals else [arg, *[value for value in [next(left, None)] if value is not None]]
        else:
            rest.append(arg)
    return [*first, *rest]


@click.group(
    cls=SafeGroup,
    invoke_without_command=True,
    epilog=words.common.EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--data", metavar="FOLDER", help="Use this data folder.")
@click.option("--config", "config_file", metavar="FILE", help="Use this settings file.")
@click.option("--plain", is_flag=True, help="Numbered lines instead of the screen, for screen readers.")
@click.version_option(__version__, "-V", "--version", prog_name="companion")
@click.pass_context
def cli(context: click.Context, data: str | None, config_file: str | None, plain: bool) -> None:
    """A quiet companion for the day: routine, breathing, one kind line, wins.

    Without a command, it opens the full screen, or plain mode where there is none. `companion COMMAND
    --help` says more about one command.
    """
    if context.obj is None or data or config_file:  # in plain mode they are known
        context.obj = Places(data, config_file)
    if plain:
        context.with_resource(plainly())
    if context.invoked_subcommand is None:
        from companion.cli.open import open_screen

        context.exit(open_screen(context.obj))


def main() -> None:
    """The entry point for everything with arguments; `cli.open` has the one without."""
    with entered():
        try:
            sys.exit(cli.main(prog_name="companion", standalone_mode=False))
        except click.ClickException as error:
            from companion.cli.frame.faults import told

            say(told(error))
            if isinstance(error, click.NoSuchOption) and error.ctx and takes_words(error.ctx.command):
                command = error.ctx.meta.get(IMPLIED, error.ctx.command_path)
                say(words.common.AFTER_DASHES.format(command=command, typed=error.option_name))
            sys.exit(error.exit_code)
        except click.Abort:  # click itself would exclaim
            sys.exit(INTERRUPTED)
