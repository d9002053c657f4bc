"""`companion win`: one line, kept; and what becomes of it later."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.given import given_back, lines_piped
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.companion import Companion


LATER = {
    "list": "wins.looking:listed",
    "search": "wins.looking:search",
    "edit": "wins.changing:edit",
    "keep": "wins.changing:keep",
    "note": "wins.changing:note",
    "for-next": "wins.changing:for_next",
    "delete": "wins.changing:delete",
}
"""What is done with wins that are written: writing one waits for none of it."""


@click.group(cls=WordsGroup, others=LATER)
def win() -> None:
    """Write a win, or see the wins you wrote.

    `companion win called Mum` is `companion win add called Mum`. In quotes a text may begin with the name of
    a command: companion win "list the flat".
    """


@win.command()
@click.argument("text", nargs=-1)
@click.option("-c", "--category", metavar="CATEGORY", help="Its category; any word of the name works.")
@options.at
@click.pass_obj
def add(places: Places, text: tuple[str, ...], category: str | None, when: str | None) -> None:
    """Write a win. With -, or from a pipe, each line of standard input becomes a win.

    A known #category and a time such as @18:30 in the text are picked up. Quote the text: to many
    shells a bare # starts a comment.
    """
    piped = text == ("-",) or (not text and not sys.stdin.isatty())
    lines = lines_piped() if piped else [" ".join(text) or asked()]
    if not any(line.strip() for line in lines):
        fail(words.changes.NO_TEXT, WRONG)
    left = [*lines]
    given = "utf-8" if piped else sys.getfilesystemencoding()
    with given_back(lambda: "\n".join(left), given), opened(places) as companion:
        keep(companion, lines, category, when, left)


def asked() -> str:
    """The line of a win that was not given."""
    return str(click.prompt(words.wins.LABEL, default="", show_default=False))


def keep(
    companion: Companion, lines: list[str], category: str | None, when: str | None, left: list[str]
) -> None:
    """Keep each line as a win; `left` has those that are not yet on the disk."""
    import msgspec

    from companion.model.text import visible

    wins = companion.wins
    said = companion.context.when(when) if when else None
    chosen = wins.category(category) if category else None
    told: list[str] = []  # a pipe that closes must not keep the lines after it from being saved
    try:
        for line in lines:
            read = wins.read(line)
            if chosen:
                read = msgspec.structs.replace(read, category=chosen.id)
            if said:
                read = msgspec.structs.replace(read, at=said.at, day=said.day, skipped=said.skipped)
            wins.keep_line(read)
            left.pop(0)
            about = wins.in_words(read)
            said_of_it = words.wins.SAVED_ABOUT if about else words.wins.SAVED
            told.append(said_of_it.format(text=visible(read.text), about=about))
    finally:
        for text in told:
            click.echo(text)
