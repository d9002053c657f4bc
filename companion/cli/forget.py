"""`companion forget`: really removing what was kept."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame.asking import agree_by_word
from companion.cli.frame.opening import WRONG, Places, fail, opened


@click.command()
@click.option(
    "--before", metavar="DAY", help="Remove everything from before this day: 2026-11-03, mon, yesterday."
)
@click.option("--all", "everything", is_flag=True, help="Remove everything.")
@click.pass_obj
def forget(places: Places, before: str | None, everything: bool) -> None:
    """Remove entries for good, from every copy within reach.

    It asks you to type a word first, and lists what it cannot reach. Your settings stay.
    """
    if (before is None) == (not everything):
        fail("Use either --before DAY or --all.", WRONG)
    with opened(places) as companion:
        from companion.model.when import parse_day

        if companion.forgetting.is_open():
            fail(words.forget.OPEN)
        day = parse_day(before, companion.context.today()) if before is not None else None
        found, folder = companion.forgetting.found(day), companion.store.folder
        head = words.forget.HEAD_BEFORE if day else words.forget.HEAD
        click.echo(head.format(day=f"{words.common.long_date(day)} {day.year}" if day else "", folder=folder))
        for table, count in found.items():
            click.echo(words.forget.FOUND.format(kind=words.kinds.of_kind(count, table)))
        if not found:
            click.echo(f"  {words.forget.NOTHING}")
        click.echo(words.forget.TOO_BEFORE if day else words.forget.TOO)
        click.echo(words.forget.CLOSE)
        word = words.forget.WORD if day else words.forget.FORGET_WORD_ALL
        agree_by_word(words.forget.TYPE.format(word=word), word)
        removed = companion.forgetting.forget(day)
        records, files = (
            words.common.counted(removed.records, "entry"),
            words.common.counted(removed.files, "file"),
        )
        click.echo(words.forget.FORGOTTEN.format(records=records, files=files))
        click.echo(words.forget.NOT_REACHED)
        for each in removed.not_reached:
            click.echo(f"  - {each}")
