"""Finding something by what is typed of its name: whole words first, then beginnings, then letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from companion.model.text import comparable, folded

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_WHOLE, _BEGINNINGS, _LETTERS = range(3)


def found(typed: str, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return the things whose names have what is typed, the closest first and each kind in its order."""
    near = [(distance(typed, name(thing)), thing) for thing in things]
    return [thing for kind in range(3) for far, thing in near if far == kind]


def id_named(typed: str, kind: str) -> int:
    """Return the id that is typed, alone or as in the key of a row (`win:12`); 0 where that is none."""
    before, _, number = typed.rpartition(":")
    return int(number) if before in ("", kind) and number.isdecimal() and number.isascii() else 0


def begins(typed: str, things: Iterable[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """Return the things of which a name begins with what is typed; those that are called just that, if any.

    Case and accents make no difference but between names that differ in nothing else.
    """
    start, found = comparable(typed, typed), list(things)
    nearer: tuple[Callable[[str], bool], ...] = (
        lambda name: comparable(name, typed).startswith(start),
        lambda name: comparable(name, typed) == start,
        lambda name: folded(name) == folded(typed),
    )
    for number, fits in enumerate(nearer):
        near = [each for each in found if any(map(fits, names(each)))]
        found = near or (found if number else [])
    return found


def distance(typed: str, name: str) -> int | None:
    """Return how far a name is from what is typed, or None: it has the words whole, or only their letters."""
    wanted, there = _WORD.findall(typed.casefold()), _WORD.findall(name.casefold())
    if all(word in there for word in wanted):
        return _WHOLE
    if all(any(each.startswith(word) for each in there) for word in wanted):
        return _BEGINNINGS
    letters = "".join(wanted)
    return _LETTERS if any(_runs_through(letters, " ".join(there[n:])) for n in range(len(there))) else None


def _runs_through(letters: str, text: str) -> bool:
    """Tell whether the letters stand in this text in their order, the first of them at its beginning."""
    if not text.startswith(letters[:1]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)
