"""What a case is: a number, its words, the terminals it is about, and a function that tries it in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from room import Room

Check = Callable[["Room"], None]


class NotMet(Exception):
    """What a case asks for is not so; the text says what was found instead."""


class NotHere(Exception):
    """A program that the case needs is not on this machine."""


@dataclass(frozen=True)
class Held:
    """A case that a test of pytest's holds: the matrix runs that test."""

    test: str


@dataclass
class Case:
    """One row of the matrix. `checks` by the name of a terminal; several names may share a function."""

    number: int
    words: str
    checks: dict[str, Check | Held] = field(default_factory=dict)
    long: set[str] = field(default_factory=set)


CASES: dict[int, Case] = {}

PTYS = ("plain", "linux", "256", "16", "no colours", "LANG=C", "ja_JP")
"""Terminals that are played by this program: each is another environment."""
NESTED = ("tmux", "screen")
WINDOWS = ("xterm", "kitty")
EVERY = (*PTYS[:1], *NESTED, *WINDOWS, *PTYS[1:])
UTF8 = ("plain", *NESTED, *WINDOWS)
PIPE = ("pipe",)


def row(number: int, words: str) -> Case:
    """Have a row with these words."""
    return CASES.setdefault(number, Case(number, words))


def case(
    number: int, words: str, terminals: tuple[str, ...] = ("plain",), *, long: bool = False
) -> Callable[[Check], Check]:
    """Take a function as the check of a case in these terminals; with `long` it runs with --long alone."""

    def taken(check: Check) -> Check:
        one = row(number, words)
        one.checks |= dict.fromkeys(terminals, check)
        if long:
            one.long |= set(terminals)
        return check

    return taken


def held(number: int, words: str, *tests: str, where: str = "plain") -> None:
    """Name the tests that hold a case in a terminal."""
    row(number, words).checks[where] = Held(" ".join(tests))


def need(met: object, found: object) -> None:
    """End the check with what was found, where what it asks for is not so."""
    if not met:
        raise NotMet(str(found))
