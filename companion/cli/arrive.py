"""`companion import`: our own export again, and what other programs wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.asking import agree
from companion.cli.folding import folded
from companion.cli.opening import Places, opened

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.export.arriving import ImportPlan

MANY = 1000  # records; below, it is done before a bar could be seen
SHOWN = 50  # problems; all of them with --verbose


@click.command("import")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Say what would come in; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--as-wins", is_flag=True, help="Take notes and journal entries as wins.")
@click.option("--deleted", is_flag=True, help="Bring back also what was deleted here.")
@click.option("--verbose", is_flag=True, help="List every row that could not be read.")
@click.pass_obj
def arrive(
    places: Places, file: str, dry_run: bool, yes: bool, as_wins: bool, deleted: bool, verbose: bool
) -> None:
    """Bring in companion's own JSON, or another program's file.

    Read are Loop Habit Tracker's CSV (zip or folder), Daylio's CSV, Daily You's JSON, jrnl's JSON and a
    list of wins as text or Markdown. The same file twice adds nothing; undo takes it all out again.
    """
    with opened(places) as companion:
        from pathlib import Path

        from companion.export.arriving import house_of, plan
        from companion.export.importers import read

        path = Path(file)
        reading = read(path, house_of(companion, as_wins=as_wins))
        planned = plan(companion.store, reading, deleted_too=deleted)
        click.echo(words.arrive.FOUND.format(path=path, title=reading.title))
        for line in rendered(planned):
            click.echo(folded(line, "  "))
        problems(planned, verbose)
        if planned.new and not dry_run:
            if not yes:
                agree(words.arrive.ASK)
            click.echo(brought_in(companion, planned))
        if said := no_screen_yet(planned, as_wins):
            click.echo(folded(said))


def rendered(planned: ImportPlan) -> Iterator[str]:
    """What a plan comes to, a line each."""
    kinds = words.kinds.counts(planned.kinds())
    yield words.arrive.NEW.format(n=len(planned.new), kinds=kinds) if planned.new else words.arrive.NONE
    for sentence, count in (
        (words.arrive.REPLACES, planned.replacing),
        (words.arrive.CHANGED, planned.changed),
        (words.arrive.KNOWN, planned.known),
        (words.arrive.NEWER_HERE, planned.newer),
        (words.arrive.MARKED, planned.marked),
        (words.arrive.DELETED, planned.deleted),
    ):
        if count:
            yield sentence.format(**words.common.agreeing(count))
    for (kept, wanted), count in planned.otherwise.items():
        kinds, among = words.kinds.several(kept), words.kinds.several(wanted)
        yield words.arrive.OTHERWISE.format(kinds=kinds, wanted=among, **words.common.agreeing(count))
    for why, count in planned.reading.left_out.most_common():
        yield words.arrive.LEFT.format(n=count, why=why)


def no_screen_yet(planned: ImportPlan, as_wins: bool) -> str:
    """Where to read what comes in and is on no screen of this version; '' when there is nothing of that."""
    tables = [table for table in ("checkins", "journal") if table in planned.kinds()]
    what = words.common.these([words.kinds.several(table) for table in tables])
    if not what:
        return ""
    said = words.arrive.NO_SCREEN.format(what=what.capitalize())
    written = any(doc.get("text") or doc.get("title") or doc.get("note") for doc in planned.new.values())
    could_be_wins = written and planned.reading.guests and not as_wins
    return words.arrive.OR_AS_WINS.format(no_screen=said) if could_be_wins else said


def problems(planned: ImportPlan, verbose: bool) -> None:
    """The rows that could not be read, each with its place, on standard error."""
    found = planned.reading.problems
    if not found:
        return
    from companion.model.text import visible

    click.echo(words.arrive.PROBLEMS.format(n=len(found)), err=True)
    for each in found if verbose else found[:SHOWN]:
        click.echo(f"  {visible(each)}", err=True)
    if not verbose and len(found) > SHOWN:
        click.echo(words.arrive.MORE_PROBLEMS.format(n=len(found) - SHOWN), err=True)


def brought_in(companion: Companion, planned: ImportPlan) -> str:
    """Do it, with a bar where it takes long enough; what there is to say then. Raises StoreError."""
    from companion.export.arriving import bring_in

    if len(planned.new) < MANY:
        return bring_in(companion, planned).words
    with click.progressbar(length=len(planned.new), label=planned.reading.title, file=sys.stderr) as bar:
        return bring_in(companion, planned, bar.update).words
