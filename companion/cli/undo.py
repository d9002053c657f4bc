"""`companion undo` and `companion redo`: the newest change made on this machine, in the app or the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.telling import put_json, tell

if TYPE_CHECKING:
    from companion.model.change import Change


@click.command()
@click.option("--list", "listed", is_flag=True, help="List what can be undone, newest first.")
@options.as_json
@click.pass_obj
def undo(places: Places, listed: bool, as_json: bool) -> None:
    """Undo the last change made on this machine.

    It does not matter whether you made it in the app or in the shell.
    """
    options.only_with("--list", as_json, listed)
    with opened(places, keep_lost=False) as companion:
        if not listed:
            tell_done(companion.undo())
            return
        from companion.model.text import visible

        now, done = companion.context.now(), companion.context.history.done()
        if as_json:
            names = ("at", "change", "stayed")
            put_json("undo", {"changes": [dict(zip(names, each, strict=True)) for each in done]})
            return
        for at, label, stayed in done:
            said = words.changes.STAYED.format(label=label) if stayed else label
            click.echo(f"{words.common.ago(at, now):>23}  {visible(said)}")
        if not done:
            click.echo(companion.context.history.nothing_to_undo())


@click.command()
@click.pass_obj
def redo(places: Places) -> None:
    """Redo the last change you undid."""
    with opened(places, keep_lost=False) as companion:
        tell_done(companion.redo())


def tell_done(change: Change) -> None:
    """Say what was done; what has moved on stays as it is, with status 1."""
    from companion.model.text import visible

    if change.label and not (change.entries or change.files):
        fail(visible(f"{change.label}: {change.answer}"))
    tell(change.answer)
