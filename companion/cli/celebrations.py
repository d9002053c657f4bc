"""`companion celebrate`: a win and a small ritual, in plain text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.folding import folded
from companion.cli.frame.naming import the_stored
from companion.cli.frame.opening import INTERRUPTED, WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.companion import Companion
    from companion.model.celebrations import Celebrating, Ritual


@click.command()
@click.argument("win", nargs=-1)
@click.option("--ritual", default="", metavar="RITUAL", help="The first words of its name, or quiet.")
@click.option("--quiet", is_flag=True, help="Choose the quiet one: nothing to do.")
@click.option("--list", "listed", is_flag=True, help="List what you celebrated, newest first.")
@options.as_json
@click.pass_obj
def celebrate(
    places: Places, win: tuple[str, ...], ritual: str, quiet: bool, listed: bool, as_json: bool
) -> None:
    """Celebrate a win with a small ritual. WIN is its first words; without it, your newest win.

    A step, a milestone or a gathering goes by its id: `step:123`. On a terminal it waits for the ritual's
    time; Ctrl+C ends it whenever you like. In a script it is saved at once.
    """
    from companion.cli.frame.telling import put_json, tell_all
    from companion.model.text import visible
    from companion.verbs.celebrations import QUIET

    options.only_with("--list", as_json, listed)
    with opened(places) as companion:
        verbs = companion.celebrations
        if listed:
            found = verbs.celebrated()
            if as_json:
                put_json("celebrated", {"celebrated": found})
            else:
                from companion.model.progress.progress import ProgressAt
                from companion.rows.celebrations import as_text

                tell_all(as_text(found, ProgressAt()))
            return
        table, id = _what(companion, " ".join(win))
        what = verbs.of(table, id)
        chosen = _ritual(what, QUIET.id if quiet else ritual)
        how = chosen.how or chosen.label
        click.echo(f"{folded(visible(what.text))}\n")
        for said in filter(None, (how, chosen.alt)):
            click.echo(folded(visible(said)))
        seconds = _wait(companion.context.clock, chosen)
        click.echo(verbs.keep(table, id, chosen.id, seconds).answer)


def _what(companion: Companion, typed: str) -> tuple[str, int]:
    """The table and the id of what is to be celebrated: a row, else the win with these words."""
    from companion.model.celebrations import record_named
    from companion.model.wins import Win

    if record_named(typed)[0]:
        about = companion.celebrations.about(typed)
        return about if about[0] else fail(words.celebrations.NOTHING_TAKEN, WRONG)
    none = words.celebrations.NO_SUCH_WIN if typed else words.wins.NO_WINS
    return "wins", the_stored(companion.store, Win, typed, lambda win: (win.text,), none).id


def _ritual(what: Celebrating, named: str) -> Ritual:
    """The ritual that is named, or whose turn it is."""
    from companion.model.finding import begins
    from companion.model.text import visible

    offered = (*what.rituals, what.quiet)
    found = begins(named, offered, lambda each: (each.label, each.id)) if named else offered[:1]
    if len(found) != 1:
        known = ", ".join(visible(each.label) for each in offered)
        fail(words.celebrations.NO_SUCH_RITUAL.format(typed=visible(named), rituals=known), WRONG)
    return found[0]


def _wait(clock: Clock, ritual: Ritual) -> int:
    """Wait for a ritual's time on a terminal, or until it is ended there; the seconds it took."""
    time = words.common.minutes(ritual.minutes)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(time)
        return 0
    from companion.cli.breathing.plain import ended_by_signals
    from companion.model.celebrations import LEAST

    click.echo(words.celebrations.ENDS_WITH.format(time=time))
    began = clock.monotonic()
    with ended_by_signals():
        try:
            clock.sleep(ritual.minutes * 60)
        except KeyboardInterrupt:
            click.echo()
            if clock.monotonic() - began < LEAST:
                raise SystemExit(INTERRUPTED) from None
    return round(clock.monotonic() - began)
