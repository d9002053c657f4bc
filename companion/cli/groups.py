"""Groups of commands: one that knows what was probably meant, and one that takes words besides."""

from __future__ import annotations

import click

from companion import words


class Group(click.Group):
    """Commands in the order in which they were written; for an unknown one the nearest is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were written."""
        return list(self.commands)

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
            formatter.write_dl([(name, brief(self.commands[name])) for name in self.list_commands(ctx)])


def brief(command: click.Command) -> str:
    """Return the first sentence of a command's help."""
    said = " ".join((command.help or "").partition("\n\n")[0].split())
    return said.partition(". ")[0].removesuffix(".") + "."


class WordsGroup(Group):
    """A group whose first command also takes what names none: `win called Mum` is `win add called Mum`.

    A first word that is the name of a command means that command; quotes around the whole text, or `add`
    before it, make it a text.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the first command before what names none."""
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)
