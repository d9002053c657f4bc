"""`companion win edit`, `keep`, `note`, `for-next` and `delete`: what becomes of a win later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.wins import Win

ASKED = 10
"""Wins that are listed where it is asked which."""


@click.command()
@click.argument("win", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, win: tuple[str, ...], text: str) -> None:
    """Edit a win, found by words in it or its id.

    You can change its words, its #category and, with @, its time.
    """
    answers = AskedFor(" ".join(win), text)
    with opened(places, typed=text) as companion:
        from companion.model.wins import as_typed

        chosen = the_win(companion, answers)
        now = as_typed(chosen)
        said = answers.instead(words.wins.ASK_EDIT, now)
        with answers.given_back():
            tell_answer(companion.wins.edit(chosen.id, said, now))


@click.command()
@click.argument("win", nargs=-1)
@click.pass_obj
def keep(places: Places, win: tuple[str, ...]) -> None:
    """Keep a win for a grey day, or stop keeping it."""
    with opened(places) as companion:
        tell_answer(companion.wins.keep(the_win(companion, AskedFor(" ".join(win))).id))


@click.command()
@click.argument("win", nargs=-1)
@options.note
@options.clear_note
@click.pass_obj
def note(places: Places, win: tuple[str, ...], text: str, clear: bool) -> None:
    """Write a note on a win. It replaces an earlier note."""
    answers = AskedFor(" ".join(win), text)
    with opened(places, typed=text) as companion:
        chosen = the_win(companion, answers)
        said = "" if clear else answers.instead(words.wins.ASK_NOTE, chosen.note)
        with answers.given_back():
            tell_answer(companion.wins.note(chosen.id, said, chosen.note))


@click.command("for-next")
@click.argument("win", nargs=-1)
@click.pass_obj
def for_next(places: Places, win: tuple[str, ...]) -> None:
    """Keep a win for the next session.

    `companion report` begins with what you keep for it.
    """
    with opened(places) as companion:
        chosen = the_win(companion, AskedFor(" ".join(win)))
        tell_answer(companion.reports.for_next(f"wins:{chosen.id}"))


@click.command()
@click.argument("win", nargs=-1)
@click.pass_obj
def delete(places: Places, win: tuple[str, ...]) -> None:
    """Delete a win, found by words in it or its id.

    `companion undo` brings it back.
    """
    with opened(places) as companion:
        tell_answer(companion.wins.delete(the_win(companion, AskedFor(" ".join(win))).id))


def the_win(companion: Companion, answers: AskedFor) -> Win:
    """The win that is meant, by its first words, words in it, or its id."""
    from companion.cli.frame.naming import the_one

    newest = companion.wins.named("", ASKED)
    if not newest:
        fail(words.wins.NONE_YET, WRONG)
    wanted = answers.which(words.wins.ASK_WHICH, [each.text for each in newest], [each.id for each in newest])
    among = (companion.wins.named(wanted) or newest) if wanted else newest
    return the_one(wanted, among, lambda each: (each.text,), lambda each: each.id)
