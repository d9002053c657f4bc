"""Asking: before something large is done, and for what was not given; at a terminal and in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from companion import words
from companion.cli.opening import FAILED, fail


def agree(question: str) -> None:
    """Ask for a yes. Anything else, also no answer at all, ends with “Nothing was changed.”, status 1."""
    _ask(lambda: click.confirm(question))


def agree_by_word(question: str, word: str) -> None:
    """Ask for a word to be typed. Anything else ends as in `agree`."""
    _ask(lambda: str(click.prompt(question, default="", show_default=False)).strip() == word)


def _ask(asked: Callable[[], bool]) -> None:
    try:
        agreed = asked()
    except click.Abort:  # the end of the input, or Ctrl+C
        agreed = False
        click.echo()
    else:
        if not sys.stdin.isatty():  # nobody pressed Enter, so the question's line is still open
            click.echo()
    if not agreed:
        fail(words.common.NOTHING_CHANGED, FAILED)


class Answers:
    """What a command needs, in its order: what was given, else a line of a pipe, else asked for."""

    def __init__(self, *given: str) -> None:
        """`given` are the arguments, '' where one was left out."""
        self._given = [text.strip() for text in given]

    def next(self, question: str) -> str:
        """Return the next answer, '' where there is none."""
        if self._given and (given := self._given.pop(0)):
            return given
        if sys.stdin.isatty():
            return str(click.prompt(question, default="", show_default=False)).strip()
        return next((line.strip() for line in iter(sys.stdin.readline, "") if line.strip()), "")

    def which(self, question: str, names: Sequence[str]) -> str:
        """Return the next answer; where it is asked for, the names are listed and a number means one."""
        if self._given[:1] != [""]:
            return self.next(question)
        if sys.stdin.isatty():
            for number, name in enumerate(names, 1):
                click.echo(f"{number:>3}  {name}")
        said = self.next(question)
        return names[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(names) else said

    def rest(self, question: str) -> list[str]:
        """Return all further answers, until there is none."""
        return list(iter(lambda: self.next(question), ""))
