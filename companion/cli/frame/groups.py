"""Groups of commands: one that knows what was probably meant, and one that takes words besides."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from companion import words
from companion.cli.frame.opening import WRONG, say

IMPLIED, TYPED = "companion.implied", "companion.typed"


class Group(click.Group):
    """Commands in the order in which they were written; for an unknown one the nearest is named.

    `others` come after them, by name, and are read when they are asked for: `wins.looking:search`.
    """

    def __init__(self, *args: Any, others: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._others = others or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were written."""
        return [*self.commands, *self._others]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        where = self._others.get(cmd_name)
        return command_at(where) if where else super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names. Raises click.UsageError."""
        typed, known = args[0], self.list_commands(ctx)
        if typed not in known and not typed.startswith("-"):
            ctx.fail(words.usage.no_command(ctx.command_path, typed, known))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its whole first sentence."""
        with formatter.section("Commands"):
            found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            formatter.write_dl([(name, brief(command)) for name, command in found if command])


def command_at(where: str) -> click.Command:
    """Return a command by its module and its name there: `wins.looking:search`."""
    module, _, name = where.partition(":")
    found: click.Command = getattr(import_module(f"companion.cli.{module}"), name)
    return found


def brief(command: click.Command) -> str:
    """Return the first sentence of a command's help."""
    said = " ".join((command.help or "").partition("\n\n")[0].split())
    return said.partition(". ")[0].removesuffix(".") + "."


class WordsGroup(Group):
    """A group whose first command also takes what names none: `win called Mum` is `win add called Mum`.

    A first word that is the name of a command means that command; quotes around the whole text, or `add`
    before it, make it a text. Without any word `alone` is meant, where it is named.
    """

    def __init__(self, *args: Any, alone: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self._alone = alone

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the first command before what names none."""
        first = next(iter(self.commands))
        if not args or args[0] not in (*self.list_commands(ctx), *ctx.help_option_names):
            if not args or args[0].startswith("-") or _takes_any(self.commands[first]):
                ctx.meta[IMPLIED] = ctx.command_path
                args = [first if args else self._alone or first, *args]
        else:
            ctx.meta[TYPED] = args
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the first command, too: they stand behind the group's own name as well."""
        first = next(iter(self.commands.values()))
        options = [each for each in (*first.params, *self.get_params(ctx)) if isinstance(each, click.Option)]
        found = (each.get_help_record(ctx) for each in options)
        with formatter.section("Options"):
            formatter.write_dl([each for each in found if each])
        self.format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Where a text was taken for one, tell how that is saved as it is."""
        hint = self._hint(ctx)
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if not hint:
                raise
            raise click.UsageError(f"{error.message}\n{hint}", error.ctx) from None
        except SystemExit as ended:
            if hint and ended.code == WRONG:
                say(hint)
            raise

    def _hint(self, ctx: click.Context) -> str:
        """What is said where words that begin with the name of a command may have been a text."""
        name, *rest = ctx.meta.get(TYPED, ("",))
        if next(iter(self.commands)) != "add" or name in ("", "add") or not rest:
            return ""
        if any(word.startswith("-") for word in rest):
            return ""
        return words.common.AS_A_TEXT.format(command=ctx.command_path, typed=" ".join([name, *rest]))


def takes_words(command: click.Command) -> bool:
    """Tell whether a command has any number of words, which may begin with a dash."""
    return any(isinstance(each, click.Argument) and each.nargs == -1 for each in command.params)


def _takes_any(command: click.Command) -> bool:
    """Tell whether a command has a word of its own."""
    return any(isinstance(each, click.Argument) for each in command.params)
