"""Sentences that are longer than a line."""

from __future__ import annotations

WIDTH = 80  # columns of a terminal, and of what is read in a pager or a mail


def folded(text: str, indent: str = "") -> str:
    """A sentence in lines of at most `WIDTH` columns, later ones further in; a long name stays whole."""
    from textwrap import fill

    return fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
