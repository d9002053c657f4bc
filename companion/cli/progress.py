"""`companion progress`: how far one has come, in sentences."""

from __future__ import annotations

import click

from companion import words
from companion.cli.opening import WRONG, Places, fail, opened


@click.command()
@click.argument("view", default="")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--to", "file", metavar="FILE", help="Write it to FILE instead of printing it.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
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
            import msgspec

            from companion.model.record import in_full

            shown = {"head": found.head, "figures": found.figures, view or "days": found.shown}
            plain = {name: in_full(each) for name, each in shown.items()}
            said = msgspec.json.format(msgspec.json.encode(plain)).decode()
        if file:
            from pathlib import Path

            from companion.export.target import check, write_file

            check(Path(file), companion.store.folder, force=force)
            write_file(Path(file), f"{said}\n".encode(), force=force)
            said = words.reports.SAVED.format(path=file)
        click.echo(said)
