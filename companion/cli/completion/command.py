"""`companion completion`: the script for a shell, and the names that it asks for."""

from __future__ import annotations

import time

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import WRONG, Places, fail

SCRIPTS = {"bash": "companion.bash", "zsh": "_companion", "fish": "companion.fish"}


@click.command()
@click.argument("shell", type=options.OneOf(list(SCRIPTS)), required=False)
@click.option("--names", "kind", metavar="NAME", help="For the scripts: print what is called so.")
@click.pass_obj
def completion(places: Places, shell: str | None, kind: str | None) -> None:
    """Print the script that completes commands by tab, for bash, zsh or fish."""
    if kind:
        from companion.cli.completion.names import names

        click.echo("".join(f"{name}\n" for name in names(places, kind, time.time_ns())), nl=False)
        return
    if shell is None:
        fail(words.usage.WANTS.format(command="companion completion", what="bash, zsh or fish"), WRONG)
    from companion.config.places import shipped

    click.echo((shipped("completions") / SCRIPTS[shell]).read_text("utf-8"), nl=False)
