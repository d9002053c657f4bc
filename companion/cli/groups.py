"""A command that takes words, and has commands of its own besides."""

from __future__ import annotations

import click


class WordsGroup(click.Group):
    """A group whose first command also takes what names none: `win called Mum` is `win add called Mum`.

    A first word that is the name of a command means that command; quotes around the whole text, or `add`
    before it, make it a text.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the first command before what names none."""
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were written."""
        return list(self.commands)
