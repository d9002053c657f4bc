"""`companion progress`: how far one has come, in sentences."""

from __future__ import annotations

import click

from companion import words
from companion.cli import options, outputs
from companion.cli.opening import WRONG, Places, fail, opened
from companion.cli.telling import in_json


@click.command()
@click.argument("view", default="")
@options.as_json
@options.to_file
@options.force
@click.pass_obj
def progress(places: Places, view: str, as_json: bool, file: str | None, force: bool) -> None:
    """Show how far you have come: the figures, or one VIEW in sentences.

    The views are year, practices, sleep, breathing, feelings, wins, and what else stands in Progress.
    """
    from companion.model.progress.progress import ProgressAt
    from companion.rows.progress import head
    from companion.rows.progress.progress import as_text
    from companion.verbs.progress.views import BY_ID

    if view and view not in BY_ID:
        fail(words.progress.UNKNOWN.format(view=words.common.quoted(view), views=", ".join(BY_ID)), WRONG)
    at = ProgressAt(view or "days", as_text=True)
    with opened(places) as companion:
        found = companion.progress.view(at, whole=True)
        said = "\n".join(as_text(found) if view else head.all_as_text(found.head))
        if as_json:
            told = {"view": at.view, "head": found.head, "figures": found.figures, "shown": found.shown}
            said = in_json("progress", told)
        if file:
            from companion.export.target import check, write_file

            path = outputs.target(file)
            check(path, companion.store.folder, force=force)
            write_file(path, f"{said}\n".encode(), force=force)
            outputs.said(path, [words.reports.SAVED.format(path=file)])
        else:
            click.echo(said)
