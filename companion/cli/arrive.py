"""`companion import`: our own export again, and what other programs wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import agree
from companion.cli.frame.folding import folded
from companion.cli.frame.opening import FAILED, WRONG, Places, fail, opened
from companion.cli.frame.outputs import STANDARD
from companion.cli.plain_mode.answers import zero

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.export.arriving import ImportPlan
    from companion.export.importers.reading import Reading

MANY = 1000  # records; below, it is done before a bar could be seen
SHOWN = 50  # problems; all of them with --verbose
FIRST = 3  # records of a list, to see whether it is one
PLACES = ("-2", "-1", "0", "1", "2", "+1", "+2")


@click.command("import")
@click.argument("file")
@options.dry_run
@options.yes
@click.option("--as-wins", is_flag=True, help="Import notes and journal entries as wins.")
@click.option(
    "--mood", "moods", multiple=True, metavar="NAME=PLACE", help="Give a mood a number from -2 to 2."
)
@click.option("--routine", is_flag=True, help="Make a routine of the imported habits.")
@click.option("--deleted", is_flag=True, help="Also import what you have deleted here.")
@click.option("--verbose", is_flag=True, help="List every row that could not be read.")
@click.pass_obj
def arrive(
    places: Places,
    file: str,
    dry_run: bool,
    yes: bool,
    as_wins: bool,
    moods: tuple[str, ...],
    routine: bool,
    deleted: bool,
    verbose: bool,
) -> None:
    """Import companion's own JSON, or another program's file. With -, read standard input.

    It reads Loop Habit Tracker's CSV (zip or folder) and database, Daylio's CSV and backup, Daily You's
    backup, Markdown and JSON, Day One's JSON, jrnl's JSON, text and Markdown, a folder or zip of Markdown
    files named by day, and a list of wins as text or Markdown. Importing a file twice adds nothing, and
    `companion undo` takes an import out again.
    """
    placed = dict(map(_mood, moods))
    with opened(places) as companion:
        planned = _planned(companion, file, as_wins, placed, deleted)
        asks = not (dry_run or yes) and file != STANDARD and at_a_terminal()
        if asks and planned.reading.unplaced and (more := _asked_for(planned.reading)):
            planned = _planned(companion, file, as_wins, {**placed, **more}, deleted)
        reading = planned.reading
        click.echo(words.arrive.FOUND.format(path=file, title=reading.title))
        for line in rendered(planned):
            click.echo(folded(line, "  "))
        if planned.new and not yes:
            beginning(planned)
        problems(planned, verbose)
        if planned.new and not dry_run:
            if not yes:
                if file == STANDARD:
                    fail(words.arrive.NOBODY_TO_ASK, FAILED)
                agree(words.arrive.ASK)
            click.echo(brought_in(companion, planned))
        if not dry_run:
            make_routine(companion, reading, wanted=routine, asks=asks)
        for said in hints(planned, routine or asks):
            click.echo(folded(said))
        if reading.problems and not (reading.guests or reading.open or reading.kin):
            raise SystemExit(FAILED)  # no row could be read


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return bool(sys.stdin) and sys.stdin.isatty()


def _mood(said: str) -> tuple[str, int]:
    name, _, place = said.rpartition("=")
    if not name.strip() or place.strip() not in PLACES:
        fail(words.arrive.NOT_A_PLACE.format(said=said), WRONG)
    return name.strip(), int(place)


def _planned(
    companion: Companion, file: str, as_wins: bool, moods: dict[str, int], deleted: bool
) -> ImportPlan:
    """Read the file and compare it with what is here. A file that is not there ends with status 2."""
    from pathlib import Path

    from companion.export.arriving import house_of, plan
    from companion.export.importers import read, read_bytes
    from companion.export.importers.reading import Unreadable
    from companion.files import LARGEST

    house = house_of(companion, as_wins=as_wins, moods=moods)
    try:
        if file == STANDARD:
            given = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
            reading = read_bytes(given, Path(file), house)
        else:
            reading = read(Path(file), house)
    except Unreadable as error:
        fail(str(error), FAILED if file == STANDARD or Path(file).exists() else WRONG)
    return plan(companion.store, reading, deleted_too=deleted)


def _asked_for(reading: Reading) -> dict[str, int]:
    """Where the person says that the moods without a place stand."""
    from companion.model.text import visible

    said: dict[str, int] = {}
    for name in reading.unplaced:
        question = words.arrive.WHERE_STANDS.format(mood=words.common.quoted(visible(name)))
        with zero(leaves=False):  # the middle of the scale
            answer = str(click.prompt(question, default="", show_default=False)).strip()
        if answer:
            said.update([_mood(f"{name}={answer}")])
    return said


def rendered(planned: ImportPlan) -> Iterator[str]:
    """What a plan comes to, a line each."""
    from companion.model.text import visible

    kinds = words.kinds.counts(planned.kinds())
    yield words.arrive.NEW.format(n=len(planned.new), kinds=kinds) if planned.new else words.arrive.NONE
    for sentence, count in (
        (words.arrive.REPLACES, planned.replacing),
        (words.arrive.CHANGED, planned.changed),
        (words.arrive.PLACED, planned.placed),
        (words.arrive.KNOWN, planned.known),
        (words.arrive.KEPT, planned.kept),
        (words.arrive.NEWER_HERE, planned.newer),
        (words.arrive.MARKED, planned.marked),
        (words.arrive.DELETED, planned.deleted),
    ):
        if count:
            yield sentence.format(**words.common.agreeing(count))
    for (kept, wanted), count in planned.otherwise.items():
        kinds, among = words.kinds.named(kept).more, words.kinds.named(wanted).more
        yield words.arrive.OTHERWISE.format(kinds=kinds, wanted=among, **words.common.agreeing(count))
    for why, count in planned.reading.left_out.most_common():
        yield words.arrive.LEFT.format(n=count, why=why)
    if noted := planned.reading.noted:
        columns = [f"{visible(name) or '?'} ({count})" for name, count in noted.most_common()]
        yield words.arrive.NOTED.format(columns=", ".join(columns))
    yield from map(visible, planned.reading.told)


def beginning(planned: ImportPlan) -> None:
    """The first records of a list of wins, so that it is seen whether it is one, and whether its days fit."""
    from companion.export.importers.wins import NAME
    from companion.model.text import visible

    if planned.reading.name != NAME:
        return
    click.echo(f"  {words.arrive.BEGINNING}")
    for doc in list(planned.new.values())[:FIRST]:
        text = words.common.quoted(visible(str(doc.get("text") or doc.get("title", ""))), 50)
        said = {"day": doc.get("day", ""), "time": str(doc.get("at", ""))[11:16], "text": text}
        click.echo(f"    {words.arrive.BEGINNING_LINE.format(**said)}")


def hints(planned: ImportPlan, routine: bool) -> Iterator[str]:
    """What can be done about what came in, a sentence each."""
    from companion.model.text import visible

    reading = planned.reading
    if reading.unplaced:
        names = list(map(visible, reading.unplaced))
        moods = words.common.these([words.common.quoted(name) for name in names])
        yield words.arrive.UNPLACED.format(moods=moods, mood=names[0])
    if reading.habits and not routine:
        habits = words.common.these([visible(habit.name) for habit in reading.habits.values()])
        agreeing = words.common.agreeing(len(reading.habits))
        yield words.arrive.ROUTINE_OFFER.format(habits=habits, **agreeing)


def make_routine(companion: Companion, reading: Reading, *, wanted: bool, asks: bool) -> None:
    """Make a routine of habits if the person wants one. Raises ConfigError."""
    if not reading.habits or not (wanted or asks):
        return
    from companion.export.habits_here import make_routine as make
    from companion.model.text import visible

    habits = words.common.these([visible(habit.name) for habit in reading.habits.values()])
    if wanted or click.confirm(words.arrive.ASK_ROUTINE.format(habits=habits)):
        click.echo(make(companion, reading).answer)


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
        return bring_in(companion, planned).answer
    with click.progressbar(length=len(planned.new), label=planned.reading.title, file=sys.stderr) as bar:
        return bring_in(companion, planned, bar.update).answer
