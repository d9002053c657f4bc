"""`companion export`: everything, or some of it, as files that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.opening import FAILED, WRONG, Places, fail, opened
from companion.cli.frame.telling import tell

if TYPE_CHECKING:
    from pathlib import Path

    from companion.companion import Companion
    from companion.export.selection import Filters, Selection

FORMS = {".json": "json", ".csv": "csv", ".zip": "csv", ".md": "markdown", ".markdown": "markdown"}


@click.command()
@click.argument("file", default="-")
@click.option("--json", "as_json", is_flag=True, help="Everything; `companion import` can read it back.")
@click.option("--csv", "as_csv", is_flag=True, help="A table per kind: FILE is a .zip or a folder.")
@click.option("--markdown", "as_markdown", is_flag=True, help="A book to read, by day.")
@click.option("--tinydb", "as_tinydb", is_flag=True, help="One plain TinyDB file.")
@options.first_day
@click.option("--to", "last", metavar="DAY", help="Up to this day.")
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    help="Only this kind, such as wins or journal; may be repeated.",
)
@click.option("--category", metavar="CATEGORY", help="Only wins of this category.")
@click.option("--tag", metavar="TAG", help="Only entries with this tag, or with #tag in their text.")
@options.force
@click.pass_obj
def export(
    places: Places,
    file: str,
    as_json: bool,
    as_csv: bool,
    as_markdown: bool,
    as_tinydb: bool,
    first: str | None,
    last: str | None,
    kinds: tuple[str, ...],
    category: str | None,
    tag: str | None,
    force: bool,
) -> None:
    """Write all your data to FILE, or to standard output. Your account alone can read the file.

    Without a format option, the ending of FILE decides: .json, .md, .zip or .csv.
    """
    asked = {"json": as_json, "csv": as_csv, "markdown": as_markdown, "tinydb": as_tinydb}
    form = form_of([form for form, is_asked in asked.items() if is_asked], file)
    with opened(places) as companion:
        from pathlib import Path

        from companion.export.selection import count, select
        from companion.export.target import check

        path = None if file == outputs.STANDARD else Path(file)
        if path:
            check(path, companion.store.folder, force=force)
        wanted = what_is_wanted(companion, first, last, kinds, category, tag)
        selection = select(companion.store, wanted)
        if not count(selection) and (first or last or kinds or category or tag):
            fail(words.export.NOTHING_TO_EXPORT, FAILED)
        write(companion, selection, wanted, form, path, force)
        if path:
            records = words.common.counted(count(selection), "entry")
            tell(words.export.EXPORTED.format(records=records, path=path))


def form_of(asked: list[str], file: str) -> str:
    """The one format that was asked for, else that of the ending. What is not clear ends with status 2."""
    from pathlib import PurePath

    if len(asked) > 1:
        options = words.common.these([f"--{form}" for form in asked])
        fail(f"{options} cannot be combined; please choose one.", WRONG)
    ending = PurePath(file).suffix
    form = asked[0] if asked else FORMS.get(ending.casefold())
    if form is None:
        unknown = f"companion does not know the ending {ending}. " if ending else ""
        fail(f"{unknown}Choose a format: --json, --csv, --markdown or --tinydb.", WRONG)
    return form


def what_is_wanted(
    companion: Companion,
    first: str | None,
    last: str | None,
    kinds: tuple[str, ...],
    category: str | None,
    tag: str | None,
) -> Filters:
    """The filters as they were asked for. Raises ValueError where they cannot be."""
    from companion.export.selection import Filters, table_named
    from companion.model.when import parse_day
    from companion.model.wins import match_category

    today = companion.context.today()
    start, end = (parse_day(day, today) if day else None for day in (first, last))
    if start and end and start > end:
        raise ValueError(words.export.DAYS_TURNED.format(first=start, last=end))
    known = match_category(category, companion.wins.categories()) if category else None
    return Filters(
        first=start,
        last=end,
        kinds=tuple(table_named(kind) for kind in kinds),
        category=known.id if known else category or "",
        tag=tag or "",
    )


def write(
    companion: Companion, selection: Selection, wanted: Filters, form: str, path: Path | None, force: bool
) -> None:
    """Write the selection to a path, or to standard output. Raises FileExistsError, StoreError."""
    from companion.export.target import write_file, write_folder, zipped

    if form == "csv":
        from companion.export.as_csv import MARK, tables

        files = tables(selection)
        if path and path.suffix.casefold() == ".zip":
            data = zipped(files)
        elif path and path.suffix.casefold() != ".csv":
            write_folder(path, files, force=force)
            return
        elif len(files) != 1:
            fail("One .csv file holds one --kind. For all kinds, name a folder or a .zip file.", WRONG)
        else:
            (data,) = files.values()
            data = data if path else data.removeprefix(MARK)
    else:
        data = encoded(companion, selection, wanted, form)
    if path:
        write_file(path, data, force=force)
    else:
        outputs.put(data)


def encoded(companion: Companion, selection: Selection, wanted: Filters, form: str) -> bytes:
    """The selection as one file."""
    if form == "json":
        from companion.export import as_json

        return as_json.encode(selection, wanted, companion.context.now())
    if form == "tinydb":
        from companion.export import as_tinydb

        return as_tinydb.encode(selection)
    from companion.content import load
    from companion.export import as_markdown
    from companion.export.importers import loop

    return as_markdown.book(
        selection,
        as_markdown.Names(
            techniques={each.id: each.name for each in companion.context.techniques()},
            categories={each.id: each.label for each in companion.wins.categories()},
            rituals={each.id: each.label for each in load.rituals()},
            routines={loop.NAME: loop.TITLE} | {each.id: each.name for each in companion.settings.routines},
            lines={each.id: each.text for each in load.affirmations()},
            check_ins=load.check_in_words(),
        ),
    )
