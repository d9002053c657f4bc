"""`companion report`: some days in facts and own words, to read, to print, or for another program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.opening import WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.reports import Period, ReportFor


@click.command()
@click.option("--week", "days", flag_value="week", help="The seven days that end today.")
@click.option("--month", "days", flag_value="month", help="The four weeks that end today.")
@click.option(
    "--since-appointment", "days", flag_value="since_appointment", help="Since the last appointment."
)
@click.option("--from", "first", metavar="DAY", help="From this day on: 2026-11-03, 3 Nov, mon, yesterday.")
@click.option("--to", "ends", metavar="DAY|FILE", multiple=True, help="Up to this day; a FILE is written.")
@click.option("--for", "reader", type=click.Choice(["me", "therapist"]), default="me", help="Who reads it.")
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json"]), help="Else by the FILE's ending."
)
@click.option("--with", "named", metavar="PARTS", default="", help="Also: journal,notes,feelings,triggers.")
@click.option("--yes", is_flag=True, help="Write the FILE without showing it first.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.pass_obj
def report(
    places: Places,
    days: str | None,
    first: str | None,
    ends: tuple[str, ...],
    reader: ReportFor,
    form: str | None,
    named: str,
    yes: bool,
    force: bool,
) -> None:
    """Report on some days: what you tagged #next-session, figures, wins in your own words.

    It goes to standard output, or with --to to a .md, .html or .json file, which your account alone can
    read. Usually it tells of seven days, and --for therapist since your last appointment.
    """
    from pathlib import Path, PurePath

    from companion.export.report import FORMS, encoded, keep
    from companion.export.target import check
    from companion.model.reports import NAMED

    files = [each for each in ends if PurePath(each).suffix.casefold() in FORMS or "/" in each]
    last = next((each for each in ends if each not in files), None)
    if days and (first or last):
        fail(words.reports.TWO_PERIODS, WRONG)
    parts = [part.strip() for part in named.split(",") if part.strip()]
    for part in parts:
        if part not in NAMED:
            said = words.reports.NOT_A_PART.format(name=part, parts=words.common.these([*NAMED]))
            fail(said, WRONG)
    form = form or next(
        (FORMS[e] for each in files if (e := PurePath(each).suffix.casefold()) in FORMS), "md"
    )
    with opened(places) as companion:
        period = _period(companion, days, first, last, reader)
        found, now = companion.reports.report(period, reader, parts), companion.context.now()
        if not files:
            from companion.cli.export import for_terminal

            data = encoded(found, form, now)
            click.echo(for_terminal(data) if sys.stdout.isatty() else data, nl=False)
            return
        path = Path(files[-1])
        try:
            check(path, companion.store.folder, force=force)
            if sys.stdin.isatty() and not yes:
                from companion.cli.asking import agree
                from companion.model.text import visible
                from companion.rows.reports import as_lines

                click.echo("\n".join(map(visible, as_lines(found))))
                agree(words.reports.KEEP.format(path=path))
            keep(found, path, form, now, companion.store.folder, force=force)
        except FileExistsError as error:
            fail(str(error))
        click.echo(words.reports.SAVED.format(path=path))


def _period(
    companion: Companion, days: str | None, first: str | None, last: str | None, reader: ReportFor
) -> Period:
    """The days that were asked for. Raises ValueError, Gone."""
    from companion.model.reports import Period
    from companion.model.when import parse_day

    if days:
        found: Period = getattr(companion.reports, days)()
        return found
    if not (first or last):
        return companion.reports.usual(reader)
    today = companion.context.today()
    end = parse_day(last, today) if last else today
    start = parse_day(first, today) if first else companion.reports.oldest()
    if start > end:
        raise ValueError(words.export.DAYS_TURNED.format(first=start, last=end))
    return Period(first=start, last=end)
