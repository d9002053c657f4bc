"""`companion trash`: what was deleted lately, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import FAILED, WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell

if TYPE_CHECKING:
    from companion.companion import Companion


@click.group(cls=Group, invoke_without_command=True)
@options.as_json
@click.pass_context
def trash(context: click.Context, as_json: bool) -> None:
    """List what was deleted in the last 30 days, newest first.

    Versions replaced from another machine are listed too.
    """
    if context.invoked_subcommand is not None:
        return
    with opened(context.obj) as companion:
        if as_json:
            put_json("trash", {"trash": list(companion.trash.rows())})
        else:
            listed(companion)


@trash.command()
@click.argument("numbers", metavar="N...", nargs=-1)
@click.pass_obj
def restore(places: Places, numbers: tuple[str, ...]) -> None:
    """Bring things back by their numbers in the list, or by key.

    `companion undo` reverses it.
    """
    with opened(places) as companion:
        if not numbers:
            if not listed(companion):
                return
            numbers = tuple(AskedFor("").next(words.trash.ASK).replace(",", " ").split())
        if not numbers:
            fail(words.common.NOTHING_CHANGED, FAILED)
        tell(companion.trash.bring_back([key(companion, said) for said in numbers]).answer)


def listed(companion: Companion) -> bool:
    """Print what there is to bring back; whether there is anything."""
    rows, now = companion.trash.rows(), companion.context.now()
    went = [words.trash.trashed(row.at, now, row.replaced) for row in rows]
    width = max(map(len, went), default=0)
    for number, (row, when) in enumerate(zip(rows, went, strict=True), 1):
        tell(f"{number:>3}  {when:>{width}}  {words.trash.row(row, companion.context.today())}")
    if not rows:
        tell(words.trash.EMPTY)
    return bool(rows)


def key(companion: Companion, said: str) -> str:
    """The key of what is named by its number in the list, or by that key."""
    rows = companion.trash.rows()
    if said in {row.key for row in rows}:
        return said
    if not said.isdecimal() or not int(said):
        fail(words.trash.NO_NUMBER.format(typed=said), WRONG)
    if int(said) > len(rows):
        fail(words.trash.NOT_IN_TRASH.format(number=said, count=len(rows)), WRONG)
    return rows[int(said) - 1].key
