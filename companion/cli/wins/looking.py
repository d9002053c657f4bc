"""`companion win list` and `companion win search`: the wins that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli import options
from companion.cli.asking import AskedFor
from companion.cli.opening import WRONG, Places, fail, opened
from companion.cli.telling import put_json, tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from companion.companion import Companion
    from companion.model.wins import Win, WinsView

NEWEST = 30
"""Wins that are listed where no days are named."""


@click.command("list")
@options.day
@options.first_day
@click.option("--to", "last", metavar="DAY", help="Up to this day.")
@click.option("-c", "--category", metavar="CATEGORY", help="List only this category.")
@click.option("--kept", is_flag=True, help="List only those kept for a grey day.")
@options.as_json
@click.pass_obj
def listed(
    places: Places,
    when: str | None,
    first: str | None,
    last: str | None,
    category: str | None,
    kept: bool,
    as_json: bool,
) -> None:
    """List your wins by day, newest first.

    Without options it lists the newest 30; as JSON it lists all.
    """
    with opened(places) as companion:
        start, end = days(companion, when, first, last)
        chosen = companion.wins.category(category).id if category else None

        def fits(win: Win) -> bool:
            in_time = (start is None or start <= win.day) and (end is None or win.day <= end)
            return in_time and (chosen is None or win.category == chosen) and (win.keep or not kept)

        show(companion, fits, (start, end), as_json=as_json, all_of_them=bool(start or end or chosen or kept))


@click.command()
@click.argument("text", metavar="[WORDS]...", nargs=-1)
@options.as_json
@click.pass_obj
def search(places: Places, text: tuple[str, ...], as_json: bool) -> None:
    """Find wins by words in them, newest first.

    `companion search` looks through everything.
    """
    from companion.model.text import has_words

    with opened(places) as companion:
        if not (sought := AskedFor(" ".join(text)).next(words.search.ASK)):
            fail(words.search.NO_WORDS, WRONG)

        def fits(win: Win) -> bool:
            return has_words(f"{win.text} {win.note}", sought)

        show(companion, fits, as_json=as_json, what="win search")


def days(
    companion: Companion, day: str | None, first: str | None, last: str | None
) -> tuple[date | None, date | None]:
    """The days that were named, both included. Raises ValueError."""
    from companion.model.when import parse_day

    if day and (first or last):
        raise click.UsageError(words.wins.DAY_OR_DAYS)
    today = companion.context.today()
    start, end = (parse_day(said, today) if said else None for said in (day or first, day or last))
    if start and end and start > end:
        raise ValueError(words.export.DAYS_TURNED.format(first=start, last=end))
    return start, end


def show(
    companion: Companion,
    fits: Callable[[Win], bool],
    between: tuple[date | None, date | None] = (None, None),
    *,
    as_json: bool,
    all_of_them: bool = True,
    what: str = "win list",
) -> None:
    """Print the wins that fit."""
    start, end = between
    if start and end:
        view = companion.wins.between(start, end, fits)
    elif all_of_them or as_json:
        view = companion.wins.having(fits)
    else:
        view = companion.wins.having(fits, NEWEST)
    if as_json:
        put_json(what, {"wins": view.wins})
        return
    for line in told(view):
        tell(line)
    if not view.wins:
        tell(words.wins.NONE_THERE if all_of_them else words.wins.NONE_YET)
    if not all_of_them and len(view.wins) == NEWEST:
        click.echo(words.wins.NEWEST.format(n=NEWEST), err=True)


def told(view: WinsView) -> list[str]:
    """The wins as lines of text, under their days."""
    from companion.rows import wins as rows
    from companion.rows.marks import ASCII

    today = view.day
    begins_today = today is not None and any(win.day == today for win in view.wins[:1])
    found = [words.wins.day_heading(today, today, full=True)] if today and begins_today else []
    for row in rows.rows(view, ASCII, book=True) if view.wins else ():
        if row.under:
            found.append(f"{'':9}{row.text}")
        elif row.heading:
            found.append(row.text)
        else:
            found.append(f"  {row.mark:>5}  {row.text}" + (f"  ({row.word})" if row.word else ""))
    return found
