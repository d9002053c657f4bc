"""Standard input as somebody who answers, be it a person or the lines of a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Answers(io.TextIOBase):
    """Each question takes a line. What a terminal does not echo is echoed, so that the page can be read.

    Commands take it for a terminal: they ask what they want to know, and none reads a pipe to its end.
    """

    def __init__(self, given: TextIO) -> None:
        self._given = given
        self.zero_leaves = False
        self._echoes = given.isatty()

    @property
    def buffer(self) -> object:
        """The bytes beneath, for what reads files."""
        return self._given.buffer

    def isatty(self) -> bool:
        """Somebody answers."""
        return True

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next answer; '' at the end of the input, where the line of the question is ended."""
        sys.stdout.flush()
        line = self._given.readline()
        if not self._echoes or not line:
            from companion.model.text import visible

            sys.stdout.write(f"{visible(line.rstrip(chr(10)))}\n")
            sys.stdout.flush()
        if self.zero_leaves and line.strip() == "0":
            raise KeyboardInterrupt
        return line

    def read(self, size: int | None = -1, /) -> str:
        """All answers that are left."""
        return "".join(iter(self.readline, ""))


@contextmanager
def answered() -> Iterator[None]:
    """Inside, standard input answers."""
    before, sys.stdin = sys.stdin, Answers(sys.stdin)
    try:
        yield
    finally:
        sys.stdin = before


@contextmanager
def zero(*, leaves: bool) -> Iterator[None]:
    """Inside, 0 leaves a question of a command as Ctrl+C does, or is an answer like any other."""
    answers = sys.stdin
    if not isinstance(answers, Answers):
        yield
        return
    before, answers.zero_leaves = answers.zero_leaves, leaves
    try:
        yield
    finally:
        answers.zero_leaves = before
