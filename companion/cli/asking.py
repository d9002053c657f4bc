"""Asking before something large is done: one behaviour for every command, at a terminal and in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable

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
