"""`companion forget`: really removing what was kept."""

from __future__ import annotations

import click

from companion import words
from companion.cli.asking import agree_by_word
from companion.cli.opening import WRONG, Places, fail, opened


@click.command()
@click.option("--before", metavar="DAY", help="What was kept before this day: 2026-11-03, mon, yesterday.")
@click.option("--all", "everything", is_flag=True, help="All of it.")
@click.pass_obj
def forget(places: Places, before: str | None, everything: bool) -> None:
    """Remove for good what was kept: entries, backups, trash, all copies. Asks for a typed word.

    Says what it cannot reach. The settings stay.
    """
    if (before is None) == (not everything):
        fail("Say either --before DAY or --all.", WRONG)
    with opened(places) as companion:
        from companion.model.when import parse_day

        if companion.forgetting.is_open():
            fail(words.FORGET_OPEN)
        day = parse_day(before, companion.home.today()) if before is not None else None
        found, folder = companion.forgetting.found(day), companion.store.folder
        head = words.FORGET_HEAD_BEFORE if day else words.FORGET_HEAD
        click.echo(head.format(day=f"{words.long_date(day)} {day.year}" if day else "", folder=folder))
        for table, count in found.items():
            click.echo(words.FORGET_FOUND.format(kind=words.of_kind(count, table)))
        if not found:
            click.echo(f"  {words.FORGET_NOTHING}")
        click.echo(words.FORGET_TOO_BEFORE if day else words.FORGET_TOO)
        click.echo(words.FORGET_CLOSE)
        word = words.FORGET_WORD if day else words.FORGET_WORD_ALL
        agree_by_word(words.FORGET_TYPE.format(word=word), word)
        removed = companion.forgetting.forget(day)
        records, files = words.counted(removed.records, "entry"), words.counted(removed.files, "file")
        click.echo(words.FORGOTTEN.format(records=records, files=files))
        click.echo(words.FORGET_NOT_REACHED)
        for each in removed.not_reached:
            click.echo(f"  - {each}")
