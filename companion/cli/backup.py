"""`companion backup` and `companion restore`: everything in one file, and back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import agree
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from companion.store.safety.archive import Difference
    from companion.verbs.backup import Restore

SHOWN = 24  # lines of a table and a month each; from more on, all of a table are one


@click.command()
@click.argument("file", required=False)
@click.pass_obj
def backup(places: Places, file: str | None) -> None:
    """Back up your data and settings to one file. Your account alone can read it.

    Without FILE, it goes into the current folder and is named after the date and time. An existing file
    is never replaced.
    """
    with opened(places) as companion:
        path = outputs.target(file or f"companion-{companion.context.now():%Y-%m-%d-%H%M%S}.zip")
        try:
            kept = companion.backups.write(path)
        except FileExistsError:
            fail(f"{path} already exists and was left as it is. Please choose another name.")
        size = -(-kept.size // 1024)
        pages = words.common.counted(kept.pages, "file")
        outputs.said(path, [words.backup.BACKED_UP.format(path=path, size=size, pages=pages)])
        for name in kept.left_out:
            click.echo(words.backup.LEFT_OUT_OF_BACKUP.format(name=name), err=True)


@click.command()
@click.argument("file")
@options.yes
@options.dry_run
@click.option("--data-only", is_flag=True, help="Leave the settings as they are.")
@click.option("--with-commands", is_flag=True, help="Also restore settings that run a program.")
@click.option("--verbose", is_flag=True, help="List every month that would change.")
@click.pass_obj
def restore(
    places: Places, file: str, yes: bool, dry_run: bool, data_only: bool, with_commands: bool, verbose: bool
) -> None:
    """Restore a backup. It shows what would change, then asks.

    `companion undo` reverses it.
    """
    with opened(places) as companion:
        plan = companion.backups.plan_restore(
            outputs.source(file), settings=not data_only, commands=with_commands
        )
        for line in rendered(plan, verbose):
            tell(line)
        if plan.empty:
            click.echo(words.backup.NOTHING_TO_RESTORE)
            return
        if dry_run:
            return
        if not yes:
            if file == outputs.STANDARD:
                fail(words.arrive.NOBODY_TO_ASK)
            agree(words.backup.RESTORE_ASK)
        with click.progressbar(length=len(plan.changes), file=sys.stderr) as bar:
            change = companion.backups.restore(plan, bar.update)
        tell(change.answer)


def rendered(plan: Restore, verbose: bool) -> Iterator[str]:
    """What a restore would change."""
    import shlex

    manifest = plan.archive.manifest
    by = f" on {manifest.device}" if manifest.device else ""
    day, clock = words.common.long_date(manifest.made.date()), words.common.clock(manifest.made)
    yield words.backup.RESTORE_FROM.format(
        path=plan.path, day=f"{day} {manifest.made.year}", clock=clock, by=by
    )
    every_month = verbose or len(plan.differences) <= SHOWN
    yield from (f"  {line}" for line in counted(plan.differences, every_month))
    if not every_month:
        yield f"  {words.backup.RESTORE_VERBOSE}"
    if plan.config:
        yield f"  {words.backup.RESTORE_SETTINGS}"
    if plan.data_stays:
        yield f"  {words.backup.RESTORE_DATA_STAYS}"
    foreign = plan.foreign
    if foreign.command:
        said = words.backup.RESTORE_RUNS if foreign.taken else words.backup.RESTORE_WOULD_RUN
        yield f"  {said.format(command=shlex.join(foreign.command))}"
    if foreign.backup_to:
        yield f"  {words.backup.RESTORE_WOULD_COPY.format(folder=foreign.backup_to)}"
    for file in plan.beside:
        said = words.backup.RESTORE_NEW_FILE if file.before is None else words.backup.RESTORE_FILE
        yield f"  {said.format(name=file.file)}"


def counted(differences: Sequence[Difference], every_month: bool) -> Iterator[str]:
    """How many records would come, change and go: by table and month, or all months of a table at once."""
    from companion.store.database.ids import CORE

    lines: dict[tuple[str, str], list[Difference]] = {}
    for each in differences:
        lines.setdefault((each.table, each.place if every_month else ""), []).append(each)
    for (table, _), those in lines.items():
        months = [each.place for each in those if each.place != CORE]
        sums = [
            sum(of) for of in zip(*((each.added, each.changed, each.gone) for each in those), strict=True)
        ]
        yield words.backup.difference(table, months, *sums)
