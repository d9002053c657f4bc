"""`companion report`: some days in facts and own words, to read, to print, or for another program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import tell_all

if TYPE_CHECKING:
    from companion.model.reports import ReportFor

FORMS = (".md", ".html", ".json")
READERS, FORMATS = options.OneOf(["me", "therapist"]), options.OneOf([form[1:] for form in FORMS])


@click.command()
@click.option("--week", "days", flag_value="week", multiple=True, help="The last seven days.")
@click.option("--month", "days", flag_value="month", multiple=True, help="The last four weeks.")
@click.option(
    "--since-appointment",
    "days",
    flag_value="since_appointment",
    multiple=True,
    help="The days since the last one.",
)
@options.first_day
@click.option("--to", "ends", metavar="DAY|FILE", multiple=True, help="Up to this day; or save to this file.")
@click.option("--for", "reader", type=READERS, default="me", help="Who will read it.")
@click.option("--format", "form", type=FORMATS, help="The format; else the ending of FILE decides.")
@click.option(
    "--with",
    "named",
    metavar="PARTS",
    default="",
    help="Also these, with commas: journal, notes, feelings, triggers.",
)
@options.yes
@options.force
@click.pass_obj
def report(
    places: Places,
    days: tuple[str, ...],
    first: str | None,
    ends: tuple[str, ...],
    reader: ReportFor,
    form: str | None,
    named: str,
    yes: bool,
    force: bool,
) -> None:
    """Write a report on some days, for you or someone you see.

    It has what you tagged #next-session, figures and your wins. It goes to standard output, or with --to to
    a .md, .html or .json file that your account alone can read. It covers the last seven days, or with
    --for therapist those since your last appointment.
    """
    from companion.export.report import encoded, keep
    from companion.export.target import check

    file, last = next(filter(_is_file, ends), ""), next((each for each in ends if not _is_file(each)), None)
    if len({*days}) + bool(first or last) > 1 or len(ends) > bool(file) + bool(last):
        fail(words.reports.TWO_PERIODS, WRONG)
    form = form or next((each[1:] for each in FORMS if file.endswith(each)), "md")
    with opened(places) as companion:
        parts = companion.reports.parts(named)
        reports, now = companion.reports, companion.context.now()
        period = reports.days(first, last) if first or last else reports.period("".join(days[:1]), reader)
        found = reports.report(period, reader, parts)
        if file in ("", outputs.STANDARD):
            outputs.put(encoded(found, form, now))
            return
        path, folder = outputs.target(file), companion.store.folder
        check(path, folder, force=force)
        if at_terminal() and not yes:
            from companion.cli.frame.asking import agree
            from companion.rows.reports import as_lines

            tell_all(as_lines(found))
            agree(words.reports.KEEP.format(path=path))
        keep(found, path, form, now, folder, force=force)
        outputs.said(path, [words.reports.SAVED.format(path=path)])


def at_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def _is_file(end: str) -> bool:
    """Tell whether `--to` names a file: it has an ending that is known, or stands in a folder."""
    return end.endswith(FORMS) or "/" in end or end == outputs.STANDARD
