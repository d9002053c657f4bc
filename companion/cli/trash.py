"""`companion trash`: what was deleted lately, and bringing it back."""

from __future__ import annotations

import click

from companion import words
from companion.cli.groups import Group
from companion.cli.numbers import within
from companion.cli.opening import WRONG, Places, fail, opened


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def trash(context: click.Context) -> None:
    """List what was deleted in the last 30 days, newest first.

    Versions replaced from another machine are listed too.
    """
    if context.invoked_subcommand is not None:
        return
    with opened(context.obj) as companion:
        from companion.model.text import visible

        rows, now = companion.trash.rows(), companion.context.now()
        went = [words.trash.trashed(row.at, now, row.replaced) for row in rows]
        width = max(map(len, went), default=0)
        for number, (row, when) in enumerate(zip(rows, went, strict=True), 1):
            said = words.trash.row(row, companion.context.today())
            click.echo(visible(f"{number:>3}  {when:>{width}}  {said}"))
        if not rows:
            click.echo(words.trash.EMPTY)


@trash.command()
@click.argument("numbers", metavar="N...", nargs=-1, required=True, type=within(1))
@click.pass_obj
def restore(places: Places, numbers: tuple[int, ...]) -> None:
    """Bring things back by their numbers in the list. `companion undo` reverses it."""
    with opened(places) as companion:
        from companion.model.text import visible

        rows = companion.trash.rows()
        if unknown := [number for number in numbers if number > len(rows)]:
            fail(words.trash.NOT_IN_TRASH.format(number=unknown[0], count=len(rows)), WRONG)
        change = companion.trash.bring_back([rows[number - 1].key for number in numbers])
        click.echo(visible(change.answer))
