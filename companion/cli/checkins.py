"""`companion checkin`: how it is just now, by options, asked for, or with a note from a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.given import given_back
from companion.cli.frame.given import piped as from_a_pipe
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_all

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.model.checkins import SaidSoFar

SOME = 4
"""Words that a question names."""


@click.group(cls=WordsGroup)
def checkin() -> None:
    """Check in: how you are just now. Leave out anything you like.

    `companion checkin` is `companion checkin ask`.
    """


@checkin.command()
@click.option("--pleasant", metavar="N", help="From -2 (very unpleasant) to 2 (very pleasant).")
@click.option("--energy", metavar="N", help="From -2 (very low energy) to 2 (very high energy).")
@click.option("--word", "said", multiple=True, metavar="WORD", help="A word for how you feel; up to three.")
@click.option("--trigger", "around", multiple=True, metavar="TRIGGER", help="Something that was around.")
@click.option("--note", metavar="NOTE", help="Numbers and a note: #sleep:7 woke at four; - reads a pipe.")
@options.at
@click.option("--list", "listed", is_flag=True, help="List the check-ins of today, or of the day of --at.")
@click.pass_obj
def ask(
    places: Places,
    pleasant: str | None,
    energy: str | None,
    said: tuple[str, ...],
    around: tuple[str, ...],
    note: str | None,
    when: str | None,
    listed: bool,
) -> None:
    """Check in: how you are just now. Leave out anything you like.

    Without options it asks, so that your words stay out of the shell's history. From a pipe it reads the
    note: numbers such as #sleep:7 and a time such as @yesterday 18:30 are picked up from it.
    """
    asks = not (pleasant or energy or said or around or note or listed)
    if piped := note == "-" or (asks and not sys.stdin.isatty()):
        note, asks = from_a_pipe(), False
        if not note.strip() and not (pleasant or energy or said or around):
            fail(words.changes.NO_TEXT, WRONG)
    with given_back(note if piped else None), opened(places) as companion:
        at = companion.context.when(when) if when else None
        if listed:
            show(companion, when)
            return
        if asks:
            answers = asked(companion)
        else:
            answers = companion.checkins.answers(
                pleasant, energy, said, around, " ".join((note or "").split())
            )
        with given_back(None if piped else typed(answers)):
            change = companion.checkins.add(answers, at)
        tell_kept(companion, change)


@checkin.command("list")
@options.day
@options.as_json
@click.pass_obj
def list_checkins(places: Places, when: str | None, as_json: bool) -> None:
    """List your check-ins, newest first, or those of a day."""
    with opened(places) as companion:
        verbs, context = companion.checkins, companion.context
        if as_json:
            found = verbs.of_day(context.when(when).day) if when else verbs.newest()
            put_json("checkins", {"checkins": found})
        elif when:
            show(companion, when)
        else:
            tell_all(verbs.told() or [words.checkins.NONE_YET_SHELL])


def tell_kept(companion: Companion, change: Change) -> None:
    """Say what was kept, and what may fit now."""
    verbs = companion.checkins
    said = verbs.in_words(verbs.made(change))
    tell(words.checkins.SHELL_SAVED.format(said=said) if said else words.common.SAVED)
    offered = verbs.offer(change)
    lines = {"support": words.checkins.SHELL_LOW, "toolbox": (words.checkins.SHELL_SKILLS,)}
    for line in lines.get(offered, ()):
        click.echo(line)


def show(companion: Companion, when: str | None) -> None:
    """Print the check-ins of a day."""
    context, verbs = companion.context, companion.checkins
    found = verbs.of_day(context.when(when).day if when else context.today())
    for each in found:
        said = " · ".join(part for part in (verbs.in_words(each), each.note) if part)
        tell(f"{words.common.clock(each.at):>5}  {said}")
    if not found:
        click.echo(words.checkins.NONE_THEN)


def asked(companion: Companion) -> SaidSoFar:
    """Ask for one part after the other; what cannot be read is asked for again."""
    from companion.model.checkins import SaidSoFar

    answers, verbs = SaidSoFar(), companion.checkins
    click.echo(words.checkins.SHELL_SKIP)
    with given_back(lambda: typed(answers), asking=True):
        for part, question in words.checkins.SHELL_ASKS.items():
            some = ", ".join(verbs.some(part, answers, SOME))
            while True:
                try:
                    said = click.prompt(question.format(some=some), default="", show_default=False)
                    answers = verbs.answered(answers, part, said)
                    break
                except ValueError as error:
                    click.echo(str(error))
    return answers


def typed(answers: SaidSoFar) -> str:
    """Return what is not to be typed again."""
    return "\n".join([*answers.words, *answers.triggers, *filter(None, [answers.line])])
