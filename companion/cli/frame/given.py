"""What a person typed or piped in: read, and given back where it could not be saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from companion import words


def piped() -> str:
    """Return standard input; bytes that are no UTF-8 are left for the store to replace."""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def lines_piped() -> list[str]:
    """Return the lines of standard input that have something in them."""
    return [line for line in piped().split("\n") if line.strip()]


@contextmanager
def given_back(
    typed: str | Callable[[], str] | None, encoding: str = "utf-8", *, asking: bool = False
) -> Iterator[None]:
    """Around saving: what could not be saved is given back, also at a fault of ours and at Ctrl+C.

    What was `typed` may be told in the end, as it grows less. Around `asking` the line of the question is
    still open at a terminal.
    """
    try:
        yield
    except BaseException:
        text = typed() if callable(typed) else typed
        if text and text.strip():
            if asking and sys.stdin.isatty():
                click.echo(err=True)
            click.echo(words.flow.NOT_SAVED, err=True)
            click.echo(as_given(text.removesuffix("\n"), encoding), err=True)
        raise


def as_given(text: str, encoding: str) -> bytes:
    """Return a text as it came; on a terminal nothing in it acts on it."""
    from companion.model.text import harmless

    return (harmless(text) if sys.stderr.isatty() else text).encode(encoding, "surrogateescape")
