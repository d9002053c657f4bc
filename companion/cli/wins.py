"""`companion win`: one line, kept."""

from __future__ import annotations

import sys

import click

from companion.cli.opening import Places, fail, opened


@click.command(context_settings={"ignore_unknown_options": False})
@click.argument("text", nargs=-1, required=True)
@click.option("-c", "--category", metavar="CATEGORY", help="Its category: a word of its name will do.")
@click.option("--at", "when", metavar="WHEN", help="When it was: 18:30, yesterday, 2026-11-03.")
@click.pass_obj
def win(places: Places, text: tuple[str, ...], category: str | None, when: str | None) -> None:
    """Write a win. With - the lines come from standard input, one win each.

    A known #category and a date-shaped @when in the text are taken; in most shells they want quotes.
    """
    typed = (
        [line for line in sys.stdin.read().splitlines() if line.strip()]
        if text == ("-",)
        else [" ".join(text)]
    )
    if not any(line.strip() for line in typed):
        fail("There is no text in it yet.", 2)
    from companion.model.when import parse_when
    from companion.model.wins import match_category
    from companion.store.errors import StoreError

    with opened(places) as companion:
        home = companion.home
        at = parse_when(when, home.now(), companion.settings.day_starts_at) if when else None
        chosen = match_category(category, companion.wins.categories()) if category else None
        if category and chosen is None:
            known = ", ".join(known.id for known in companion.wins.categories())
            raise ValueError(f"“{category}” is not a category. There are: {known}")
        for number, line in enumerate(typed):
            read = companion.wins.read(line)
            try:
                companion.wins.keep_line(read, category=chosen.id if chosen else None, at=at)
            except StoreError as error:
                fail("\n".join([str(error), "What was not saved:", *typed[number:]]))
            click.echo(f"Saved: {read.text}")
