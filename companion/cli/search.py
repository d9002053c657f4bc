"""`companion search`: everything a person wrote that has some words in it."""

from __future__ import annotations

import sys

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell


@click.command()
@click.argument("text", metavar="[WORDS]...", nargs=-1)
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    help="Only this kind, such as wins or journal; may be repeated.",
)
@options.as_json
@click.pass_obj
def search(places: Places, text: tuple[str, ...], kinds: tuple[str, ...], as_json: bool) -> None:
    """Search everything you wrote, newest first.

    An entry is found if it has all the words. Case makes no difference, nor do accents you do not type.
    With -, the words are read from standard input. Without any it asks, which keeps them out of the shell's
    history.
    """
    piped = text == ("-",) or (not text and not sys.stdin.isatty())
    sought = sys.stdin.read() if piped else AskedFor(" ".join(text)).next(words.search.ASK)
    if not sought.strip():
        fail(words.search.NO_WORDS, WRONG)
    with opened(places) as companion:
        from companion.export.selection import table_named
        from companion.rows import search as rows

        tables = {table_named(kind) for kind in kinds}
        while not companion.search.step():
            pass
        hits = companion.search.find(sought, tables, most=1_000_000)
        found = hits.found if hits else ()
        if as_json:
            told = [
                {"kind": each.table, "id": each.id, "day": each.day, "name": each.name}
                | {"field": each.field, "text": dict(each.whole)}
                for each in found
            ]
            put_json("search", {"found": told})
            return
        for each in found:
            day = words.search.full_day(each.day)
            tell(f"{day:>11}  {rows.text(each)}  ({rows.kind(each)})")
        if not found:
            click.echo(words.search.NOTHING)
