"""Sentences that are longer than a line."""

from __future__ import annotations

WIDTH = 80  # columns of a terminal, and of what is read in a pager or a mail


def width() -> int:
    """Return the columns of a line that is read: those of the terminal, where it has fewer than `WIDTH`."""
    import os

    columns = os.environ.get("COLUMNS", "")  # as in shutil, which takes longer to import than to ask
    if not columns.isdecimal():
        try:
            columns = str(os.get_terminal_size(1).columns)
        except OSError:
            return WIDTH
    return min(int(columns) or WIDTH, WIDTH)


def folded(text: str, indent: str = "", further: str | None = None) -> str:
    """A sentence in lines of at most `width()` columns; a long name stays whole.

    Later lines begin with `further`, or else twice as far in as the first.
    """
    from textwrap import fill

    return fill(
        text,
        width(),
        initial_indent=indent,
        subsequent_indent=indent * 2 if further is None else further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def seen(text: str, further: str = "") -> str:
    """What is printed: folded where a person sees it, a line as it is in a pipe, for `grep`."""
    import sys

    return folded(text, further=further) if sys.stdout.isatty() else text
