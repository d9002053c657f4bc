"""A page of plain mode: lines of text, some of which a number chooses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from companion import words
from companion.rows.marks import ASCII
from companion.tui.command import key_name

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.rows.row import Row
    from companion.tui.command import Command

Look = Callable[["Companion"], "PlainPage | None"]
"""What a page is made by, each time anew; None where what it was about is gone."""
APART = re.compile(r"\s{2,}|\s·\s")
"""What stands between the things beside a row."""
MARKS = msgspec.structs.replace(
    ASCII,
    open=words.plain.OPEN,
    done=words.plain.DONE,
    partly=words.plain.PARTLY,
    resting=words.routine.RESTING,
    kept=words.wins.KEPT_MARK,
    celebrated=words.wins.CELEBRATED_MARK,
    ellipsis="…",
)
"""The marks of rows as words."""


class PlainChoice(msgspec.Struct, frozen=True):
    """A line that a number chooses, and often a letter: a page to go to, or a command line to run.

    `typed` tells that a text behind the letter belongs to the command. Of a command with `asks` the rest of
    the line is asked for. With `finds` it goes to the page that is made of the text, which is asked for.
    """

    text: str
    go: Look | None = None
    run: str = ""
    letter: str = ""
    typed: bool = False
    asks: bool = False
    finds: Callable[[str], Look] | None = None


class PlainPage(msgspec.Struct, frozen=True):
    """The `head` is said whenever one comes to the page, or something was done there.

    Then come its `rows`, of which those that are choices have a number, and what can be done there. A page of
    `one` thing is read again where that has changed; the numbers of a list mean what was heard last.
    """

    head: tuple[str, ...]
    rows: tuple[str | PlainChoice, ...] = ()
    actions: tuple[PlainChoice, ...] = ()
    one: bool = False

    @property
    def choices(self) -> list[PlainChoice]:
        """The lines that have a number, in the order of their numbers."""
        return [*(row for row in self.rows if isinstance(row, PlainChoice)), *self.actions]


def said(row: Row) -> str:
    """Return a row in one line: its words, then in words its mark and what stands beside it."""
    text = ", ".join(APART.split(row.text.strip())) if row.muted and row.wraps else row.text.strip()
    beside = [part for part in APART.split((row.word or row.aside).strip()) if part]
    marked = [row.mark] if row.mark and not any(part.startswith(row.mark) for part in beside) else []
    return words.plain.line([text, *marked, *beside])


def letters(command: Command, keys: Mapping[str, str]) -> list[str]:
    """Return the letters of a command, as the person has them: its keys that are one sign, and no digit."""
    every = keys.get(command.id, command.keys).split(",")
    return [sign for key in every if len(sign := key_name(key, plain=True)) == 1 and not sign.isdecimal()]


def offered(commands: Iterable[Command], keys: Mapping[str, str], key: str = "") -> Iterator[PlainChoice]:
    """Yield the commands that the shell has as choices, for the row with this key."""
    for command in commands:
        if command.shell:
            letter = next(iter(letters(command, keys)), "")
            yield PlainChoice(
                command.help, run=filled(command.shell, key), letter=letter, typed=command.types
            )


def filled(shell: str, key: str) -> str:
    """Return a command line about the row with this key, quoted as a shell would want it."""
    from shlex import quote

    found: str = shell.replace("{key}", quote(key))
    return found
