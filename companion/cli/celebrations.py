"""`companion celebrate`: a win and a small ritual, in plain text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.folding import folded
from companion.cli.opening import INTERRUPTED, WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.model.celebrations import Celebrating, Ritual


@click.command()
@click.argument("win", nargs=-1)
@click.option("--ritual", default="", metavar="RITUAL", help="The first words of its name; quiet is one too.")
@click.pass_obj
def celebrate(places: Places, win: tuple[str, ...], ritual: str) -> None:
    """Celebrate a win with a small ritual. WIN is its first words; without them it is the newest.

    On a terminal it waits for the ritual's time, which Ctrl+C ends whenever you like; in a script it is
    kept at once.
    """
    from companion.model.text import visible

    typed = " ".join(win)
    with opened(places) as companion:
        verbs = companion.celebrations
        if (found := verbs.win(typed)) is None:
            missing = words.celebrations.NO_SUCH_WIN if typed else words.wins.NO_WINS
            fail(missing.format(typed=visible(typed)), WRONG)
        what = verbs.of("wins", found.id)
        chosen = _ritual(what, ritual)
        how = chosen.how or chosen.label
        click.echo(f"{folded(visible(what.text))}\n")
        for said in filter(None, (how, chosen.alt)):
            click.echo(folded(visible(said)))
        seconds = _wait(companion.context.clock, chosen)
        click.echo(verbs.keep("wins", found.id, chosen.id, seconds).answer)


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
    from companion.cli.plain import ended_by_signals
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
