"""`companion backup` and `companion restore`: everything in one file, and back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.asking import agree
from companion.cli.opening import Places, fail, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.verbs.backup import Restore


@click.command()
@click.argument("file", required=False)
@click.pass_obj
def backup(places: Places, file: str | None) -> None:
    """Write everything, data and settings, into one file for you alone to read.

    Without FILE it is named by the time, in this folder. A file that exists is never written over.
    """
    with opened(places, despite_settings=True) as companion:
        from pathlib import Path

        path = Path(file or f"companion-{companion.home.now():%Y-%m-%d-%H%M%S}.zip")
        try:
            kept = companion.backups.write(path)
        except FileExistsError:
            fail(f"{path} exists already. It was left as it is; please name another file.")
        size = -(-kept.size // 1024)
        click.echo(words.BACKED_UP.format(path=path, size=size, pages=words.counted(kept.pages, "file")))
        for name in kept.left_out:
            click.echo(words.LEFT_OUT_OF_BACKUP.format(name=name), err=True)


@click.command()
@click.argument("file")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--data-only", is_flag=True, help="Leave the settings as they are.")
@click.pass_obj
def restore(places: Places, file: str, yes: bool, dry_run: bool, data_only: bool) -> None:
    """Make everything as it is in a backup. Shows what would change, then asks.

    `companion undo` takes it back.
    """
    with opened(places, despite_settings=True) as companion:
        from pathlib import Path

        plan = companion.backups.plan_restore(Path(file), settings=not data_only)
        for line in told(plan):
            click.echo(line)
        if plan.empty:
            click.echo(words.NOTHING_TO_RESTORE)
            return
        if dry_run:
            return
        if not yes:
            agree(words.RESTORE_ASK)
        with click.progressbar(length=len(plan.changes), file=sys.stderr) as bar:
            change = companion.backups.restore(plan, bar.update)
        click.echo(change.words)


def told(plan: Restore) -> Iterator[str]:
    """What a restore would change, by table and month."""
    from companion.store.ids import CORE

    manifest = plan.archive.manifest
    by = f" on {manifest.device}" if manifest.device else ""
    day, clock = words.long_date(manifest.made.date()), words.clock(manifest.made)
    yield words.RESTORE_FROM.format(path=plan.path, day=f"{day} {manifest.made.year}", clock=clock, by=by)
    for each in plan.differences:
        counts = [
            f"{count} {what}"
            for count, what in ((each.added, "added"), (each.changed, "changed"), (each.gone, "gone"))
            if count
        ]
        month = "" if each.place == CORE else each.place
        yield "  " + words.DIFFERENCE.format(
            kinds=words.kind_in_words(each.table), month=month, counts=", ".join(counts)
        )
    if plan.config:
        yield f"  {words.RESTORE_SETTINGS}"
    if plan.data_stays:
        yield f"  {words.RESTORE_DATA_STAYS}"
    for file in plan.beside:
        said = words.RESTORE_NEW_FILE if file.before is None else words.RESTORE_FILE
        yield f"  {said.format(name=file.file)}"
